"""Hospitals, councils, directorates and the like in Arabic text, by the words that their names are made of: مشفى الرازي, مديرية التربية."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsparse import lexicon
from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.matching import PARTICLES, Unit
from newsparse.recognizing.arabic import is_arabic, only_terms
from newsparse.recognizing.context import View
from newsparse.recognizing.proposals import Proposal, Source

_ARTICLE = "ال"
_SHORTEST = 5
"""Letters of a word with its article that may be what a body is called after."""
_GAPS = frozenset([" ", "\u00a0", " “", ' "', " «"])


def propose_bodies(view: View) -> Iterator[Proposal]:
    """The names of bodies, in order and apart; the particle before the first word is no part of them."""
    if not is_arabic(view.text):
        return
    index = 0
    while index < len(view.units) - 1:
        start = _opens(view.units[index])
        last = _last(view, index) if start is not None else None
        if start is None or last is None or _is_known(view, start):
            index += 1
            continue
        yield Proposal(start, view.units[last].end, Source.BODY)
        index = last + 1


def _is_known(view: View, start: int) -> bool:
    """Whether the gazetteer has a body whose name begins there, and knows better where it ends."""
    known = (h for h in view.hits if h.start <= start < h.end)
    return any(e.section in {"groups", "organizations"} for h in known for e in h.entries)


@lru_cache(maxsize=16)
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon.load("ar/bodies", dict[str, list[str]])[kind]))


def _opens(unit: Unit) -> int | None:
    """Where a word for a body begins, behind a particle perhaps; None for any other word."""
    heads = _words("called_after") | _words("of_a_field") | _words("described")
    if fold(unit.text) in heads:
        return unit.start
    return unit.start + 1 if unit.text[0] in PARTICLES and fold(unit.text[1:]) in heads else None


def _last(view: View, index: int) -> int | None:
    """The last word of the name that a word for a body opens, or None where it opens none."""
    units = view.units
    head = units[index].text
    kinds = {kind for kind in ("called_after", "of_a_field", "described") if _is_of(head, kind)}
    behind = units[index + 1]
    if not _joins(view, units, index + 1):
        return None
    if "described" in kinds and _ARTICLE in head[:3] and fold(behind.text) in _words("descriptions"):
        return index + 1
    if _ARTICLE in head[:3]:
        return None
    if "of_a_field" in kinds and fold(behind.text) in _words("fields"):
        return index + 1
    if "called_after" in kinds and (last := _called_after(view, index + 1)) is not None:
        described = last + 1 < len(units) and _joins(view, units, last + 1)
        return last + 1 if described and fold(units[last + 1].text) in _words("descriptions") else last
    return None


def _is_of(word: str, kind: str) -> bool:
    return fold(word) in _words(kind) or (word[0] in PARTICLES and fold(word[1:]) in _words(kind))


def _joins(view: View, units: Sequence[Unit], index: int) -> bool:
    return view.text[units[index - 1].end : units[index].start] in _GAPS


def _called_after(view: View, index: int) -> int | None:
    """The last word of what a hospital or a school is called after: a name of the gazetteer, or a word with its article."""
    unit = view.units[index]
    if only_terms(unit.text):
        return None  # the hospital of a town
    known = max((h.end for h in view.hits if h.start == unit.start), default=None)
    if known is not None:
        return next(i for i in range(index, len(view.units)) if view.units[i].end >= known)
    named = unit.text.startswith(_ARTICLE) and len(unit.text) >= _SHORTEST
    return index if named and fold(unit.text) not in _words("of_any") else None
