"""Deciding: a document's proposals become names, each of one kind; the one place where that is decided.

Every span that was proposed gets log-odds for each kind against "no name": the sum of its
features' weights (`weights.yaml`), moved towards what the same words are elsewhere in the
document. Of spans that overlap, those are kept whose log-odds add up to most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from newsparse.deciding.agreeing import agree
from newsparse.deciding.features import features_of
from newsparse.deciding.options import Option, best_set, log_odds
from newsparse.deciding.weights import Row, rows
from newsparse.recognizing.arabic import is_mostly_arabic
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Chosen, Proposal

__all__ = ["Option", "best_set", "decide", "is_read", "weigh"]


def decide(context: Context) -> Context:
    """The context with what was chosen in each view; takes one that was recognized, and gives it back."""
    for view, own in zip(context.views, weigh(context), strict=True):
        proposed: defaultdict[tuple[int, int], list[Proposal]] = defaultdict(list)
        for proposal in view.proposals:
            proposed[proposal.start, proposal.end].append(proposal)
        view.chosen = tuple(
            Chosen(o.start, o.end, o.best[1], o.share, tuple(proposed[o.start, o.end])) for o in best_set(own)
        )
    return context


def weigh(context: Context) -> list[list[Option]]:
    """Every proposed span of every view with its log-odds, what stands elsewhere in the document taken into account."""
    options = [_options(context, view, rows(read=is_read(view))) for view in context.views]
    agree(context, options)
    return options


def is_read(view: View) -> bool:
    """Whether the language model read the text: one in a language, and a script, that it knows."""
    return view.part.doc.has_annotation("TAG") and not is_mostly_arabic(view.text)


def _options(context: Context, view: View, weights: Mapping[str, Row]) -> list[Option]:
    found = features_of(context.gazetteer, view)
    return [Option(view.part.start, *span, features, log_odds(features, weights)) for span, features in found.items()]
