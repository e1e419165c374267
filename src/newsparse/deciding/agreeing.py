"""Agreement within a document: the same words are mostly of one kind, and the parts of a person's name are that person's."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsparse.deciding.options import Option, best_set
from newsparse.deciding.weights import KINDS
from newsparse.gazetteer.folding import key
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Kind

_CONSISTENCY = 0.5
"""How much of what the same words are elsewhere in the document, on average, is added to what they are here."""
_MOST = 6.0
"""The log-odds, either way, beyond which what stands elsewhere counts no more."""


@dataclass(slots=True)
class _Evidence:
    """What some words are where they stand for themselves: spans of the article's text, in order and apart, with their log-odds."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    odds: list[list[float]] = field(default_factory=list)
    sums: list[float] = field(default_factory=lambda: [0.0] * len(KINDS))

    def add(self, start: int, end: int, odds: Sequence[float]) -> None:
        """Note one more; what overlaps the last one says nothing new."""
        if self.ends and start < self.ends[-1]:
            return
        held = [max(-_MOST, min(_MOST, o)) for o in odds]
        self.starts.append(start)
        self.ends.append(end)
        self.odds.append(held)
        self.sums = [total + o for total, o in zip(self.sums, held, strict=True)]

    def elsewhere(self, start: int, end: int) -> list[float] | None:
        """The mean of what does not overlap a span; None where there is nothing."""
        sums, count = self.sums, len(self.starts)
        at = bisect.bisect_right(self.ends, start)
        while at < len(self.starts) and self.starts[at] < end:
            sums = [total - o for total, o in zip(sums, self.odds[at], strict=True)]
            count -= 1
            at += 1
        return [total / count for total in sums] if count else None


def agree(context: Context, options: Sequence[Sequence[Option]]) -> None:
    """Move each span's log-odds towards what the same words are elsewhere in the document, but for the parts of actors' names."""
    evidence: defaultdict[str, _Evidence] = defaultdict(_Evidence)
    for view, own in zip(context.views, options, strict=True):
        for start, end, odds in sorted(_standing(view, own), key=lambda e: e[:2]):
            evidence[key(view.text[start:end])].add(view.part.start + start, view.part.start + end, odds)
    for view, own in zip(context.views, options, strict=True):
        for option in _whole(own):
            found = evidence.get(key(view.text[option.start : option.end]))
            others = found.elsewhere(option.part + option.start, option.part + option.end) if found else None
            if others:
                option.odds = [o + _CONSISTENCY * other for o, other in zip(option.odds, others, strict=True)]


def _whole(options: Sequence[Option]) -> list[Option]:
    """The spans that lie in no longer name of an actor, by what is likeliest so far: "the army" says nothing of "the army of Islam"."""
    chosen = best_set(options)
    ends = [c.end for c in chosen]
    over = [chosen[at] if (at := bisect.bisect_right(ends, o.start)) < len(chosen) else None for o in options]
    return [
        o
        for o, c in zip(options, over, strict=True)
        if c is None
        or c.best[1] is not Kind.ACTOR
        or not (c.start <= o.start and o.end <= c.end and (o.start, o.end) != (c.start, c.end))
    ]


def _standing(view: View, options: Sequence[Option]) -> Iterator[tuple[int, int, list[float]]]:
    """The spans that stand for themselves, by what is likeliest so far: chosen ones, and those that no chosen one overlaps.

    The first and the last word of a person's name stand for the person too.
    """
    chosen = best_set(options)
    ends = [c.end for c in chosen]
    for option in options:
        at = bisect.bisect_right(ends, option.start)
        over = chosen[at] if at < len(chosen) and chosen[at].start < option.end else None
        if over is None or over is option:
            yield option.start, option.end, list(option.odds)
    for person in (c for c in chosen if c.best[1] is Kind.PERSON):
        words = [u for u in view.units_in(person.start, person.end) if not u.article]
        for unit in words[:: max(len(words) - 1, 1)] if len(words) > 1 else ():
            yield unit.start, unit.bare_end, list(person.odds)
