"""Events: what single sentences tell that happens, and in which of their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from newsparse import lexicon
from newsparse.facts.parties import is_nobody, parties
from newsparse.facts.quantities import persons
from newsparse.facts.trees import above, conjuncts, objects_of, roles, under, whole
from newsparse.facts.triggers import VIOLENT, Trigger, triggers, verbs_around, words_around
from newsparse.facts.words import Clause

_HARM = frozenset(["attack", "shelling_artillery_missile_attack"])
"""The kinds of events whose verbs say that somebody is hit, by whatever means."""
_ASKED_FOR = frozenset(["strategic_developments", "protests"])
_COUNTED = 4
"""Words between the number of those who are displaced and what happened to them, at most."""
_WHOSE = 3
"""Words right before a raid that may say whose it is: "US-led"."""
_OUTCOME_REACH = 30
"""Words between a deed and those who were killed in it, at most."""
_NAME_OF_AN_OPERATION = 3
"""Words of an operation's name, at most."""
_OWN_NOUNS = lexicon.words("around_groups", "deed")
"""Nouns that are an event only where something else in the sentence says so too."""


@dataclass(slots=True)
class Happening:
    """An event as one sentence tells it: word spans of agents and targets."""

    clause: Clause
    trigger: Trigger
    agents: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    unreal: bool = False
    denied: bool = False
    earlier: bool = False
    """Whether the sentence says that it tells of what went before."""
    until: int | None = None
    """The word from which the sentence tells of something else, if it does: places behind it are not where this happens."""


def happenings(clause: Clause) -> Iterator[Happening]:
    """What a sentence says that happens."""
    told = [_told(clause, trigger) for trigger in triggers(clause)]
    told = [h for h in told if not _is_nothing(clause, h.trigger)]
    strong = any(not _is_weak(h) and h.trigger.type in VIOLENT for h in told)
    verbs = {h.trigger.first for h in told}
    for happening in _apart(clause, told):
        own = clause.words[happening.trigger.first]
        if happening.trigger.weak and own.dep == "conj" and own.head in verbs:
            continue  # "killed one and wounded two": the first has the targets of both
        if _is_weak(happening) and strong:
            continue  # "killed in shelling": the shelling is what happened
        if _is_something_else(clause, happening, alone=len(told) == 1):
            continue
        yield happening


def _apart(clause: Clause, told: Sequence[Happening]) -> list[Happening]:
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
        )
        if deed is None:
            kept.append(happening)
        else:
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
    later = any(clause.lower(i) in words_around("going_before") for i in range(max(0, first - _WHOSE), first))
    if later or plural != (clause.tag(verb) == "VBP"):
        return None  # "three days after an airstrike gunmen kill two"
    between = range(deed.trigger.behind, verb)
    parted = any(
        clause.lower(i) in {",", "and", ";", ":"} or clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} for i in between
    )
    return None if parted else deed


def _arrest_in(clause: Clause, happening: Happening, told: Sequence[Happening]) -> Happening | None:
    """The arrest that a raid was made for: "arrested three brothers in a raid on the town"."""
    trigger = happening.trigger
    if trigger.verb or trigger.sub_type != "armed_clash":
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


def _is_nothing(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun tells of nothing that happens: "entered without fighting", "a fighting position", "an explosion of anger"."""
    if trigger.verb:
        return False
    of_feeling = clause.lower(trigger.behind) == "of" and clause.lower(trigger.behind + 1) in words_around("feelings")
    return (
        of_feeling
        or clause.lower(trigger.first - 1) in {"without", "no"}
        or clause.lower(trigger.behind) in words_around("no_fight")
    )


def _is_of_a_name(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun with a capital belongs to the name of an operation: "Operation Hawkeye Strike"."""
    near = range(max(0, trigger.first - _NAME_OF_AN_OPERATION), trigger.first)
    capital = not trigger.verb and clause.words[trigger.first].text[:1].isupper()
    return capital and any(clause.words[i].text == "Operation" for i in near)


def _is_some_of_those(clause: Clause, trigger: Trigger) -> bool:
    """Whether a participle only says of whom some are told: "five of those killed were children"."""
    return clause.lower(trigger.first - 1) == "those" and clause.lower(trigger.first - 2) in {"of", "among"}


def _is_something_else(clause: Clause, happening: Happening, *, alone: bool) -> bool:
    """Whether the words of a trigger mean something else here, where nothing of its kind happens."""
    trigger = happening.trigger
    if _is_of_a_name(clause, trigger) or _is_some_of_those(clause, trigger):
        return True
    if _is_only_said_of_somebody(clause, trigger) or _is_before_a_noun(clause, trigger):
        return True
    hits = bool(happening.targets) and clause.lower(trigger.first) not in verbs_around("only_coming_down")
    if trigger.weak and not hits and not _is_fired(clause, trigger):
        return True
    if any(clause.lower(n) in words_around("carried_out") for n in objects_of(clause, trigger.first, ("of",))):
        return True  # "the execution of the plan"
    if any(clause.lower(n) in words_around("crowd_control") for n in roles(clause, trigger.first).targets):
        return True  # "police fired tear gas"
    if trigger.sub_type == "release" and not _is_of_people(clause, happening):
        return True  # "released a video"
    over = [w for w, _ in above(clause, trigger.behind - 1)]
    if trigger.sub_type == "agreement" and _only_stands_by(clause, over):
        return True
    nobody = not (happening.targets or happening.agents)
    return alone and nobody and clause.lower(trigger.first) in words_around("weapons")  # "they found grenades"


def _is_only_said_of_somebody(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb tells nothing new of those of whom it is said."""
    if not trigger.verb:
        return False
    if trigger.sub_type == "armed_clash":
        return _says_whom_they_fight(clause, trigger.first)
    if trigger.sub_type == "displacement":
        return _says_who_fled(clause, trigger.first)
    if trigger.sub_type == "movement_of_forces":
        rescued = any(w.lower in words_around("rescued_from") for w in clause.words)
        return rescued and bool(under(clause, trigger.first, ("auxpass",)))  # "pulled out alive"
    up = clause.lower(trigger.behind) == "up" and clause.lower(trigger.behind + 1) != "to"
    return trigger.sub_type == "territory_overtaken" and up  # "taken up positions"


def _says_whom_they_fight(clause: Clause, verb: int) -> bool:
    """Whether "fighting" only says whom a force stands against: "air strikes of the coalition fighting the group"."""
    own = clause.words[verb]
    there_are = any(clause.lower(i) == "there" for i in range(verb))
    return own.lower == "fighting" and own.dep == "acl" and not there_are


def _says_who_fled(clause: Clause, verb: int) -> bool:
    """Whether somebody is only called displaced, "displaced from al-Bab", or fled when something befell him, "as they fled"."""
    if clause.lower(verb - 1) == "they":
        return clause.lower(verb - 2) in words_around("when_fleeing")
    own = clause.words[verb]
    counted = any(clause.tag(i) == "CD" for i in range(max(0, verb - _COUNTED), verb))
    called = own.tag == "VBN" and own.dep in {"acl", "amod", "advcl"} and not under(clause, verb, ("nsubjpass",))
    return called and not counted


def _is_before_a_noun(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun for an agreement only says what another is: "the ceasefire line"."""
    own = clause.words[trigger.behind - 1]
    return (
        not trigger.verb
        and trigger.sub_type == "agreement"
        and clause.lower(trigger.behind) in words_around("of_agreements")
        and own.dep in {"compound", "amod", "nmod"}
    )


def _is_fired(clause: Clause, trigger: Trigger) -> bool:
    """Whether what comes down is a shell or the like: "mortar rounds landed in the town", "two rockets fell near it"."""
    if clause.lower(trigger.first) not in verbs_around("coming_down"):
        return False
    return any(clause.lower(n) in words_around("ammunition") for n in roles(clause, trigger.first).agents)


def _is_of_people(clause: Clause, happening: Happening) -> bool:
    """Whether it is people to whom something is done: "freed 48 Iranians", "released the two shepherds"."""
    ends = ((next((i for i in range(*span) if clause.tag(i) == "IN"), span[1])) - 1 for span in happening.targets)
    return any(clause.lower(i) in persons() or clause.tag(i) in {"NNPS", "CD"} for i in ends)


def _only_stands_by(clause: Clause, over: Sequence[int]) -> bool:
    """Whether an agreement is only spoken of, as what is broken or what something happens beside: "despite the ceasefire"."""
    words = [clause.lower(w) for w in over]
    broken = any(w in verbs_around("breaking") for w in words)
    return broken or (bool(words) and words[0] in words_around("beside"))


def _told(clause: Clause, trigger: Trigger) -> Happening:
    happening = Happening(clause, _by_means(clause, trigger), *parties(clause, trigger))
    over = [w for w, _ in above(clause, trigger.behind - 1)]
    happening.unreal = _is_unreal(clause, trigger, over)
    happening.denied = _is_denied(clause, trigger, over)
    happening.earlier = (
        not trigger.verb and bool(over) and clause.lower(over[0]) == "since"
    )  # "since a summit in Tehran"
    return happening


def _by_means(clause: Clause, trigger: Trigger) -> Trigger:
    """The trigger with the kind that its means make it: what warplanes strike is an air strike, what is shot down fell in battle."""
    if trigger.verb and _is_fired(clause, trigger):
        return replace(trigger, type="explosions_remote_violence", sub_type="shelling_artillery_missile_attack")
    harms = trigger.weak and trigger.sub_type in _HARM
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
    if clause.lower(trigger.first) not in {"raid", "raids"}:
        return False
    before = [clause.lower(i) for i in range(trigger.first - _WHOSE, trigger.first)]
    led = before[-1] == "led" and before[0] in {"us", "u.s"}
    taken = any(w.lower in verbs_around("capturing") | verbs_around("arresting") for w in clause.words)
    return (led or before[-1] in words_around("raiders_from_the_air")) and not taken


def _is_weak(happening: Happening) -> bool:
    return happening.trigger.weak or happening.clause.lower(happening.trigger.first) in _OWN_NOUNS


def _is_unreal(clause: Clause, trigger: Trigger, over: Sequence[int]) -> bool:
    """Whether it has not happened, or not yet: by the words right before, or by the verbs above, "foiled an attack", "will be signed"."""
    near = range(max(0, trigger.first - 4), trigger.first)
    if any(clause.lower(i) in words_around("unreal") or clause.tag(i) == "MD" for i in near):
        return True
    wanted = "demanding" if trigger.type in _ASKED_FOR else "foiling"
    if any(clause.lower(w) in verbs_around("foiling") | verbs_around(wanted) for w in over):
        return True
    return not trigger.verb and any(clause.tag(c) == "MD" for w in over[:1] for c in under(clause, w, ("aux",)))


def _is_denied(clause: Clause, trigger: Trigger, over: Sequence[int]) -> bool:
    """Whether the text says that it did not happen: "no", "not", "denied"."""
    if (
        clause.lower(trigger.first - 1) in {"no", "not"}
        or any(clause.lower(w) == "without" for w in over)
        or clause.lower(trigger.first - 2) == "not"
    ):
        return True
    negated = bool(trigger.verb) and bool(under(clause, trigger.first, ("neg",)))
    if trigger.verb and any(is_nobody(clause, n) for n in under(clause, trigger.first, ("nsubj", "nsubjpass"))):
        return True  # "nobody was arrested", "no strikes were conducted"
    if not trigger.verb and _is_none(clause, trigger.first):
        return True
    return negated or any(clause.lower(w) in verbs_around("denying") for w in over)


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
