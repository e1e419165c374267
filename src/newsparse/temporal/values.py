"""From a rule's match to a TIMEX3 value with its days and its anchor.

Each builder is a method: it takes a match and returns a Resolved, or None
where the words are no date after all. rules.yaml names builders by method.
"""

from __future__ import annotations

from newsparse.temporal.periods import Periods
from newsparse.temporal.resolver import Resolved
from newsparse.temporal.times import Times

__all__ = ["Resolved", "Resolver"]


class Resolver(Times, Periods):
    """All builders together, with the days that relative expressions count from."""

    __slots__ = ()
