"""Deciding: a document's proposals become names, each of one kind; the one place where that is decided.

Every span that was proposed gets log-odds for each kind against "no name": the sum of its
features' weights (`weights.yaml`), moved towards what the same words are elsewhere in the
document. Of spans that overlap, those are kept whose log-odds add up to most.
"""

from __future__ import annotations

import bisect
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsparse.deciding.features import Features, features_of
from newsparse.deciding.weights import KINDS, Row, rows
from newsparse.gazetteer.folding import key
from newsparse.recognizing.arabic import is_mostly_arabic
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Chosen, Kind, Proposal

__all__ = ["Option", "best_set", "decide", "is_read", "weigh"]

Span = tuple[int, int]
_CONSISTENCY = 0.5
"""How much of what the same words are elsewhere in the document, on average, is added to what they are here."""
_MOST = 6.0
"""The log-odds, either way, beyond which what stands elsewhere counts no more."""


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


def decide(context: Context) -> Context:
    """The context with what was chosen in each view; takes one that was recognized, and gives it back."""
    for view, own in zip(context.views, weigh(context), strict=True):
        view.chosen = tuple(_chosen(view, option) for option in best_set(own))
    return context


def weigh(context: Context) -> list[list[Option]]:
    """Every proposed span of every view with its log-odds, what stands elsewhere in the document taken into account."""
    options = [_options(context, view, rows(read=is_read(view))) for view in context.views]
    _agree(context, options)
    return options


def is_read(view: View) -> bool:
    """Whether the language model read the text: one in a language, and a script, that it knows."""
    return view.part.doc.has_annotation("TAG") and not is_mostly_arabic(view.text)


def _options(context: Context, view: View, weights: Mapping[str, Row]) -> list[Option]:
    found = features_of(context.gazetteer, view)
    return [Option(view.part.start, *span, features, log_odds(features, weights)) for span, features in found.items()]


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


def _agree(context: Context, options: Sequence[Sequence[Option]]) -> None:
    """Move each span's log-odds towards what the same words are elsewhere in the document."""
    alike: defaultdict[str, list[Option]] = defaultdict(list)
    for view, own in zip(context.views, options, strict=True):
        for option in sorted(own, key=lambda o: (o.start, o.end)):
            alike[key(view.text[option.start : option.end])].append(option)
    for same in alike.values():
        occurrences = _occurrences(same)
        if len(occurrences) > 1:
            _share(occurrences)


def _occurrences(same: Sequence[Option]) -> list[list[Option]]:
    """Options of the same words, in text order, those that overlap together: "Iraq" and "As Iraq"."""
    found: list[list[Option]] = []
    for option in same:
        if found and option.part + option.start < max(o.part + o.end for o in found[-1]):
            found[-1].append(option)
        else:
            found.append([option])
    return found


def _share(occurrences: Sequence[Sequence[Option]]) -> None:
    """Add to each occurrence what the others are on average; of several spans of one, the likeliest speaks for it."""
    leaders = [max(own, key=lambda o: o.best[0]) for own in occurrences]
    held = [[max(-_MOST, min(_MOST, o)) for o in leader.odds] for leader in leaders]
    sums = [sum(column) for column in zip(*held, strict=True)]
    for own, odds in zip(occurrences, held, strict=True):
        others = [(total - o) / (len(held) - 1) for total, o in zip(sums, odds, strict=True)]
        for option in own:
            option.odds = [o + _CONSISTENCY * other for o, other in zip(option.odds, others, strict=True)]


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


def _chosen(view: View, option: Option) -> Chosen:
    return Chosen(option.start, option.end, option.best[1], option.share, _proposals(view, option))


def _proposals(view: View, option: Option) -> tuple[Proposal, ...]:
    return tuple(p for p in view.proposals if (p.start, p.end) == (option.start, option.end))
