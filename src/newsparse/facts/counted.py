"""A count of people harmed, as the readers of every language give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["killed", "injured", "missing", "detained", "abducted", "displaced"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of people harmed at [start, end) of the article, those counted at [first, behind); code points.

    `low` and `high` are None where the text says none; `confidence` is from 0 to 1.
    """

    kind: Kind
    low: int | None
    high: int | None
    category: str | None
    start: int
    end: int
    first: int
    behind: int
    cumulative: bool = False
    confidence: float = 0.7
