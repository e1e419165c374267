"""From a rule's match to a TIMEX3 value with its days and its anchor.

Each builder is a method: it takes a match and returns a Resolved, or None
where the words are no date after all. rules.yaml names builders by method.
"""

from __future__ import annotations

from newsparse.temporal.counted import Counted
from newsparse.temporal.references import References
from newsparse.temporal.resolver import Resolved
from newsparse.temporal.sets import Sets

__all__ = ["Resolved", "Resolver"]


class Resolver(Counted, Sets, References):
    """All builders together, with the days that relative expressions count from."""

    __slots__ = ()
