"""Faults and oddities in a gazetteer file: what breaks, and what looks wrong."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from newsparse.errors import GazetteerError
from newsparse.gazetteer.compiled import DATA, bare_name, names_of, shipped_records
from newsparse.gazetteer.folding import key, loose, units
from newsparse.gazetteer.loading import Located, RecordSet, read_all, yaml_files
from newsparse.gazetteer.outlines import outline_of, outlines
from newsparse.gazetteer.schema import AREA_RADIUS_KM, Place
from newsparse.gazetteer.words import english_words
from newsparse.geometry import kilometres

NEAR_KM = 2.5
"""Two records of one name, or of two spellings of it, this near are held to be one place unless OCHA tells them apart."""
FAR_FROM_PARENT_KM = {"subdistrict": 60.0, "district": 140.0, "governorate": 300.0}
SIBLING_KM, STRANGER_KM, STRANGERS = 15.0, 8.0, 6
"""A place is held to have the wrong parent where so many settlements of other governorates are nearer than
the second distance and none of its own within the first."""
HIDES_BY, HIDES_FROM_KM = 0.25, 6.0
"""An alias hides the place of that name, farther away than this, unless its own is so much more important."""
APART_KM = 5.0
"""Two settlements farther apart than this are two."""
OUTSIDE_KM = 18.0
"""How far from its governorate's outline a place may lie: the outlines are coarse in the desert."""
ARABIC_FROM = 0.55
"""Places of this importance are named in Arabic news and need their Arabic name."""
_SETTLEMENTS = frozenset(["city", "town", "village", "neighbourhood"])
_ADMIN = frozenset(["governorate", "district", "subdistrict"])
_ARABIC = re.compile("[\u0600-\u06ff]")
_PCODE = re.compile(r"SY(?:\d{2}){1,4}|C\d{4}|N\d{4}")
"""OCHA's codes: areas by level, communities C0000, neighbourhoods N0000."""


@dataclass(frozen=True, slots=True)
class Linted:
    """Errors, for which the file cannot be used, and findings, each one line with file and line; how many records were read."""

    errors: tuple[str, ...]
    findings: tuple[str, ...]
    records: int


def lint_path(path: Path) -> Linted:
    """Check a file or folder on top of the shipped gazetteer.

    Raises GazetteerError where there is none, or its YAML cannot be read.
    """
    if not path.exists() or not yaml_files(path):
        raise GazetteerError(f"{path}: no such file or folder, or none with YAML; name a gazetteer")
    shipped = RecordSet() if path.resolve() == DATA.resolve() else shipped_records()
    errors: list[str] = []
    merged = read_all([path], shipped, errors.append)
    own = {i: r for i, r in merged.records.items() if i not in shipped.records or shipped.records[i] is not r}
    places = {i: r.entity for i, r in merged.records.items() if isinstance(r.entity, Place)}
    errors += [e for i, r in own.items() if i in places and (e := _outside(i, places[i], r.where, places))]
    return Linted(tuple(errors), tuple(sorted(_findings(own, merged))), len(own))


def _findings(own: dict[str, Located], merged: RecordSet) -> Iterator[str]:
    everything = {i: r.entity for i, r in merged.records.items() if isinstance(r.entity, Place)}
    places = {i: (r.entity, r.where) for i, r in own.items() if isinstance(r.entity, Place)}
    for id_, located in own.items():
        yield from _names(id_, located)
    for id_, (place, where) in places.items():
        yield from _far_from_parent(id_, place, where, everything)
        yield from _codes(id_, place, where, everything)
        if place.country == "SY" and place.importance >= ARABIC_FROM and not _named_in_arabic(place):
            yield f"{where}: '{id_}' has no Arabic name; add name_ar"
    yield from _shared_codes(places, everything)
    yield from _near_namesakes(places)
    yield from _hiding(places, everything)
    yield from _borne_elsewhere(places, everything)
    yield from _among_strangers(places, everything)


def _names(id_: str, located: Located) -> Iterator[str]:
    words = english_words()
    for name in names_of(located.entity, located.section):
        if not units(name.text):
            yield f"{located.where}: '{id_}' has a name without letters: '{name.text}'"
        elif name.section == "places" and not name.weak and name.case != "exact" and name.text.lower() in words:
            yield f"{located.where}: '{id_}' has a name that is an English word: '{name.text}'; give it strength: weak"


def _named_in_arabic(place: Place) -> bool:
    return any(_ARABIC.search(n.text) for n in names_of(place, "places"))


def _codes(id_: str, place: Place, where: str, everything: Mapping[str, Place]) -> Iterator[str]:
    if place.pcode is None:
        return
    if not _PCODE.fullmatch(place.pcode):
        yield f"{where}: '{id_}' has a p-code that is none of OCHA's: '{place.pcode}'"
    elif place.type in _ADMIN and len(place.pcode) > 4:
        above = everything.get(place.parent or "")
        if above is None or above.pcode != place.pcode[:-2]:
            yield f"{where}: p-code '{place.pcode}' is an orphan: the parent of '{id_}' does not have '{place.pcode[:-2]}'"


def _shared_codes(places: Mapping[str, tuple[Place, str]], everything: Mapping[str, Place]) -> Iterator[str]:
    """A p-code is one place's."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for id_, place in everything.items():
        if place.pcode is not None:
            owners[place.pcode].append(id_)
    for id_, (place, where) in places.items():
        others = [o for o in owners.get(place.pcode or "", ()) if o != id_]
        if others:
            yield f"{where}: '{id_}' has the p-code of '{others[0]}': '{place.pcode}'"


def _near_namesakes(places: Mapping[str, tuple[Place, str]]) -> Iterator[str]:
    by_name: dict[tuple[str, str], list[tuple[str, Place, str]]] = defaultdict(list)
    for id_, (place, where) in places.items():
        if place.point is not None:
            by_name[loose(key(place.name)), "settlement" if place.type in _SETTLEMENTS else place.type].append(
                (id_, place, where)
            )
    for same in by_name.values():
        for (id_, a, _), (other, b, where) in combinations(same, 2):
            told_apart = a.pcode and b.pcode and a.pcode != b.pcode
            if a.point and b.point and not told_apart and kilometres(a.point, b.point) < NEAR_KM:
                yield f"{where}: '{other}' has the name of '{id_}' and lies within {NEAR_KM:g} km of it; one place twice?"


def _borne_elsewhere(places: Mapping[str, tuple[Place, str]], everything: Mapping[str, Place]) -> Iterator[str]:
    """Aliases of settlements that another one in the same governorate bears as its name, too far off to be the same."""
    bearers: dict[tuple[str, str | None], list[Place]] = defaultdict(list)
    for place in everything.values():
        if place.country == "SY" and place.type in _SETTLEMENTS and place.strength == "strong" and place.point:
            bearers[key(place.name), _governorate(place, everything)].append(place)
    for id_, (place, where) in places.items():
        if place.country != "SY" or place.type not in _SETTLEMENTS or place.point is None:
            continue
        for folded, text in {
            key(n.text): n.text for n in names_of(place, "places") if n.text != bare_name(place)
        }.items():
            for other in bearers.get((folded, _governorate(place, everything)), ()):
                distance = kilometres(place.point, other.point or place.point)
                if folded != key(place.name) and distance > APART_KM:
                    yield f"{where}: alias '{text}' of '{id_}' is the name of '{other.id}', {distance:.0f} km off in the same governorate; drop it, or give that one strength: weak"


def _outside(id_: str, place: Place, where: str, everything: Mapping[str, Place]) -> str | None:
    """What is wrong with a point that no place of its governorate can have, or None."""
    outline = outline_of(_governorate(place, everything) or "")
    if place.country != "SY" or place.point is None or outline is None or place.type in AREA_RADIUS_KM:
        return None
    distance = outline.outside_by(place.point)
    if distance <= OUTSIDE_KM:
        return None
    swapped = (place.point[1], place.point[0])
    if any(o.outside_by(swapped) <= OUTSIDE_KM for o in outlines()):
        return f"{where}: the point of '{id_}' has latitude and longitude swapped; write [{swapped[0]}, {swapped[1]}]"
    return f"{where}: the point of '{id_}' lies {distance:.0f} km outside of {outline.name}, where its parent has it"


def _hiding(places: Mapping[str, tuple[Place, str]], everything: Mapping[str, Place]) -> Iterator[str]:
    """Strong aliases that are the name of another place, which they would take the mentions from."""
    named: dict[str, list[Place]] = defaultdict(list)
    for place in everything.values():
        if place.country == "SY" and place.type not in _ADMIN and place.point and place.strength == "strong":
            named[key(place.name)].append(place)
    for id_, (place, where) in places.items():
        if place.country != "SY" or place.type in _ADMIN or place.point is None:
            continue
        for name in names_of(place, "places"):
            folded = key(name.text)
            if name.weak or folded == key(place.name):
                continue
            for other in named.get(folded, ()):
                far = other.point is not None and kilometres(place.point, other.point) >= HIDES_FROM_KM
                if other.id != id_ and far and other.importance > place.importance - HIDES_BY:
                    yield f"{where}: alias '{name.text}' of '{id_}' hides '{other.id}', which has that name; give it strength: weak"


def _far_from_parent(id_: str, place: Place, where: str, everything: Mapping[str, Place]) -> Iterator[str]:
    parent = everything.get(place.parent or "")
    if parent is None or place.point is None or parent.point is None:
        return
    limit = FAR_FROM_PARENT_KM.get(parent.type)
    distance = kilometres(place.point, parent.point)
    if limit is not None and distance > limit:
        yield f"{where}: '{id_}' lies {distance:.0f} km from the centre of its parent '{place.parent}'; is the point or the parent wrong?"


def _among_strangers(places: Mapping[str, tuple[Place, str]], everything: Mapping[str, Place]) -> Iterator[str]:
    """Settlements whose neighbours all lie in other governorates, none of their own near."""
    cells: dict[tuple[int, int], list[tuple[Place, str]]] = defaultdict(list)
    for other in everything.values():
        area = _governorate(other, everything)
        if other.country == "SY" and other.type in _SETTLEMENTS and other.point is not None and area:
            cells[_cell(other.point)].append((other, area))
    for id_, (place, where) in places.items():
        own = _governorate(place, everything)
        if place.country != "SY" or place.type not in _SETTLEMENTS or place.point is None or not own:
            continue
        x, y = _cell(place.point)
        around = [
            o for dx in (-1, 0, 1) for dy in (-1, 0, 1) for o in cells.get((x + dx, y + dy), ()) if o[0] is not place
        ]
        distances = [(kilometres(place.point, o.point), area) for o, area in around if o.point is not None]
        near = [area for distance, area in distances if distance <= STRANGER_KM]
        if len(near) >= STRANGERS and not any(area == own and distance <= SIBLING_KM for distance, area in distances):
            yield f"{where}: '{id_}' lies among places of {Counter(near).most_common(1)[0][0]}, none of {own} near; is its parent wrong?"


def _governorate(place: Place, everything: Mapping[str, Place]) -> str | None:
    current: Place | None = place
    while current is not None and current.type != "governorate":
        current = everything.get(current.parent or "")
    return current.id if current is not None else None


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    """A grid of a fifth of a degree, 18 to 22 km."""
    return (math.floor(point[0] * 5), math.floor(point[1] * 5))
