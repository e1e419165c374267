"""Arabic words of time by role, a text as such words, and what a rule reads of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.lexicon.arabic import Word, folded, words
from newsparse.temporal.calendar import interval
from newsparse.temporal.resolver import UNRESOLVED_DAY, Resolved

_SMALL_GAP = re.compile(r"[ \u00a0,،:()\-–/]{1,4}")
_CLAUSE_REACH = 60
_CLAUSE_ENDS = re.compile(r"[.،؛:\n]")
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
    last_two: list[str]
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
    same: list[str]
    following: list[str]
    preceding: list[str]
    later: list[str]
    earlier: list[str]
    clock: list[str]
    hours: dict[int, list[str]]
    first_hours: list[str]
    portions: dict[str, list[str]]
    near_parts: list[str]
    fractions: dict[str, list[str]]
    before_months: list[str]
    since: list[str]
    until: list[str]
    between: list[str]
    to: list[str]
    two_days: list[str]


@lru_cache(maxsize=1)
def phrases() -> dict[str, dict[tuple[str, ...], object]]:
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
            "last_two",
            "next",
            "this",
            "ago",
            "after",
            "years",
            "planned",
            "same",
            "following",
            "preceding",
            "later",
            "earlier",
            "clock",
            "first_hours",
            "near_parts",
            "before_months",
            "since",
            "until",
            "between",
            "to",
            "two_days",
        )
    }
    for role in ("weekdays", "parts", "units", "duals", "ordinals", "seasons", "hours", "portions", "fractions"):
        found[role] = by_value(dict(getattr(raw, role)))
    numbers = lexicon.load("ar/numbers", dict[int, list[str]])
    found["numbers"] = {folded(form): value for value, forms in numbers.items() for form in forms}
    found["months"] = by_value({number: month.ar for number, month in lexicon.months().items()})
    return found


@lru_cache(maxsize=1)
def _opens() -> dict[str, set[str]]:
    """The first words of all phrases, each with the roles of those: most words of a text open none."""
    found: dict[str, set[str]] = {}
    for role, own in phrases().items():
        for phrase in own:
            found.setdefault(phrase[0], set()).add(role)
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """What a rule read: the offset it begins at, the index behind its last word, its name and its meaning."""

    start: int
    last: int
    rule: str
    resolved: Resolved

    @property
    def day(self) -> date | None:
        """The day that it names, from which later words may count; None for a span of days."""
        bounds = self.resolved.bounds
        return bounds[0] if bounds is not None and bounds[0] == bounds[1] else None


@dataclass(frozen=True, slots=True)
class Reader:
    """A text as words, the day of its publication, and the day that it named last."""

    text: str
    tokens: Sequence[Word]
    dct: date | None
    reference: date | None = None
    here: bool = False
    """Whether the text itself named that day, and no paragraph before it."""

    @property
    def base(self) -> tuple[date, str] | None:
        """The day that the text speaks of, with what it is: the one named last, else that of publication."""
        if self.reference is not None and self.here:
            return self.reference, f"text {self.reference}"
        return (self.dct, f"published {self.dct}") if self.dct is not None else None

    @property
    def story(self) -> tuple[date, str] | None:
        """The day that the text or the paragraphs before it named last, else that of publication."""
        return (self.reference, f"text {self.reference}") if self.reference is not None else self.base

    def role(self, at: int, *roles: str) -> tuple[object, int, int] | None:
        """The value of the longest phrase of one of the roles at an index, the index behind it, and where it begins."""
        if at >= len(self.tokens) or not any(
            (own := _opens().get(f)) is not None and not own.isdisjoint(roles) for f in self.tokens[at].forms
        ):
            return None
        for length in (3, 2, 1):
            if at + length > len(self.tokens) or not self.joined(at, at + length):
                continue
            first, *rest = self.tokens[at : at + length]
            for form, skip in zip(first.forms, first.skips, strict=True):
                phrase = (form, *(t.forms[0] for t in rest))
                for name in roles:
                    if phrase in phrases()[name]:
                        return phrases()[name][phrase], at + length, first.start + skip
        return None

    def is_planned(self, start: int) -> bool:
        """Whether a verb of the future stands in the clause before an offset: "ستبدأ الورش يوم الأحد"."""
        clause = _CLAUSE_ENDS.split(self.text[max(0, start - _CLAUSE_REACH) : start])[-1]
        return any((form,) in phrases()["planned"] for word in words(clause) for form in word.forms)

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
        value = phrases()["numbers"].get((token.forms[0],))
        return value if isinstance(value, int) else None

    def number_start(self, at: int) -> int:
        """Where the digits of a number begin, behind the particle that may be written as one with it: و10."""
        start = self.tokens[at].start
        return start if self.text[start].isdecimal() else start + 1


def dated(day: date, rule: str, anchor: str | None, part: str | None, start: int, last: int) -> Read:
    """A day, or a part of one, as a rule read it between an offset and a word; `anchor` is what it counts from."""
    value = day.isoformat() + (f"T{part}" if part else "")
    sure = _FULL if anchor is None else _COUNTED
    kind, grain = ("TIME", "time") if part else ("DATE", "day")
    return Read(start, last, rule, Resolved(kind, value, anchor, sure, (day, day), grain))


def spanned(value: str, rule: str, anchor: str | None, start: int, last: int) -> Read:
    """A week, month, season or year by its value in TIMEX3."""
    found = interval(value)
    bounds, grain = ((found[0], found[1]), found[2]) if found else (None, None)
    return Read(start, last, rule, Resolved("DATE", value, anchor, _COUNTED, bounds, grain))


def left_open(rule: str, start: int, last: int, value: str = UNRESOLVED_DAY) -> Read:
    """A time that has nothing to count from."""
    return Read(start, last, rule, Resolved("DATE", value, None, 0.5))


def counted(reader: Reader, days: int, rule: str, part: str | None, start: int, last: int) -> Read:
    """A day so many days after the publication; open where that is not known."""
    if reader.dct is None:
        return left_open(rule, start, last)
    day = reader.dct + timedelta(days)
    return dated(day, rule, f"published {reader.dct}", part, start, last)
