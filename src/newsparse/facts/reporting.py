"""Verbs that report what somebody says, and the words around what is reported."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from newsparse import lexicon
from newsparse.facts.verbs import Form, forms
from newsparse.facts.words import Clause

QUOTED = 24
"""Words of somebody who is quoted, at most."""
Stance = Literal["said", "claimed", "denied", "confirmed", "accused", "warned", "ordered", "believed"]


@lru_cache(maxsize=1)
def reporting() -> dict[str, tuple[str, Stance, Form]]:
    """Every form of the verbs of reporting: the verb, what it makes of it, and the form."""
    found: dict[str, tuple[str, Stance, Form]] = {}
    for stance, verbs in lexicon.load("reporting", dict[Stance, list[str]]).items():
        for form, (verb, kind) in forms(verbs).items():
            found.setdefault(form, (verb, stance, kind))
    return found


@lru_cache(maxsize=128)
def around_statements(kind: str) -> frozenset[str]:
    """Words around what is reported, by what they tell: lexicon/around_statements.yaml."""
    return frozenset(lexicon.load("around_statements", dict[str, list[str]])[kind])


def is_number(clause: Clause, index: int) -> bool:
    """Whether a number begins at a word: "14", "at least 14", "more than 35,000"."""
    opens = clause.tag(index) == "CD" or clause.lower(index) in around_statements("before_numbers")
    return opens and any(clause.tag(i) == "CD" for i in range(index, index + 3))
