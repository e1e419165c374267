"""Full dates in languages other than English: dateparser, behind one door.

A pattern finds what has the shape of a date (day, month name, year); dateparser
says in the language's own locale whether it is one. Its filling in of missing
parts is shut off: all parts are required, and it is given a fixed day to count
from, so that it never reads the clock.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from newsparse.models import Record
from newsparse.temporal.calendar import month_end

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LOCALES = {"ar": "ar-SY"}
"""The locale of a language where the plain one is not enough: ar-SY knows the months of the Levant and of Egypt."""
_NAME = r"[^\W\d_]{2,14}\.?"
_DAY = re.compile(
    rf"(?<![\d/.:-])(\d{{1,2}})(?:\.|º|er)?[ \u00a0]{{1,3}}(?:de |d['’])?({_NAME}(?:[ \u00a0]{_NAME})??)[ \u00a0]{{1,3}}(?:de )?(\d{{4}})(?!\d)"
)
_MONTH = re.compile(rf"(?<!\w)(?:({_NAME})[ \u00a0])?({_NAME})[ \u00a0]{{1,3}}(?:de )?(\d{{4}})(?!\d)")


class ForeignDate(Record, frozen=True):
    """A day or month with its span (code points); `value` is TIMEX3, `first` and `last` inclusive days."""

    start: int
    end: int
    value: str
    first: date
    last: date
    granularity: str


def find_dates(text: str, language: str) -> Iterator[ForeignDate]:
    """The full days and the months with a year that a text names in a language (ISO 639-1), in order.

    Nothing for English, which has its own grammar, and for languages that dateparser does not know.
    """
    if language == "en" or _parser(language) is None:
        return
    days = [found for m in _DAY.finditer(text) if (found := _day(m, language)) is not None]
    taken = {found.end for found in days}
    months = [
        found for m in _MONTH.finditer(text) if m.end() not in taken and (found := _month(m, language)) is not None
    ]
    yield from sorted([*days, *months], key=lambda f: f.start)


def _day(match: re.Match[str], language: str) -> ForeignDate | None:
    number, name, year = match.groups()
    day = _parsed(number, name, year, language)
    return ForeignDate(match.start(), match.end(), day.isoformat(), day, day, "day") if day else None


def _month(match: re.Match[str], language: str) -> ForeignDate | None:
    """A month of one word, else of two (تشرين الثاني)."""
    first, last, year = match.groups()
    day, start = _parsed("1", last, year, language), match.start(2)
    if day is None and first:
        day, start = _parsed("1", f"{first} {last}", year, language), match.start(1)
    if day is None:
        return None
    return ForeignDate(start, match.end(), f"{day:%Y-%m}", day, month_end(day.year, day.month), "month")


def _parsed(number: str, name: str, year: str, language: str) -> date | None:
    parser = _parser(language)
    assert parser is not None
    try:
        found = parser.get_date_data(f"{_digits(number)} {name} {_digits(year)}").date_obj
    except (ValueError, OverflowError):
        return None
    if found is None or found.year != int(_digits(year)) or not 1800 <= found.year <= 2100:
        return None
    day: date = found.date()
    return day


def _digits(number: str) -> str:
    """A number in Western digits: ٢٠٢٤ is 2024."""
    return "".join(str(unicodedata.digit(c)) for c in number)


@lru_cache(maxsize=16)
def _parser(language: str) -> DateDataParser | None:
    """The parser of a language, or None where dateparser does not know it."""
    from dateparser.date import DateDataParser

    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
    }
    try:
        if language in _LOCALES:
            return DateDataParser(locales=[_LOCALES[language]], settings=settings)
        return DateDataParser(languages=[language], settings=settings)
    except ValueError:
        return None
