"""What the events of a text are made with: its names, places and days, and what is said in it, by where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsparse.facts.days import looks_back
from newsparse.facts.remembered import Named
from newsparse.models import Analysis, Statement, TemporalExpression

_LONGEST = 400
"""Code points of a name, at most."""


class Held:
    """Statements by the code points of what is said in them."""

    def __init__(self, said: Sequence[Statement]) -> None:
        spans = sorted((p.start, p.end, n) for n, s in enumerate(said) for p in s.spans)
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        self._longest = max((end - start for start, end, _ in spans), default=0)
        self._said = said

    def holding(self, start: int, end: int) -> Statement | None:
        """The narrowest statement that holds the code points [start, end), or None."""
        first = bisect_left(self._starts, start - self._longest)
        near = self._spans[first : bisect_right(self._starts, start)]
        around = sorted({n for a, b, n in near if a <= start and end <= b})
        narrowest = min(around, key=lambda n: sum(p.end - p.start for p in self._said[n].spans), default=None)
        return self._said[narrowest] if narrowest is not None else None


@dataclass(frozen=True)
class Told:
    """What the events of a text are made with: its names, in order, its places and days by sentence."""

    text: str
    named: Sequence[Named]
    analysis: Analysis

    @cached_property
    def _starts(self) -> list[int]:
        return [n.start for n in self.named]

    @cached_property
    def _dates(self) -> dict[int, list[TemporalExpression]]:
        found: dict[int, list[TemporalExpression]] = {}
        for expression in self.analysis.dates:
            found.setdefault(expression.sentence, []).append(expression)
        return found

    @cached_property
    def days(self) -> dict[str, str | None]:
        """The first days of the dates, by their keys."""
        return {d.key: d.from_ for d in self.analysis.dates}

    @cached_property
    def governments(self) -> frozenset[int]:
        """Where the names of places stand that mean who governs there."""
        return frozenset(m.start for p in self.analysis.places for m in p.mentions if m.sense != "location")

    @cached_property
    def groups_by_word(self) -> dict[str, Named]:
        """The first group whose name ends in a word, by that word in lower case."""
        found: dict[str, Named] = {}
        for name in self.named:
            if name.section == "groups":
                found.setdefault(self.text[name.start : name.end].lower().split()[-1], name)
        return found

    @cached_property
    def looks_back(self) -> bool:
        """Whether the article is a report on weeks or months."""
        return looks_back(self.analysis)

    def dates_of(self, sentence: int) -> Sequence[TemporalExpression]:
        """The dates of a sentence, in order."""
        return self._dates.get(sentence, ())

    def inside(self, start: int, end: int) -> list[Named]:
        """The names within a span."""
        first = bisect_left(self._starts, start)
        return [n for n in self.named[first : bisect_left(self._starts, end, first)] if n.end <= end]

    def over(self, start: int, end: int) -> list[Named]:
        """The names that overlap a span."""
        first = bisect_left(self._starts, start - _LONGEST)
        return [n for n in self.named[first : bisect_left(self._starts, end, first)] if start < n.end]
