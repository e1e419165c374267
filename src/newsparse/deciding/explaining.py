"""Why spans were taken for names, or were not: their log-odds, and the features that weighed most."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.deciding import Option, is_read, weigh
from newsparse.deciding.weights import KINDS, Weight, table
from newsparse.models import Record
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Kind

_SHOWN = 5
"""Features of a span that are told."""


class Weighed(Record, frozen=True):
    """A proposed span, by offsets in the article's text, with the log-odds of each kind and what it was taken for.

    `reasons` are what added most to the log-odds of the likeliest kind, or took most from them, largest first.
    """

    start: int
    end: int
    text: str
    odds: dict[Kind, float]
    taken_for: Kind | None
    reasons: tuple[tuple[float, str], ...]


def weighed(context: Context) -> Iterator[Weighed]:
    """All proposed spans of a document that was decided, in text order."""
    for view, options in zip(context.views, weigh(context), strict=True):
        weights = table().read if is_read(view) else table().unread
        for option in sorted(options, key=lambda o: (o.start, o.end)):
            yield _weighed(view, option, weights)


def _weighed(view: View, option: Option, weights: dict[str, Weight]) -> Weighed:
    chosen = next((c for c in view.chosen if (c.start, c.end) == (option.start, option.end)), None)
    kind = option.best[1]
    column = KINDS.index(kind)
    terms = [(weights[n].row[column] * value, weights[n].why) for n, value in option.features.items() if n in weights]
    elsewhere = option.best[0] - sum(term for term, _ in terms)
    terms.append((elsewhere, "what the same words are elsewhere in the document"))
    terms.sort(key=lambda t: -abs(t[0]))
    return Weighed(
        start=view.part.start + option.start,
        end=view.part.start + option.end,
        text=view.text[option.start : option.end],
        odds=dict(zip(KINDS, option.odds, strict=True)),
        taken_for=chosen.kind if chosen else None,
        reasons=tuple((round(term, 1), why) for term, why in terms[:_SHOWN] if round(term, 1)),
    )
