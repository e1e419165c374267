"""Arabic words around facts, and verbs of saying, from the lexicon."""

from __future__ import annotations

from functools import lru_cache

from newsparse import lexicon
from newsparse.facts.reporting import Stance
from newsparse.lexicon.arabic import folded

TO = folded("إلى")[0]
"""Behind "rose" the number reached, behind "pointed" what is said."""


@lru_cache(maxsize=256)
def around(kind: str) -> frozenset[tuple[str, ...]]:
    """The folded phrases of a kind that stand around facts: "some", "among", "according" and so on."""
    return frozenset(map(folded, lexicon.load("ar/around_facts", dict[str, list[str]])[kind]))


@lru_cache(maxsize=256)
def word_of(kind: str) -> frozenset[str]:
    """Those that are single words."""
    return frozenset(phrase[0] for phrase in around(kind) if len(phrase) == 1)


@lru_cache(maxsize=1)
def reporting() -> dict[str, Stance]:
    """Verbs of saying, folded, each with the stance that it gives."""
    raw = lexicon.load("ar/reporting", dict[Stance, list[str]])
    return {folded(v)[0]: stance for stance, verbs in raw.items() for v in verbs}
