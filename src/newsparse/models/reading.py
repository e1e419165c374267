"""What reading makes of a source: the article with its blocks, and where it came from."""

from __future__ import annotations

import enum

import msgspec

from newsparse.models.base import Record


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
    transformations: list[str] = msgspec.field(default_factory=list)


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
