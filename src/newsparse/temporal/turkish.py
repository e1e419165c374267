"""Days in Turkish text that have no year: "30 Kasım'da", "Salı günü", "dün"; full dates are dateparser's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.models import Record
from newsparse.temporal.calendar import in_nearest_year
from newsparse.temporal.resolver import UNRESOLVED_DAY, Resolved

_COUNTED = 0.9
"""How often a day that is counted from the publication is right."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`tr/days.yaml`."""

    weekdays: dict[int, list[str]]
    day: list[str]
    today: list[str]
    yesterday: list[str]


class TurkishDay(Record, frozen=True):
    """An expression with its span (code points), the rule that read it, and what it means."""

    start: int
    end: int
    rule: str
    resolved: Resolved


@lru_cache(maxsize=1)
def _words() -> _Words:
    return lexicon.load("tr/days", _Words)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A number and a month without a year, a weekday and "day", today and yesterday."""
    months = "|".join(m for month in lexicon.months().values() for m in month.tr)
    weekdays = "|".join(w for names in _words().weekdays.values() for w in names)
    counted = "|".join((*_words().today, *_words().yesterday))
    return re.compile(
        rf"(?<![\w.])(?:(?P<number>\d{{1,2}}) (?P<month>{months})(?!\w)(?! \d{{4}})"
        rf"|(?<!\d{{4}} )(?P<weekday>{weekdays}) (?:{'|'.join(_words().day)})(?!\w)|(?P<counted>{counted})(?!\w))",
        re.IGNORECASE,
    )


def find_days(text: str, dct: date | None) -> Iterator[TurkishDay]:
    """The days without a year that a text names, in order; `dct` is what they count from."""
    for match in _pattern().finditer(_lower(text)):
        resolved = _resolved(match, dct)
        if resolved is not None:
            rule = "turkish." + ("day" if match["number"] else "weekday" if match["weekday"] else "counted")
            yield TurkishDay(*match.span(), rule, resolved)


def _lower(text: str) -> str:
    """The text in small letters, of the same length: İ is i and I is ı."""
    return (
        text.replace("İ", "i").replace("I", "ı").lower() if len(text) == len(text.lower().replace("i̇", "i")) else text
    )


def _resolved(match: re.Match[str], dct: date | None) -> Resolved | None:
    if dct is None:
        return Resolved("DATE", UNRESOLVED_DAY, None, 0.6)
    if match["number"]:
        month = next(n for n, m in lexicon.months().items() if match["month"].lower() in m.tr)
        day = in_nearest_year(int(match["number"]), month, dct)
    elif match["weekday"]:
        weekday = next(n for n, names in _words().weekdays.items() if match["weekday"].lower() in names)
        day = dct - timedelta((dct.isoweekday() - weekday) % 7)
    else:
        day = dct - timedelta(match["counted"].lower() in _words().yesterday)
    if day is None:
        return None
    return Resolved("DATE", day.isoformat(), f"published {dct}", _COUNTED, (day, day), "day")
