"""Events: what single sentences tell that happens, and in which of their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsparse import lexicon
from newsparse.facts.deeds import apart
from newsparse.facts.happening import Happening, is_fired
from newsparse.facts.noevent import is_nothing, is_something_else
from newsparse.facts.parties import is_nobody, is_only_blamed, parties
from newsparse.facts.trees import above, objects_of, roles, under
from newsparse.facts.triggers import VIOLENT, Trigger, triggers, verbs_around, words_around
from newsparse.facts.words import Clause

_HARM = frozenset(["attack", "shelling_artillery_missile_attack"])
"""The kinds of events whose verbs say that somebody is hit, by whatever means."""
_ASKED_FOR = frozenset(["strategic_developments", "protests"])
_OVER_IT = 3
"""Words above an agreement among which "within the framework of" stands."""
_WHOSE = 3
"""Words right before a raid that may say whose it is: "US-led"."""
_OWN_NOUNS = lexicon.words("around_groups", "deed")
"""Nouns that are an event only where something else in the sentence says so too."""


def happenings(clause: Clause) -> Iterator[Happening]:
    """What a sentence says that happens."""
    told = [_told(clause, trigger) for trigger in triggers(clause)]
    told = [h for h in told if not is_nothing(clause, h.trigger)]
    deeds = apart(clause, told)
    kept = [h for h in deeds if not is_something_else(clause, h, alone=len(told) == 1)]
    verbs = {h.trigger.first for h in kept}
    strong = [h for h in deeds if not _is_weak(h) and h.trigger.type in VIOLENT and not h.earlier]
    for happening in kept:
        own = clause.words[happening.trigger.first]
        if happening.trigger.weak and own.dep == "conj" and own.head in verbs:
            continue  # "killed one and wounded two": the first has the targets of both
        if _is_weak(happening) and strong and not (_takes_ground(happening) or _is_anothers(happening, strong)):
            continue  # "killed in shelling": the shelling is what happened
        yield happening


def _is_anothers(happening: Happening, strong: Sequence[Happening]) -> bool:
    """Whether a verb tells of what others did to others, in a clause of its own: "warplanes targeted Ariha while rebels shelled Fua"."""
    verb, clause = happening.trigger.first, happening.clause
    own = under(clause, verb, ("nsubj",))
    if not (happening.trigger.verb and own and happening.agents and happening.targets) or clause.tag(verb) != "VBD":
        return False
    return all(
        h.trigger.verb and h.agents and h.targets and under(clause, h.trigger.first, ("nsubj",)) not in ([], own)
        for h in strong
    )


def _told(clause: Clause, trigger: Trigger) -> Happening:
    happening = Happening(clause, _by_means(clause, trigger), *parties(clause, trigger))
    over = [w for w, _ in above(clause, trigger.behind - 1)]
    happening.unreal = _is_unreal(clause, trigger, over)
    happening.denied = _is_denied(clause, trigger, over)
    happening.blamed = is_only_blamed(clause, trigger)
    happening.earlier = not trigger.verb and (_is_only_dated_by(clause, trigger, over) or _is_repaid(clause, trigger))
    return happening


def _is_only_dated_by(clause: Clause, trigger: Trigger, over: Sequence[int]) -> bool:
    """Whether what happened only says since when or by what the sentence holds: "since a summit", "within the framework of the deal"."""
    above_it = [clause.lower(w) for w in over[:_OVER_IT]] or [""]
    if above_it[0] == "since" or trigger.sub_type not in {"agreement", "talks"}:
        return above_it[0] == "since"
    if clause.words[trigger.behind - 1].dep in {"nsubj", "nsubjpass"}:
        return False  # "after the agreement between Russia and Turkey went into effect"
    return above_it[0] in words_around("dated_by") or "framework" in above_it


def _is_repaid(clause: Clause, trigger: Trigger) -> bool:
    """Whether an attack only says why another was made: "in revenge for air strikes on Douma"."""
    near = range(max(1, trigger.first - _OVER_IT), trigger.first)
    return any(clause.lower(i) in {"for", "to"} and clause.lower(i - 1) in words_around("repaying") for i in near)


def _by_means(clause: Clause, trigger: Trigger) -> Trigger:
    """The trigger with the kind that its means make it: what warplanes strike is an air strike, what is shot down fell in battle."""
    if trigger.verb and is_fired(clause, trigger):
        return replace(trigger, type="explosions_remote_violence", sub_type="shelling_artillery_missile_attack")
    word = clause.lower(trigger.first)
    harms = trigger.weak and (trigger.sub_type in _HARM or word in verbs_around("wrecking"))
    harms = harms or (bool(trigger.verb) and word in verbs_around("bombarding"))
    if not trigger.verb and clause.lower(trigger.first) in verbs_around("raiding") and _flies(clause, trigger):
        return replace(trigger, type="explosions_remote_violence", sub_type="air_drone_strike")
    if not (harms or clause.lower(trigger.first) in verbs_around("raiding")):
        return trigger
    over = next((w for w, _ in above(clause, trigger.behind - 1) if clause.tag(w)[:2] == "VB"), None)
    verb = trigger.first if trigger.verb else over  # "a plane carried out two raids"
    if verb is None or (not trigger.verb and clause.lower(verb) not in verbs_around("doing")):
        return trigger
    if harms and not {w.lower for w in clause.words}.isdisjoint(words_around("mines")):
        return replace(trigger, type="explosions_remote_violence", sub_type="remote_explosive_landmine_ied")
    done = roles(clause, verb)
    words = {clause.lower(n) for n in (*done.agents, *objects_of(clause, trigger.first, ("by", "with")))}
    for sub_type in ("air_drone_strike", "shelling_artillery_missile_attack", "remote_explosive_landmine_ied"):
        if words & words_around(sub_type):
            return replace(trigger, type="explosions_remote_violence", sub_type=sub_type)
    return trigger


def _flies(clause: Clause, trigger: Trigger) -> bool:
    """Whether those whose raids they are raid from the air, by the words right before: "coalition raids", "US-led raids"; none that takes anybody."""
    if clause.lower(trigger.first) not in words_around("raids"):
        return False
    before = [clause.lower(i) for i in range(trigger.first - _WHOSE, trigger.first)]
    led = before[-1] == "led" and before[0] in {"us", "u.s"}
    taken = any(w.lower in verbs_around("capturing") | verbs_around("arresting") for w in clause.words)
    return (led or before[-1] in words_around("raiders_from_the_air")) and not taken


def _takes_ground(happening: Happening) -> bool:
    """Whether somebody takes what a noun says to be ground: "seized the town of Atarib after clashes"."""
    clause = happening.clause
    spans = happening.targets if happening.trigger.sub_type == "territory_overtaken" and happening.agents else []
    ground = words_around("settled_ground")
    return any(clause.lower(i) in ground for span in spans for i in range(*span))


def _is_weak(happening: Happening) -> bool:
    return happening.trigger.weak or happening.clause.lower(happening.trigger.first) in _OWN_NOUNS


def _is_unreal(clause: Clause, trigger: Trigger, over: Sequence[int]) -> bool:
    """Whether it has not happened, or not yet: by the words right before, or by the verbs above, "foiled an attack", "will be signed"."""
    near = range(max(0, trigger.first - 4), trigger.first)
    if any(_is_only_thought(clause, i) for i in near):
        return True
    if any([clause.lower(j) for j in (i - 1, i, i + 1)] == ["in", "case", "of"] for i in near):
        return True
    wanted = "demanding" if trigger.type in _ASKED_FOR else "foiling"
    if any(clause.lower(w) in verbs_around("foiling") | verbs_around(wanted) for w in over):
        return True
    return not trigger.verb and any(
        clause.tag(c) == "MD" and clause.words[c].text != "May" for w in over[:1] for c in under(clause, w, ("aux",))
    )


def _is_only_thought(clause: Clause, word: int) -> bool:
    """Whether a word before a deed says that it has not happened, or not yet: "could", "threatened"; the month of May does not."""
    month = word > 0 and clause.words[word].text == "May"
    return not month and (clause.lower(word) in words_around("unreal") or clause.tag(word) == "MD")


def _is_denied(clause: Clause, trigger: Trigger, over: Sequence[int]) -> bool:
    """Whether the text says that it did not happen: "no", "not", "denied"."""
    if (
        clause.lower(trigger.first - 1) in {"no", "not"}
        or any(clause.lower(w) == "without" for w in over)
        or clause.lower(trigger.first - 2) == "not"
    ):
        return True
    negated = bool(trigger.verb) and bool(under(clause, trigger.first, ("neg",)))
    done = next((w for w in over if clause.tag(w)[:2] == "VB"), None)
    if not trigger.verb and done is not None and under(clause, done, ("neg",)) and _is_object(clause, trigger, done):
        return True  # "has not dropped any barrel bombs"
    if trigger.sub_type == "agreement" and any(clause.lower(w) in verbs_around("failing") for w in over):
        return True  # "failed to reach a deal"
    if trigger.verb and any(is_nobody(clause, n) for n in under(clause, trigger.first, ("nsubj", "nsubjpass"))):
        return True  # "nobody was arrested", "no strikes were conducted"
    if not trigger.verb and _is_none(clause, trigger.first):
        return True
    if any(clause.lower(i) == "not" and clause.lower(i + 1) == "one" for i in range(trigger.first - 8, trigger.first)):
        return True  # "not one of our soldiers was killed"
    return negated or any(clause.lower(w) in verbs_around("denying") for w in over)


def _is_object(clause: Clause, trigger: Trigger, verb: int) -> bool:
    """Whether a noun that tells what happens is what a verb does: "dropped barrel bombs"."""
    own = range(trigger.first, trigger.behind)
    return any(n in own for n in under(clause, verb, ("dobj", "nsubjpass")))


def _is_none(clause: Clause, noun: int) -> bool:
    """Whether "no" stands before a noun and what belongs to it: "no coalition strikes were conducted"; not "no doubt strikes killed"."""
    while clause.tag(noun - 1)[:2] in {"NN", "JJ"} and clause.lower(noun - 1) not in words_around("no_more"):
        noun -= 1
    return clause.lower(noun - 1) == "no" and clause.lower(noun) not in words_around("no_more")


def places_of(clause: Clause, trigger: Trigger, places: Sequence[tuple[int, int, int]]) -> int | None:
    """Which of the places that a sentence names (first word, word behind, number) the trigger happens in: the nearest behind it, else before."""
    behind = [p for p in places if p[0] >= trigger.behind]
    before = [p for p in places if p[1] <= trigger.first]
    placed = [
        p
        for p in behind
        if any(clause.lower(i) in words_around("where") for i in range(max(trigger.behind, p[0] - 6), p[0]))
    ]
    for options, last in ((placed, False), (behind, False), (before, True)):
        if options:
            return options[-1][2] if last else options[0][2]
    return None
