"""Days in Arabic text: months of both systems, weekdays, parts of days, and what counts from the day of publication.

A short list of words is read from each place at which one of them stands; what
it may be followed by is tried longest first. Words are compared folded, without
the particles that are written as one with them. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.gazetteer.folding import fold
from newsparse.lexicon.arabic import Word, folded, words
from newsparse.temporal.calendar import add_months, in_nearest_year, interval, week_value
from newsparse.temporal.resolver import UNRESOLVED_DAY, Found, Resolved

_SMALL_GAP = re.compile(r"[ \u00a0,،:()\-–/]{1,4}")
_CLAUSE_REACH = 60
_CLAUSE_ENDS = re.compile(r"[.،؛:\n]")
_SLASH = re.compile(r" ?[/(] ?")
_COUNTED_FROM = frozenset(fold(w) for w in ("على", "من", "عن"))
"""Words behind "after two days" that say after what."""
_FULL = 0.93
_COUNTED = 0.9
"""How often a full day, and one that is counted from another, is right."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`ar/days.yaml`."""

    weekdays: dict[int, list[str]]
    parts: dict[str, list[str]]
    today: list[str]
    yesterday: list[str]
    before_yesterday: list[str]
    tomorrow: list[str]
    last: list[str]
    next: list[str]
    this: list[str]
    units: dict[str, list[str]]
    duals: dict[str, list[str]]
    ordinals: dict[int, list[str]]
    seasons: dict[str, list[str]]
    ago: list[str]
    after: list[str]
    years: list[str]
    planned: list[str]


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[tuple[str, ...], object]]:
    """Every phrase of the lexicon by role, as its folded words, with its value."""
    raw = lexicon.load("ar/days", _Words)

    def by_value(entries: dict[object, list[str]]) -> dict[tuple[str, ...], object]:
        return {folded(form): value for value, forms in entries.items() for form in forms}

    found: dict[str, dict[tuple[str, ...], object]] = {
        role: by_value({role: list(getattr(raw, role))})
        for role in (
            "today",
            "yesterday",
            "before_yesterday",
            "tomorrow",
            "last",
            "next",
            "this",
            "ago",
            "after",
            "years",
            "planned",
        )
    }
    for role in ("weekdays", "parts", "units", "duals", "ordinals", "seasons"):
        found[role] = by_value(dict(getattr(raw, role)))
    numbers = lexicon.load("ar/numbers", dict[int, list[str]])
    found["numbers"] = {folded(form): value for value, forms in numbers.items() for form in forms}
    found["months"] = by_value({number: month.ar for number, month in lexicon.months().items()})
    return found


def find_days(text: str, dct: date | None) -> Iterator[Found]:
    """The days, weeks, months and years of an Arabic text, in order; `dct` is what they count from."""
    reader = _Reader(text, words(text), dct)
    at = 0
    while at < len(reader.tokens):
        read = next((r for rule in _RULES if (r := rule(reader, at)) is not None), None)
        if read is None:
            at += 1
            continue
        at = read.last
        yield Found(read.start, reader.tokens[read.last - 1].end, read.rule, read.resolved)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a rule read: the offset it begins at, the index behind its last word, its name and its meaning."""

    start: int
    last: int
    rule: str
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class _Reader:
    """A text as words, and the day it counts from."""

    text: str
    tokens: Sequence[Word]
    dct: date | None

    def role(self, at: int, *roles: str) -> tuple[object, int, int] | None:
        """The value of the longest phrase of one of the roles at an index, the index behind it, and where it begins."""
        for length in (3, 2, 1):
            if at + length > len(self.tokens) or not self.joined(at, at + length):
                continue
            first, *rest = self.tokens[at : at + length]
            for form, skip in zip(first.forms, first.skips, strict=True):
                phrase = (form, *(t.forms[0] for t in rest))
                for name in roles:
                    if phrase in _words()[name]:
                        return _words()[name][phrase], at + length, first.start + skip
        return None

    def is_planned(self, start: int) -> bool:
        """Whether a verb of the future stands in the clause before an offset: "ستبدأ الورش يوم الأحد"."""
        clause = _CLAUSE_ENDS.split(self.text[max(0, start - _CLAUSE_REACH) : start])[-1]
        return any((form,) in _words()["planned"] for word in words(clause) for form in word.forms)

    def is_defined(self, start: int) -> bool:
        """Whether the word that begins there has its article, as weekdays do: أحد alone is "somebody"."""
        return self.text.startswith(("ال", "لل", "لأ", "لإ"), start) or self.text.startswith("ل", start - 1)

    def joined(self, first: int, last: int) -> bool:
        """Whether nothing but a space or a small mark stands between the words."""
        return all(
            _SMALL_GAP.fullmatch(self.text[a.end : b.start]) is not None
            for a, b in zip(self.tokens[first:last], self.tokens[first + 1 : last], strict=False)
        )

    def follows(self, at: int) -> bool:
        """Whether the word at an index follows the one before it closely."""
        return 0 < at < len(self.tokens) and self.joined(at - 1, at + 1)

    def number(self, at: int) -> int | None:
        """The number at an index, in digits or a word."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if token.number is not None:
            return token.number
        value = _words()["numbers"].get((token.forms[0],))
        return value if isinstance(value, int) else None


def _dated(day: date, rule: str, anchor: str | None, part: str | None, start: int, last: int) -> _Read:
    value = day.isoformat() + (f"T{part}" if part else "")
    sure = _FULL if anchor is None else _COUNTED
    kind, grain = ("TIME", "time") if part else ("DATE", "day")
    return _Read(start, last, rule, Resolved(kind, value, anchor, sure, (day, day), grain))


def _spanned(value: str, rule: str, anchor: str | None, start: int, last: int) -> _Read:
    found = interval(value)
    bounds, grain = ((found[0], found[1]), found[2]) if found else (None, None)
    return _Read(start, last, rule, Resolved("DATE", value, anchor, _COUNTED, bounds, grain))


def _open(rule: str, start: int, last: int, value: str = UNRESOLVED_DAY) -> _Read:
    return _Read(start, last, rule, Resolved("DATE", value, None, 0.5))


def _counted(reader: _Reader, days: int, rule: str, part: str | None, start: int, last: int) -> _Read:
    """A day so many days after the publication; open where that is not known."""
    if reader.dct is None:
        return _open(rule, start, last)
    day = reader.dct + timedelta(days)
    return _dated(day, rule, f"published {reader.dct}", part, start, last)


_NEAR = {"before_yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1}


def _day(reader: _Reader, at: int) -> _Read | None:
    """A day: its part, "day", today or the weekday, its number, month and year, as many as stand together."""
    start: int | None = None
    last = at
    part, offset, weekday = None, None, None
    if (read := reader.role(last, "parts")) is not None:
        part, last, start = str(read[0]), read[1], read[2]
    if (read := _word_for_day(reader, last)) is not None:
        last, start = read[1], read[2] if start is None else start
    if (near := _near_day(reader, last, at)) is not None:
        offset, last, start = near[0], near[1], near[2] if start is None else start
    if (read := reader.role(last, "weekdays")) is not None and _joins(reader, last, at) and reader.is_defined(read[2]):
        weekday, last, start = int(str(read[0])), read[1], read[2] if start is None else start
    numbered = _numbered(reader, last) if _joins(reader, last, at) else None
    if numbered is not None:
        day, last, where = numbered
        return _dated(day, "arabic.day", None, part, where if start is None else start, last)
    if start is None or (offset is None and weekday is None):
        return None
    if offset is not None:
        return _counted(reader, offset, "arabic.day-counted", part, start, last)
    return _weekday(reader, weekday or 0, part, start, last)


def _joins(reader: _Reader, last: int, at: int) -> bool:
    """Whether a word opens what is read from `at` on, or follows the one before it."""
    return last == at or reader.follows(last)


def _word_for_day(reader: _Reader, last: int) -> tuple[object, int, int] | None:
    """يوم before a weekday, a number or a word for a day near by."""
    read = reader.role(last, "units")
    if read is None or read[0] != "day" or read[1] != last + 1:
        return None
    ahead = reader.role(read[1], "weekdays", "yesterday", "tomorrow")
    return read if ahead is not None or reader.number(read[1]) is not None else None


def _near_day(reader: _Reader, last: int, at: int) -> tuple[int, int, int] | None:
    """Days from today of a word like أمس, the index behind it and its offset; None in "for the fourth day"."""
    for role, days in _NEAR.items():
        if (read := reader.role(last, role)) is not None and _joins(reader, last, at):
            return None if reader.text.startswith("لل", read[2] - 1) else (days, read[1], read[2])
    return None


def _weekday(reader: _Reader, weekday: int, part: str | None, start: int, last: int) -> _Read:
    """The last such day up to the publication; the one before or after it where the text says so."""
    ahead = False
    if (read := reader.role(last, "last", "next", "this")) is not None and reader.follows(last):
        ahead, last = read[0] == "next", read[1]
    if reader.dct is None:
        return _open("arabic.weekday", start, last, "XXXX-WXX-" + str(weekday))
    ahead = ahead or reader.is_planned(start)
    back = (reader.dct.isoweekday() - weekday) % 7
    days = 7 - back if ahead else -back
    return _counted(reader, days, "arabic.weekday", part, start, last)


def _numbered(reader: _Reader, at: int) -> tuple[date, int, int] | None:
    """A day of a month by its number, the index behind it and its offset: 18 أكتوبر/تشرين الأول, 2 من شباط 2019."""
    named = reader.role(at, "ordinals")
    number = reader.tokens[at].number if at < len(reader.tokens) else None
    number = int(str(named[0])) if number is None and named is not None else number
    if number is None or not 1 <= number <= 31:
        return None
    last = named[1] if named is not None else at + 1
    if last < len(reader.tokens) and reader.tokens[last].forms[0] == "من":
        last += 1
    if (read := reader.role(last, "units")) is not None and read[0] == "month":
        last = read[1]
    month = reader.role(last, "months")
    if month is None or not reader.joined(at, month[1]):
        return None
    last = _other_name(reader, month[1])
    year = _year_at(reader, last)
    if year is not None:
        last += 1
    try:
        start = named[2] if named is not None else reader.tokens[at].start
        return _with_year(number, int(str(month[0])), year, reader.dct), last, start
    except ValueError:
        return None


def _other_name(reader: _Reader, at: int) -> int:
    """The index behind a month's second name, as both systems stand side by side: أكتوبر/تشرين الأول."""
    if at < len(reader.tokens) and _SLASH.fullmatch(reader.text[reader.tokens[at - 1].end : reader.tokens[at].start]):
        other = reader.role(at, "months")
        return other[1] if other is not None else at
    return at


def _year_at(reader: _Reader, at: int) -> int | None:
    number = reader.tokens[at].number if at < len(reader.tokens) and reader.follows(at) else None
    return number if number is not None and 1900 <= number <= 2100 else None


def _with_year(day: int, month: int, year: int | None, dct: date | None) -> date:
    """The day in its year; without one that nearest before the publication, or soon after it. Raises ValueError for none."""
    if year is not None:
        return date(year, month, day)
    found = in_nearest_year(day, month, dct) if dct is not None else None
    if found is None:
        raise ValueError("a day without a year, and nothing to count from")
    return found


def _month(reader: _Reader, at: int) -> _Read | None:
    """A month with its year, or one that the text calls a month or past: شباط 2019, شهر تموز, أيار الماضي."""
    read = reader.role(at, "units")
    named = read is not None and read[0] == "month"
    month = reader.role(read[1] if named and read is not None else at, "months")
    if month is None:
        return None
    start = read[2] if named and read is not None else month[2]
    last = _other_name(reader, month[1])
    number = int(str(month[0]))
    year = _year_at(reader, last)
    if year is not None:
        return _spanned(f"{year}-{number:02}", "arabic.month", None, start, last + 1)
    said = reader.role(last, "last", "next", "this")
    if said is not None and reader.follows(last):
        last = said[1]
    elif not named and last == month[1]:
        return None
    if reader.dct is None:
        return _open("arabic.month", start, last, f"XXXX-{number:02}")
    year = reader.dct.year
    if said is not None and said[0] == "next":
        year += number <= reader.dct.month
    elif number > reader.dct.month or (said is not None and said[0] == "last" and number == reader.dct.month):
        year -= 1
    return _spanned(f"{year}-{number:02}", "arabic.month", f"published {reader.dct}", start, last)


def _year(reader: _Reader, at: int) -> _Read | None:
    """A year after its word: عام 2017, منذ 2011 keeps its preposition outside."""
    read = reader.role(at, "years")
    if read is None or (year := _year_at(reader, read[1])) is None:
        return None
    return _spanned(str(year), "arabic.year", None, read[2], read[1] + 1)


def _season(reader: _Reader, at: int) -> _Read | None:
    """A season with its year, or the last one: صيف 2014, شتاء عام 2012, الصيف الماضي."""
    read = reader.role(at, "seasons")
    if read is None:
        return None
    last = read[1]
    if (word := reader.role(last, "years")) is not None and reader.follows(last):
        last = word[1]
    if (year := _year_at(reader, last)) is None:
        return _last_season(reader, read)
    return _spanned(f"{year}-{read[0]}", "arabic.season", None, read[2], last + 1)


def _last_season(reader: _Reader, read: tuple[object, int, int]) -> _Read | None:
    """The last season of a kind that was over on the day of publication: الصيف الماضي."""
    season, last, start = read
    said = reader.role(last, "last")
    if said is None or not reader.follows(last) or reader.dct is None:
        return None
    for year in (reader.dct.year, reader.dct.year - 1, reader.dct.year - 2):
        found = interval(f"{year}-{season}")
        if found is not None and found[1] < reader.dct:
            return _spanned(f"{year}-{season}", "arabic.season", f"published {reader.dct}", start, said[1])
    return None


def _unit_before(reader: _Reader, at: int) -> _Read | None:
    """A week, month or year told by its place: الأسبوع الماضي, هذا العام, الشهر الجاري."""
    last, said = at, reader.role(at, "this")
    if said is not None:
        last = said[1]
    unit = reader.role(last, "units")
    if unit is None or unit[0] == "day" or (said is not None and not reader.follows(last)):
        return None
    start, last = (said[2] if said is not None else unit[2]), unit[1]
    if said is None:
        said = reader.role(last, "last", "next", "this")
        if said is None or not reader.follows(last):
            return None
        last = said[1]
    step = {"last": -1, "next": 1, "this": 0}[str(said[0])]
    if reader.dct is None:
        return _open("arabic.unit", start, last, "XXXX")
    return _spanned(_moved(reader.dct, str(unit[0]), step), "arabic.unit", f"published {reader.dct}", start, last)


def _moved(day: date, unit: str, count: int) -> str:
    """The value of the week, month or year so many of them on."""
    if unit == "week":
        return week_value(day + timedelta(7 * count))
    if unit == "month":
        return f"{add_months(day, count):%Y-%m}"
    return str(day.year + count)


def _offset(reader: _Reader, at: int) -> _Read | None:
    """So many days, weeks, months or years before or after the publication: قبل يومين, منذ ثلاثة أشهر, بعد 5 أيام."""
    said = reader.role(at, "ago", "after")
    if said is None:
        return None
    last, count = said[1], 1
    if (dual := reader.role(last, "duals")) is not None:
        unit, last, count = str(dual[0]), dual[1], 2
    else:
        number = reader.number(last)
        read = reader.role(last if number is None else last + 1, "units")
        if read is None:
            return None
        named = reader.role(read[1], "weekdays") is not None  # "since Thursday": منذ يوم الخميس
        if number is None and (named or _year_at(reader, read[1]) is not None):
            return None
        if number is None and reader.tokens[read[1] - 1].forms[0] in _plurals():
            return (
                _Read(said[2], read[1], "arabic.some-ago", Resolved("DATE", "PAST_REF", None, 0.6))
                if said[0] == "ago"
                else None
            )
        unit, last, count = str(read[0]), read[1], 1 if number is None else number
    if said[0] == "after" and last < len(reader.tokens) and reader.tokens[last].forms[0] in _COUNTED_FROM:
        return None  # "two days after the quake": not from the publication
    return _at_offset(reader, unit, count if said[0] == "after" else -count, said[2], last)


def _at_offset(reader: _Reader, unit: str, count: int, start: int, last: int) -> _Read | None:
    if abs(count) > 1000:
        return None
    if reader.dct is None:
        return _open("arabic.offset", start, last)
    if unit == "day":
        return _counted(reader, count, "arabic.offset", None, start, last)
    try:
        value = _moved(reader.dct, unit, count)
    except (ValueError, OverflowError):
        return None
    return _spanned(value, "arabic.offset", f"published {reader.dct}", start, last)


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    return frozenset(fold(w) for w in ("أيام", "أسابيع", "أشهر", "شهور", "سنوات", "أعوام", "سنين"))


_RULES: tuple[Callable[[_Reader, int], _Read | None], ...] = (_day, _month, _year, _season, _unit_before, _offset)
