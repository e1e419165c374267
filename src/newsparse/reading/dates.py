"""Days as page headers print them, each with its span. No relative expressions here."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from newsparse.lexicon import months, small, weekdays

MONTHS: dict[str, int] = {name: number for number, month in months().items() for name in month.en}
"""The English names of months and their short forms, in lower case."""
_ALL_MONTHS = MONTHS | {name: n for n, month in months().items() for name in (*month.ar, *month.tr)}
_NUMBERS = {small(name): number for name, number in _ALL_MONTHS.items()}
_M = "|".join(re.escape(m) for m in sorted(_ALL_MONTHS, key=len, reverse=True))
_WESTERN = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")} | {ord("،"): ","}
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?(\d{1,2})[-/_.]?(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FORMS = re.compile(
    rf"""(?:(?<![\d/.-])|(?<=\d:\d\d-))(?:
      (?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?:[T ](?P<t1>\d\d:\d\d(?::\d\d)?(?:\.\d{{1,9}})?(?:Z|[+-]\d\d:?\d\d)?))?
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,4}}of)?[\s.-]{{0,6}}\b(?P<m2>{_M})\b(?:/\w{{3,10}})?\.?\s?,?[\s-]{{0,6}}(?P<y2>(?:19|20)\d\d)
    | \b(?P<m3>{_M})\b[.,]?\s{{0,4}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s{{0,4}},?\s{{0,4}}(?:at\s{{1,4}}\S{{1,12}}\s{{1,4}})?(?P<y3>(?:19|20)\d\d)
    | (?P<a4>\d{{1,2}})[ ]?[/.-][ ]?(?P<b4>\d{{1,2}})[ ]?[/.-][ ]?(?P<y4>(?:19|20)\d\d)
    )(?:(?![\d/])|(?=\d{{1,2}}:\d\d)|(?=\d{{1,2}}\s(?:{_M})\b))""",
    re.IGNORECASE | re.VERBOSE,
)


_ENGLISH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_AND_MONTH = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ ](?P<m1>{_ENGLISH})\b|\b(?P<m2>{_ENGLISH})\.?[ ](?P<d2>\d{{1,2}})\b",
    re.IGNORECASE,
)
"""A day and month without a year, as the entries of live pages have it."""
_ARABIC = "|".join(sorted((n for month in months().values() for n in month.ar), key=len, reverse=True))
ARABIC_DAY_AND_MONTH = re.compile(rf"(?<!\d)\d{{1,2}} (?:{_ARABIC})\b")
"""The same in Arabic, as posts have it: "١٢ أيار، الساعة ٢:٠٣ م"."""


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day with the span that names it; `sure` is False where day and month could be swapped."""

    day: date
    start: int
    end: int
    time: str | None = None
    sure: bool = True


def find_days(text: str, offset: int = 0) -> Iterator[FoundDay]:
    """Every full day that a text names, in order; spans are shifted by `offset` code points."""
    text = text.translate(_WESTERN)
    if _YEAR.search(text) is None:
        yield from _of_a_short_year(text, offset)
        return
    for m in _FORMS.finditer(text):
        sure, time = True, None
        if m["y1"]:
            parts, time = (int(m["y1"]), int(m["m1"]), int(m["d1"])), m["t1"]
        elif m["y2"]:
            parts = (int(m["y2"]), _NUMBERS[small(m["m2"])], int(m["d2"]))
        elif m["y3"]:
            parts = (int(m["y3"]), _NUMBERS[small(m["m3"])], int(m["d3"]))
        else:
            parts, sure = _numeric(text, m)
        try:
            yield FoundDay(date(*parts), offset + m.start(), offset + m.end(), time, sure)
        except ValueError:
            continue


_SHORT_YEAR = re.compile(
    r"\b(?:published|posted|updated)\b[^\n]{0,24}?(?<![\d.:/])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d\d)(?![\d./])",
    re.IGNORECASE,
)
"""A day with two digits of its year, only where the line says what the day is of: "First published: 12:44, 20.08.25"."""


def _of_a_short_year(text: str, offset: int) -> Iterator[FoundDay]:
    for m in _SHORT_YEAR.finditer(text):
        day, month = int(m["day"]), int(m["month"])
        with contextlib.suppress(ValueError):
            found = date(2000 + int(m["year"]), *((month, day) if month <= 12 else (day, month)))
            yield FoundDay(
                found, offset + m.start("day"), offset + m.end(), None, day > 12 or month > 12 or day == month
            )


_WEEKDAY_BEFORE = re.compile(rf"\b({'|'.join(sorted(weekdays(), key=len, reverse=True))})\.?,? $", re.IGNORECASE)


def _numeric(text: str, match: re.Match[str]) -> tuple[tuple[int, int, int], bool]:
    """Year, month and day of a day in numbers, and whether they are sure: the day first, unless its weekday says otherwise."""
    a, b, year = int(match["a4"]), int(match["b4"]), int(match["y4"])
    if a > 12 or b > 12 or a == b:
        return ((year, b, a) if b <= 12 else (year, a, b)), True
    named = _WEEKDAY_BEFORE.search(text, max(0, match.start() - 12), match.start())
    if named is not None:
        wanted = weekdays()[named[1].lower()]
        fitting = [p for p in ((year, b, a), (year, a, b)) if a and b and date(*p).isoweekday() == wanted]
        if len(fitting) == 1:
            return fitting[0], True
    return (year, b, a), False


_FIRST_STAMP, _LAST_STAMP = 788_918_400, 1_988_150_400
"""Seconds of Unix time that stand for days of news, 1995 to 2032; later ones could be 2019050912."""


def day_of_stamp(text: str) -> date | None:
    """The day that digits alone stand for: 20190509, or Unix time in seconds or milliseconds (its day in UTC)."""
    digits, _, rest = text.strip().partition(".")
    if rest and not rest.isdigit():
        return None
    if not digits.isascii() or not digits.isdigit():
        return None
    if len(digits) == 8:
        with contextlib.suppress(ValueError):
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if digits[:2] in {"19", "20"} else None
    seconds = int(digits) // 1000 if len(digits) in {12, 13} else int(digits) if len(digits) in {9, 10} else 0
    if _FIRST_STAMP <= seconds < _LAST_STAMP:
        return datetime.fromtimestamp(seconds, UTC).date()
    return None


def day_in_name(name: str) -> date | None:
    """The day that the name of a file or the path of an address holds (2026-02-02, 2026/2/2, 20260202), or None."""
    for match in _IN_NAME.finditer(name):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None


def has_day(text: str) -> bool:
    """Whether a text names a full day."""
    return next(find_days(text), None) is not None
