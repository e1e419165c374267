"""Merging: which record a row is, and what the row adds to it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from rapidfuzz import fuzz

from newsparse.gazetteer.compiled import names_of
from newsparse.gazetteer.folding import key, loose, units
from newsparse.gazetteer.importing.rows import Fault, Row
from newsparse.gazetteer.loading import RecordSet
from newsparse.gazetteer.outlines import outlines
from newsparse.gazetteer.schema import Name, Place
from newsparse.gazetteer.words import may_be_other
from newsparse.geometry import kilometres

SAME_WITHIN_KM = 4.0
"""One name within this distance is one place; farther apart it is another place of that name."""
_BORDER_KM = 18.0
"""How far beyond the outlines a point may lie and still be Syria's: they are coarse in the desert."""
APART_KM = 5.0
"""Two points farther apart than this are not of one settlement, whatever code they share."""
ALIKE_WITHIN_KM = 1.2
"""A settlement this near may be the same under another spelling."""
ALIKE_AT_LEAST, ALIKE_PER_KM = 60.0, 30.0
"""The likeness of names (rapidfuzz ratio of the loose forms, 0 to 100) that is enough on one spot, and how much
more it takes a kilometre away. Two villages on one spot are hardly ever two: of the pairs within half a
kilometre that were read, from 60 on, nearly all were spellings of one name."""
KNOWN_FROM = 0.3
"""The importance of places that news names often."""
SETTLED_KM = 30.0
"""A place without an area is held to lie in that of the nearest settlement, if one is so near."""
_SETTLEMENTS = frozenset(["city", "town", "village", "neighbourhood"])
_AREAS = ("subdistrict", "district", "governorate")
_OPPOSED = [
    ({*map(key, one.split())}, {*map(key, other.split())})
    for one, other in (
        ("Kabir Kabira Big Great", "Saghir Saghira Little Small"),
        ("Fawqani Fouqani Foqani Fawqaniya Upper Jorin", "Tahtani Tahtaniya Lower Jerin"),
        ("Sharqi Sharqiya Eastern East", "Gharbi Gharbiya Western West"),
        ("Shamali Shamaliya Northern North", "Janubi Janubiya Qibli Southern South"),
    )
]
"""Words that tell two villages of one name apart."""
_SLUGS = {
    "SY-DI": "di", "SY-RD": "rd", "SY-HL": "hl", "SY-ID": "id", "SY-HM": "hm", "SY-HI": "hi", "SY-LA": "la",
    "SY-TA": "ta", "SY-HA": "ha", "SY-DY": "dy", "SY-RA": "ra", "SY-DR": "dr", "SY-SU": "su", "SY-QU": "qu",
}  # fmt: skip


@dataclass
class Merged:
    """The records that an import made or filled, by id, and a line for every row that says what became of it."""

    changed: dict[str, Place] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    new: int = 0
    filled: int = 0
    same: int = 0
    left_out: int = 0


def merge(rows: Iterable[Row | Fault], known: RecordSet) -> Merged:
    """Match rows with known records and with one another; nothing that a record says is overwritten."""
    return _Merger(known).merge(rows)


class _Merger:
    def __init__(self, known: RecordSet) -> None:
        self.known = known
        self.places = {i: r.entity for i, r in known.records.items() if isinstance(r.entity, Place)}
        self.taken = {*known.records, *known.redirects}
        self.by_name: defaultdict[str, set[str]] = defaultdict(set)
        self.by_code: dict[str, str] = {}
        self.by_iso = {p.iso: i for i, p in self.places.items() if p.iso}
        self.cells: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        for place in self.places.values():
            self._index(place)
        self.merged = Merged()

    def merge(self, rows: Iterable[Row | Fault]) -> Merged:
        """Codes and equal names first, so that no row takes by likeness a record which another has by name."""
        said: dict[int, str] = {}
        open_: list[tuple[int, Row]] = []
        for number, row in enumerate(rows):
            if isinstance(row, Fault):
                self.merged.left_out += 1
                said[number] = f"left out  {row.where}: {row.reason}"
                continue
            found = self._match(row)
            if found is None:
                open_.append((number, row))
            else:
                said[number] = self._settle(row, found)
        for number, row in open_:
            # Again by name: a row before it may have made the record.
            said[number] = self._settle(row, self._match(row) or self._alike(row))
        self.merged.lines += [said[n] for n in sorted(said)]
        return self.merged

    def _settle(self, row: Row, found: tuple[Place, str] | str | None) -> str:
        """Make or fill the record of a row; the line that says so."""
        out = self.merged
        if isinstance(found, str):
            out.left_out += 1
            return f"left out  {row.where}: '{row.name}': {found}"
        if found is None:
            place = self._new(row)
            out.new += 1
            self._keep(place)
            return f"new       {row.where}: '{row.name}' as {place.id} in {place.parent or 'no area'}"
        place, why = found
        filled, added = self._filled(place, row)
        filled, doubt = self._within(filled, row, added)
        if not added:
            out.same += 1
            return f"known     {row.where}: '{row.name}' is {place.id} ({why}){doubt}"
        out.filled += 1
        self._keep(filled)
        return f"merged    {row.where}: '{row.name}' is {place.id} ({why}); adds {', '.join(added)}{doubt}"

    def _within(self, place: Place, row: Row, added: list[str]) -> tuple[Place, str]:
        """The record with the row's area where that is a part of its own; a note where the two are at odds."""
        area = next((self.by_code[a] for _, a in row.areas if a in self.by_code), None)
        if area is None or place.type not in _SETTLEMENTS or area in {place.parent, *self._above(place.parent)}:
            return place, ""
        if place.parent is not None and "parent" not in place.unverified and place.parent not in self._above(area):
            return place, f"; the row has it in {area}, the record in {place.parent}"
        added.append(f"parent {area}")
        return msgspec.structs.replace(
            place,
            parent=area,
            unverified=[u for u in place.unverified if u != "parent"],
            sources=[*dict.fromkeys([*place.sources, row.source])],
        ), ""

    def _above(self, id_: str | None) -> list[str]:
        """The ids of the areas that an area lies in."""
        above: list[str] = []
        while id_ and id_ in self.places and (id_ := self.places[id_].parent):
            above.append(id_)
        return above

    def _keep(self, place: Place) -> None:
        self.places[place.id] = place
        self.taken.add(place.id)
        self.merged.changed[place.id] = place
        self._index(place)

    def _index(self, place: Place) -> None:
        for name in names_of(place, "places"):
            self.by_name[key(name.text)].add(place.id)
        for code in _codes(place.pcode, place.geonames, place.wikidata):
            self.by_code.setdefault(code, place.id)
        if place.point is not None and place.type in _SETTLEMENTS:
            self.cells[_cell(place.point)].add(place.id)

    def _match(self, row: Row) -> tuple[Place, str] | str | None:
        """The record that a row is and why; None for a new place; a sentence for a row that cannot be used."""
        if not units(row.name):
            return "a name without letters"
        for code in _codes(row.pcode, row.geonames, row.wikidata):
            if code in self.by_code:
                place = self.places[self.by_code[code]]
                apart = kilometres(place.point, row.point) if place.point and row.point else 0.0
                if place.type in _SETTLEMENTS and apart > APART_KM and "point" not in place.unverified:
                    return f"it has the {code} of '{place.id}' but lies {apart:.0f} km off; one of the two is wrong"
                return place, f"same {code}"
        if row.point is None:
            return "no coordinates, and no record has its codes"
        if misplaced := _misplaced(row.point):
            return misplaced
        near: list[tuple[float, str]] = []
        for name in (row.name, *row.names, *filter(None, [row.name_ar])):
            for id_ in self.by_name.get(key(name), ()):
                place = self.places[id_]
                if place.country != "SY" or place.point is None or _contradicts(place, row):
                    continue
                if _compatible(place, row):
                    near.append((kilometres(place.point, row.point), id_))
        distance, id_ = min(near, default=(math.inf, ""))
        if distance <= SAME_WITHIN_KM:
            return self.places[id_], f"same name, {distance:.1f} km apart"
        return None

    def _alike(self, row: Row) -> tuple[Place, str] | None:
        """The settlement on nearly the row's spot whose name is like its own, as another spelling is."""
        if row.point is None or row.type not in _SETTLEMENTS:
            return None
        x, y = _cell(row.point)
        best: tuple[float, float, str] | None = None
        for id_ in {i for dx in (-1, 0, 1) for dy in (-1, 0, 1) for i in self.cells.get((x + dx, y + dy), ())}:
            place = self.places[id_]
            if place.point is None or abs(place.point[0] - row.point[0]) > 0.02 or _contradicts(place, row):
                continue
            distance = kilometres(place.point, row.point)
            if distance > ALIKE_WITHIN_KM:
                continue
            likeness = max(
                (_likeness(a, n.text) for a in (row.name, *row.names) for n in names_of(place, "places")), default=0.0
            )
            if likeness >= ALIKE_AT_LEAST + ALIKE_PER_KM * distance:
                best = max(best or (0.0, 0.0, ""), (likeness - ALIKE_PER_KM * distance, distance, id_))
        if best is None:
            return None
        return self.places[best[2]], f"a name like it, {best[1]:.1f} km apart"

    def _new(self, row: Row) -> Place:
        parent, sure = self._parent(row)
        governorate = self._governorate(parent)
        slug = re.sub(r"[^a-z0-9]+", "-", " ".join(u.lower() for u in units(_ascii(row.name)))).strip("-") or "place"
        stem = f"{_SLUGS.get(governorate or '', 'sy')}:{slug}"
        id_ = row.pcode or (f"gn:{row.geonames}" if row.geonames else stem)
        number = 2
        while id_ in self.taken:
            id_, number = f"{stem}-{number}", number + 1
        place = Place(
            id=id_,
            name=row.name,
            type=row.type,
            parent=parent,
            name_ar=row.name_ar,
            point=row.point,
            importance=importance(row.events, row.population),
            pcode=row.pcode,
            geonames=row.geonames,
            wikidata=row.wikidata,
            strength="weak" if may_be_other(row.name) or self._is_known_by(row.name) else "strong",
            sources=[row.source],
            unverified=[] if sure else ["parent"],
        )
        return msgspec.structs.replace(place, aliases=self._aliases(place, _other_names(place, row)))

    def _aliases(self, place: Place, names: Sequence[str]) -> list[str | Name]:
        """Names as aliases; those that may be a word, a person or another place are weak, unless the record is so as a whole."""
        strong = place.strength == "strong"
        return [
            Name(text=n, strength="weak") if strong and (may_be_other(n) or self._is_name_elsewhere(n, place)) else n
            for n in names
        ]

    def _is_name_elsewhere(self, name: str, place: Place) -> bool:
        """Whether a place farther away has the name as its first one."""
        folded = key(name)
        others = (self.places[i] for i in self.by_name.get(folded, ()) if i != place.id)
        return any(
            key(o.name) == folded and place.point and o.point and kilometres(place.point, o.point) > SAME_WITHIN_KM
            for o in others
        )

    def _is_known_by(self, name: str) -> bool:
        """Whether a place that news names often is called so: a hamlet of that name needs support from the text."""
        return any(self.places[i].importance >= KNOWN_FROM for i in self.by_name.get(key(name), ()))

    def _filled(self, place: Place, row: Row) -> tuple[Place, list[str]]:
        """The record with what the row adds where it says nothing, and the names of what was added."""
        changes: dict[str, object] = {}
        added: list[str] = []
        for name in ("name_ar", "pcode", "geonames", "wikidata"):
            value = getattr(row, name)
            if value is not None and getattr(place, name) is None:
                changes[name] = value
                added.append(f"{name} {value}")
        if row.point is not None and (place.point is None or "point" in place.unverified):
            changes["point"] = row.point
            changes["unverified"] = [u for u in place.unverified if u != "point"]
            added.append("point")
        others = [o for o in _other_names(place, row) if o != changes.get("name_ar")]
        if others:
            changes["aliases"] = [*place.aliases, *self._aliases(place, others)]
            added += [f"'{o}'" for o in others]
        if not added:
            return place, []
        if row.source not in place.sources:
            changes["sources"] = [*place.sources, row.source]
        return msgspec.structs.replace(place, **changes), added

    def _parent(self, row: Row) -> tuple[str | None, bool]:
        """The smallest area that the row names and that is known; else, unverified, that of the nearest settlement.

        A district or subdistrict counts only within the governorate that the row names.
        """
        within = next((g for t, a in row.areas if t == "governorate" and (g := self._named_governorate(a))), None)
        for type_, area in row.areas:
            if area in self.by_code:
                return self.by_code[area], True
            if type_ == "governorate":
                break
            types = {type_} if type_ else set(_AREAS)
            named = [i for i in sorted(self.by_name.get(key(area), ())) if self.places[i].type in types]
            inside = [i for i in named if self.places[i].country == "SY" and within in {None, self._governorate(i)}]
            if inside:
                return inside[0], len(inside) == 1
        near = self._nearest(row.point)
        if within is None or (near is not None and self._governorate(near) == within):
            return near, False
        return self.by_iso[within], True

    def _named_governorate(self, area: str) -> str | None:
        """The ISO code of the governorate of a name or code."""
        if area in self.by_iso:
            return area
        ids = [self.by_code[area]] if area in self.by_code else sorted(self.by_name.get(key(area), ()))
        found = (self.places[i] for i in ids)
        return next((p.iso for p in found if p.type == "governorate" and p.country == "SY"), None)

    def _nearest(self, point: tuple[float, float] | None) -> str | None:
        if point is None:
            return None
        x, y = _cell(point)
        around = {i for dx in (-1, 0, 1) for dy in (-1, 0, 1) for i in self.cells.get((x + dx, y + dy), ())}
        best = min(
            ((kilometres(p, point), i) for i in around if (p := self.places[i].point) is not None),
            default=(math.inf, ""),
        )
        return self.places[best[1]].parent if best[0] <= SETTLED_KM else None

    def _governorate(self, id_: str | None) -> str | None:
        while id_ and id_ in self.places:
            place = self.places[id_]
            if place.type == "governorate":
                return place.iso
            id_ = place.parent
        return None


def importance(events: int | None, population: int | None) -> float:
    """The prior of a new place in [0, 1]: by the number of events coded there, else by its people."""
    by_events = 0.1 + 0.12 * math.log10(1 + max(events or 0, 0))
    by_people = 0.1 + 0.1 * math.log10(1 + max(population or 0, 0) / 2000)
    return round(min(max(by_events, by_people), 0.6), 2)


def _other_names(place: Place, row: Row) -> list[str]:
    """The row's names that fold to none of the record's."""
    have = {key(n.text) for n in names_of(place, "places")}
    found: list[str] = []
    for name in (row.name, *row.names, *filter(None, [row.name_ar])):
        folded = key(name)
        if len(name) < 80 and units(name) and folded not in have:
            have.add(folded)
            found.append(name)
    return found


def _likeness(one: str, other: str) -> float:
    """How like two names are, from 0 to 100; 0 for upper and lower, great and little of one name."""
    left, right = key(one), key(other)
    words, others = {*left.split()}, {*right.split()}
    if any((words & a and others & b) or (words & b and others & a) for a, b in _OPPOSED):
        return 0.0
    return fuzz.ratio(loose(left), loose(right))


def _contradicts(place: Place, row: Row) -> bool:
    """Whether both have a code of one kind and the codes differ."""
    pairs = ((place.pcode, row.pcode), (place.geonames, row.geonames), (place.wikidata, row.wikidata))
    return any(a and b and a != b for a, b in pairs)


def _compatible(place: Place, row: Row) -> bool:
    return place.type == row.type or (place.type in _SETTLEMENTS and row.type in _SETTLEMENTS)


def _misplaced(point: tuple[float, float]) -> str | None:
    """What is wrong with a point that no place of Syria can have, or None."""
    if any(o.outside_by(point) <= _BORDER_KM for o in outlines()):
        return None
    swapped = (point[1], point[0])
    if any(o.outside_by(swapped) <= _BORDER_KM for o in outlines()):
        return f"latitude and longitude are swapped; write {swapped[0]}, {swapped[1]}"
    return f"{point[0]}, {point[1]} lies outside of Syria"


def _codes(pcode: str | None, geonames: int | None, wikidata: str | None) -> list[str]:
    return [c for c in (pcode, f"gn:{geonames}" if geonames else None, wikidata) if c]


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    """A grid of a third of a degree, about 30 to 37 km."""
    return (math.floor(point[0] * 3), math.floor(point[1] * 3))


def _ascii(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if ord(c) < 128 and c not in "'`")
