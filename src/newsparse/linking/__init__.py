"""Linking: from names in the text to entities, as one flat list of mentions.

The order matters and is the order of trust: names that stand as in an address,
the gazetteer's actors, people, organizations, peoples, then places in what is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.gazetteer import Gazetteer
from newsparse.linking.actors import describe, link_actors
from newsparse.linking.context import Context, make_context
from newsparse.linking.organizations import link_by_words, link_organizations
from newsparse.linking.people import link_people
from newsparse.linking.peoples import link_nationalities
from newsparse.linking.places import link_places, resolve
from newsparse.linking.shortforms import link_short_forms
from newsparse.linking.toponyms import Toponym, claim_addresses
from newsparse.models import Mention, MentionKind, TemporalExpression
from newsparse.pipeline import Document

__all__ = ["link", "scored_toponyms"]


def link(document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]) -> list[Mention]:
    """All mentions of a document, in text order."""
    context, found = _but_places(document, gazetteer, dates)
    return sorted([*found, *link_places(context)], key=lambda m: (m.start, m.end, m.kind.value))


def scored_toponyms(document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]) -> list[Toponym]:
    """The toponyms of a document with the scores of their candidates, to see why a place was taken."""
    return resolve(_but_places(document, gazetteer, dates)[0])


def _but_places(
    document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]
) -> tuple[Context, list[Mention]]:
    """The context in which places are looked for, with what everything else has taken of the text."""
    context = make_context(document, gazetteer, dates)
    claim_addresses(context)
    actors = link_actors(context)
    known = [m for m in actors if m.kind is MentionKind.PERSON]
    others = [m for m in actors if m.kind is not MentionKind.PERSON]
    others += link_by_words(context)
    people = link_people(context, known)
    named = describe(context, link_short_forms(context, [*others, *link_organizations(context)]))
    nationalities = link_nationalities(context)
    return context, [*named, *people, *nationalities]
