"""Forces that English text names by an adjective of their country alone, with what they do: "a Turkish strike", "US air raids"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.matching import Hit
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Proposal, Source

_BETWEEN = 3
"""Words between an adjective and the deed, at most: "Turkish cross-border artillery fire"."""


class _Forces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    owners: dict[str, list[str]]
    deeds: list[str]
    kinds: list[str]


@lru_cache(maxsize=1)
def _forces() -> _Forces:
    return lexicon.load("forces", _Forces)


@lru_cache(maxsize=1)
def _owners() -> dict[str, str]:
    """Adjectives in lower case with the name of the force that each means."""
    return {a: name for name, adjectives in _forces().owners.items() for a in adjectives}


def propose_forces_by_deed(context: Context, view: View) -> Iterator[Proposal]:
    """The adjective of a country right before what its forces do, no name of the gazetteer over it."""
    units, deeds, kinds = view.units, frozenset(_forces().deeds), frozenset(_forces().kinds)
    for index, unit in enumerate(units):
        name = _owners().get(unit.text.lower()) if unit.text[:1].isupper() else None
        if name is None or any(_is_longer(h, unit.start, unit.end) for h in view.hits):
            continue
        for at in range(index + 1, min(index + 2 + _BETWEEN, len(units))):
            if not units[at].joined or units[at].text.lower() not in deeds | kinds:
                break
            if units[at].text.lower() in deeds:
                entries = context.gazetteer.entries(key(name))
                yield Proposal(unit.start, unit.end, Source.ACTOR, Hit(unit.start, unit.end, entries, 1))
                break


def _is_longer(hit: Hit, start: int, end: int) -> bool:
    """Whether a hit of a force or a body is over a word and more: "Turkish drone"."""
    over = hit.start < end and start < hit.end and (hit.start, hit.end) != (start, end)
    return over and any(e.section in {"groups", "organizations"} for e in hit.entries)
