"""The words of harm to people, and a count of those harmed in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.counted import Kind
from newsparse.facts.quantities import Quantity
from newsparse.facts.triggers import words_around
from newsparse.facts.verbs import Form, forms
from newsparse.facts.words import Clause


class _Harm(msgspec.Struct, frozen=True):
    verbs: list[str]
    suffer: list[str]
    state: list[str]
    counts: list[str]
    totals: list[str]
    events: list[str]
    those: list[str] = []
    losing: list[str] = []
    taking: list[str] = []
    leaving: list[str] = []
    driving: list[str] = []
    carrying: list[str] = []
    idioms: list[str] = []
    phrases: list[str] = []


@dataclass(frozen=True, slots=True)
class Harmed:
    """A count of people harmed: words [first, behind) of the sentence, and the quantity."""

    kind: Kind
    quantity: Quantity
    first: int
    behind: int
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of harm by their forms, each with its kind; see lexicon/harm.yaml for what each part holds."""

    verbs: dict[str, tuple[Kind, Form]]
    suffer: dict[str, tuple[Kind, Form]]
    state: dict[str, Kind]
    counts: dict[str, Kind]
    totals: dict[str, Kind]
    events: dict[str, Kind]
    those: dict[str, Kind]
    losing: dict[str, Kind]
    taking: dict[str, Kind]
    leaving: dict[str, Kind]
    driving: dict[str, Kind]
    carrying: dict[str, Kind]
    idioms: dict[tuple[str, str], Kind]
    phrases: dict[tuple[str, str], Kind]


@lru_cache(maxsize=1)
def words_of_harm() -> frozenset[str]:
    """Every word with which a sentence may tell of harm: where none stands nobody needs to be counted."""
    words = known()
    single = (words.verbs, words.suffer, words.state, words.counts, words.totals, words.events)
    more = (words.those, words.losing, words.taking, words.leaving, words.driving, words.carrying)
    pairs = (word for first in (words.idioms, words.phrases) for word, _ in first)
    return frozenset(
        ["number", "fate", *words_around("refugees"), *pairs, *(word for part in (*single, *more) for word in part)]
    )


@lru_cache(maxsize=1)
def known() -> Words:
    """The words of harm."""
    harm = lexicon.load("harm", dict[Kind, _Harm])

    def inflected(part: str) -> dict[str, tuple[Kind, Form]]:
        return {
            form: (kind, shape)
            for kind, words in harm.items()
            for form, (_, shape) in forms(getattr(words, part)).items()
        }

    def every(part: str) -> dict[str, Kind]:
        return {form: kind for form, (kind, _) in inflected(part).items()}

    def plain(part: str) -> dict[str, Kind]:
        return {word: kind for kind, words in harm.items() for word in getattr(words, part)}

    def pairs(part: str) -> dict[tuple[str, str], Kind]:
        return {
            (form, word): kind
            for kind, words in harm.items()
            for verb, word in (i.split() for i in getattr(words, part))
            for form in forms([verb])
        }

    return Words(
        inflected("verbs"),
        inflected("suffer"),
        plain("state"),
        plain("counts"),
        plain("totals"),
        plain("events"),
        plain("those"),
        every("losing"),
        every("taking"),
        every("leaving"),
        every("driving"),
        plain("carrying"),
        pairs("idioms"),
        pairs("phrases"),
    )


def is_helping(word: str) -> bool:
    """Whether a word helps a participle: "have been", "were also"."""
    return word in words_around("passive") or word in words_around("helping")


def has_own_harm(clause: Clause, quantity: Quantity) -> bool:
    """Whether a count has a word of harm of its own behind it, past helping words: "two killed, five hurt", "seven were still missing"."""
    words, at = known(), quantity.behind
    while is_helping(clause.lower(at)):
        at += 1  # "seven of whom are still missing"
    word = clause.lower(at)
    return (word in words.verbs and words.verbs[word][1] == "ed") or word in words.state or word in words.suffer


def summed(clause: Clause, harms: Iterable[Harmed]) -> Iterator[Harmed]:
    """The harm of a sentence, with one person and the kin that "and" joins to him as one count: "a mother and two children"."""
    last: Harmed | None = None
    for harm in sorted(harms, key=lambda h: h.quantity.first):
        if last is not None and _are_kin(clause, last, harm):
            last = _together(last, harm)
            continue
        if last is not None:
            yield last
        last = harm
    if last is not None:
        yield last


def _are_kin(clause: Clause, one: Harmed, other: Harmed) -> bool:
    gap = [clause.lower(i) for i in range(one.quantity.behind, other.quantity.first)]
    joined = gap[:1] == ["and"] and words_around("of_kin").issuperset(gap[1:])
    parent = one.quantity.low == 1 and (one.quantity.noun in words_around("parents") or one.quantity.noun == "")
    counted = other.quantity.low is not None and other.quantity.high is not None
    if one.quantity.low == 1 and gap == ["and"] and counted and _are_of_one_side(one.quantity, other.quantity):
        return one.kind == other.kind  # "a captain and five soldiers"
    theirs = one.quantity.noun != "" or _is_theirs(clause, other.quantity)  # "Hanan al-Abdullah and her three sons"
    return (
        one.kind == other.kind
        and joined
        and parent
        and counted
        and theirs
        and other.quantity.noun in words_around("kin")
    )


def _are_of_one_side(one: Quantity, other: Quantity) -> bool:
    """Whether one, by his rank or trade, is counted with others: "a doctor and five nurses", not a bomber with soldiers."""
    own = words_around("of_one_side")
    return one.category == other.category and one.noun in own and other.noun in own


def _is_theirs(clause: Clause, quantity: Quantity) -> bool:
    """Whether "his" or "her" says whose kin or comrades a count is."""
    return any(clause.lower(i) in words_around("of_kin") for i in range(quantity.first - 1, quantity.behind))


def _together(one: Harmed, other: Harmed) -> Harmed:
    low, high = other.quantity.low or 0, other.quantity.high or 0
    category = one.quantity.category if one.quantity.category == other.quantity.category else None
    both = replace(one.quantity, behind=other.quantity.behind, low=1 + low, high=1 + high, category=category)
    return replace(one, quantity=both, first=min(one.first, other.first), behind=max(one.behind, other.behind))
