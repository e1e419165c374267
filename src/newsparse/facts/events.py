"""Events: who did what to whom, where and when, each told of once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.speakers import subject_before
from newsparse.facts.verbs import forms
from newsparse.facts.words import Clause

_BE = frozenset("is are was were be been being".split())
_UNREAL = frozenset(
    "could would may might should if threaten threatens threatened threatening plan plans planned planning prevent prevented avoid possible potential feared fears against".split()
)
_IN = frozenset(
    "in on at near outside around inside of against to targeting hit hits hitting into across over towards toward".split()
)
_BY = frozenset(["by"])
_PHRASE_TAGS = frozenset("DT NN NNS NNP NNPS JJ JJR CD PRP$ POS HYPH VBN PDT".split())
_PHRASE_WORDS = frozenset("and of the - at least more than".split())
_OWN_NOUNS = lexicon.words("around_groups", "deed")
"""Nouns that are an event only where something else in the sentence says so too."""


class _Entry(msgspec.Struct, frozen=True):
    type: str
    sub_type: str
    verbs: list[str] = []
    weak: list[str] = []
    nouns: list[str] = []


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words [first, behind) of a sentence that say that something happens. `verb`: its form where it is one."""

    first: int
    behind: int
    type: str
    sub_type: str
    verb: str = ""
    weak: bool = False


@dataclass(slots=True)
class Happening:
    """An event as one sentence tells it: word spans of agents and targets."""

    clause: Clause
    trigger: Trigger
    agents: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    unreal: bool = False
    denied: bool = False


@lru_cache(maxsize=8)
def words_around(kind: str) -> frozenset[str]:
    """Words that tell what happened from what did not: `ground` that forces take, `weapons` that may only be things."""
    return frozenset(lexicon.load("around_facts", dict[str, list[str]])[kind])


@lru_cache(maxsize=1)
def _triggers() -> tuple[dict[str, tuple[str, str, str, bool]], dict[tuple[str, ...], tuple[str, str]]]:
    entries = lexicon.load("events", list[_Entry])
    verbs: dict[str, tuple[str, str, str, bool]] = {}
    nouns: dict[tuple[str, ...], tuple[str, str]] = {}
    for entry in entries:
        for weak, own in ((False, entry.verbs), (True, entry.weak)):
            for form, (_, shape) in forms(own).items():
                verbs.setdefault(form, (entry.type, entry.sub_type, shape, weak))
        for noun in entry.nouns:
            nouns.setdefault(tuple(noun.split()), (entry.type, entry.sub_type))
    return verbs, nouns


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The words that the nouns of events begin with."""
    return frozenset(words[0] for words in _triggers()[1])


def triggers(clause: Clause) -> list[Trigger]:
    """The words of a sentence that say that something happens, in order, the longest at each place."""
    verbs, nouns = _triggers()
    found: list[Trigger] = []
    position = 0
    while position < len(clause.words):
        trigger = _noun_at(clause, position, nouns) or _verb_at(clause, position, verbs)
        if trigger is None:
            position += 1
        else:
            found.append(trigger)
            position = trigger.behind
    return found


def _noun_at(clause: Clause, first: int, nouns: dict[tuple[str, ...], tuple[str, str]]) -> Trigger | None:
    if clause.lower(first) not in _first_words():
        return None
    for length in (3, 2, 1):
        words = tuple(clause.lower(first + i) for i in range(length))
        if words in nouns and (length > 1 or clause.tag(first) in {"NN", "NNS", "NNP", "NNPS"}):
            return Trigger(first, first + length, *nouns[words])
    return None


def _verb_at(clause: Clause, first: int, verbs: dict[str, tuple[str, str, str, bool]]) -> Trigger | None:
    word = clause.lower(first)
    if word not in verbs or clause.tag(first)[:2] != "VB":
        return None
    type_, sub_type, shape, weak = verbs[word]
    if shape == "base" and clause.tag(first) == "VB" and clause.lower(first - 1) in {"to", "not"}:
        return None
    return Trigger(first, first + 1, type_, sub_type, shape, weak)


def happenings(clause: Clause) -> Iterator[Happening]:
    """What a sentence says that happens."""
    found = triggers(clause)
    strong = [t for t in found if not t.weak and clause.lower(t.first) not in _OWN_NOUNS]
    for trigger in found:
        happening = Happening(clause, trigger)
        happening.unreal = _is_unreal(clause, trigger)
        happening.denied = clause.lower(trigger.first - 1) in {"no", "not"} or clause.lower(trigger.first - 2) == "not"
        if trigger.verb:
            _fill_by_verb(clause, trigger, happening)
        else:
            _fill_by_noun(clause, trigger, happening)
        if (trigger.weak or clause.lower(trigger.first) in _OWN_NOUNS) and strong:
            continue  # "killed in shelling": the shelling is what happened
        if trigger.weak and not happening.targets:
            continue
        alone = len(found) == 1 and not (happening.targets or happening.agents)
        if alone and clause.lower(trigger.first) in words_around("weapons"):
            continue  # "they found grenades" tells of no explosion
        yield happening


def _is_unreal(clause: Clause, trigger: Trigger) -> bool:
    return any(
        clause.lower(i) in _UNREAL or clause.tag(i) == "MD" for i in range(max(0, trigger.first - 4), trigger.first)
    )


def _fill_by_verb(clause: Clause, trigger: Trigger, happening: Happening) -> None:
    before = [clause.lower(i) for i in range(trigger.first - 1, max(-1, trigger.first - 4), -1)]
    passive = trigger.verb == "ed" and any(w in _BE for w in before)
    subject = subject_before(clause, trigger.first)
    own = _object(clause, trigger.behind)
    agent = _by(clause, trigger.behind)
    if passive:
        if subject:
            happening.targets.append(subject)
        if agent:
            happening.agents.append(agent)
        return
    if subject and trigger.verb != "ing":
        happening.agents.append(subject)
    if own:
        happening.targets.append(own)


def _fill_by_noun(clause: Clause, trigger: Trigger, happening: Happening) -> None:
    modifiers = _modifiers(clause, trigger.first)
    if modifiers:
        happening.agents.append(modifiers)
    agent = _by(clause, trigger.behind)
    if agent:
        happening.agents.append(agent)
    between = _phrase_after(clause, trigger.behind, frozenset(["between"]))
    if between:
        happening.agents.append(between)
    target = _phrase_after(clause, trigger.behind, frozenset(["of", "against", "on", "targeting"]))
    if target:
        happening.targets.append(target)


def _modifiers(clause: Clause, first: int) -> tuple[int, int] | None:
    """The nouns and names that stand right before: "Russian [air strikes]", "regime [shelling]"."""
    start = first
    while (
        start > 0 and clause.tag(start - 1) in {"NN", "NNP", "NNPS", "JJ", "POS", "HYPH", "NNS"} and first - start < 5
    ):
        start -= 1
    return (start, first) if start < first else None


def _by(clause: Clause, position: int) -> tuple[int, int] | None:
    return _phrase_after(clause, position, _BY, reach=10)


def _phrase_after(
    clause: Clause, position: int, prepositions: frozenset[str], reach: int = 3
) -> tuple[int, int] | None:
    """The noun phrase behind the first of some prepositions near by."""
    for i in range(position, min(position + reach, len(clause.words))):
        if clause.lower(i) in prepositions:
            return _object(clause, i + 1)
        if clause.lower(i) in {",", ".", ";"} or clause.tag(i) in {"VBD", "VBZ"}:
            return None
    return None


def _object(clause: Clause, first: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a word."""
    behind = first
    while behind < len(clause.words) and behind - first < 14:
        tag, word = clause.tag(behind), clause.lower(behind)
        noun = tag in _PHRASE_TAGS or word in _PHRASE_WORDS
        if not noun or (word == "and" and clause.tag(behind + 1)[:2] not in {"NN", "DT", "JJ", "CD"}):
            break
        behind += 1
    while behind > first and clause.lower(behind - 1) in {"and", "of", "the", "at"}:
        behind -= 1
    return (first, behind) if behind > first else None


def places_of(clause: Clause, trigger: Trigger, places: Sequence[tuple[int, int, int]]) -> int | None:
    """Which of the places that a sentence names (first word, word behind, number) the trigger happens in: the nearest behind it, else before."""
    behind = [p for p in places if p[0] >= trigger.behind]
    before = [p for p in places if p[1] <= trigger.first]
    placed = [p for p in behind if any(clause.lower(i) in _IN for i in range(max(trigger.behind, p[0] - 6), p[0]))]
    for options, last in ((placed, False), (behind, False), (before, True)):
        if options:
            return options[-1][2] if last else options[0][2]
    return None
