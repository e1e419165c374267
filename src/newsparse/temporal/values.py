"""From a rule's match to a TIMEX3 value with its days and its anchor.

Each builder is a method: it takes a match and returns a Resolved, or None
where the words are no date after all. rules.yaml names builders by method.
"""

from __future__ import annotations

from newsparse.temporal.feasts import Feasts
from newsparse.temporal.periods import Periods
from newsparse.temporal.references import References
from newsparse.temporal.relative import Relative
from newsparse.temporal.resolver import Resolved
from newsparse.temporal.sets import Sets
from newsparse.temporal.times import Times

__all__ = ["Resolved", "Resolver"]


class Resolver(Times, Periods, Relative, Sets, References, Feasts):
    """All builders together, with the days that relative expressions count from."""

    __slots__ = ()
