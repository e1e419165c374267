"""Areas by their names: whether a name is an area's, what lies at its border, which towns and countries a name may mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsparse.gazetteer import Gazetteer, NameEntry, Place, radius_of
from newsparse.geometry import kilometres
from newsparse.recognizing.typewords import SETTLEMENTS

BORDER_KM = 12.0
"""How far from the centre of an area's district or subdistrict a place may be held to lie at its border."""


def lies_at_border(gazetteer: Gazetteer, place: Place, area: str) -> bool:
    """Whether the centre of a district or subdistrict of the named area is so near that its border may be elsewhere."""
    return place.point is not None and any(
        kilometres(place.point, centre) <= BORDER_KM for centre in _centres(gazetteer, area)
    )


@lru_cache(maxsize=1024)
def _centres(gazetteer: Gazetteer, area: str) -> tuple[tuple[float, float], ...]:
    """The centres of the districts and subdistricts of the governorates and districts that have a name's key."""
    named = [p for e in gazetteer.entries(area) if (p := gazetteer.place(e.entity)) is not None]
    areas = [p.id for p in named if p.type in {"governorate", "district"}]
    inner = [p for a in areas for i in (a, *sorted(gazetteer.within(a))) if (p := gazetteer.place(i)) is not None]
    return tuple(p.point for p in inner if p.type in {"district", "subdistrict"} and p.point is not None)


def towns(gazetteer: Gazetteer, entries: Sequence[NameEntry]) -> list[tuple[tuple[float, float], str | None]]:
    """The points and countries of the settlements that some names may mean; none where a region may be meant: "in Ghouta"."""
    strong = [e for e in entries if not e.weak] or entries
    known = [p for e in strong if (p := gazetteer.place(e.entity)) is not None]
    if any(p.type in {"region", "country"} for p in known):
        return []
    return [(p.point, p.country) for p in known if p.type in SETTLEMENTS and p.point is not None]


def other_country(gazetteer: Gazetteer, area: str, place: Place) -> bool:
    """Whether a name's key is that of a country, and of another one than the place's."""
    named = [p for e in gazetteer.entries(area) if (p := gazetteer.place(e.entity)) is not None and p.type == "country"]
    return bool(named) and all(p.country != place.country for p in named)


@lru_cache(maxsize=4096)
def names_area(gazetteer: Gazetteer, folded: str) -> bool:
    """Whether a name is that of a governorate, a district or a foreign country."""
    for entry in gazetteer.entries(folded):
        place = gazetteer.place(entry.entity) if entry.section == "places" else None
        if place is not None and (
            place.type in {"governorate", "district", "country"} or (place.type == "region" and place.country != "SY")
        ):
            return True
    return False


@lru_cache(maxsize=4096)
def region_named(gazetteer: Gazetteer, folded: str) -> Place | None:
    """The region of Syria that is the only place of a name, with a point: Eastern Ghouta, Wadi Barada."""
    named = {e.entity: gazetteer.place(e.entity) for e in gazetteer.entries(folded) if e.section == "places"}
    region = next(iter(named.values())) if len(named) == 1 else None
    return region if region is not None and region.type == "region" and region.country == "SY" else None


def reaches(region: Place, place: Place) -> bool:
    """Whether a place lies within the reach of a region's point."""
    if region.point is None or place.point is None:
        return False
    return kilometres(region.point, place.point) <= (radius_of(region) or 0.0)
