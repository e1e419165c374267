"""The analysis of one article, the JSON contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import UNSET, UnsetType

from newsparse.models.base import Record
from newsparse.models.dates import TemporalExpression
from newsparse.models.entities import Entity, FocusPlace, Group, NameMention, Nationality, Organization, Person, Place
from newsparse.models.facts import Casualty, Event, Materiel, Statement
from newsparse.models.reading import Block, Dateline, Evidence, Source, Warning

if TYPE_CHECKING:
    import pandas as pd


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
    statements: list[Statement] = msgspec.field(default_factory=list)
    casualties: list[Casualty] = msgspec.field(default_factory=list)
    events: list[Event] = msgspec.field(default_factory=list)
    materiel: list[Materiel] = msgspec.field(default_factory=list)
    duplicate_of: str | None = None
    cluster: str | None = None
    corrections: list[Applied] = msgspec.field(default_factory=list)
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
