"""Kinds of input by the names of files: texts, records, tables, web archives; each also compressed."""

from __future__ import annotations

import enum
from pathlib import Path

from newsparse.models import Record
from newsparse.reading import TEXT_SUFFIXES


class Kind(enum.StrEnum):
    """What a file holds: one article, or many of them."""

    TEXT = "text"
    RECORDS = "records"
    JSON = "json"
    TABLE = "table"
    ARCHIVE = "archive"


_KINDS = {
    **dict.fromkeys(TEXT_SUFFIXES, Kind.TEXT),
    **dict.fromkeys([".jsonl", ".ndjson"], Kind.RECORDS),
    ".json": Kind.JSON,
    **dict.fromkeys([".csv", ".tsv"], Kind.TABLE),
    ".warc": Kind.ARCHIVE,
    ".wet": Kind.ARCHIVE,
}
_FORMATS = {"jsonl": Kind.RECORDS, "json": Kind.JSON, "csv": Kind.TABLE, "warc": Kind.ARCHIVE}


class Input(Record, frozen=True):
    """A file to read, the id that its article would have, and what it holds."""

    path: Path
    id: str
    kind: Kind


def is_compressed(path: Path) -> bool:
    """Whether a file's name says that it is gzip."""
    return path.suffix.lower() == ".gz"


def plain_name(path: Path) -> Path:
    """A file's path without `.gz`."""
    return path.with_suffix("") if is_compressed(path) else path


def known_kind(path: Path) -> Kind | None:
    """What a file of this name holds; None for a name that tells nothing."""
    return _KINDS.get(plain_name(path).suffix.lower())


def kind_of(path: Path, input_format: str | None = None) -> Kind:
    """What a file holds: by the format that the user gives, else by its name, else one article."""
    return _FORMATS.get(input_format or "") or known_kind(path) or Kind.TEXT
