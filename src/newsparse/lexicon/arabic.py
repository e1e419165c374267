"""Arabic text as words, each folded and without the particles that are written as one with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from newsparse import lexicon
from newsparse.gazetteer.folding import BROKEN, VOWEL_SIGNS, fold
from newsparse.gazetteer.matching import PARTICLES

_WORD = re.compile(
    rf"[وبلف]?\d{{1,3}}(?:[,٬.]\d{{3}})+(?![.\d])|[^\W_]+(?:(?:[{VOWEL_SIGNS}]{{1,2}}|{BROKEN})[^\W_]+)*[{VOWEL_SIGNS}]{{0,2}}"
)
_THOUSANDS = re.compile("[,٬.]")
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its span, and its folded forms: as it stands, then with one particle less each; `skips` are their letters.

    `number` is its value where it is written in digits, of any script.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    skips: tuple[int, ...]
    number: int | None


def words(text: str, offset: int = 0) -> list[Word]:
    """The words of a text in order; `offset` is added to their spans."""
    found = []
    for start, end in _spans(text):
        forms, skips = _forms(text[start:end])
        digits = _THOUSANDS.sub("", text[start:end].lstrip("".join(PARTICLES)))
        number = int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None
        found.append(Word(offset + start, offset + end, forms, skips, number))
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand. A word of violence that a post breaks with a full stop is one: استشه.د."""
    spans = [m.span() for m in _WORD.finditer(text)]
    at = 0
    while at < len(spans):
        start, end = spans[at]
        at += 1
        if at < len(spans) and text[end : spans[at][0]] == "." and is_deed(text[start : spans[at][1]]):
            end = spans[at][1]
            at += 1
        yield start, end


def is_deed(word: str) -> bool:
    """Whether a word, perhaps behind particles, is one of harm or of what happens: وقتل, القصف."""
    return any(form in _deeds() for form in _forms(word)[0])


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    """The words of harm and of what happens, which posts break against filters."""
    harm = lexicon.load("ar/harm", dict[str, dict[str, list[str]]])
    happens = lexicon.load("ar/events", list[dict[str, Any]])
    words_ = [w for kinds in harm.values() for w in (*kinds["words"], *kinds["people"])]
    return frozenset(
        fold(w)
        for w in (
            *words_,
            *(w for e in happens for part in ("verbs", "nouns") for w in e.get(part, ()) if " " not in w),
        )
    )


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    forms, skips, at = [fold(word)], [0], 0
    while at < 2 and len(word) - at > 3 and word[at] in PARTICLES:
        rest = "ا" + word[at + 1 :] if word[at : at + 2] == "لل" else word[at + 1 :]
        at += 1
        forms.append(fold(rest))
        skips.append(at)
    return tuple(forms), tuple(skips)


def folded(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase of the lexicon."""
    return tuple(fold(w) for w in phrase.split())


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of the region in Arabic, folded."""
    return frozenset(_names("given"))


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Given names and what may stand behind one in a name, folded."""
    return given_names() | frozenset(_names("other"))


def _names(part: str) -> list[str]:
    return lexicon.load("ar/names", dict[str, list[str]])[part]
