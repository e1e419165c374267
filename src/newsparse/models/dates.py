"""The analysis: the days that an article names."""

from __future__ import annotations

from typing import Literal

import msgspec

from newsparse.models.base import Record


class TemporalExpression(Record, frozen=True):
    """A temporal expression with its TIMEX3 type and value.

    `from` and `to` are inclusive ISO days, None where the value fixes none.
    `precision` is ACLED's time precision: 1 a day, 2 a week ("two weeks ago" names a day and means about it), 3 a month or more.
    """

    text: str
    start: int
    end: int
    sentence: int
    block: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    from_: str | None = msgspec.field(name="from")
    to: str | None
    granularity: str | None
    precision: Literal[1, 2, 3] | None
    anchor: str | None
    rule: str
    confidence: float
    key: str = ""
