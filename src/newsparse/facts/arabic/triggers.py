"""The words and phrases of lexicon/ar/events.yaml in an Arabic sentence: what says that something happens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic.around import word_of
from newsparse.gazetteer.folding import fold
from newsparse.lexicon.arabic import Word, folded

_FIRE_REACH = 7
"""Words from "opened" to "fire", at most."""
_DOER_REACH = 7
"""Words from a verb of doing to the noun that says what is done, at most: جددت قوات النظام السوري قصفها."""
WHOSE = re.compile(r"(?<=..)(?:ها|هم|هما|ه)$")
"""The ending of a noun that says whose it is."""


class _Happens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    sub_type: str
    verbs: list[str] = []
    nouns: list[str] = []
    weak: list[str] = []


@dataclass(frozen=True, slots=True)
class Known:
    """What a word or phrase says that happens. `is_verb`: who does it stands right behind it."""

    type: str
    sub_type: str
    is_verb: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Read:
    """The words [first, behind) of a sentence that say that something happens."""

    first: int
    behind: int
    known: Known
    owned: bool = False
    """Whether it is a noun with whose it is: who does it stands before."""


@lru_cache(maxsize=1)
def _triggers() -> dict[tuple[str, ...], Known]:
    found: dict[tuple[str, ...], Known] = {}
    for entry in lexicon.load("ar/events", list[_Happens]):
        for own, is_verb, weak in ((entry.verbs, True, False), (entry.nouns, False, False), (entry.weak, False, True)):
            for word in own:
                for spelling in (word, *(_of_many(word) if is_verb else ())):
                    found.setdefault(folded(spelling), Known(entry.type, entry.sub_type, is_verb, weak))
    return found


def _of_many(verb: str) -> Iterator[str]:
    """The form for many of a past tense of a woman or a force: قصفوا beside قصفت."""
    if verb.endswith("ت") and " " not in verb and verb[0] != "ت" and fold(verb) not in word_of("not_of_many"):
        yield verb.removesuffix("ت") + "وا"


def trigger(own: Sequence[Word], index: int) -> Read | None:
    """What the word at an index, or the phrase that it opens, says that happens; None where it says nothing."""
    for length in (4, 3, 2, 1):
        if index + length > len(own):
            continue
        rest = tuple(w.forms[0] for w in own[index + 1 : index + length])
        for form in own[index].forms:
            if (form, *rest) in _triggers():
                return Read(index, index + length, _triggers()[form, *rest])
    return _fires(own, index) or _owned(own, index)


def _fires(own: Sequence[Word], index: int) -> Read | None:
    """A verb and "fire" behind who opens it: أطلق حرس الحدود النار على عائلة."""
    fires = any(f in word_of("fires") for f in own[index].forms)
    reach = own[index + 1 : index + 1 + _FIRE_REACH] if fires else ()
    said = [f for w in reach for f in w.forms]
    if word_of("shots").isdisjoint(said) or not word_of("freed").isdisjoint(said):
        return None
    return Read(index, index + 1, Known("violence_against_civilians", "attack", is_verb=True, weak=False))


def _owned(own: Sequence[Word], index: int) -> Read | None:
    """A noun with whose it is, behind a verb of doing: جددت قوات النظام قصفها, يكثف قصفه."""
    forms = [f for w in own[max(0, index - _DOER_REACH) : index] for f in w.forms]
    if not any(f in word_of("doing") for f in forms) or any(
        f in word_of("where") - word_of("from") for f in forms[-1:]
    ):
        return None  # "بعد قصفها"; not "كثفت من قصفها"
    for form in own[index].forms:
        noun = WHOSE.sub("", form)
        known = _triggers().get((noun,)) if noun != form else None
        if known is not None and not known.is_verb:
            return Read(index, index + 1, known, owned=True)
    return None


def is_with(word: Word, text: str) -> bool:
    """Whether a word has the particle "with" before it."""
    return text.startswith("ب", word.start) and len(set(word.forms)) > 1
