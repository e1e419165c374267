"""Days in Turkish text that have no year: "30 Kasım'da", "Salı günü", "dün"; full dates are dateparser's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.temporal.calendar import in_nearest_year
from newsparse.temporal.resolver import UNRESOLVED_DAY, Found, Resolved

_COUNTED = 0.9
"""How often a day that is counted from the publication is right."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`tr/days.yaml`."""

    weekdays: dict[int, list[str]]
    day: list[str]
    today: list[str]
    yesterday: list[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return lexicon.load("tr/days", _Words)


@lru_cache(maxsize=1)
def _numbers() -> tuple[dict[str, int], dict[str, int]]:
    """The numbers of the months and of the weekdays by their names."""
    months = {lexicon.small(name): number for number, month in lexicon.months().items() for name in month.tr}
    return months, {lexicon.small(name): number for number, names in _words().weekdays.items() for name in names}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A number and a month without a year, a weekday and "day", today and yesterday."""
    months, weekdays = map("|".join, _numbers())
    day = "|".join(map(lexicon.small, _words().day))
    counted = "|".join(map(lexicon.small, (*_words().today, *_words().yesterday)))
    return re.compile(
        rf"(?<![\w.])(?:(?P<number>\d{{1,2}}) (?P<month>{months})(?!\w)(?! \d{{4}})"
        rf"|(?<!\d{{4}} )(?P<weekday>{weekdays}) (?:{day})(?!\w)|(?P<counted>{counted})(?!\w))"
    )


def find_days(text: str, dct: date | None) -> Iterator[Found]:
    """The days without a year that a text names, in order, with code-point offsets; `dct` is what they count from."""
    for match in _pattern().finditer(lexicon.small(text)):
        resolved = _resolved(match, dct)
        if resolved is not None:
            rule = "turkish." + ("day" if match["number"] else "weekday" if match["weekday"] else "counted")
            yield Found(*match.span(), rule, resolved)


def _resolved(match: re.Match[str], dct: date | None) -> Resolved | None:
    if dct is None:
        return Resolved("DATE", UNRESOLVED_DAY, None, 0.6)
    months, weekdays = _numbers()
    if match["number"]:
        day = in_nearest_year(int(match["number"]), months[match["month"]], dct)
    elif match["weekday"]:
        day = dct - timedelta((dct.isoweekday() - weekdays[match["weekday"]]) % 7)
    else:
        day = dct - timedelta(match["counted"] in map(lexicon.small, _words().yesterday))
    if day is None:
        return None
    return Resolved("DATE", day.isoformat(), f"published {dct}", _COUNTED, (day, day), "day")
