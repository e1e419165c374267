"""The words of harm to people, and a count of those harmed in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.counted import Kind
from newsparse.facts.quantities import Quantity
from newsparse.facts.triggers import words_around
from newsparse.facts.verbs import Form, forms


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
    idioms: dict[tuple[str, str], Kind]
    phrases: dict[tuple[str, str], Kind]


@lru_cache(maxsize=1)
def words_of_harm() -> frozenset[str]:
    """Every word with which a sentence may tell of harm: where none stands nobody needs to be counted."""
    words = known()
    single = (words.verbs, words.suffer, words.state, words.counts, words.totals, words.events)
    more = (words.those, words.losing, words.taking, words.leaving)
    pairs = (word for first in (words.idioms, words.phrases) for word, _ in first)
    return frozenset(["number", *pairs, *(word for part in (*single, *more) for word in part)])


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
        pairs("idioms"),
        pairs("phrases"),
    )


def is_helping(word: str) -> bool:
    """Whether a word helps a participle: "have been", "were also"."""
    return word in words_around("passive") or word in words_around("helping")
