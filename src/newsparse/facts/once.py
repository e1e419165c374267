"""Events told once: what a text tells of again is added to what it told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from newsparse.facts.happening import Happening
from newsparse.facts.triggers import VIOLENT, verbs_around, words_around
from newsparse.geometry import kilometres
from newsparse.models import Event, Place, Ref

_ARMED = frozenset(["battles", "explosions_remote_violence"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_WIDE = frozenset(["adm1", "adm2", "adm3", "country"])
_SENTENCES = 2
"""Sentences from an attack to those who were killed in it, at most."""
_FAR = 4
"""Words from "the" to the noun that tells of an event, at most."""
_BLASTS = {"suicide_bomb", "remote_explosive_landmine_ied"}
_SIMILAR = "similar"
_BLOCKS = 5
"""Blocks behind which "the attack" means no event that was told of before."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a text tells of an event: the sentence, the code points [start, end) of the words that say it, and the parties it names."""

    sentence: int
    start: int
    end: int
    agents: tuple[Ref, ...] = ()
    targets: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with every place of the text that tells of it, in order."""

    event: Event
    tellings: tuple[Telling, ...]


def by_sentence(told: Sequence[ToldEvent]) -> dict[int, list[tuple[Telling, Event]]]:
    """The tellings of some events, each with its event, by their sentence and in order."""
    found: dict[int, list[tuple[Telling, Event]]] = {}
    for telling, event in sorted(((t, e.event) for e in told for t in e.tellings), key=lambda pair: pair[0].start):
        found.setdefault(telling.sentence, []).append((telling, event))
    return found


@dataclass(slots=True)
class _Kept:
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


class Once:
    """The events of a text in the order in which they are first told."""

    def __init__(self) -> None:
        self._kept: list[_Kept] = []

    def events(self) -> list[ToldEvent]:
        """What was told, each once and with its key; those of whom only their harm is told belong to what was done there."""
        for kept in [k for k in self._kept if k.harm]:
            deeds = [k for k in self._kept if not k.harm and _may_have_harmed(k, kept)]
            if deeds:
                deed = next((k for k in reversed(deeds) if k.event.sentence <= kept.event.sentence), deeds[0])
                deed.event = msgspec.structs.replace(deed.event, targets=_both(deed.event.targets, kept.event.targets))
                deed.tellings += kept.tellings
                self._kept.remove(kept)
        return [
            ToldEvent(msgspec.structs.replace(k.event, key=f"e{i}"), tuple(sorted(k.tellings, key=lambda t: t.start)))
            for i, k in enumerate(self._kept, 1)
        ]

    def add(
        self, event: Event, happening: Happening, place: Place | None, day: str | None, *, title: bool = False
    ) -> None:
        """Keep an event, or add what it tells to the one that it tells of again."""
        telling = Telling(
            event.sentence, event.trigger.start, event.trigger.end, tuple(event.agents), tuple(event.targets)
        )
        own = event.place is not None and event.place.start >= happening.clause.sentence.start
        meant = self._meant(happening, event, place if own else None, day)
        if meant is not None:
            meant.event = _joined(meant.event, event)
            meant.tellings.append(telling)
            return
        if (cause := self._cause(happening, event, place, day)) is not None:
            cause.event = msgspec.structs.replace(cause.event, targets=_both(cause.event.targets, event.targets))
            cause.tellings.append(telling)
            return
        weak = happening.trigger.weak and not _is_told_apart(happening)
        same = next((k for k in self._kept if _is_same(k, event, place, day, weak=weak)), None)
        if same is None:
            harm, summary = _tells_of_harm(happening), _sums_up(happening)
            self._kept.append(_Kept(event, place, day, harm, happening.trigger.weak, summary, own, title, [telling]))
            return
        if same.event.sub_type == "territory_overtaken" and event.sub_type == "armed_clash":
            event = msgspec.structs.replace(
                event, agents=[], targets=[]
            )  # "seized the town after clashes with the army"
        wide = same.place is not None and (_is_wide(same.place) or _names_a_seat(same, event))
        finer = place is not None and wide and not _is_wide(place)
        same.event = _joined(same.event, event, finer=finer)
        same.harm = same.harm and _tells_of_harm(happening)
        same.place = place if finer else same.place or place
        same.day = same.day or day
        same.tellings.append(telling)

    def of_its_kind(self, event: Event, happening: Happening) -> Event:
        """The event, of the kind that was told of before where it is called after that: "raids" behind air strikes, "a similar attack"."""
        clause, trigger = happening.clause, happening.trigger
        word = clause.lower(trigger.first)
        if trigger.verb or not self._kept:
            return event
        if word in words_around("raids") and event.sub_type == "armed_clash" and self._are_flown(happening, event):
            return msgspec.structs.replace(event, type="explosions_remote_violence", sub_type="air_drone_strike")
        last = self._kept[-1].event
        like = word in words_around("unspecified") and clause.lower(trigger.first - 1) == _SIMILAR
        with_what = clause.lower(trigger.behind) == "with"
        if not like or with_what or last.type not in VIOLENT:
            return event
        return msgspec.structs.replace(event, type=last.type, sub_type=last.sub_type)

    def _are_flown(self, happening: Happening, event: Event) -> bool:
        """Whether raids of which nobody else is told, and in which nobody is taken, are those of the aircraft told of before."""
        if any(w.lower in verbs_around("arresting") for w in happening.clause.words):
            return False
        flown = [k for k in self._kept if k.event.sub_type == "air_drone_strike"]
        whose = {r.key for k in flown for r in k.event.agents if r.key}
        return bool(flown) and all(r.key in whose for r in event.agents)

    def _meant(self, happening: Happening, event: Event, place: Place | None, day: str | None) -> _Kept | None:
        """What was told before and is meant by "the attack", which alone does not say what happened."""
        clause, trigger = happening.clause, happening.trigger
        if trigger.verb:
            told = next((k for k in reversed(self._kept) if k.event.type in _ARMED), None)
            again = told is not None and _is_done_by_a_deed(happening) and _may_be_one_deed(told, event, place, day)
            return told if again else None
        if clause.lower(trigger.first - 1) in words_around("another"):
            return None
        near = [k for k in reversed(self._kept) if event.block - k.event.block < _BLOCKS and k.event.type in _ARMED]
        bare = clause.lower(trigger.first - 1) in _DEFINITE
        if bare and event.sub_type == "agreement":
            return next((k for k in reversed(self._kept) if k.event.sub_type == "agreement"), None)
        if bare and (told := next((k for k in near if k.event.type == event.type), None)) is not None:
            return told
        if bare or happening.definite or _is_described(happening, event):
            any_attack = happening.any_attack or clause.lower(trigger.behind - 1) in words_around("any_attack")
            alike = (k for k in near if k.event.type == event.type or (any_attack and k.event.type != "battles"))
            told = next((k for k in alike if _may_be_one_deed(k, event, place, day)), None)
            if told is not None:
                return told
        return near[0] if near and clause.lower(trigger.first) in words_around("general") else None

    def _cause(self, happening: Happening, event: Event, place: Place | None, day: str | None) -> _Kept | None:
        """What was told right before, where a sentence says only who was killed or hurt: "… shelled Balyoun. A man was killed"."""
        if not (happening.trigger.weak and happening.trigger.sub_type == "attack") or event.agents:
            return None
        last = self._kept[-1] if self._kept else None
        if (
            last is None
            or last.event.type not in _ARMED
            or last.event.block != event.block
            or not 0 < event.sentence - last.event.sentence <= _SENTENCES
        ):
            return None
        if last.event.background or event.background:
            return None
        apart = day is not None and last.day not in {None, day}
        elsewhere = place is not None and last.place is not None and place.key != last.place.key
        return None if apart or elsewhere else last


def _is_done_by_a_deed(happening: Happening) -> bool:
    """Whether it is what has been told of that does something: "the operation targeted caves and bunkers"."""
    clause = happening.clause
    heads = (clause.lower(behind - 1) for first, behind in happening.agents if clause.lower(first) in _DEFINITE)
    return happening.trigger.weak and any(head in words_around("general") for head in heads)


def _is_described(happening: Happening, event: Event) -> bool:
    """Whether a noun behind "the" and an adjective is of what the text has told of: "the mysterious blast", "the [Turkish] shelling".

    Any other name makes it another one.
    """
    clause, before = happening.clause, happening.trigger.first - 1
    while happening.trigger.first - before < _FAR and (
        (clause.tag(before) == "JJ" and clause.words[before].text.islower())
        or any(r.start <= clause.words[before].start < r.end for r in event.agents if r.key)
    ):
        before -= 1
    return before < happening.trigger.first - 1 and clause.lower(before) in _DEFINITE


def _may_be_one_deed(kept: _Kept, event: Event, place: Place | None, day: str | None) -> bool:
    """Whether neither place, day nor agents make another deed of it than what was told before."""
    if kept.day and day and kept.day != day:
        return False
    if place is not None and not _may_be_there(kept, event, place) and not _lies_there(kept, place):
        return False
    return _may_be_of_one(kept.event.agents, event.agents)


def _tells_of_harm(happening: Happening) -> bool:
    trigger = happening.trigger
    verb = trigger.weak and trigger.sub_type in {"attack", "armed_clash"}
    noun = not trigger.verb and happening.clause.lower(trigger.first) in words_around("unspecified")
    return _sums_up(happening) or verb or (noun and trigger.sub_type == "attack")


def _sums_up(happening: Happening) -> bool:
    """Whether a noun sums up what was done otherwise: "massacre"."""
    trigger = happening.trigger
    named = not trigger.verb and happening.clause.lower(trigger.first) in words_around("massacres")
    return named or happening.sums_up


def _may_have_harmed(deed: _Kept, harm: _Kept) -> bool:
    """Whether an act of violence may be the one that harmed somebody: where no other place is told of that, and neither alone is of old."""
    if deed.event.type not in VIOLENT or deed.event.background != harm.event.background:
        return False
    if None not in {deed.day, harm.day} and deed.day != harm.day:
        return False
    if not harm.summary and not _may_be_of_one(deed.event.agents, harm.event.agents):
        return False
    if harm.title and not harm.own_place:
        return True
    if deed.place is None or harm.place is None:
        return False
    return deed.place.key == harm.place.key or (
        not harm.own_place and deed.place.governorate_code == harm.place.governorate_code is not None
    )


def _is_same(kept: _Kept, event: Event, place: Place | None, day: str | None, *, weak: bool) -> bool:
    """Whether an event is one that was told before: of the same kind, and neither its place nor its day is another."""
    if kept.day and day and kept.day != day:
        return False
    if (event.background and day and not kept.event.background) or (
        kept.event.background and kept.day and not event.background
    ):
        return False  # what happened on a day of old is no news, though the news has no day
    battle = kept.event.type == event.type == "battles" and kept.event.sentence == event.sentence
    blast = _is_ones_blast(kept.event, event)
    if (
        kept.event.sub_type != event.sub_type
        and not (battle or blast)
        and not _is_ones_fire(kept, event, place, weak=weak)
    ):
        return False  # fighting in which a town is overrun is one battle, "the blast" of a suicide bomber is his
    return kept.place is None or place is None or _may_be_there(kept, event, place)


def _is_ones_blast(first: Event, second: Event) -> bool:
    """Whether one of two tells of a suicide bombing, and the other of a blast, however brought about."""
    blast = next((e for e in (first, second) if e.sub_type == "remote_explosive_landmine_ied"), first)
    alike = {first.sub_type, second.sub_type} == _BLASTS and first.background == second.background
    return alike and blast.trigger.text.lower().split()[-1] in words_around("any_attack")


def _may_be_there(kept: _Kept, event: Event, place: Place) -> bool:
    """Whether what was told may have been at a place: "in Homs" in a title may be any town of Homs, "in Damascus" one around it."""
    if kept.place is None or _may_be_one(kept.place, place):
        return True
    codes = {kept.place.governorate_code, place.governorate_code}
    if kept.title and event.sentence <= _OPENING and _is_near(kept.place, place):
        return True
    return _names_a_seat(kept, event) and (len(codes) == 1 or codes == _AROUND_THE_CAPITAL)


def _is_near(town: Place, quarter: Place) -> bool:
    """Whether a place may be a quarter of the town that a title names."""
    a, b = (town.latitude, town.longitude), (quarter.latitude, quarter.longitude)
    if quarter.type != "neighbourhood" or a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return False
    return kilometres((a[0], a[1]), (b[0], b[1])) <= _AROUND_A_TOWN_KM


def _lies_there(kept: _Kept, place: Place) -> bool:
    """Whether a village that no record has may lie where something was told of: it may be the one near the town named first."""
    return place.id is None and kept.place is not None and place.governorate_code in {None, kept.place.governorate_code}


_AROUND_THE_CAPITAL = {"SY-DI", "SY-RD"}


_AROUND_A_TOWN_KM = 20.0
_OPENING = 3
"""The last sentence, counted from 0, in which the opening of an article may tell again what its title told of."""


def _names_a_seat(kept: _Kept, event: Event) -> bool:
    """Whether a title names the city that its governorate is called after, and the opening of the text tells of it again."""
    place = kept.place
    if not kept.title or place is None or place.governorate is None or event.sentence > _OPENING:
        return False
    return place.governorate.split()[0] == place.name.split()[0]


def _is_ones_fire(kept: _Kept, event: Event, place: Place | None, *, weak: bool) -> bool:
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
    if a.governorate_code != b.governorate_code:
        return None in {a.governorate_code, b.governorate_code} and _is_wide(a) | _is_wide(b)
    return _is_wide(a) or _is_wide(b)


def _is_wide(place: Place) -> bool:
    """Whether a place is an area; a village that no record has is none, wherever it may lie."""
    return place.id is not None and (place.precision in _WIDE or place.precision is None)


def _keys(refs: Sequence[Ref]) -> set[str]:
    return {r.key for r in refs if r.key}


def _is_told_apart(happening: Happening) -> bool:
    """Whether a sentence says that it tells of something else: "Rockets also hit the town"."""
    return any(w.lower in words_around("apart") for w in happening.clause.words)


def _may_be_of_one(a: list[Ref], b: list[Ref]) -> bool:
    """Whether what is told of two parties may be one's deed: none is named in one of them, or one in both."""
    first, second = _keys(a), _keys(b)
    return not first or not second or bool(first & second)


def _both(a: list[Ref], b: list[Ref]) -> list[Ref]:
    """The parties of two tellings, each once."""
    seen = {(r.key or r.text.lower()) for r in a}
    return [*a, *(r for r in b if (r.key or r.text.lower()) not in seen)]


def _status_of_both(first: Event, other: Event) -> Literal["asserted", "claimed", "denied", "planned", "hypothetical"]:
    """The status of what is told twice: that somebody did it is only claimed where the claim alone names him."""
    for claim, fact in ((first, other), (other, first)):
        if claim.status == "claimed" and claim.agents and not fact.agents:
            return "claimed"
    return "asserted" if "asserted" in {first.status, other.status} else first.status


def _joined(first: Event, other: Event, *, finer: bool = False) -> Event:
    return msgspec.structs.replace(
        first,
        sub_type="suicide_bomb" if _is_ones_blast(first, other) else first.sub_type,
        agents=_both(first.agents, other.agents),
        targets=_both(first.targets, other.targets),
        place=other.place if finer else first.place or other.place,
        date=first.date or other.date,
        background=first.background and other.background,
        status=_status_of_both(first, other),
    )
