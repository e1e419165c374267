"""Days in Arabic text: weekdays and parts of days, numbered days, clock times, and the days beside one that the text named."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from newsparse.gazetteer.folding import fold
from newsparse.temporal.arabic.reader import Read, Reader, counted, dated, left_open, phrases
from newsparse.temporal.calendar import add_months, in_nearest_year

_SLASH = re.compile(r" ?[/(] ?")
_HOURS = 24
_ADVERBS = ("اً", "ًا", "ءً", "ا")
"""How a part of a day ends that stands as an adverb: صباحاً, مساءً."""
_FIRST = fold("الأولى")
_BESIDE = {"same": 0, "following": 1, "preceding": -1}
_NEAR = {"before_yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1}


_WEEK = 7


def day(reader: Reader, at: int) -> Read | None:
    """A day: its part, "day", today or the weekday, its number, month and year, as many as stand together."""
    start: int | None = None
    last = at
    part, offset, weekday = None, None, None
    if (read := reader.role(last, "parts")) is not None:
        part, last, start = str(read[0]), read[1], read[2]
    if (read := _word_for_day(reader, last)) is not None:
        offset = 0 if reader.text.startswith("اليوم", read[2]) else None  # with the article it is today
        last, start = read[1], read[2] if start is None else start
    if (near := _near_day(reader, last, at)) is not None:
        offset, last, start = near[0], near[1], near[2] if start is None else start
    if (read := reader.role(last, "weekdays")) is not None and _joins(reader, last, at) and reader.is_defined(read[2]):
        weekday, last, start = int(str(read[0])), read[1], read[2] if start is None else start
    found = numbered(reader, last) if _joins(reader, last, at) else None
    if found is not None:
        named, last, where = found
        return dated(named, "arabic.day", None, part, where if start is None else start, last)
    if part == "NI" and start is not None and (night := _last_night(reader, start, last)) is not None:
        return night
    if start is None or (offset is None and weekday is None):
        return None
    if offset is not None:
        return counted(reader, _nearest(reader, offset, weekday), "arabic.day-counted", part, start, last)
    weekly = _weekday(reader, weekday or 0, part, start, last)
    return _to_the_next(reader, weekly, weekday or 0) if part == "NI" else weekly


def _nearest(reader: Reader, offset: int, weekday: int | None) -> int:
    """Days from publication to "today, Tuesday": the Tuesday nearest to it, for a text may be published the day after it was written."""
    if weekday is None or reader.dct is None:
        return offset
    away = (weekday - reader.dct.isoweekday() - offset) % _WEEK
    return offset + (away if 2 * away < _WEEK else away - _WEEK)


def _last_night(reader: Reader, start: int, last: int) -> Read | None:
    """الليلة الماضية: the night before the day of publication."""
    said = reader.role(last, "last")
    if said is None or not reader.follows(last):
        return None
    return counted(reader, -1, "arabic.day-counted", "NI", start, said[1])


def _to_the_next(reader: Reader, found: Read, weekday: int) -> Read:
    """ليل الثلاثاء الأربعاء: a night that is on both days."""
    read = reader.role(found.last, "weekdays")
    bounds = found.resolved.bounds
    if read is None or bounds is None or not reader.follows(found.last) or int(str(read[0])) != weekday % 7 + 1:
        return found
    both = replace(found.resolved, bounds=(bounds[0], bounds[0] + timedelta(1)))
    return replace(found, last=read[1], resolved=both)


def day_of_text(reader: Reader, at: int) -> Read | None:
    """The same day, the day after, the evening of that day: counted from the day that the text named last."""
    part, last, start = None, at, None
    if (read := reader.role(last, "parts")) is not None:
        part, last, start = str(read[0]), read[1], read[2]
    opens = reader.role(last, "today", "units")
    if opens is not None and opens[0] in {"today", "day"} and _joins(reader, last, at):
        last, start = opens[1], opens[2] if start is None else start
    elif part is None:
        return None
    said = reader.role(last, *_BESIDE)
    if said is None or start is None or reader.reference is None or not reader.follows(last):
        return None
    named = reader.reference + timedelta(_BESIDE[str(said[0])])
    return dated(named, "arabic.day-of-text", f"text {reader.reference}", part, start, said[1])


def day_of_month(reader: Reader, at: int) -> Read | None:
    """A day by its number in a month told by its place: 17 من الشهر نفسه, العاشر من الشهر الجاري."""
    named = reader.role(at, "ordinals")
    number = int(str(named[0])) if named is not None else reader.tokens[at].number
    of = named[1] if named is not None else at + 1
    if number is None or not 1 <= number <= 31 or of + 2 >= len(reader.tokens) or reader.tokens[of].forms[0] != "من":
        return None
    unit = reader.role(of + 1, "units")
    said = reader.role(unit[1], "same", "this", "last") if unit is not None else None
    if unit is None or unit[0] != "month" or said is None or not reader.joined(at, said[1]):
        return None
    base = reader.reference if said[0] == "same" else reader.dct
    if base is None:
        return None
    try:
        found = (add_months(base, -1) if said[0] == "last" else base).replace(day=number)
    except ValueError:
        return None
    start = named[2] if named is not None else reader.number_start(at)
    anchor = f"{'text' if said[0] == 'same' else 'published'} {base}"
    return dated(found, "arabic.day-of-month", anchor, None, start, said[1])


def clock(reader: Reader, at: int) -> Read | None:
    """A time by the clock: الساعة 11:20, الساعة الثامنة مساء أمس; the day is that of the text where none is named."""
    opens = reader.role(at, "clock")
    if opens is None or opens[1] >= len(reader.tokens) or not reader.follows(opens[1]):
        return None
    hour = reader.role(opens[1], "hours")
    number = reader.tokens[opens[1]].number
    if hour is None and (number is None or number > _HOURS):
        return None
    last = hour[1] if hour is not None else opens[1] + 1
    if _is_minutes(reader, last):
        last += 1
    behind = last + 1 if last < len(reader.tokens) and reader.tokens[last].forms[0] == "من" else last
    named = day(reader, behind) if behind < len(reader.tokens) and reader.joined(last - 1, behind + 1) else None
    if named is not None:
        return replace(named, start=opens[2], rule="arabic.clock")
    base, part = reader.story, None
    if (said := reader.role(behind, "parts")) is not None and reader.joined(last - 1, said[1]):
        part, last = str(said[0]), said[1]
    if base is None:
        return left_open("arabic.clock", opens[2], last)
    return dated(base[0], "arabic.clock", base[1], part, opens[2], last)


def _is_minutes(reader: Reader, at: int) -> bool:
    if at >= len(reader.tokens) or reader.tokens[at].number is None:
        return False
    return reader.text[reader.tokens[at - 1].end : reader.tokens[at].start] == ":"


def part_alone(reader: Reader, at: int) -> Read | None:
    """A part of the day told of: صباحاً, منذ الفجر, ساعات الفجر الأولى."""
    hours = reader.role(at, "first_hours")
    first = hours[1] if hours is not None else at
    read, base = reader.role(first, "parts"), reader.base
    if read is None or base is None or not _joins(reader, first, at):
        return None
    start, last = hours[2] if hours is not None else read[2], read[1]
    word = reader.text[read[2] : reader.tokens[last - 1].end]
    before = reader.tokens[at - 1].forms[0] if at else ""
    adverb = word.endswith(_ADVERBS)
    beside = (before,) in phrases()["near_parts"] and word.startswith("ال")
    if hours is None and not adverb and not beside:
        return None
    if (
        hours is not None
        and last < len(reader.tokens)
        and reader.tokens[last].forms[0] == _FIRST
        and reader.follows(last)
    ):
        last += 1
    return dated(base[0], "arabic.part", base[1], str(read[0]), start, last)


def _joins(reader: Reader, last: int, at: int) -> bool:
    """Whether a word opens what is read from `at` on, or follows the one before it."""
    return last == at or reader.follows(last)


def _word_for_day(reader: Reader, last: int) -> tuple[object, int, int] | None:
    """يوم before a weekday, a number or a word for a day near by."""
    read = reader.role(last, "units")
    if read is None or read[0] != "day" or read[1] != last + 1:
        return None
    ahead = reader.role(read[1], "weekdays", "yesterday", "tomorrow")
    return read if ahead is not None or reader.number(read[1]) is not None else None


def _near_day(reader: Reader, last: int, at: int) -> tuple[int, int, int] | None:
    """Days from today of a word like أمس, the index behind it and its offset; None in "for the fourth day"."""
    for role, days in _NEAR.items():
        if (read := reader.role(last, role)) is not None and _joins(reader, last, at):
            if role == "today" and not reader.text.startswith(("ال", "يومنا"), read[2]):
                continue  # "a bloody day", "40 days"
            return None if reader.text.startswith("لل", read[2] - 1) else (days, read[1], read[2])
    return None


def _weekday(reader: Reader, weekday: int, part: str | None, start: int, last: int) -> Read:
    """The last such day up to the publication; the one before or after it where the text says so."""
    ahead = False
    if (read := reader.role(last, "last", "next", "this")) is not None and reader.follows(last):
        ahead, last = read[0] == "next", read[1]
    if reader.dct is None:
        return left_open("arabic.weekday", start, last, "XXXX-WXX-" + str(weekday))
    ahead = ahead or reader.is_planned(start)
    back = (reader.dct.isoweekday() - weekday) % 7
    days = 7 - back if ahead else -back
    return counted(reader, days, "arabic.weekday", part, start, last)


def numbered(reader: Reader, at: int) -> tuple[date, int, int] | None:
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
    last = other_name(reader, month[1])
    year = year_at(reader, last)
    if year is not None:
        last += 1
    try:
        start = named[2] if named is not None else reader.number_start(at)
        return _with_year(number, int(str(month[0])), year, reader.dct), last, start
    except ValueError:
        return None


def other_name(reader: Reader, at: int) -> int:
    """The index behind a month's second name, as both systems stand side by side: أكتوبر/تشرين الأول."""
    if at < len(reader.tokens) and _SLASH.fullmatch(reader.text[reader.tokens[at - 1].end : reader.tokens[at].start]):
        other = reader.role(at, "months")
        return other[1] if other is not None else at
    return at


def year_at(reader: Reader, at: int) -> int | None:
    """The year that the word at an index is, close behind the one before it."""
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
