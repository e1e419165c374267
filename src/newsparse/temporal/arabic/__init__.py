"""Days in Arabic text: months of both systems, weekdays, parts of days, clock times, and what counts from a day.

A short list of words is read from each place at which one of them stands; what
it may be followed by is tried longest first. Words are compared folded, without
the particles that are written as one with them. Linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from newsparse.lexicon.arabic import words
from newsparse.temporal.arabic import days, ranges, spans
from newsparse.temporal.arabic.reader import Read, Reader
from newsparse.temporal.resolver import Found

__all__ = ["find_days"]

_RULES: tuple[Callable[[Reader, int], Read | None], ...] = (
    ranges.day_range,
    days.day_of_text,
    days.day,
    days.day_of_month,
    days.clock,
    days.part_alone,
    spans.part_of_span,
    spans.fraction,
    spans.month,
    spans.year,
    spans.season,
    spans.past,
    spans.unit_beside,
    spans.offset,
    spans.later,
)


def find_days(text: str, dct: date | None, reference: date | None = None) -> Iterator[Found]:
    """The days, weeks, months and years of an Arabic paragraph, in order.

    `dct` is what they count from; `reference` is the day that the paragraphs before named last, for "the same day".
    """
    reader = Reader(text, words(text), dct, reference)
    at = 0
    while at < len(reader.tokens):
        read = next((r for rule in _RULES if (r := rule(reader, at)) is not None), None)
        if read is None:
            at += 1
            continue
        at = read.last
        if read.day is not None:
            reader = replace(reader, reference=read.day, here=True)
        yield Found(read.start, reader.tokens[read.last - 1].end, read.rule, read.resolved)
