"""Words that a name of the gazetteer may be too: common English and Arabic words and people's given names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from newsparse import lexicon
from newsparse.gazetteer.folding import is_article, units

_OPENS_PEOPLE = lexicon.words("around_people", "opens_name")
_TITLES = lexicon.words("around_people", "name_of_place")


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Common English words, lower case, from `english_words.txt`."""
    return _words("english_words.txt")


@lru_cache(maxsize=1)
def arabic_words() -> frozenset[str]:
    """Everyday Arabic words and given names that are names of places too, folded, from `arabic_words.txt`."""
    return _words("arabic_words.txt")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names, lower case, from `given_names.txt`."""
    return _words("given_names.txt")


def may_be_other(name: str) -> bool:
    """Whether a place's name is as likely a word or a person in a text: Garden, Abu Hamam, Salim, Sheikh Ahmad."""
    words = [u.lower() for u in units(name) if not is_article(u)]
    if not words:
        return False
    personal = given_names() | _TITLES
    return words[0] in _OPENS_PEOPLE or all(w in personal for w in words) or all(w in english_words() for w in words)


def _words(file: str) -> frozenset[str]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())
