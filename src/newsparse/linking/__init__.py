"""Linking: from names in the text to entities, as one flat list of mentions.

The order matters and is the order of trust: names that stand as in an address,
the gazetteer's actors, people, organizations, peoples, then places in what is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.gazetteer import Gazetteer
from newsparse.linking.actors import link_actors, link_nationalities
from newsparse.linking.context import make_context
from newsparse.linking.organizations import link_organizations
from newsparse.linking.people import link_people
from newsparse.linking.places import link_places
from newsparse.linking.toponyms import claim_addresses
from newsparse.models import Mention, MentionKind, TemporalExpression
from newsparse.nlp import Document

__all__ = ["link"]


def link(document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]) -> list[Mention]:
    """All mentions of a document, in text order."""
    context = make_context(document, gazetteer, dates)
    claim_addresses(context)
    actors = link_actors(context)
    known = [m for m in actors if m.kind is MentionKind.PERSON]
    others = [m for m in actors if m.kind is not MentionKind.PERSON]
    people = link_people(context, known)
    organizations = link_organizations(context)
    nationalities = link_nationalities(context)
    places = link_places(context)
    found = [*others, *people, *organizations, *nationalities, *places]
    return sorted(found, key=lambda m: (m.start, m.end, m.kind.value))
