"""Calendar arithmetic behind TIMEX3 values: from a value to its first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""Meteorological seasons of the northern hemisphere; winter runs into the next year."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<we>WE|\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it (1998-W08)."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def interval(value: str) -> tuple[date, date, str] | None:
    """First and last day of a DATE or TIME value and its granularity; None where it names none.

    Decades and centuries are values of three and two digits (198, 19).
    """
    if re.fullmatch(r"\d{3}", value):
        start = int(value) * 10
        return _years(start, start + 9, "decade")
    if re.fullmatch(r"\d{2}", value):
        start = int(value) * 100
        return _years(start, start + 99, "century")
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _fields(match)
    except ValueError:
        return None


def _years(first: int, last: int, granularity: str) -> tuple[date, date, str] | None:
    if not 1 <= first <= last <= 9999:
        return None
    return date(first, 1, 1), date(last, 12, 31), granularity


def _fields(match: re.Match[str]) -> tuple[date, date, str] | None:
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        if match["we"] == "WE":
            return monday + timedelta(5), monday + timedelta(6), "weekend"
        if match["we"]:
            day = monday + timedelta(int(match["we"]) - 1)
            return day, day, "day"
        return monday, monday + timedelta(6), "week"
    if match["quarter"]:
        last = int(match["quarter"]) * 3
        return date(year, last - 2, 1), month_end(year, last), "quarter"
    if match["half"]:
        last = int(match["half"]) * 6
        return date(year, last - 5, 1), month_end(year, last), "half-year"
    if match["season"]:
        first, last = SEASON_MONTHS[match["season"]]
        end = month_end(year + 1, last - 12) if last > 12 else month_end(year, last)
        return date(year, first, 1), end, "season"
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day, "day"
    if match["month"]:
        month = int(match["month"])
        return date(year, month, 1), month_end(year, month), "month"
    return _years(year, year, "year")


AHEAD_DAYS = 31
"""A day without a year may lie so far after the publication; else it is of the year before."""


def in_nearest_year(day: int, month: int, dct: date) -> date | None:
    """The day of a month in the year of a publication, or in the one before; None for a day that no such year has."""
    try:
        found = date(dct.year, month, day)
        return date(dct.year - 1, month, day) if (found - dct).days > AHEAD_DAYS else found
    except ValueError:
        return None
