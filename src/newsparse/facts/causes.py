"""In which of the events that a text tells of those who are counted were harmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from newsparse.facts.tellings import Telling, ToldEvent, by_sentence
from newsparse.facts.triggers import VIOLENT
from newsparse.models import Analysis, BlockKind, Casualty, Event, Place

_TAKEN = frozenset(["arrests", "abduction_forced_disappearance", "release"])
_WIDE = frozenset(["adm1", "adm2", "adm3", "country", None])
_SENTENCES = 2
"""Sentences from what happened to those who were harmed in it, at most; the other way round it is one."""


def with_events(counted: Sequence[Casualty], told: Sequence[ToldEvent], analysis: Analysis) -> list[Casualty]:
    """The counts, each with the key of the event that harmed those counted; None where the text leaves that open, as with most running totals."""
    sought = _Sought(told, analysis)
    return [msgspec.structs.replace(c, event=sought.event_of(c)) for c in counted]


class _Sought:
    """The events of a text by where it tells of them."""

    def __init__(self, told: Sequence[ToldEvent], analysis: Analysis) -> None:
        self._told = by_sentence(told)
        self._blocks = analysis.article.blocks
        self._days = {d.key: d.from_ for d in analysis.dates}
        self._places = {p.key: p for p in analysis.places}
        self._named: dict[int, set[str]] = {}
        for place in analysis.places:
            for m in place.mentions:
                if m.sense == "location" and place.precision != "country":
                    self._named.setdefault(m.sentence, set()).add(place.key)

    def event_of(self, counted: Casualty) -> str | None:
        """The key of the event: the nearest one that the same sentence tells of, else what was told right before, else right behind."""
        fitting = (p for p in self._told.get(counted.sentence, ()) if _may_harm(p[1], counted))
        here = [p for p in fitting if not (counted.cumulative and p[1].background)]
        if here:
            return min(here, key=lambda pair: _distance(pair[0], counted))[1].key
        if counted.cumulative or counted.kind == "missing":
            return None
        around = (e for e in self._around(counted) if not e.background and _may_harm(e, counted))
        return next((e.key for e in around if self._may_be_of(counted, e)), None)

    def _around(self, counted: Casualty) -> Iterator[Event]:
        """What the sentences around a count tell of, the likeliest first: those before, for a title all of the text, the next."""
        for before in range(1, _SENTENCES + 1):
            yield from (e for _, e in reversed(self._told.get(counted.sentence - before, [])))
        if self._blocks[counted.block].kind is BlockKind.TITLE:
            yield from (e for own in self._told.values() for _, e in own)
        yield from (e for _, e in self._told.get(counted.sentence + 1, ()))

    def _may_be_of(self, counted: Casualty, event: Event) -> bool:
        """Whether neither the day nor the place that the count is told with is another than the event's."""
        day, own = self._days.get(event.date or ""), self._days.get(counted.date or "")
        if None not in {day, own} and day != own:
            return False
        place = self._places.get(event.place.key or "") if event.place else None
        named = self._named.get(counted.sentence, set())
        return place is None or not named or any(_may_be_one(place, self._places[k]) for k in named)


def _may_be_one(place: Place, other: Place) -> bool:
    wide = place.precision in _WIDE or other.precision in _WIDE
    return place.key == other.key or (wide and place.governorate_code == other.governorate_code)


def _may_harm(event: Event, counted: Casualty) -> bool:
    """Whether an event of its kind does to people what the count tells of; what is denied or planned did nothing."""
    if event.status in {"denied", "planned"}:
        return False
    if counted.kind in {"detained", "abducted"}:
        return event.sub_type in _TAKEN
    return event.type in VIOLENT | {"riots"} or (counted.kind == "displaced" and event.sub_type == "displacement")


def _distance(telling: Telling, counted: Casualty) -> int:
    """Code points between the words for an event and a count; those within it are nearest."""
    return max(telling.start - counted.end, counted.start - telling.end, 0)
