"""Linking: from the names that were chosen to entities, as one flat list of mentions.

A first round links what was decided; a second, fixed one adds the short forms of what
the first found: family names and offices of people, abbreviations of actors.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.deciding import decide
from newsparse.deciding.explaining import Weighed, weighed
from newsparse.gazetteer import Gazetteer
from newsparse.linking.actors import describe, link_actors
from newsparse.linking.people import link_people
from newsparse.linking.peoples import link_nationalities
from newsparse.linking.places import link_places, resolve
from newsparse.linking.shortforms import link_short_forms
from newsparse.linking.toponyms import Toponym
from newsparse.models import Mention, MentionKind, TemporalExpression
from newsparse.pipeline import Document
from newsparse.recognizing import recognize
from newsparse.recognizing.context import Context

__all__ = ["link", "link_explained"]


def link(document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]) -> list[Mention]:
    """All mentions of a document, in text order."""
    context, found = names_but_places(document, gazetteer, dates)
    return sorted([*found, *link_places(context, found)], key=lambda m: (m.start, m.end, m.kind.value))


def link_explained(
    document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]
) -> tuple[list[Weighed], list[Toponym]]:
    """Why: every span that was weighed as a name, and the toponyms with the scores of their candidates."""
    context, found = names_but_places(document, gazetteer, dates)
    return list(weighed(context)), resolve(context, found)


def names_but_places(
    document: Document, gazetteer: Gazetteer, dates: Sequence[TemporalExpression]
) -> tuple[Context, list[Mention]]:
    """The context with what was chosen of its proposals, and the mentions of all but places."""
    context = decide(recognize(document, gazetteer, dates))
    actors = link_actors(context)
    people = link_people(context, [m for m in actors if m.kind is MentionKind.PERSON])
    others = [m for m in actors if m.kind is not MentionKind.PERSON]
    named = describe(context, link_short_forms(context, others, people))
    return context, [*named, *people, *link_nationalities(context)]
