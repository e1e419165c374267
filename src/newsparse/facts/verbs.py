"""The forms of verbs, by the rules of English spelling and a table of those that keep to none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from newsparse import lexicon

Form = Literal["base", "s", "ed", "ing"]

_VOWEL_BEFORE_Y = re.compile(r"[aeiou]y$")


def forms(verbs: Iterable[str]) -> dict[str, tuple[str, Form]]:
    """Every form of some verbs, in lower case, with its verb and what form it is."""
    irregular = lexicon.load("irregular", dict[str, list[str]])
    found: dict[str, tuple[str, Form]] = {}
    for verb in verbs:
        for form, kind in _forms(verb, irregular.get(verb)):
            found.setdefault(form, (verb, kind))
    return found


def _forms(verb: str, told: list[str] | None) -> Iterable[tuple[str, Form]]:
    yield verb, "base"
    if told:
        for form in told:
            yield form, "ing" if form.endswith("ing") else "s" if form == told[0] and form.endswith("s") else "ed"
        return
    stem = verb.removesuffix("e")
    if verb.endswith("y") and not _VOWEL_BEFORE_Y.search(verb):
        yield verb[:-1] + "ies", "s"
        yield verb[:-1] + "ied", "ed"
        yield verb + "ing", "ing"
        return
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"), "s"
    yield stem + "ed", "ed"
    yield stem + "ing", "ing"
