"""Arabic text as words, each folded and without the particles that are written as one with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsparse.gazetteer.folding import BROKEN, VOWEL_SIGNS, fold
from newsparse.gazetteer.matching import PARTICLES

_WORD = re.compile(rf"[^\W_]+(?:(?:[{VOWEL_SIGNS}]{{1,2}}|{BROKEN})[^\W_]+)*[{VOWEL_SIGNS}]{{0,2}}")
_LONGEST_NUMBER = 6


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
    for match in _WORD.finditer(text):
        forms, skips = _forms(match[0])
        digits = match[0].lstrip("".join(PARTICLES))
        number = int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None
        found.append(Word(offset + match.start(), offset + match.end(), forms, skips, number))
    return found


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
