"""Events told once: what a text tells of again is added to what it told before."""

from __future__ import annotations

from typing import Literal

import msgspec

from newsparse.facts.happening import Happening
from newsparse.facts.retold import (
    DEFINITE,
    Kept,
    is_described,
    is_done_by_a_deed,
    is_ones_blast,
    is_quarter,
    is_same,
    is_told_apart,
    is_wide,
    may_be_one_deed,
    may_have_harmed,
    names_a_seat,
    sums_up,
    tells_of_harm,
)
from newsparse.facts.tellings import Telling, ToldEvent
from newsparse.facts.triggers import VIOLENT, verbs_around, words_around
from newsparse.models import Event, Place, Ref

_ARMED = frozenset(["battles", "explosions_remote_violence"])
_SENTENCES = 2
"""Sentences from an attack to those who were killed in it, at most."""
_SIMILAR = "similar"
_BLOCKS = 5
"""Blocks behind which "the attack" means no event that was told of before."""


class Once:
    """The events of a text in the order in which they are first told."""

    def __init__(self) -> None:
        self._kept: list[Kept] = []

    def events(self) -> list[ToldEvent]:
        """What was told, each once and with its key; those of whom only their harm is told belong to what was done there."""
        for kept in [k for k in self._kept if k.harm]:
            deeds = [k for k in self._kept if not k.harm and may_have_harmed(k, kept)]
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
        weak = happening.trigger.weak and not is_told_apart(happening)
        same = next((k for k in self._kept if is_same(k, event, place, day, weak=weak)), None)
        if same is None:
            harm, summary = tells_of_harm(happening), sums_up(happening)
            self._kept.append(Kept(event, place, day, harm, happening.trigger.weak, summary, own, title, [telling]))
            return
        if same.event.sub_type == "territory_overtaken" and event.sub_type == "armed_clash":
            event = msgspec.structs.replace(
                event, agents=[], targets=[]
            )  # "seized the town after clashes with the army"
        wide = same.place is not None and (
            is_wide(same.place)
            or names_a_seat(same, event)
            or (place is not None and place.id is not None and is_quarter(same.place, place, event))
        )
        finer = place is not None and wide and not is_wide(place)
        same.event = _joined(same.event, event, finer=finer)
        same.harm = same.harm and tells_of_harm(happening)
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

    def _meant(self, happening: Happening, event: Event, place: Place | None, day: str | None) -> Kept | None:
        """What was told before and is meant by "the attack", which alone does not say what happened."""
        clause, trigger = happening.clause, happening.trigger
        if trigger.verb:
            told = next((k for k in reversed(self._kept) if k.event.type in _ARMED), None)
            again = told is not None and is_done_by_a_deed(happening) and may_be_one_deed(told, event, place, day)
            return told if again else None
        if clause.lower(trigger.first - 1) in words_around("another"):
            return None
        near = [k for k in reversed(self._kept) if event.block - k.event.block < _BLOCKS and k.event.type in _ARMED]
        bare = clause.lower(trigger.first - 1) in DEFINITE
        if bare and event.sub_type == "agreement":
            return next((k for k in reversed(self._kept) if k.event.sub_type == "agreement"), None)
        if bare and (told := next((k for k in near if k.event.type == event.type), None)) is not None:
            return told
        if bare or happening.definite or is_described(happening, event):
            any_attack = happening.any_attack or clause.lower(trigger.behind - 1) in words_around("any_attack")
            alike = (k for k in near if k.event.type == event.type or (any_attack and k.event.type != "battles"))
            told = next((k for k in alike if may_be_one_deed(k, event, place, day)), None)
            if told is not None:
                return told
        return near[0] if near and clause.lower(trigger.first) in words_around("general") else None

    def _cause(self, happening: Happening, event: Event, place: Place | None, day: str | None) -> Kept | None:
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
        sub_type="suicide_bomb" if is_ones_blast(first, other) else first.sub_type,
        agents=_both(first.agents, other.agents),
        targets=_both(first.targets, other.targets),
        place=other.place if finer else first.place or other.place,
        date=first.date or other.date,
        background=first.background and other.background,
        status=_status_of_both(first, other),
    )
