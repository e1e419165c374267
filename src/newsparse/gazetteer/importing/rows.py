"""What every source says of a place, in one form."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.gazetteer.schema import PlaceType


class CellError(ValueError):
    """A cell holds what it cannot hold; the message says what."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be used: the file and line, and the reason."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A place as a source has it.

    `where` is the file and line; `point` is in degrees; `areas` are the names
    or codes of what it lies in, smallest first, each with its type where the
    source tells it and an empty one where not.
    """

    where: str
    name: str
    type: PlaceType
    source: str
    point: tuple[float, float] | None = None
    names: tuple[str, ...] = ()
    name_ar: str | None = None
    areas: tuple[tuple[str, str], ...] = ()
    pcode: str | None = None
    geonames: int | None = None
    wikidata: str | None = None
    events: int | None = None
    population: int | None = None
