"""What the events of a text are made with: its names, places and days, by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsparse.facts.days import looks_back
from newsparse.facts.remembered import Named
from newsparse.models import Analysis


@dataclass(frozen=True)
class Told:
    """What the events of a text are made with: its names, places and days by sentence."""

    text: str
    named: Sequence[Named]
    analysis: Analysis

    @cached_property
    def governments(self) -> frozenset[int]:
        """Where the names of places stand that mean who governs there."""
        return frozenset(m.start for p in self.analysis.places for m in p.mentions if m.sense != "location")

    @cached_property
    def looks_back(self) -> bool:
        """Whether the article is a report on weeks or months."""
        return looks_back(self.analysis)

    def inside(self, start: int, end: int) -> list[Named]:
        """The names within a span."""
        return [n for n in self.named if start <= n.start and n.end <= end]
