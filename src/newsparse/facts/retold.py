"""Whether what is told is of an event that was told before: what sets two tellings apart, and what makes them one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsparse.facts.happening import Happening
from newsparse.facts.tellings import Telling
from newsparse.facts.triggers import VIOLENT, words_around
from newsparse.geometry import kilometres
from newsparse.models import Event, Place, Ref

DEFINITE = frozenset(["the", "this", "that", "these", "those"])
"""Before a noun: what was told of before may be meant."""
_WIDE = frozenset(["adm1", "adm2", "adm3", "country"])
_FAR = 4
"""Words from "the" to the noun that tells of an event, at most."""
_BLASTS = {"suicide_bomb", "remote_explosive_landmine_ied"}
_AROUND_THE_CAPITAL = {"SY-DI", "SY-RD"}
_AROUND_A_TOWN_KM = 20.0
_OPENING = 3
"""The last sentence, counted from 0, in which the opening of an article may tell again what its title told of."""


@dataclass(slots=True)
class Kept:
    """An event with where and when it happened, None where the text does not say: then any place or day may be it."""

    event: Event
    place: Place | None
    day: str | None
    harm: bool = False
    """Whether nothing but harm is told of it, by whatever means."""
    weak: bool = False
    """Whether its words do not say by what means it was done: "hit"."""
    summary: bool = False
    """Whether a noun sums up what else is told of: "massacre"."""
    own_place: bool = False
    """Whether the sentence itself names the place."""
    title: bool = False
    """Whether the title tells of it: the city that it names may stand for its whole governorate."""
    tellings: list[Telling] = field(default_factory=list)


def is_done_by_a_deed(happening: Happening) -> bool:
    """Whether it is what has been told of that does something: "the operation targeted caves and bunkers"."""
    clause = happening.clause
    heads = (clause.lower(behind - 1) for first, behind in happening.agents if clause.lower(first) in DEFINITE)
    return happening.trigger.weak and any(head in words_around("general") for head in heads)


def is_described(happening: Happening, event: Event) -> bool:
    """Whether a noun behind "the" and an adjective is of what the text has told of: "the mysterious blast", "the [Turkish] shelling".

    Any other name makes it another one.
    """
    clause, before = happening.clause, happening.trigger.first - 1
    while happening.trigger.first - before < _FAR and (
        (clause.tag(before) == "JJ" and clause.words[before].text.islower())
        or any(r.start <= clause.words[before].start < r.end for r in event.agents if r.key)
    ):
        before -= 1
    return before < happening.trigger.first - 1 and clause.lower(before) in DEFINITE


def may_be_one_deed(kept: Kept, event: Event, place: Place | None, day: str | None) -> bool:
    """Whether neither place, day nor agents make another deed of it than what was told before."""
    if kept.day and day and kept.day != day:
        return False
    if place is not None and not _may_be_there(kept, event, place) and not _lies_there(kept, place):
        return False
    return _may_be_of_one(kept.event.agents, event.agents)


def tells_of_harm(happening: Happening) -> bool:
    """Whether nothing but harm is told of it, by whatever means: "five people were killed", "the attack"."""
    trigger = happening.trigger
    verb = trigger.weak and trigger.sub_type in {"attack", "armed_clash"}
    noun = not trigger.verb and happening.clause.lower(trigger.first) in words_around("unspecified")
    return sums_up(happening) or verb or (noun and trigger.sub_type == "attack")


def sums_up(happening: Happening) -> bool:
    """Whether a noun sums up what was done otherwise: "massacre"."""
    trigger = happening.trigger
    named = not trigger.verb and happening.clause.lower(trigger.first) in words_around("massacres")
    return named or happening.sums_up


def may_have_harmed(deed: Kept, harm: Kept) -> bool:
    """Whether an act of violence may be the one that harmed somebody: one sentence tells both, or no other place is told of; and neither alone is of old."""
    if deed.event.type not in VIOLENT or deed.event.background != harm.event.background:
        return False
    if None not in {deed.day, harm.day} and deed.day != harm.day:
        return False
    if not harm.summary and not _may_be_of_one(deed.event.agents, harm.event.agents):
        return False
    if (harm.title and not harm.own_place) or _are_told_together(deed, harm):
        return True
    if deed.place is None or harm.place is None:
        return False
    return _may_be_one(deed.place, harm.place) or (
        not harm.own_place and deed.place.governorate_code == harm.place.governorate_code is not None
    )


def _are_told_together(deed: Kept, harm: Kept) -> bool:
    """Whether one sentence tells of a deed and of those it harmed: "Two were killed in a strike on the quarter"."""
    return not {t.sentence for t in deed.tellings}.isdisjoint(t.sentence for t in harm.tellings)


def is_same(kept: Kept, event: Event, place: Place | None, day: str | None, *, weak: bool) -> bool:
    """Whether an event is one that was told before: of the same kind, and neither its place nor its day is another."""
    if kept.day and day and kept.day != day:
        return False
    if (event.background and day and not kept.event.background) or (
        kept.event.background and kept.day and not event.background
    ):
        return False  # what happened on a day of old is no news, though the news has no day
    battle = kept.event.type == event.type == "battles" and kept.event.sentence == event.sentence
    blast = is_ones_blast(kept.event, event)
    if (
        kept.event.sub_type != event.sub_type
        and not (battle or blast)
        and not _is_ones_fire(kept, event, place, weak=weak)
    ):
        return False  # fighting in which a town is overrun is one battle, "the blast" of a suicide bomber is his
    return kept.place is None or place is None or _may_be_there(kept, event, place)


def is_ones_blast(first: Event, second: Event) -> bool:
    """Whether one of two tells of a suicide bombing, and the other of a blast, however brought about."""
    blast = next((e for e in (first, second) if e.sub_type == "remote_explosive_landmine_ied"), first)
    alike = {first.sub_type, second.sub_type} == _BLASTS and first.background == second.background
    return alike and blast.trigger.text.lower().split()[-1] in words_around("any_attack")


def _may_be_there(kept: Kept, event: Event, place: Place) -> bool:
    """Whether what was told may have been at a place: "in Homs" in a title may be any town of Homs, "in Damascus" one around it."""
    if kept.place is None or _may_be_one(kept.place, place):
        return True
    codes = {kept.place.governorate_code, place.governorate_code}
    if kept.title and event.sentence <= _OPENING and is_quarter(kept.place, place, event):
        return True
    return names_a_seat(kept, event) and (len(codes) == 1 or codes == _AROUND_THE_CAPITAL)


def is_quarter(town: Place, place: Place, event: Event) -> bool:
    """Whether a place may be a quarter of a town: it lies near, or no record has it and one sentence names both, "the Sinaa quarter of Qamishli"."""
    if place.id is None:
        return any(m.sentence == event.sentence for m in town.mentions)
    a, b = (town.latitude, town.longitude), (place.latitude, place.longitude)
    if place.type != "neighbourhood" or a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return False
    return kilometres((a[0], a[1]), (b[0], b[1])) <= _AROUND_A_TOWN_KM


def _lies_there(kept: Kept, place: Place) -> bool:
    """Whether a village that no record has may lie where something was told of: it may be the one near the town named first."""
    return place.id is None and kept.place is not None and place.governorate_code in {None, kept.place.governorate_code}


def names_a_seat(kept: Kept, event: Event) -> bool:
    """Whether a title names the city that its governorate is called after, and the opening of the text tells of it again."""
    place = kept.place
    if not kept.title or place is None or place.governorate is None or event.sentence > _OPENING:
        return False
    return place.governorate.split()[0] == place.name.split()[0]


def _is_ones_fire(kept: Kept, event: Event, place: Place | None, *, weak: bool) -> bool:
    """Whether two tellings of fire on one place may be of one: "a drone strike", "missiles hit the house".

    Gas is brought by shells and bombs.
    """
    fire = kept.event.type == event.type == "explosions_remote_violence"
    same = place is not None and kept.place is not None and place.key == kept.place.key
    gas = "chemical_weapon" in {kept.event.sub_type, event.sub_type} and kept.event.background == event.background
    unsaid = weak or gas or (kept.weak and bool(_keys(kept.event.agents) & _keys(event.agents)))
    return fire and same and unsaid and _may_be_of_one(kept.event.agents, event.agents)


def _may_be_one(a: Place, b: Place) -> bool:
    """Whether what is told of two places may be told of one: they are one, or one is an area that the other may lie in."""
    if a.key == b.key:
        return True
    if a.type == b.type == "country":
        return False
    if a.governorate_code != b.governorate_code:
        return None in {a.governorate_code, b.governorate_code} and is_wide(a) | is_wide(b)
    return is_wide(a) or is_wide(b)


def is_wide(place: Place) -> bool:
    """Whether a place is an area; a village that no record has is none, wherever it may lie."""
    return place.id is not None and (place.precision in _WIDE or place.precision is None)


def _keys(refs: Sequence[Ref]) -> set[str]:
    return {r.key for r in refs if r.key}


def is_told_apart(happening: Happening) -> bool:
    """Whether a sentence says that it tells of something else: "Rockets also hit the town"."""
    return any(w.lower in words_around("apart") for w in happening.clause.words)


def _may_be_of_one(a: list[Ref], b: list[Ref]) -> bool:
    """Whether what is told of two parties may be one's deed: none is named in one of them, or one in both."""
    first, second = _keys(a), _keys(b)
    return not first or not second or bool(first & second)
