"""Every record that crosses a stage or leaves the program.

All spans are half-open offsets in Unicode code points into `Article.text`,
and `text[m.start:m.end] == m.text` holds for every record that has a text.
Days are ISO 8601 strings (`2026-01-30`), coordinates WGS 84 degrees,
distances kilometres, confidences frequencies in [0, 1].

The records under "The analysis" are the JSON contract, schema version 1:
keys may be added, never lost or retyped.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import UNSET, UnsetType

if TYPE_CHECKING:
    import pandas as pd


class Record(msgspec.Struct, frozen=True):
    """Base of the records: immutable, slotted, compared by value."""


# --- Reading: what a source becomes -------------------------------------------------------------


class BlockKind(enum.StrEnum):
    """What a block of a page is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    META = "meta"
    SUMMARY = "summary"
    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"
    LIVE_ENTRY = "live-entry"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    RELATED = "related"
    FURNITURE = "furniture"


ANALYZED_KINDS = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.STANDFIRST,
        BlockKind.SUMMARY,
        BlockKind.BODY,
        BlockKind.HEADING,
        BlockKind.QUOTE,
        BlockKind.LIVE_ENTRY,
        BlockKind.CAPTION,
    }
)
"""The kinds of block in which names, places and dates are looked for."""


class Block(Record, frozen=True):
    """A span of the text with its kind and the reason it was given that kind."""

    kind: BlockKind
    start: int
    end: int
    reason: str


class Evidence(Record, frozen=True):
    """Where a fact of the page was read: the span, the rule that read it, how sure it is."""

    text: str
    start: int
    end: int
    rule: str
    confidence: float


class Dateline(Record, frozen=True):
    """The place and day at the head of wire copy ("DAMASCUS, Feb 2 (SANA) —")."""

    text: str
    start: int
    end: int
    place_id: str | None = None
    date: str | None = None


class EntryDay(Record, frozen=True):
    """The day (ISO) of an entry of a live page, from which its dates are counted; `block` is an index into the blocks."""

    block: int
    day: str


class Source(Record, frozen=True):
    """Where the text came from and what was done to get it."""

    path: str | None
    url: str | None
    sha256: str
    encoding: str
    media_type: str
    characters: int
    transformations: list[str] = []


class Warning(Record, frozen=True):  # noqa: A001 - the contract's own word; never shadows the builtin here
    """Something the reader of the analysis must know before relying on it."""

    code: str
    message: str


class Article(Record, frozen=True):
    """What reading gives: the text, its blocks in order, and what the page says of itself.

    `published` is the document creation time (DCT), an ISO day or None.
    """

    id: str
    source: Source
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    standfirst: str | None = None
    section: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    published_time: str | None = None
    published_evidence: Evidence | None = None
    language: str = "en"
    entry_days: tuple[EntryDay, ...] = ()
    warnings: tuple[Warning, ...] = ()


# --- Recognition and linking: the flat list -----------------------------------------------------


class MentionKind(enum.StrEnum):
    """The section of the analysis that a mention belongs to."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    ORGANIZATION = "organization"
    NATIONALITY = "nationality"


class Candidate(Record, frozen=True):
    """An entity that a mention may mean, with its share of the belief, in [0, 1]."""

    id: str
    name: str
    score: float


class Offset(Record, frozen=True):
    """Where something lies from a place: kilometres, direction, or one of them. "30 km south of Raqqa" is 30, south."""

    km: float | None
    direction: str | None


class Mention(Record, frozen=True):
    """A span that names something, before it is grouped by entity.

    `entity` is a gazetteer id or None (NIL); mentions without one are grouped
    by `cluster`, the name they share within the document.
    """

    start: int
    end: int
    kind: MentionKind
    rule: str
    confidence: float
    entity: str | None = None
    cluster: str | None = None
    alias: str | None = None
    sense: str | None = None
    acts_for: str | None = None
    within: str | None = None
    part: str | None = None
    offset: Offset | None = None
    candidates: tuple[Candidate, ...] = ()
    described_as: tuple[tuple[int, int], ...] = ()
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


# --- The analysis -------------------------------------------------------------------------------


class ArticleInfo(Record, frozen=True):
    """What the page says of itself."""

    title: str | None
    standfirst: str | None
    section: str | None
    publisher: str | None
    agencies: list[str]
    authors: list[str]
    dateline: Dateline | None
    published: str | None
    published_time: str | None
    published_evidence: Evidence | None
    language: str
    blocks: list[Block]


class Sentence(Record, frozen=True):
    """A sentence of an analyzed block; `block` is an index into `article.blocks`."""

    start: int
    end: int
    block: int
    text: str | UnsetType = UNSET


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


class Group(Record, frozen=True):
    """An armed or security actor under its neutral name."""

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
    mentions: list[NameMention]


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
    """

    key: str
    id: str | None
    name: str
    type: str | None
    mentions: list[OrganizationMention]


class Nationality(Record, frozen=True):
    """An adjective of nation, people, religion or language; `country` is ISO 3166-1 alpha-2."""

    key: str
    name: str
    country: str | None
    mentions: list[NameMention]


class TemporalExpression(Record, frozen=True):
    """A temporal expression with its TIMEX3 type and value.

    `from` and `to` are inclusive ISO days, None where the value fixes none.
    `precision` is ACLED's time precision: 1 a day, 2 a week, 3 a month or more.
    """

    text: str
    start: int
    end: int
    sentence: int
    block: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    from_: str | None = msgspec.field(name="from")
    to: str | None
    granularity: str | None
    precision: Literal[1, 2, 3] | None
    anchor: str | None
    rule: str
    confidence: float
    key: str = ""


Entity = Place | Group | Person | Organization | Nationality
"""What a mention may belong to: every one has a name and mentions."""


class Ref(Record, frozen=True):
    """A pointer from a fact to an entity of the analysis, by its key and section; both are None for one without a name."""

    key: str | None
    section: str | None
    text: str
    start: int
    end: int


class Span(Record, frozen=True):
    """A stretch of the text."""

    start: int
    end: int


class Cue(Record, frozen=True):
    """The word that says that something is said."""

    text: str
    start: int
    end: int


class Statement(Record, frozen=True):
    """What the text reports that somebody says: the words in `spans`, reported by `cue`; `speaker` is None where none is told."""

    key: str
    text: str
    spans: list[Span]
    sentence: int
    block: int
    kind: Literal["direct", "indirect", "mixed"]
    cue: Cue | None
    stance: Literal["said", "claimed", "denied", "confirmed", "accused", "warned", "ordered", "believed"]
    speaker: Ref | None
    confidence: float


class Harmed(Record, frozen=True):
    """Who was harmed, in the text's words, and what kind of people that is, where it says so."""

    text: str
    start: int
    end: int
    category: str | None


class Casualty(Record, frozen=True):
    """Harm to people with a count: `low` and `high` as the text says, None where it says none.

    `source` is who is named as the source of the number, `statement` the key of
    the statement it stands in, `date` that of the day it is told of; `cumulative`
    is a running total.
    """

    key: str
    text: str
    start: int
    end: int
    sentence: int
    block: int
    kind: Literal["killed", "injured", "missing", "detained", "abducted", "displaced"]
    low: int | None
    high: int | None
    who: Harmed
    source: Ref | None
    event: str | None
    statement: str | None
    date: str | None
    cumulative: bool
    confidence: float


class Event(Record, frozen=True):
    """Who did what to whom, where and when, told once however often the text tells it.

    `type` and `sub_type` are ACLED's, with what news adds; `trigger` is the word
    that says it first. `status` is `claimed` inside an accusation or a claim;
    what is denied or planned did not happen. `background` went before what the
    article tells of.
    """

    key: str
    type: Literal[
        "battles",
        "explosions_remote_violence",
        "violence_against_civilians",
        "protests",
        "riots",
        "strategic_developments",
    ]
    sub_type: str
    trigger: Cue
    sentence: int
    block: int
    agents: list[Ref]
    targets: list[Ref]
    place: Ref | None
    date: str | None
    weapons: list[str]
    status: Literal["asserted", "claimed", "denied", "planned", "hypothetical"]
    background: bool
    confidence: float


class Applied(Record, frozen=True):
    """A correction that was applied to a mention: row of the review file, what the mention was, who corrected it and when."""

    row: int
    text: str
    start: int
    end: int
    kind: str
    was: str | None
    correction: str
    by: str
    on: str


class Provenance(Record, frozen=True):
    """What made the analysis: version of newsparse, model with version, gazetteer digest."""

    newsparse: str
    model: str
    gazetteer: str


class Analysis(Record, frozen=True, kw_only=True):
    """Everything newsparse says of one article (schema version 1).

    `text` and the sentences' texts are there for code that reads on; what is
    printed leaves them out unless asked for (`assembly.without_text`).
    `duplicate_of` is the id of an earlier article of the same batch that tells
    the same story in much the same words, `cluster` the id of the first one of
    its story; both are None outside of batches.
    """

    schema_version: Literal[1] = 1
    id: str
    source: Source
    article: ArticleInfo
    text: str | UnsetType = UNSET
    sentences: list[Sentence]
    focus: list[FocusPlace]
    places: list[Place]
    groups: list[Group]
    people: list[Person]
    organizations: list[Organization]
    nationalities: list[Nationality]
    dates: list[TemporalExpression]
    statements: list[Statement] = []
    casualties: list[Casualty] = []
    events: list[Event] = []
    duplicate_of: str | None = None
    cluster: str | None = None
    corrections: list[Applied] = []
    warnings: list[Warning]
    provenance: Provenance

    def entities(self) -> Iterator[tuple[str, Entity]]:
        """Every entity with the kind of its section: place, group, person, organization, nationality."""
        yield from (("place", e) for e in self.places)
        yield from (("group", e) for e in self.groups)
        yield from (("person", e) for e in self.people)
        yield from (("organization", e) for e in self.organizations)
        yield from (("nationality", e) for e in self.nationalities)

    def to_dataframe(self, table: str = "mentions") -> pd.DataFrame:
        """One of the tables of this analysis as a data frame of pandas, or of polars where that alone is installed."""
        from newsparse.frames import to_dataframe

        return to_dataframe([self], table)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsparse.render.snippet import snippet

        return snippet(self)

    def mentions(self) -> Iterator[NameMention]:
        """Every mention of every entity."""
        for _, entity in self.entities():
            yield from entity.mentions
