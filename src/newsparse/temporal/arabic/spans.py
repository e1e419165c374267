"""Weeks, months, seasons and years in Arabic text, parts of them, and what is counted from a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from newsparse.gazetteer.folding import fold
from newsparse.temporal.arabic.days import other_name, year_at
from newsparse.temporal.arabic.reader import Read, Reader, dated, left_open, phrases, spanned
from newsparse.temporal.calendar import add_months, interval, week_value
from newsparse.temporal.resolver import Resolved

_COUNTED_FROM = frozenset(fold(w) for w in ("على", "من", "عن"))
"""Words behind "after two days" that say after what."""
_AND, _YEAR = "و", 364
_OF, _TWO_YEARS = "من", fold("عامي")
_COUNTED_YEARS = 0.93
"""How often a span from one year to another is right."""
_FARTHEST = 1000
"""Units that are counted, at most."""
_SHORTEST = 27
"""Days of the shortest span that has a beginning, a middle and an end of its own: a month."""


def month(reader: Reader, at: int, *, alone: bool = False) -> Read | None:
    """A month with its year, or one that the text calls a month or past: شباط 2019, شهر تموز, أيار الماضي; on request alone."""
    read = reader.role(at, "units")
    named = read is not None and read[0] == "month"
    found = reader.role(read[1] if named and read is not None else at, "months")
    if found is None:
        return None
    start = read[2] if named and read is not None else found[2]
    last = other_name(reader, found[1])
    number = int(str(found[0]))
    behind = _behind_of(reader, last)
    told = year_at(reader, behind)
    if told is not None:
        return spanned(f"{told}-{number:02}", "arabic.month", None, start, behind + 1)
    said = reader.role(last, "last", "next", "this")
    if said is not None and reader.follows(last):
        last = said[1]
    elif not (named or alone or last > found[1] or _is_told_as_a_month(reader, at, found)):
        return None
    if reader.dct is None:
        return left_open("arabic.month", start, last, f"XXXX-{number:02}")
    meant = reader.dct.year
    if said is not None and said[0] == "next":
        meant += number <= reader.dct.month
    elif number > reader.dct.month or (said is not None and said[0] == "last" and number == reader.dct.month):
        meant -= 1
    return spanned(f"{meant}-{number:02}", "arabic.month", f"published {reader.dct}", start, last)


def _are_joined(reader: Reader, at: int) -> bool:
    """Whether "and" alone joins a year to the one before it."""
    return reader.text[reader.tokens[at - 1].end : reader.tokens[at].start + 1].strip() == _AND


def _behind_of(reader: Reader, at: int) -> int:
    """The index behind "of" and "the year", which may stand before a year: أيلول من عام 2018, شباط عام 2016."""
    if at >= len(reader.tokens) or not reader.follows(at):
        return at
    word = reader.role(at + (reader.tokens[at].forms[0] == _OF), "years")
    return word[1] if word is not None else at


def _is_told_as_a_month(reader: Reader, at: int, found: tuple[object, int, int]) -> bool:
    """Whether the name of a month is one, and no verb and no man's: of two words, or behind "in", "since", "until": في حزيران."""
    joined = reader.text[reader.tokens[at].start : found[2]]
    before = reader.tokens[at - 1].forms[0] if at else ""
    close = at > 0 and reader.joined(at - 1, at + 1)
    return found[1] - at > 1 or joined.endswith("ب") or (close and (before,) in phrases()["before_months"])


def year(reader: Reader, at: int) -> Read | None:
    """A year after its word: عام 2017, منذ 2011 keeps its preposition outside."""
    read = reader.role(at, "years")
    if read is None:
        return _year_since(reader, at)
    if (number := year_at(reader, read[1])) is None:
        return None
    second = year_at(reader, read[1] + 1)
    if (
        second is not None
        and second > number
        and _are_joined(reader, read[1] + 1)
        and reader.tokens[read[1] - 1].forms[0] == _TWO_YEARS
    ):
        both = interval(str(number)), interval(str(second))
        if both[0] is not None and both[1] is not None:
            value, bounds = f"{number}/{second}", (both[0][0], both[1][1])
            return Read(
                read[2], read[1] + 2, "arabic.year", Resolved("DATE", value, None, _COUNTED_YEARS, bounds, "range")
            )
    return spanned(str(number), "arabic.year", None, read[2], read[1] + 1)


def _year_since(reader: Reader, at: int) -> Read | None:
    """A year alone behind "since": منذ 2018, not so many years ago."""
    number = year_at(reader, at)
    before = reader.tokens[at - 1].forms[0] if at else ""
    if number is None or (before,) not in phrases()["since"] or reader.role(at + 1, "units") is not None:
        return None
    return spanned(str(number), "arabic.year", None, reader.number_start(at), at + 1)


def season(reader: Reader, at: int) -> Read | None:
    """A season with its year, or the last one: صيف 2014, شتاء عام 2012, الصيف الماضي."""
    read = reader.role(at, "seasons")
    if read is None:
        return None
    last = read[1]
    if (word := reader.role(last, "years", "units")) is not None and reader.follows(last):
        last = word[1]
        beside = _season_of(reader, read, last) if word[0] in {"years", "year"} else None
        if beside is not None:
            return beside
    if (number := year_at(reader, last)) is None:
        return _last_season(reader, read)
    return spanned(f"{number}-{read[0]}", "arabic.season", None, read[2], last + 1)


def _season_of(reader: Reader, read: tuple[object, int, int], last: int) -> Read | None:
    """A season of last year, of this year: صيف العام الماضي."""
    said = reader.role(last, "last", "this", "next")
    if said is None or reader.dct is None or not reader.follows(last):
        return None
    number = reader.dct.year + {"last": -1, "this": 0, "next": 1}[str(said[0])]
    return spanned(f"{number}-{read[0]}", "arabic.season", f"published {reader.dct}", read[2], said[1])


def _last_season(reader: Reader, read: tuple[object, int, int]) -> Read | None:
    """The last season of a kind that was over on the day of publication: الصيف الماضي."""
    name, last, start = read
    said = reader.role(last, "last")
    if said is None or not reader.follows(last) or reader.dct is None:
        return None
    for number in (reader.dct.year, reader.dct.year - 1, reader.dct.year - 2):
        found = interval(f"{number}-{name}")
        if found is not None and found[1] < reader.dct:
            return spanned(f"{number}-{name}", "arabic.season", f"published {reader.dct}", start, said[1])
    return None


def unit_beside(reader: Reader, at: int) -> Read | None:
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
        return left_open("arabic.unit", start, last, "XXXX")
    return spanned(_moved(reader.dct, str(unit[0]), step), "arabic.unit", f"published {reader.dct}", start, last)


def _moved(day: date, unit: str, count: int) -> str:
    """The value of the week, month or year so many of them on."""
    if unit == "week":
        return week_value(day + timedelta(7 * count))
    if unit == "month":
        return f"{add_months(day, count):%Y-%m}"
    return str(day.year + count)


def offset(reader: Reader, at: int) -> Read | None:
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
        if number is None and (named or year_at(reader, read[1]) is not None):
            return None
        if number is None and reader.tokens[read[1] - 1].forms[0] in _plurals():
            return (
                Read(said[2], read[1], "arabic.some-ago", Resolved("DATE", "PAST_REF", None, 0.6))
                if said[0] == "ago"
                else None
            )
        unit, last, count = str(read[0]), read[1], 1 if number is None else number
    if said[0] == "after" and last < len(reader.tokens) and reader.tokens[last].forms[0] in _COUNTED_FROM:
        return None  # "two days after the quake": not from the publication
    from_text = said[0] == "after" and reader.here
    base = reader.base if from_text else (reader.dct, f"published {reader.dct}") if reader.dct is not None else None
    return _at_offset(base, unit, count if said[0] == "after" else -count, said[2], last)


def past(reader: Reader, at: int) -> Read | None:
    """So many days, weeks, months or years up to the publication: اليومين الماضيين, الأيام الثلاثة الماضية."""
    dual = reader.role(at, "duals")
    unit = dual or reader.role(at, "units")
    if unit is None or not reader.is_defined(unit[2]):
        return None
    last = unit[1]
    number = 2 if dual is not None else reader.number(last)
    said = reader.role(last if dual is not None else last + 1, "last_two" if dual is not None else "last")
    if number is None or not 1 < number <= _FARTHEST or said is None or not reader.joined(at, said[1]):
        return None
    value = f"P{number}{str(unit[0])[0].upper()}"
    if reader.dct is None:
        return Read(unit[2], said[1], "arabic.past", Resolved("DURATION", value, None, 0.6))
    days = {"day": 1, "week": 7}.get(str(unit[0]))
    first = (
        reader.dct - timedelta(number * days)
        if days is not None
        else add_months(reader.dct, -number * (12 if unit[0] == "year" else 1))
    )
    bounds = (first, reader.dct - timedelta(1))
    resolved = Resolved("DURATION", value, f"published {reader.dct}", _COUNTED_YEARS, bounds, "range")
    return Read(unit[2], said[1], "arabic.past", resolved)


def later(reader: Reader, at: int) -> Read | None:
    """So long after or before the day of the text: بعد ذلك بيومين, قبلها بأسبوع."""
    said = reader.role(at, "later", "earlier")
    if said is None or reader.reference is None or said[1] >= len(reader.tokens) or not reader.follows(said[1]):
        return None
    if (dual := reader.role(said[1], "duals")) is not None:
        unit, last, count = str(dual[0]), dual[1], 2
    else:
        number = reader.number(said[1])
        read = reader.role(said[1] if number is None else said[1] + 1, "units")
        if read is None:
            return None
        unit, last, count = str(read[0]), read[1], number or 1
    return _at_offset(
        (reader.reference, f"text {reader.reference}"), unit, count if said[0] == "later" else -count, said[2], last
    )


def _at_offset(base: tuple[date, str] | None, unit: str, count: int, start: int, last: int) -> Read | None:
    if abs(count) > _FARTHEST:
        return None
    if base is None:
        return left_open("arabic.offset", start, last)
    day, anchor = base
    try:
        if unit in {"day", "week"}:
            found = dated(
                day + timedelta(count * (7 if unit == "week" else 1)), "arabic.offset", anchor, None, start, last
            )
            grain = "week" if unit == "week" else "day"
            return replace(found, resolved=replace(found.resolved, granularity=grain))
        return spanned(_moved(day, unit, count), "arabic.offset", anchor, start, last)
    except (ValueError, OverflowError):
        return None


def part_of_span(reader: Reader, at: int) -> Read | None:
    """The beginning, the middle or the end of a month or a year: a third of it. منتصف آذار 2011, أواخر تموز الماضي."""
    said = reader.role(at, "portions")
    if said is None or said[1] >= len(reader.tokens) or not reader.follows(said[1]):
        return None
    inner = (
        month(reader, said[1], alone=True)
        or year(reader, said[1])
        or unit_beside(reader, said[1])
        or _running_unit(reader, said[1])
    )
    if inner is None or inner.resolved.bounds is None:
        return None
    first, final = inner.resolved.bounds
    third = (final - first).days // 3
    if not (final - first).days >= _SHORTEST:
        return None
    edges = {
        "START": (first, first + timedelta(third - 1)),
        "MID": (first + timedelta(third), first + timedelta(2 * third - 1)),
        "END": (first + timedelta(2 * third), final),
    }
    bounds = _its_edge(reader, at, str(said[0]), inner.resolved.bounds) or edges[str(said[0])]
    within = replace(inner.resolved, bounds=bounds, granularity="day" if bounds[0] == bounds[1] else "range")
    return Read(said[2], inner.last, "arabic.portion", within)


def _its_edge(reader: Reader, at: int, portion: str, bounds: tuple[date, date]) -> tuple[date, date] | None:
    """The first day behind "since", the last one behind "until" or "before": منذ مطلع العام, حتى نهاية أيلول."""
    before = reader.tokens[at - 1].forms[0] if at and reader.joined(at - 1, at + 1) else ""
    if portion == "START" and (before,) in phrases()["since"]:
        return bounds[0], bounds[0]
    return (bounds[1], bounds[1]) if portion == "END" and (before,) in phrases()["until"] else None


def _running_unit(reader: Reader, at: int) -> Read | None:
    """A month or a year with its article and nothing beside it, which is the running one: نهاية العام."""
    read = reader.role(at, "units")
    if read is None or read[0] not in {"month", "year"} or not reader.is_defined(read[2]):
        return None
    if reader.follows(read[1]) and reader.is_defined(reader.tokens[read[1]].start):
        return None  # the school year, the tenth month
    if reader.dct is None:
        return left_open("arabic.unit", read[2], read[1], "XXXX")
    return spanned(_moved(reader.dct, str(read[0]), 0), "arabic.unit", f"published {reader.dct}", read[2], read[1])


def fraction(reader: Reader, at: int) -> Read | None:
    """A half or a quarter of a year: النصف الأول من عام 2022, الربع الثالث من العام الماضي."""
    said = reader.role(at, "fractions")
    number = reader.role(said[1], "ordinals") if said is not None else None
    if said is None or number is None or not reader.joined(at, number[1]):
        return None
    of = number[1] + (number[1] < len(reader.tokens) and reader.tokens[number[1]].forms[0] == _OF)
    whole = year(reader, of) or unit_beside(reader, of) or _running_unit(reader, of)
    told = year_at(reader, of)
    if whole is None and told is not None:
        whole = spanned(str(told), "arabic.year", None, said[2], of + 1)
    letter, parts = str(said[0]), 2 if said[0] == "H" else 4
    if whole is None or whole.resolved.bounds is None or int(str(number[0])) > parts:
        return None
    if (whole.resolved.bounds[1] - whole.resolved.bounds[0]).days < _YEAR:
        return None  # half a month
    value = f"{whole.resolved.bounds[0].year}-{letter}{number[0]}"
    return spanned(value, "arabic.fraction", whole.resolved.anchor, said[2], whole.last)


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    return frozenset(fold(w) for w in ("أيام", "أسابيع", "أشهر", "شهور", "سنوات", "أعوام", "سنين"))
