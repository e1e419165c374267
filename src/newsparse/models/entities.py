"""The analysis: who, which forces, which bodies and where, each with its mentions."""

from __future__ import annotations

from typing import Literal

import msgspec

from newsparse.models.base import Record
from newsparse.models.mentions import Candidate, Offset


class NameMention(Record, frozen=True):
    """Evidence that an entity is named; `sentence` and `block` are indices."""

    text: str
    start: int
    end: int
    sentence: int
    block: int
    alias: str | None
    rule: str
    confidence: float


class PlaceMention(NameMention, frozen=True):
    """A toponym: a location, a capital or country that acts, or a demonym.

    `part` is the part of the place that the text speaks of ("the northern
    countryside of Aleppo"); with an `offset` the place is only the point of
    reference.
    """

    sense: Literal["location", "government", "demonym"]
    acts_for: str | None
    part: str | None
    offset: Offset | None


class GroupMention(NameMention, frozen=True):
    """A force: by its name, or by an adjective with what it does or fights with ("a Turkish drone").

    `role` is what the text has it do here: `agent` or `target` of an event that
    is not denied or only planned, `owner_of_ground` ("SDF-held Manbij"),
    `source` of a statement; `unclear` for the rest. It is no finding of guilt.
    """

    role: Literal["agent", "target", "owner_of_ground", "source", "unclear"]
    by: Literal["name", "adjective"]


class OrganizationMention(NameMention, frozen=True):
    """An organization that is talked of, or one that is only the source of a sentence."""

    sense: Literal["entity", "source"]


class FocusPlace(Record, frozen=True):
    """A place that the article is about; `score` is its share among the places named."""

    place_id: str
    place: str
    governorate: str | None
    governorate_code: str | None
    score: float


class Area(Record, frozen=True):
    """An area of the gazetteer that a place lies in."""

    id: str
    name: str
    type: str


class Place(Record, frozen=True):
    """A place with every mention of it; `id` is None where none could be chosen safely.

    `within` is then the area that the text puts it in, and codes, point,
    precision and radius are that area's.

    `latitude` and `longitude` are degrees; for areas they are the seat, or a
    centroid where none is known, and `radius_km` says how far from it the
    area may reach.
    """

    key: str
    id: str | None
    name: str
    name_ar: str | None
    type: str | None
    country: str | None
    governorate: str | None
    governorate_code: str | None
    district: str | None
    subdistrict: str | None
    adm1_pcode: str | None
    adm2_pcode: str | None
    adm3_pcode: str | None
    adm4_pcode: str | None
    geonames: int | None
    wikidata: str | None
    latitude: float | None
    longitude: float | None
    precision: Literal["site", "settlement", "adm3", "adm2", "adm1", "country"] | None
    radius_km: float | None
    confidence: float
    candidates: list[Candidate]
    mentions: list[PlaceMention]
    within: Area | None = None


class ActivePeriod(Record, frozen=True):
    """When a group was active: ISO dates as precise as the source (`2017`, `2017-01`), or None."""

    from_: str | None = msgspec.field(name="from")
    to: str | None


class Description(Record, frozen=True):
    """Words that the article puts on a group; never part of its canonical name."""

    text: str
    start: int
    end: int


class Successor(Record, frozen=True):
    """What a group had become by the day of the article."""

    id: str
    name: str


class Group(Record, frozen=True):
    """An armed or security actor under its neutral name.

    A group that is named after it had become another stays what the text calls
    it; `successor` is then what it was on the day of publication.
    """

    key: str
    id: str | None
    name: str
    name_ar: str | None
    abbreviation: str | None
    type: str | None
    affiliations: list[str]
    active: ActivePeriod
    confidence: float
    candidates: list[Candidate]
    described_as: list[Description]
    mentions: list[GroupMention]
    successor: Successor | None = None


class Person(Record, frozen=True):
    """A person, joined from every mention in the article."""

    key: str
    id: str | None
    name: str
    titles: list[str]
    roles: list[str]
    mentions: list[NameMention]


class Organization(Record, frozen=True):
    """A body that is not an armed actor: a government, agency, outlet, monitor, company, party.

    `type` is `population` for a people in the plural ("Syrians"), which has no id.
    `country` is ISO 3166-1 alpha-2, by the gazetteer or by the words around it
    ("Turkey's Defence Ministry"), None where neither tells.
    """

    key: str
    id: str | None
    name: str
    type: str | None
    mentions: list[OrganizationMention]
    country: str | None = None


class Nationality(Record, frozen=True):
    """An adjective of nation, people, religion or language; `country` is ISO 3166-1 alpha-2."""

    key: str
    name: str
    country: str | None
    mentions: list[NameMention]


Entity = Place | Group | Person | Organization | Nationality
"""What a mention may belong to: every one has a name and mentions."""
