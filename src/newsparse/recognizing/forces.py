"""Forces that English text names by an adjective of their country alone, with what they do: "a Turkish strike", "US air raids"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.matching import Hit, Unit
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Proposal, Source

_BETWEEN = 4
"""Words between an adjective and the deed, at most: "Turkish cross-border artillery fire"."""


class _Forces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    owners: dict[str, list[str]]
    deeds: list[str]
    doers: list[str]
    kinds: list[str]


@lru_cache(maxsize=1)
def _forces() -> _Forces:
    return lexicon.load("forces", _Forces)


def is_by_adjective(words: str) -> bool:
    """Whether a force is told of by an adjective, with what it does or fights with: "Turkish drone", "US raid", "Israeli forces"."""
    rest = words.split()[1:]
    return bool(rest) and rest[-1] in _done_or_used()


@lru_cache(maxsize=1)
def _done_or_used() -> frozenset[str]:
    """Nouns, one or many, for what forces do, for those who do it and for what they fight with."""
    return _deeds() | lexicon.nouns_of_materiel()


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    """Nouns, one or many, for what forces do and for those who do it."""
    return frozenset(_forces().deeds) | frozenset(_forces().doers)


@lru_cache(maxsize=1)
def _owners() -> dict[str, str]:
    """Adjectives in lower case with the name of the force that each means."""
    return {a: name for name, adjectives in _forces().owners.items() for a in adjectives}


def propose_forces_by_deed(context: Context, view: View) -> Iterator[Proposal]:
    """The adjective of a country right before what its forces do, no name of the gazetteer over it."""
    units = view.units
    for index, unit in enumerate(units):
        last = _adjective(view.text, units, index)
        if last is None or any(_is_longer(h, unit.start, units[last].end) for h in view.hits):
            continue
        if not _has_model(view.text, units[last].end) and not _shares_deed(view, units, last + 1):
            deed = _deed(units, last + 1)
            if deed is None or _goes_on(view, units[deed].end):
                continue
        end = units[last].end + view.text.startswith(".", units[last].end) * (last > index)
        name = _owners()["us" if last > index else unit.text.lower()]
        yield Proposal(unit.start, end, Source.ACTOR, Hit(unit.start, end, context.gazetteer.entries(key(name)), 1))


def _has_model(text: str, end: int) -> bool:
    """Whether the name of a model stands right behind an adjective: "Turkish F-16 jets"."""
    return text.startswith(" ", end) and lexicon.models().match(text, end + 1) is not None


def _shares_deed(view: View, units: Sequence[Unit], first: int) -> bool:
    """Whether "and" or a comma joins another force to an adjective, and both do it: "Russian and Syrian warplanes"."""
    joined = first + 1 < len(units) and units[first].text.lower() == "and"
    at = first + joined
    if at >= len(units) or not (joined or view.text[units[at - 1].end : units[at].start] == ", "):
        return False
    word = units[at].text.lower()
    if word in _owners() and _shares_deed(view, units, at + 1):
        return True
    force = any(
        h.start == units[at].start and len(view.text[h.start : h.end].split()) > 1 and e.section == "groups"
        for h in view.hits
        for e in h.entries
    )
    return (word in _owners() and _deed(units, at + 1) is not None) or force


def _adjective(text: str, units: Sequence[Unit], index: int) -> int | None:
    """The last unit of the adjective that begins at one: itself, or the S of "U.S."; None where none begins there."""
    unit = units[index]
    if not unit.text[:1].isupper() or text[unit.start - 1 : unit.start] == "-":
        return None  # "anti-Turkish"
    if text.startswith("U.S", unit.start) and index + 1 < len(units):
        return index + 1
    return index if unit.text.lower() in _owners() else None


def _deed(units: Sequence[Unit], first: int) -> int | None:
    """The noun for a deed that stands at a unit, or behind words for its kind."""
    deeds, kinds = _deeds(), frozenset(_forces().kinds)
    for at in range(first, min(first + 1 + _BETWEEN, len(units))):
        word = units[at].text.lower()
        if not units[at].joined or units[at].text[0].isupper():
            return None
        if word in deeds:
            return at
        across = word == "border" and units[at - 1].text.lower() == "cross"
        if word not in kinds and not across:
            return None
    return None


def _goes_on(view: View, offset: int) -> bool:
    """Whether a noun goes on behind the deed, which only says what that is: "Russian attack helicopters", "Turkish attack victims"."""
    if not view.text.startswith(" ", offset):
        return False
    token = view.part.doc[view.part.token_at(offset + 1)]
    return bool(token.text.islower()) and token.tag_ in {"NN", "NNS"}


def _is_longer(hit: Hit, start: int, end: int) -> bool:
    """Whether a hit of a force or a body is over a word and more: "Turkish drone"."""
    over = hit.start < end and start < hit.end and (hit.start, hit.end) != (start, end)
    return over and any(e.section in {"groups", "organizations"} for e in hit.entries)
