"""Names in Arabic where the gazetteer has them, for readers who prefer those; ids, codes and the article's own words stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from newsparse.gazetteer import Gazetteer
from newsparse.models import Analysis, Area, Candidate, FocusPlace, Group, Organization, Person, Place

_T = TypeVar("_T", Person, Organization)


def in_arabic(analysis: Analysis, gazetteer: Gazetteer) -> Analysis:
    """The analysis with Arabic names of places, their areas and their candidates, of groups, people and organizations.

    What has no record, or no Arabic name there, keeps the name that it has.
    """
    names = _Names(gazetteer)
    return replace(
        analysis,
        focus=[names.focus(f) for f in analysis.focus],
        places=[names.place(p) for p in analysis.places],
        groups=[names.group(g) for g in analysis.groups],
        people=names.others(analysis.people),
        organizations=names.others(analysis.organizations),
    )


class _Names:
    """The Arabic names of one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def of(self, id_: str | None, otherwise: str) -> str:
        """The Arabic name of a record, or what it is called otherwise."""
        record = self._gazetteer.get(id_) if id_ else None
        return getattr(record, "name_ar", None) or otherwise

    def focus(self, focus: FocusPlace) -> FocusPlace:
        return replace(
            focus,
            place=self.of(focus.place_id, focus.place),
            governorate=self._area(focus.place_id, "governorate", focus.governorate),
        )

    def place(self, place: Place) -> Place:
        where = place.id or (place.within.id if place.within else None)
        return replace(
            place,
            name=place.name_ar or self.of(place.id, place.name),
            governorate=self._area(where, "governorate", place.governorate),
            district=self._area(where, "district", place.district),
            subdistrict=self._area(where, "subdistrict", place.subdistrict),
            candidates=self._candidates(place.candidates),
            within=self._within(place.within),
        )

    def group(self, group: Group) -> Group:
        return replace(
            group, name=group.name_ar or self.of(group.id, group.name), candidates=self._candidates(group.candidates)
        )

    def others(self, entities: Sequence[_T]) -> list[_T]:
        return [replace(e, name=self.of(e.id, e.name)) for e in entities]

    def _candidates(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        return [replace(c, name=self.of(c.id, c.name)) for c in candidates]

    def _within(self, area: Area | None) -> Area | None:
        return replace(area, name=self.of(area.id, area.name)) if area is not None else None

    def _area(self, id_: str | None, type_: str, otherwise: str | None) -> str | None:
        """The Arabic name of the area of a type that a place lies in, where the analysis names that area at all."""
        place = self._gazetteer.place(id_) if id_ and otherwise else None
        area = self._gazetteer.area_of(place, type_) if place is not None else None
        return area.name_ar or otherwise if area is not None else otherwise
