"""Recognizing: every source of evidence proposes spans; none sees what another proposed, and none claims anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer
from newsparse.models import TemporalExpression
from newsparse.pipeline import Document
from newsparse.recognizing.actors import propose_actors
from newsparse.recognizing.addresses import addresses_in
from newsparse.recognizing.arabic_bodies import propose_bodies
from newsparse.recognizing.arabic_forces import propose_forces
from newsparse.recognizing.arabic_people import propose_chains
from newsparse.recognizing.context import Context, View, make_context
from newsparse.recognizing.country import about
from newsparse.recognizing.forces import propose_forces_by_deed
from newsparse.recognizing.parted import parted
from newsparse.recognizing.places import propose_places
from newsparse.recognizing.proposals import Proposal, Source
from newsparse.recognizing.runs import propose_from_model, propose_nicknamed, propose_runs
from newsparse.recognizing.settlements import propose_settlements
from newsparse.recognizing.units import propose_units

__all__ = ["recognize"]


def recognize(document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]) -> Context:
    """What is known of a document's names before any is decided: its views, each with all proposals for it."""
    context = make_context(document, gazetteer, dates)
    country = about(context) or "SY"
    for view in context.views:
        view.dates = tuple(_dates_of(view, dates))
        view.addresses = addresses_in(gazetteer, view)
        own = _proposals(context, view, country)
        whole = (p for p in own if not (_is_cut_from_a_handle(view.text, p) or _names_a_model(view.text, p)))
        view.proposals = tuple(parted(view, whole))
    return context


_HANDLE = re.compile(r"[A-Za-z0-9]_|_[A-Za-z0-9]")


def _is_cut_from_a_handle(text: str, proposal: Proposal) -> bool:
    """Whether an underscore ties a name in Latin letters to more: the Charles of "@Charles_Lister"."""
    before, behind = text[max(0, proposal.start - 2) : proposal.start], text[proposal.end : proposal.end + 2]
    return _HANDLE.fullmatch(before) is not None or _HANDLE.fullmatch(behind) is not None


def _names_a_model(text: str, proposal: Proposal) -> bool:
    """Whether what the model or capitals propose is the name of a weapon: "Bayraktar TB2"."""
    if proposal.source not in {Source.MODEL, Source.RUN}:
        return False
    if text.startswith("-", proposal.end) and lexicon.models().match(text, proposal.end - 1) is not None:
        return True  # the F of "F-16", with what stands before it
    pieces = lexicon.PIECES.split(text[proposal.start : proposal.end].lower())
    return lexicon.names_of_models().issuperset(p.removesuffix("s") if len(p) > _SHORT else p for p in pieces)


_SHORT = 3
"""Signs of a piece that may end in the s of a plural, less one: "f-16s"."""


def _dates_of(view: View, dates: Sequence[TemporalExpression]) -> Iterator[tuple[int, int]]:
    first, behind = view.part.start, view.part.start + len(view.text)
    return ((d.start - first, d.end - first) for d in dates if first <= d.start and d.end <= behind)


def _proposals(context: Context, view: View, country: str) -> Iterator[Proposal]:
    """One after the other, in an order that decides nothing."""
    yield from propose_actors(context, view, country)
    yield from propose_places(context, view)
    yield from propose_units(view)
    yield from propose_from_model(view)
    yield from propose_runs(view)
    yield from propose_nicknamed(view)
    yield from propose_chains(view)
    yield from propose_bodies(view)
    yield from propose_forces(context, view)
    yield from propose_forces_by_deed(context, view)
    yield from propose_settlements(view, context.gazetteer)
