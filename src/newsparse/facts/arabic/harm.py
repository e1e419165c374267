"""The Arabic words of harm to people, from lexicon/ar/harm.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic.around import word_of
from newsparse.facts.counted import Kind
from newsparse.lexicon.arabic import Word, folded


class _Harm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: list[str]
    people: list[str]
    both: list[str]


def _spellings(word: str) -> Iterator[str]:
    """A word, and a verb of several as hasty posts write it: اعتقلو."""
    yield word
    if word.endswith("وا"):
        yield word.removesuffix("ا")


@lru_cache(maxsize=1)
def harm() -> tuple[dict[str, Kind], dict[str, Kind], dict[str, tuple[Kind, set[str]]]]:
    """Words of harm, nouns of those harmed, and the first words of phrases with their second ones."""
    raw = lexicon.load("ar/harm", dict[Kind, _Harm])
    by_word: dict[str, Kind] = {f: kind for kind, h in raw.items() for w in h.words for f in _spellings(folded(w)[0])}
    people: dict[str, Kind] = {folded(w)[0]: kind for kind, h in raw.items() for w in h.people}
    phrases: dict[str, tuple[Kind, set[str]]] = {}
    for kind, h in raw.items():
        for opening, closing in map(folded, h.both):
            phrases.setdefault(closing, (kind, set()))[1].add(opening)
    return by_word, people, phrases


_ARTICLES = ("ال", "بال", "وال", "لل")
"""Before a noun that nobody stands behind who was harmed: "بعد القتل طالب الأهالي"."""


def is_a_victim(words: Sequence[Word], index: int) -> bool:
    """Whether a word that may be a verb is who was harmed, right behind a word of harm: "مقتل طالب" is the death of a student."""
    before = words[index - 1].forms if index else ()
    harmed = any(f in harm()[0] for f in before) and not before[0].startswith(_ARTICLES)
    return harmed and any(f in word_of("victims") for f in words[index].forms)
