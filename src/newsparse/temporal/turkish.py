"""Days in Turkish text that have no year: "30 Kasım'da", "Salı günü", "dün"; full dates are dateparser's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.temporal.calendar import in_nearest_year, week_value
from newsparse.temporal.resolver import UNRESOLVED_DAY, Found, Resolved

_COUNTED = 0.9
"""How often a day that is counted from the publication is right."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`tr/days.yaml`."""

    weekdays: dict[int, list[str]]
    day: list[str]
    near: dict[int, list[str]]
    days_ago: list[str]
    last_week: list[str]
    numbers: dict[int, list[str]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return lexicon.load("tr/days", _Words)


@lru_cache(maxsize=1)
def _numbers() -> tuple[dict[str, int], dict[str, int]]:
    """The numbers of the months and of the weekdays by their names."""
    months = {lexicon.small(name): number for number, month in lexicon.months().items() for name in month.tr}
    return months, {lexicon.small(name): number for number, names in _words().weekdays.items() for name in names}


@lru_cache(maxsize=1)
def _counts() -> tuple[dict[str, int], dict[str, int]]:
    """How far the words for near days are from the one of publication, and the numbers in words."""
    near = {lexicon.small(word): days for days, words in _words().near.items() for word in words}
    return near, {lexicon.small(word): number for number, words in _words().numbers.items() for word in words}


def _either(words: Iterable[str]) -> str:
    """A pattern of some words, the longest first."""
    return "|".join(sorted(map(lexicon.small, words), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A number or two and a month without a year, a weekday and "day", days ago, the last week, today and its neighbours."""
    months, weekdays = map(_either, _numbers())
    near, numbers = map(_either, _counts())
    return re.compile(
        rf"(?<![\w.])(?:(?P<number>\d{{1,2}})(?: ?[-–] ?(?P<last>\d{{1,2}}))? (?P<month>{months})(?!\w)(?! \d{{4}})"
        rf"|(?<!\d{{4}} )(?P<weekday>{weekdays}) (?:{_either(_words().day)})(?!\w)"
        rf"|(?P<days>\d{{1,2}}|{numbers}) (?:{_either(_words().days_ago)})(?!\w)"
        rf"|(?P<week>{_either(_words().last_week)})(?!\w)|(?P<near>{near})(?!\w))"
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
    near, numbers = _counts()
    anchor = f"published {dct}"
    if match["week"]:
        monday = dct - timedelta(dct.isoweekday() + 6)
        return Resolved("DATE", week_value(monday), anchor, _COUNTED, (monday, monday + timedelta(6)), "week")
    if match["number"]:
        day = in_nearest_year(int(match["number"]), months[match["month"]], dct)
        last = in_nearest_year(int(match["last"]), months[match["month"]], dct) if match["last"] else None
        if day is not None and last is not None and day < last:
            return Resolved("DATE", f"{day.isoformat()}/{last.isoformat()}", anchor, _COUNTED, (day, last), "range")
        day = None if match["last"] else day
    elif match["weekday"]:
        day = dct - timedelta((dct.isoweekday() - weekdays[match["weekday"]]) % 7)
    elif match["days"]:
        count = match["days"]
        day = dct - timedelta(int(count) if count.isdecimal() else numbers[count])
    else:
        day = dct + timedelta(near[match["near"]])
    if day is None:
        return None
    return Resolved("DATE", day.isoformat(), anchor, _COUNTED, (day, day), "day")
