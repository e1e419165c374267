"""Of which country a body is that no record tells of, by the words around it: "Turkey's Defence Ministry", "the Lebanese parliament"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer
from newsparse.models import Nationality, Organization, OrganizationMention, Place

_OF = re.compile(r"(?:['’]s?)? (?:[a-z]+ )?\Z")
"""Between a country and its body: "Turkey's", "the Lebanese", a word for its kind."""
_IN = re.compile(r" (?:of|in) (?:the )?\Z")
_FAR = 24
"""Code points between a country and its body, at most."""


def with_countries(
    organizations: Sequence[Organization],
    places: Sequence[Place],
    nationalities: Sequence[Nationality],
    text: str,
    gazetteer: Gazetteer,
) -> list[Organization]:
    """The organizations, those without a record with the one country (ISO 3166-1 alpha-2) that the words in and beside them name."""
    countries = {m.end: p.country for p in places if p.country for m in p.mentions}
    countries |= {m.end: n.country for n in nationalities if n.country for m in n.mentions}
    behind = {m.start: p.country for p in places if p.country for m in p.mentions}

    def country(body: Organization) -> str | None:
        told = (
            c
            for m in body.mentions
            for c in (_within(m, gazetteer) or _before(m, countries, text), _after(m, behind, text))
        )
        found = {c for c in told if c}
        return found.pop() if len(found) == 1 else None

    return [
        msgspec.structs.replace(o, country=country(o)) if o.id is None and o.type is None else o for o in organizations
    ]


def _within(mention: OrganizationMention, gazetteer: Gazetteer) -> str | None:
    """The country whose adjective a body's name begins with: "Ukrainian Embassy"."""
    entries = gazetteer.lookup(mention.text.split()[0])
    records = (gazetteer.get(e.entity) for e in entries if e.section == "nationalities")
    return next((getattr(r, "country", None) for r in records), None)


def _before(mention: OrganizationMention, countries: Mapping[int, str], text: str) -> str | None:
    """The country that stands right before a body."""
    for end in range(mention.start - 1, mention.start - _FAR, -1):
        if end in countries and _OF.fullmatch(text, end, mention.start):
            return countries[end]
    return None


def _after(mention: OrganizationMention, behind: Mapping[int, str | None], text: str) -> str | None:
    """The country of the place right behind a body of state: "the Foreign Ministry in Beirut"."""
    if lexicon.words("within_bodies", "of_state").isdisjoint(mention.text.lower().split()):
        return None
    for start in range(mention.end + 1, mention.end + _FAR):
        if start in behind and _IN.fullmatch(text, mention.end, start):
            return behind[start]
    return None
