"""The schema of gazetteer files: what one YAML record may say.

A file is a mapping with any of the sections `places`, `groups`,
`organizations`, `people`, `nationalities` and `redirects`. Unknown keys are
errors. Ids are permanent: an OCHA p-code (`SY0802`), a GeoNames id
(`gn:163568`), an ISO code (`iso:TR`) or a slug with its governorate
(`ha:areesha-camp`); groups, organizations and people have plain slugs.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date as precise as its source: year, month or day."""

Strength = Literal["strong", "weak"]
Case = Literal["name", "any", "exact"]
NameKind = Literal["alias", "exonym", "historic", "transliteration", "abbreviation", "reference", "epithet"]

PlaceType = Literal[
    "country", "governorate", "district", "subdistrict", "city", "town", "village", "neighbourhood", "region",
    "camp", "prison", "military_base", "airbase", "airport", "crossing", "dam", "bridge", "oil_field", "gas_field",
    "industrial_site", "hospital", "hill", "mountain", "river", "lake", "road", "island", "site",
]  # fmt: skip

AREA_RADIUS_KM: dict[str, float] = {
    "country": 400.0,
    "governorate": 90.0,
    "district": 30.0,
    "subdistrict": 12.0,
    "region": 30.0,
    "river": 150.0,
    "road": 100.0,
    "mountain": 15.0,
    "lake": 25.0,
}
"""Types whose point is only a centroid or a seat, with the usual reach in kilometres where a record states none."""

PRECISION: dict[str, str] = {
    "country": "country",
    "governorate": "adm1",
    "district": "adm2",
    "region": "adm2",
    "river": "adm1",
    "road": "adm1",
    "lake": "adm3",
    "mountain": "adm3",
    "subdistrict": "adm3",
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "neighbourhood": "settlement",
}
"""What kind of thing a type's point stands for; every other type is a site."""


class _Base(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Name(_Base, frozen=True):
    """A further name of a record.

    `strength: weak` needs support from the text (the word is also an English
    word or a common personal name); `case` says how the text must write it:
    as a `name` (capitalized), in `any` case, or `exact` as here
    (abbreviations). `from` and `to` bound the days on which it means this
    record. An `epithet` is what outlets of one side call it: it is found, and
    kept as the article's words.
    """

    text: str
    lang: str | None = None
    kind: NameKind = "alias"
    strength: Strength = "strong"
    case: Case = "name"
    from_: Day | None = msgspec.field(name="from", default=None)
    to: Day | None = None


Names = dict[str, list[str | Name]]
"""Names in other languages than English, by ISO 639-1 code: `ar`, `tr`, `ku`."""


class Place(_Base, frozen=True):
    """A place: point in degrees (WGS 84), radius in kilometres, importance a prior in [0, 1].

    `seat` is the id of the town that an area is governed from.
    """

    id: str
    name: str
    type: PlaceType
    country: str | None = "SY"
    parent: str | None = None
    name_ar: str | None = None
    aliases: list[str | Name] = []
    demonyms: list[str] = []
    capital_of: str | None = None
    point: tuple[float, float] | None = None
    seat: str | None = None
    radius_km: float | None = None
    importance: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.1
    pcode: str | None = None
    iso: str | None = None
    geonames: int | None = None
    wikidata: str | None = None
    strength: Strength = "strong"
    sources: list[str] = []
    unverified: list[str] = []
    notes: str | None = None


class Period(_Base, frozen=True):
    """An interval of time, bounds as precise as the source and inclusive."""

    from_: Day | None = msgspec.field(name="from", default=None)
    to: Day | None = None


def lasts(from_: str | None, to: str | None, day: str) -> bool:
    """Whether an ISO day is within an open or closed interval of ISO days, months or years, both ends counted."""
    return (from_ is None or from_[: len(day)] <= day) and (to is None or day[: len(to)] <= to)


class Affiliation(_Base, frozen=True):
    """A dated tie to another actor: part of it, allied with it, backed by it."""

    id: str
    kind: Literal["part_of", "backed_by", "allied_with"] = "part_of"
    from_: Day | None = msgspec.field(name="from", default=None)
    to: Day | None = None
    source: str | None = None


class Relation(_Base, frozen=True):
    """A step in a group's line."""

    type: Literal["successor_of", "merged_into", "split_from", "rebranded_as", "absorbed"]
    id: str
    date: Day | None = None
    source: str | None = None


class Designation(_Base, frozen=True):
    """That an authority put an actor on a list: `by` a state or body, `list` and `ref` as it names them, and the days."""

    by: str
    list: str | None = None
    ref: str | None = None
    from_: Day | None = msgspec.field(name="from", default=None)
    to: Day | None = None
    source: str | None = None


GroupType = Literal[
    "military", "security_service", "ministry", "armed_group", "umbrella", "operations_room", "foreign_military",
    "peacekeepers",
]  # fmt: skip


class Group(_Base, frozen=True):
    """An armed or security actor. `type` is a function, never a creed or a side.

    `operates_in` holds ISO codes of the countries besides Syria in whose news
    its generic names ("the coalition") mean it too.
    """

    id: str
    name: str
    type: GroupType
    name_ar: str | None = None
    abbreviation: str | None = None
    aliases: list[str | Name] = []
    names: Names = {}
    country: str | None = None
    operates_in: list[str] = []
    active: Period = Period()
    affiliations: list[Affiliation] = []
    relations: list[Relation] = []
    designations: list[Designation] = []
    wikidata: str | None = None
    strength: Strength = "strong"
    sources: list[str] = []
    unverified: list[str] = []
    notes: str | None = None


OrganizationType = Literal[
    "government", "political_body", "party", "un_body", "intergovernmental", "humanitarian", "rescue", "monitor",
    "news_agency", "media", "company", "judicial", "legislature", "ministry", "body",
]  # fmt: skip


class Organization(_Base, frozen=True):
    """A body that is no armed actor."""

    id: str
    name: str
    type: OrganizationType
    name_ar: str | None = None
    abbreviation: str | None = None
    aliases: list[str | Name] = []
    names: Names = {}
    country: str | None = None
    active: Period = Period()
    strength: Strength = "strong"
    sources: list[str] = []
    unverified: list[str] = []
    notes: str | None = None


class Office(_Base, frozen=True):
    """An office that a person held, with its days."""

    title: str
    from_: Day | None = msgspec.field(name="from", default=None)
    to: Day | None = None


class Person(_Base, frozen=True):
    """An office-holder or other public figure with a permanent id."""

    id: str
    name: str
    name_ar: str | None = None
    aliases: list[str | Name] = []
    names: Names = {}
    offices: list[Office] = []
    wikidata: str | None = None
    sources: list[str] = []
    unverified: list[str] = []
    notes: str | None = None


class Nationality(_Base, frozen=True):
    """An adjective of people, religion or language that belongs to no one country."""

    id: str
    name: str
    aliases: list[str | Name] = []
    country: str | None = None


Entity = Place | Group | Organization | Person | Nationality


SECTIONS: dict[str, type[Entity]] = {
    "places": Place,
    "groups": Group,
    "organizations": Organization,
    "people": Person,
    "nationalities": Nationality,
}
