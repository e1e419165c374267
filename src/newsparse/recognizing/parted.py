"""Spans that are two names, not one: a people before a place (Syrian Afrin), and the ends of a road (the Aleppo-Khanaser road)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.gazetteer.matching import Hit
from newsparse.gazetteer.words import given_names
from newsparse.recognizing.context import View
from newsparse.recognizing.proposals import Proposal, Source
from newsparse.recognizing.typewords import TYPE_WORDS

_BY_SHAPE = frozenset([Source.MODEL, Source.RUN])
_DASHES = frozenset("-–—")
_BETWEEN_TWO = TYPE_WORDS["road"] | {"border", "line"}
"""Words for what goes between two places that its name puts side by side."""


def parted(view: View, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals; what only the shape of words makes one name, and the gazetteer knows as two, as its two parts."""
    pairs = dict(_pairs(view))
    for proposal in proposals:
        pair = pairs.get(proposal.start) if proposal.source in _BY_SHAPE else None
        if pair is None or not pair[1].start < proposal.end <= pair[1].end:
            yield proposal
            continue
        first, second = pair
        if _of(first, "places"):
            yield Proposal(first.start, first.end, proposal.source)
        yield Proposal(second.start, proposal.end, proposal.source)


def _pairs(view: View) -> Iterator[tuple[int, tuple[Hit, Hit]]]:
    """Two hits side by side that no longer one covers, a people and a place or two places, by where the first begins."""
    known = {(h.start, h.end) for h in view.hits}
    places = {h.start: h for h in view.hits if _of(h, "places")}
    for first in view.hits:
        for gap in (1, 3):
            second = places.get(first.end + gap)
            if second is None or (first.start, second.end) in known:
                continue
            between = view.text[first.end : second.start]
            road = between.strip() in _DASHES and first.start in places
            address = view.text.startswith(", ", second.end)  # "Hawi Khasham, Deir ez-Zor": one village
            road_behind = bool(_BETWEEN_TWO.intersection(view.words_after(second.end, 1)))
            two = _of(first, "places") and not (address or road_behind or _may_be_given(view, first))
            beside = two or _of(first, "nationalities")
            if road or (between == " " and beside):
                yield first.start, (first, second)


def _may_be_given(view: View, hit: Hit) -> bool:
    """Whether the name of a place is a man's or a woman's too: "Idlib Afrin" are two places, "Karim Afrin" may be a man."""
    return view.text[hit.start : hit.end].lower() in given_names()


def _of(hit: Hit, section: str) -> bool:
    return any(e.section == section and not e.weak for e in hit.entries)
