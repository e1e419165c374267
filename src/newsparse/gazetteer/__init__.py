"""The gazetteer: records by id, names by key, and the ways to ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from newsparse.gazetteer.compiled import Compiled, NameEntry, digest, load_compiled, names_of
from newsparse.gazetteer.folding import key, skeleton
from newsparse.gazetteer.schema import (
    AREA_RADIUS_KM,
    PRECISION,
    SECTIONS,
    Entity,
    Group,
    Nationality,
    Organization,
    Person,
    Place,
)

__all__ = [
    "Entity",
    "Gazetteer",
    "Group",
    "NameEntry",
    "Nationality",
    "Organization",
    "Person",
    "Place",
    "load_gazetteer",
]

_ENTRIES = msgspec.msgpack.Decoder(list[NameEntry])
_STRINGS = msgspec.msgpack.Decoder(list[str])


class Gazetteer:
    """A loaded gazetteer. Holds no per-article state; records are decoded when first asked for."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._entities: dict[str, Entity] = {}
        self._entries: dict[str, tuple[NameEntry, ...]] = {}
        self._names = compiled.names
        self._within: dict[str, frozenset[str]] = {}
        self._ancestors: dict[str, tuple[Place, ...]] = {}
        self.starts = compiled.starts
        self.digest = compiled.digest

    def get(self, id_: str) -> Entity | None:
        """The record of an id, current or given up; None where there is none."""
        id_ = self._compiled.redirects.get(id_, id_)
        found = self._entities.get(id_)
        if found is None:
            for section, records in self._compiled.records.items():
                if id_ in records:
                    found = msgspec.msgpack.decode(records[id_], type=SECTIONS[section])
                    self._entities[id_] = found
                    break
        return found

    def place(self, id_: str | None) -> Place | None:
        """The place of an id, or None where the id is none of a place."""
        found = self.get(id_) if id_ else None
        return found if isinstance(found, Place) else None

    def entries(self, filed: str) -> tuple[NameEntry, ...]:
        """The names filed under an exact-tier key."""
        found = self._entries.get(filed)
        if found is None:
            raw = self._names.get(filed)
            found = () if raw is None else tuple(_ENTRIES.decode(raw))
            if raw is not None:
                self._entries[filed] = found
        return found

    def has_key(self, filed: str) -> bool:
        """Whether any name is filed under this exact-tier key."""
        return filed in self._names

    def similar_keys(self, filed: str) -> list[str]:
        """The exact-tier keys of place names that share this key's phonetic skeleton."""
        raw = self._compiled.skeletons.get(skeleton(filed))
        return [] if raw is None else _STRINGS.decode(raw)

    def lookup(self, name: str) -> tuple[NameEntry, ...]:
        """Every record's name that this name may stand for, by exact fold."""
        return self.entries(key(name))

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The places that a place lies in, nearest first; empty at the top."""
        if not place.parent:
            return ()
        found = self._ancestors.get(place.parent)
        if found is None:
            parent = self.place(place.parent)
            found = self._ancestors[place.parent] = () if parent is None else (parent, *self.ancestors(parent))
        return found

    def area_of(self, place: Place, type_: str) -> Place | None:
        """The area of a type (governorate, district …) that a place is or lies in."""
        return next((p for p in [place, *self.ancestors(place)] if p.type == type_), None)

    def point_of(self, place: Place) -> tuple[float, float] | None:
        """Where a place is put on a map, in degrees: an area at its seat where it has one, else at its point.

        The rule is ACLED's: an event of which only the province or district is
        known is coded at its capital, with a lower precision (ACLED Codebook,
        Geo-precision).
        """
        seat = self.place(place.seat)
        return seat.point if seat is not None and seat.point is not None else place.point

    def children(self, id_: str) -> list[str]:
        """The ids of the places directly within an area."""
        return self._compiled.children.get(id_, [])

    def within(self, id_: str) -> frozenset[str]:
        """The ids of every place within an area, however deep."""
        found = self._within.get(id_)
        if found is None:
            members: set[str] = set()
            pending = [id_]
            while pending:
                below = [i for i in self.children(pending.pop()) if i not in members]
                members.update(below)
                pending += below
            found = self._within[id_] = frozenset(members)
        return found

    def names_of_place(self, id_: str) -> list[str]:
        """The names of a place, single words that need support from the text left out; empty for other records' ids."""
        place = self.place(id_)
        names = [] if place is None else [n for n in names_of(place, "places") if n.case == "name"]
        return [n.text for n in names if not n.weak or " " in n.text]

    def ids(self, section: str) -> list[str]:
        """All ids of a section, sorted."""
        return list(self._compiled.records.get(section, ()))

    @property
    def redirects(self) -> dict[str, str]:
        """Ids that were given up → the ids that took their place."""
        return self._compiled.redirects

    def name_count(self) -> int:
        """The number of exact-tier keys."""
        return len(self._names)


def precision_of(place: Place) -> str:
    """What the place's point stands for: a site, a settlement, or an area."""
    return PRECISION.get(place.type, "site")


def radius_of(place: Place) -> float | None:
    """How far from its point an area may reach, in kilometres; None for settlements and sites."""
    return place.radius_km if place.radius_km is not None else AREA_RADIUS_KM.get(place.type)


@lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...], state: str) -> Gazetteer:  # noqa: ARG001 - a file that was edited is another one
    return Gazetteer(load_compiled(extra))


def load_gazetteer(extra: Sequence[Path | str] = ()) -> Gazetteer:
    """The shipped gazetteer, extended by the user's YAML files or folders.

    A record of the user's replaces the shipped one of the same id. Raises
    GazetteerError, with file and line, for any fault.
    """
    paths = tuple(Path(p) for p in extra)
    return _load(paths, digest(paths) if paths else "")
