"""Options: proposed spans with the log-odds of each kind of name, and the best set of them."""

from __future__ import annotations

import bisect
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsparse.deciding.features import Features
from newsparse.deciding.weights import KINDS, Row
from newsparse.recognizing.proposals import Kind


@dataclass(slots=True)
class Option:
    """A span that was proposed, with its features and the log-odds of each kind, in the order of `KINDS`.

    Offsets are within the view's part, which begins at `part`.
    """

    part: int
    start: int
    end: int
    features: Features
    odds: list[float]

    @property
    def best(self) -> tuple[float, Kind]:
        """The likeliest kind with its log-odds; the first of equal ones."""
        odds = max(self.odds)
        return odds, KINDS[self.odds.index(odds)]

    @property
    def share(self) -> float:
        """The probability of the likeliest kind, in [0, 1], among all kinds and "no name"."""
        top = max(0.0, *self.odds)
        return math.exp(self.best[0] - top) / (math.exp(-top) + sum(math.exp(o - top) for o in self.odds))


def log_odds(features: Features, weights: Mapping[str, Row]) -> list[float]:
    """The log-odds of each kind, in the order of `KINDS`; a feature without a weight says nothing."""
    person = actor = place = 0.0
    for name, value in features.items():
        row = weights.get(name)
        if row is not None:
            person += row[0] * value
            actor += row[1] * value
            place += row[2] * value
    return [person, actor, place]


def best_set(options: Sequence[Option]) -> list[Option]:
    """The options without overlaps whose log-odds add up to most, in text order (weighted interval scheduling).

    Only what is likelier a name than none can be among them. Of equal sums the one that ends first is kept.
    """
    likely = sorted((o for o in options if o.best[0] > 0), key=lambda o: (o.end, o.start))
    values = _values(likely)
    ends = [o.end for o in likely]
    best = [0.0]
    before: list[int] = []
    for i, option in enumerate(likely):
        at = bisect.bisect_right(ends, option.start, 0, i)
        taken = best[at] + values[i]
        before.append(at if taken > best[i] else -1)
        best.append(max(taken, best[i]))
    kept: list[Option] = []
    i = len(likely)
    while i:
        at = before[i - 1]
        if at >= 0:
            kept.append(likely[i - 1])
        i = at if at >= 0 else i - 1
    return kept[::-1]


def _values(likely: Sequence[Option]) -> list[float]:
    """What each option adds: its log-odds, and for an actor's name those of the likeliest place in it, which it does not exclude."""
    places = sorted((o.start, o.end, o.best[0]) for o in likely if o.best[1] is Kind.PLACE)
    starts = [start for start, _, _ in places]
    values = []
    for option in likely:
        first, behind = bisect.bisect_left(starts, option.start), bisect.bisect_left(starts, option.end)
        within = [odds for _, end, odds in places[first:behind] if end <= option.end]
        nested = max(within, default=0.0) if option.best[1] is Kind.ACTOR else 0.0
        values.append(option.best[0] + nested)
    return values
