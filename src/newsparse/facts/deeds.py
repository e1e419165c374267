"""Each deed once in its sentence: what was done in it, with it or by it is no event besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsparse.facts.happening import Happening
from newsparse.facts.trees import above, conjuncts, under, whole
from newsparse.facts.triggers import VIOLENT, Trigger, words_around
from newsparse.facts.words import Clause

_BEFORE = 3
"""Words before a deed in which it may be said that it went before, at most."""
_OUTCOME_REACH = 30
"""Words between a deed and those who were killed in it, at most."""


def apart(clause: Clause, told: Sequence[Happening]) -> list[Happening]:
    """The happenings that are no more of another one, which then has their targets."""
    kept = []
    for happening in told:
        deed = (
            _deed_above(clause, happening, told)
            or _cause(clause, happening, told)
            or _happened_when(clause, happening, told)
            or _outcome_of(clause, happening, told)
            or _subject_deed(clause, happening, told)
            or _arrest_in(clause, happening, told)
            or _fired_by(clause, happening, told)
            or _done_with(clause, happening, told)
        )
        if deed is None:
            kept.append(happening)
        elif deed.trigger.sub_type != "arrests":  # the farms that were raided are not arrested
            deed.targets += [span for span in happening.targets if span not in deed.targets]
    return kept


def _cause(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """What a number alone were killed or hurt in: "Militants attack army convoy, 5 killed"."""
    numbers = all(clause.tag(i) == "CD" for span in happening.targets for i in range(*span))
    if not (happening.trigger.weak and happening.targets and numbers) or happening.agents:
        return None
    return next((h for h in told if h is not happening and h.trigger.type in VIOLENT and h.agents), None)


def _happened_when(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """What somebody was killed or hurt in, by the clause that says when: "four were killed when a rocket hit a house"."""
    if not (_is_harm(happening) and not happening.agents):
        return None
    when = under(clause, happening.trigger.first, ("advcl",))
    below = {w for verb in when for w in range(*whole(clause, verb))}
    deeds = (h for h in told if h is not happening and h.trigger.type in VIOLENT and h.trigger.first in below)
    deed = next(deeds, None)
    return None if deed is None or _on_another_day(clause, happening.trigger, deed.trigger) else deed


def _on_another_day(clause: Clause, first: Trigger, last: Trigger) -> bool:
    """Whether the words between two triggers put the one some time behind the other: "a day after warplanes bombed"."""
    between = [clause.lower(i) for i in range(first.behind, last.first)]
    return any(b == "after" and a in words_around("spans") for a, b in pairwise(between))


def _outcome_of(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """What somebody was killed or hurt in, by the words between the two: "fired rockets …, which resulted in the killing of 11"."""
    trigger = happening.trigger
    killing = not trigger.verb and clause.lower(trigger.first) in words_around("killings")
    if happening.agents or not (killing or _is_harm(happening)):
        return None
    deeds = (h for h in told if h is not happening and h.trigger.type in VIOLENT and not _is_harm(h))
    nearest = min(deeds, key=lambda h: abs(h.trigger.first - trigger.first), default=None)
    if nearest is None or abs(nearest.trigger.first - trigger.first) > _OUTCOME_REACH:
        return None
    first, last = sorted((nearest.trigger, trigger), key=lambda t: t.first)
    between = [clause.lower(i) for i in range(first.behind, last.first)]
    apart = ";" in between or _on_another_day(clause, first, last)
    joined = words_around("outcome" if last is trigger else "occasion")
    return None if apart or joined.isdisjoint(between) else nearest


def _subject_deed(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """The attack that is the subject of a verb of harm: "Twin attacks target security forces"."""
    if not happening.trigger.weak:
        return None
    subjects = {n for s in under(clause, happening.trigger.first, ("nsubj",)) for n in conjuncts(clause, s)}
    if (headed := _heads_the_line(clause, happening, told)) is not None:
        return headed
    return next(
        (
            h
            for h in told
            if h is not happening
            and not h.trigger.verb
            and h.trigger.behind - 1 in subjects
            and h.trigger.type in VIOLENT
        ),
        None,
    )


def _heads_the_line(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """The attack that a headline begins with, and whose verb this is: "Coalition raid on village market near Manbij kills 15"."""
    verb = happening.trigger.first
    if not _is_harm(happening) or clause.tag(verb) not in {"VBZ", "VBP"}:
        return None
    deed = next(
        (h for h in told if h.trigger.type in VIOLENT and not h.trigger.verb and h.trigger.behind <= verb), None
    )
    if deed is None:
        return None
    first = deed.trigger.first
    plural = clause.tag(deed.trigger.behind - 1) in {"NNS", "NNPS"}
    later = any(clause.lower(i) in words_around("going_before") for i in range(max(0, first - _BEFORE), first))
    if later or plural != (clause.tag(verb) == "VBP"):
        return None  # "three days after an airstrike gunmen kill two"
    between = range(deed.trigger.behind, verb)
    parted = any(
        clause.lower(i) in {",", "and", ";", ":"} or clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} for i in between
    )
    return None if parted else deed


def _arrest_in(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """The arrest that a raid was made for: "arrested three brothers in a raid on the town", "raided two farms and arrested five men"."""
    trigger = happening.trigger
    if trigger.sub_type != "armed_clash":
        return None
    if clause.lower(trigger.behind - 1).startswith("raid"):
        verb = next(
            (w for w in (trigger.first, *(a for a, _ in above(clause, trigger.first))) if clause.tag(w)[:2] == "VB"),
            None,
        )
        joined = conjuncts(clause, verb) if verb is not None else []
        arrest = next((h for h in told if h.trigger.sub_type == "arrests" and h.trigger.first in joined), None)
        if arrest is not None:
            return arrest
    if trigger.verb:
        return None
    verbs = [w for w, relation in above(clause, trigger.behind - 1) if relation == "pobj" or clause.tag(w)[:2] == "VB"][
        :2
    ]
    return next((h for h in told if h.trigger.sub_type == "arrests" and h.trigger.first in verbs), None)


def _fired_by(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """The deed that a weapon is only the object of: "a helicopter fired rockets", "a strike on a vehicle bomb"."""
    trigger = happening.trigger
    if trigger.verb or clause.lower(trigger.behind - 1) not in words_around("weapons") | words_around("ammunition"):
        return None
    word = clause.words[trigger.behind - 1]
    head = (
        clause.words[word.head].head
        if word.dep == "pobj" and clause.lower(word.head) in {"on", "against"}
        else word.head
    )
    explosive = "explosions_remote_violence"
    deeds = (
        h for h in told if h is not happening and h.trigger.type == explosive and (h.targets or not h.trigger.weak)
    )
    return next((h for h in deeds if word.dep in {"dobj", "pobj"} and h.trigger.first <= head < h.trigger.behind), None)


def _done_with(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """The attack that a weapon is only the means of: "attacked a bus with grenades", "a suicide bomber detonated his vest"."""
    trigger = happening.trigger
    word = clause.words[trigger.behind - 1]
    others = [h for h in told if h is not happening and h.trigger.type in VIOLENT]
    if trigger.verb:
        explodes = trigger.type == "explosions_remote_violence"
        subjects = under(clause, trigger.first, ("nsubj",))
        bombers = (h for h in others if h.trigger.sub_type == "suicide_bomb" and h.trigger.behind - 1 in subjects)
        return next(bombers, None) if explodes else None
    thing = clause.lower(trigger.behind - 1) in words_around("weapons") | words_around("ammunition")
    if not thing or word.dep != "pobj" or clause.lower(word.head) != "with":
        return None
    over = [w for w, _ in above(clause, trigger.behind - 1)]
    deed = next((h for h in others if h.trigger.verb and h.trigger.first in over and h.agents), None)
    if deed is not None and deed.trigger.weak:
        deed.trigger = replace(deed.trigger, type=trigger.type, sub_type=trigger.sub_type)
    return deed


def _is_harm(happening: Happening) -> bool:
    return happening.trigger.weak and happening.trigger.sub_type == "attack"


def _deed_above(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """What a participle only says more of: "carried out a raid near Hama, targeting three men"."""
    trigger = happening.trigger
    own = clause.words[trigger.first]
    if not (trigger.weak and own.tag == "VBG" and own.dep == "advcl"):
        return None
    words = {own.head, *under(clause, own.head, ("dobj",))}
    return next(
        (h for h in told if h is not happening and not words.isdisjoint(range(h.trigger.first, h.trigger.behind))), None
    )
