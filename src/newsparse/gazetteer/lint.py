"""Faults and oddities in a gazetteer file: what breaks, and what looks wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsparse.errors import GazetteerError
from newsparse.gazetteer.compiled import DATA, names_of
from newsparse.gazetteer.folding import key, units
from newsparse.gazetteer.loading import Located, RecordSet, read_all
from newsparse.gazetteer.schema import Place
from newsparse.geometry import kilometres

NEAR_KM = 1.0
FAR_FROM_PARENT_KM = {"subdistrict": 60.0, "district": 120.0, "governorate": 300.0}


@dataclass(frozen=True, slots=True)
class Linted:
    """The findings, each one line with file and line, and the number of records read."""

    findings: tuple[str, ...]
    records: int


def lint_path(path: Path) -> Linted:
    """Check a file or folder on top of the shipped gazetteer. Raises GazetteerError where it cannot be loaded."""
    if not path.exists():
        raise GazetteerError(f"{path}: no such file or folder")
    shipped = RecordSet() if path.resolve() == DATA.resolve() else read_all([DATA])
    merged = read_all([path], shipped)
    own = {i: r for i, r in merged.records.items() if i not in shipped.records or shipped.records[i] is not r}
    return Linted(tuple(sorted(_findings(own, merged))), len(own))


def _findings(own: dict[str, Located], merged: RecordSet) -> Iterator[str]:
    places = [(i, r) for i, r in own.items() if isinstance(r.entity, Place)]
    yield from _near_namesakes(places)
    for id_, located in own.items():
        yield from _empty_names(id_, located)
        if isinstance(located.entity, Place):
            yield from _far_from_parent(id_, located.entity, located.where, merged)


def _empty_names(id_: str, located: Located) -> Iterator[str]:
    for name in names_of(located.entity, located.section):
        if not units(name.text):
            yield f"{located.where}: '{id_}' has a name without letters: '{name.text}'"


def _near_namesakes(places: list[tuple[str, Located]]) -> Iterator[str]:
    by_name: dict[tuple[str, str], list[tuple[str, Located]]] = defaultdict(list)
    for id_, located in places:
        entity = located.entity
        assert isinstance(entity, Place)
        by_name[key(entity.name), entity.type].append((id_, located))
    for same in by_name.values():
        for index, (id_, located) in enumerate(same):
            for other, second in same[index + 1 :]:
                a, b = getattr(located.entity, "point", None), getattr(second.entity, "point", None)
                if a and b and kilometres(a, b) < NEAR_KM:
                    yield f"{second.where}: '{other}' has the name of '{id_}' and lies within {NEAR_KM:g} km of it; one place twice?"


def _far_from_parent(id_: str, place: Place, where: str, merged: RecordSet) -> Iterator[str]:
    parent = merged.records.get(place.parent or "")
    if parent is None or not isinstance(parent.entity, Place) or place.point is None or parent.entity.point is None:
        return
    limit = FAR_FROM_PARENT_KM.get(parent.entity.type)
    distance = kilometres(place.point, parent.entity.point)
    if limit is not None and distance > limit:
        yield f"{where}: '{id_}' lies {distance:.0f} km from the centre of its parent '{place.parent}'; is the point or the parent wrong?"
