"""Scores of places in the terminal: each toponym, its candidates, and what each score is the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.gazetteer import Gazetteer, Place
from newsparse.linking.places import UNSURE_BELOW
from newsparse.linking.toponyms import Terms, Toponym

_SHOWN = 5
"""Candidates of a toponym that are shown."""


def score_lines(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[str]:
    """A line a toponym (offsets in code points), below it two a candidate: the place with its share, then its terms."""
    for toponym in toponyms:
        yield f"“{toponym.surface}”  {toponym.start}–{toponym.end}  {toponym.sense}  {_verdict(toponym)}"
        for share, entry, place in toponym.scored[:_SHOWN]:
            terms = toponym.terms[place.id]
            alias = "" if entry.text == place.name else f" by its name “{entry.text}”"
            yield f"  {share:.2f}  {place.id}  {place.name}, {_where(place, gazetteer)}{alias}"
            yield f"        {_sum(terms)}"
        if len(toponym.scored) > _SHOWN:
            yield f"        and {len(toponym.scored) - _SHOWN} more"
        if toponym.scored:
            yield f"        {toponym.unknown:+.1f} is what a place that no record knows would score"


def _verdict(toponym: Toponym) -> str:
    if not toponym.scored:
        return "no record has this name"
    _, _, best = toponym.scored[0]
    if toponym.confidence < UNSURE_BELOW:
        return f"left open: no share reaches {UNSURE_BELOW}"
    why = ", as the same name elsewhere in the text" if toponym.agreed else ""
    if toponym.same_spot >= 0.005:
        why += f", at {toponym.confidence:.2f} with what lies on the same spot"
    return f"taken for {best.name}{why}"


def _where(place: Place, gazetteer: Gazetteer) -> str:
    above = [p.name for p in gazetteer.ancestors(place)[:2]]
    return ", ".join([place.type.replace("_", " "), *(above or [place.country or ""])])


def _sum(terms: Terms) -> str:
    """The terms that count, and the score that they add up to."""
    return f"{sum(v for _, v in terms):+.1f} = " + "  ".join(f"{v:+.1f} {name}" for name, v in terms if round(v, 2))
