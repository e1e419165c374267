"""Triggers: the words of a sentence that say that something happens, and what kind of thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

import msgspec

from newsparse import lexicon
from newsparse.facts.verbs import forms
from newsparse.facts.words import Clause

VIOLENT = frozenset(["battles", "explosions_remote_violence", "violence_against_civilians"])
"""Types of events in which somebody is attacked."""
_PARTICLE_REACH = 3
"""Words behind a verb within which the particle that belongs to it stands."""


class _Entry(msgspec.Struct, frozen=True):
    type: str
    sub_type: str
    verbs: list[str] = []
    weak: list[str] = []
    phrases: list[str] = []
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


@dataclass(frozen=True, slots=True)
class Known:
    """What happens, by forms of verbs, by verbs with a particle, and by nouns of one to three words."""

    verbs: dict[str, tuple[str, str, str, bool]]
    phrases: dict[tuple[str, str], tuple[str, str]]
    nouns: dict[tuple[str, ...], tuple[str, str]]


@lru_cache(maxsize=1)
def _around() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon.load("around_facts", dict[str, list[str]]).items()}


def words_around(kind: str) -> frozenset[str]:
    """Words that tell what happened from what did not: `ground` that forces take, `weapons` that may only be things."""
    return _around()[kind]


@cache
def verbs_around(kind: str) -> frozenset[str]:
    """Every form of the verbs of a kind: `doing` an attack, `harming` somebody, `blaming` and so on."""
    return frozenset(forms(sorted(words_around(kind))))


@lru_cache(maxsize=1)
def known_triggers() -> Known:
    """What lexicon/events.yaml says that happens; of two entries with one word the first counts."""
    entries = lexicon.load("events", list[_Entry])
    verbs: dict[str, tuple[str, str, str, bool]] = {}
    nouns: dict[tuple[str, ...], tuple[str, str]] = {}
    phrases: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in entries:
        for weak, own in ((False, entry.verbs), (True, entry.weak)):
            for form, (_, shape) in forms(own).items():
                verbs.setdefault(form, (entry.type, entry.sub_type, shape, weak))
        for verb, particle in (p.split() for p in entry.phrases):
            for form in forms([verb]):
                phrases.setdefault((form, particle), (entry.type, entry.sub_type))
        for noun in entry.nouns:
            nouns.setdefault(tuple(noun.split()), (entry.type, entry.sub_type))
    return Known(verbs, phrases, nouns)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The words that the nouns of events begin with."""
    return frozenset(words[0] for words in known_triggers().nouns)


@lru_cache(maxsize=1)
def _phrase_verbs() -> frozenset[str]:
    """The forms of the verbs that need a particle."""
    return frozenset(verb for verb, _ in known_triggers().phrases)


def triggers(clause: Clause) -> list[Trigger]:
    """The words of a sentence that say that something happens, in order, the longest at each place."""
    known = known_triggers()
    found: list[Trigger] = []
    position = 0
    while position < len(clause.words):
        trigger = (
            _phrase_at(clause, position)
            or _noun_at(clause, position, known.nouns)
            or _verb_at(clause, position, known.verbs)
        )
        if trigger is None:
            position += 1
        else:
            found.append(trigger)
            position = trigger.behind
    return [t for t, after in zip_longest(found, found[1:]) if after is None or not _says_of_what(clause, t, after)]


def _says_of_what(clause: Clause, trigger: Trigger, after: Trigger) -> bool:
    """Whether a noun only says of what kind the one right behind it is: "bomb rockets"; "a bombing attack" is a bombing."""
    joined = not trigger.verb and not after.verb and trigger.behind == after.first
    own = clause.words[trigger.behind - 1]
    return joined and own.dep == "compound" and clause.lower(after.behind - 1) not in words_around("any_attack")


def _noun_at(clause: Clause, first: int, nouns: dict[tuple[str, ...], tuple[str, str]]) -> Trigger | None:
    if clause.lower(first) not in _first_words():
        return None
    for length in (3, 2, 1):
        words = tuple(clause.lower(first + i) for i in range(length))
        if words in nouns and (length > 1 or clause.tag(first) in {"NN", "NNS", "NNP", "NNPS"}):
            return Trigger(first, first + length, *nouns[words])
    return None


def _phrase_at(clause: Clause, first: int) -> Trigger | None:
    """A verb with its particle: "shot dead", "blew himself up"."""
    if clause.lower(first) not in _phrase_verbs():
        return None
    for behind in range(first + 1, first + 1 + _PARTICLE_REACH):
        kinds = known_triggers().phrases.get((clause.lower(first), clause.lower(behind)))
        if kinds is not None and clause.tag(first)[:2] in {"VB", "NN"} and not _is_only_meant(clause, first):
            return Trigger(first, first + 1, *kinds, verb=clause.lower(first))
    return None


def _verb_at(clause: Clause, first: int, verbs: dict[str, tuple[str, str, str, bool]]) -> Trigger | None:
    word = clause.lower(first)
    if word not in verbs or clause.tag(first)[:2] != "VB":
        return None
    type_, sub_type, shape, weak = verbs[word]
    if clause.words[first].dep == "amod" or (clause.tag(first) == "VBN" and clause.tag(first - 1) == "HYPH"):
        return None  # "the besieged town", "executed prisoners", "rebel-besieged Fuah"
    if shape == "base" and (_is_only_meant(clause, first) or clause.lower(first - 1) == "not"):
        return None
    return Trigger(first, first + 1, type_, sub_type, shape, weak)


def _is_only_meant(clause: Clause, verb: int) -> bool:
    """Whether an infinitive says what somebody means to do: "an attempt to regain control", not "managed to capture"."""
    meant = clause.tag(verb) == "VB" and clause.lower(verb - 1) == "to"
    return meant and clause.lower(verb - 2) not in verbs_around("succeeding")
