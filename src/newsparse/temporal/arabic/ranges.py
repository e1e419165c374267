"""Spans between two days of a month in Arabic text: بين 4 و10 كانون الأول, من 4 إلى 10 آب, 4-10 أيار, يومي 4 و5 شباط."""

from __future__ import annotations

import re
from datetime import timedelta

from newsparse.temporal.arabic.days import numbered
from newsparse.temporal.arabic.reader import Read, Reader
from newsparse.temporal.resolver import Resolved

_DASH = re.compile(r" ?[-–] ?")
_AND = "و"
_SURE = 0.9
"""How often two days that are joined so are a span."""


def day_range(reader: Reader, at: int) -> Read | None:
    """The span from a day's number to another day with its month; both days count as within it."""
    opens = reader.role(at, "ordinals")
    first = int(str(opens[0])) if opens is not None else reader.tokens[at].number
    behind = opens[1] if opens is not None else at + 1
    if first is None or not 1 <= first <= 31 or (second := _second(reader, at, behind)) is None:
        return None
    named = numbered(reader, second)
    if named is None or not reader.joined(at, named[1]):
        return None
    last_day, last, _ = named
    if first >= last_day.day or (_are_two(reader, at) and last_day.day != first + 1):
        return None
    day = last_day - timedelta(last_day.day - first)
    start = opens[2] if opens is not None else reader.number_start(at)
    resolved = Resolved("DATE", f"{day}/{last_day}", None, _SURE, (day, last_day), "range")
    return Read(start, last, "arabic.day-range", resolved)


def _second(reader: Reader, at: int, behind: int) -> int | None:
    """The index of the second day, where what stands between the two makes a span of them."""
    if behind >= len(reader.tokens):
        return None
    between = reader.text[reader.tokens[behind - 1].end : reader.tokens[behind].start]
    if _DASH.fullmatch(between):
        return behind
    if reader.role(behind, "to") is not None:
        return behind + 1
    opened = at > 0 and (reader.role(at - 1, "between") is not None or _are_two(reader, at))
    if not opened or not reader.text.startswith(_AND, reader.tokens[behind].start):
        return None
    return behind + 1 if reader.tokens[behind].forms[0] == _AND else behind


def _are_two(reader: Reader, at: int) -> bool:
    """Whether the word for two days stands before them: يومي 4 و5."""
    return at > 0 and reader.role(at - 1, "two_days") is not None
