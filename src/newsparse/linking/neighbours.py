"""What stands beside a toponym: the parts of an address, "X in Homs", "Idlib's Ariha", "the province of Y"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsparse.gazetteer import Gazetteer, Place
from newsparse.gazetteer.folding import key
from newsparse.linking.toponyms import Toponym
from newsparse.recognizing.typewords import of_before

_COMMA = re.compile(
    r"(?: (?:village|town|city|camp|area|neighbou?rhood|district|subdistrict|countryside|canton|region))?, ",
    re.IGNORECASE,
)
"""What stands between the parts of an address."""
_BESIDE = re.compile(
    r"\s*\(?,?\s*(?:in|of|northern|southern|eastern|western|rural|central|the|countryside|province|governorate|district|area|town|village|city|neighbou?rhood|suburb|region|camp|\s|-)*\s*"
)
"""What stands between a place and the area that it is said to lie in: "Ariha in southern Idlib"."""
_GREAT = 0.75
_LIST_GOES_ON = re.compile(r"(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}){0,4},? and ")
_NAME_BEFORE = re.compile(
    r"[A-Z‘'’`][\w'’‘`-]{0,40}\)?"
    r"(?: (?:villages?|towns?|cit(?:y|ies)|camps?|areas?|neighbou?rhoods?|districts?|countryside|farms?|desert|locations))?, $"
)


def note_neighbours(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
    """Places named right beside one another: "Kafr Nabl, Idlib", "Idlib's Ariha", "X in Homs"."""
    for a, b in zip(toponyms, toponyms[1:], strict=False):
        if a.view is not b.view:
            continue
        between = a.view.text[a.local[1] : b.local[0]]
        listed = _LIST_GOES_ON.match(a.view.text[b.local[1] : b.local[1] + 80])
        a.addressed = _COMMA.fullmatch(between) is not None and listed is None
        linked = len(between) < 40 and _BESIDE.fullmatch(between.lower()) is not None
        of_a_list = listed is not None and between == ", " and _is_city(gazetteer, a)
        if (linked or _COMMA.fullmatch(between)) and not of_a_list:
            a.beside += (b.surface,)
        if between in {"'s ", "’s ", "' ", "’ "} or re.fullmatch(r"(?:'s|’s) (?:\w+ ){0,2}", between):
            b.beside += (a.surface,)
    for toponym in toponyms:
        rest = toponym.view.text[toponym.local[1] : toponym.local[1] + 8]
        toponym.holds = re.match(r", ?Syria\b", rest) is not None and _follows_a_name(toponym)
    for a, b in zip(reversed(toponyms[:-1]), reversed(toponyms[1:]), strict=True):
        # In "X, Manbij, Aleppo, Syria" Manbij is an area too.
        beside = a.view is b.view and _COMMA.fullmatch(a.view.text[a.local[1] : b.local[0]]) is not None
        a.holds = a.holds or (b.holds and beside and _follows_a_name(a))
    for first, second, third in zip(toponyms, toponyms[1:], toponyms[2:], strict=False):
        if first.beside and second.beside and second.surface in first.beside:
            first.beside += tuple(x for x in second.beside if x == third.surface)


def _is_city(gazetteer: Gazetteer, toponym: Toponym) -> bool:
    """Whether a name is a great city's, which in a list of names lies in none of them: "Daraa, Damascus and Tartus"."""
    found = (gazetteer.place(e.entity) for e in toponym.entries if not e.weak)
    return any(p is not None and p.type == "city" and p.importance >= _GREAT for p in found)


def _follows_a_name(toponym: Toponym) -> bool:
    """Whether a name and a comma stand before: what it lies in, is named next."""
    before = toponym.view.text[max(0, toponym.local[0] - 60) : toponym.local[0]]
    return _NAME_BEFORE.search(before) is not None


def note_areas(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
    """Mark Y in "X, Y" as an area: X lies in the governorate of that name, or is a name no record has."""
    for a, b in zip(toponyms, toponyms[1:], strict=False):
        if a.view is not b.view or a.view.text[a.local[1] : b.local[0]] != ", ":
            continue
        if a.best is None:
            b.holds = b.holds or a.label in {"GPE", "LOC", "FAC", None}
        elif a.best.importance < 0.75:
            area = gazetteer.area_of(a.best, "governorate")
            b.holds = b.holds or (area is not None and area.id != a.best.id and b.key in area_keys(gazetteer, [area]))


def note_provinces(toponyms: Sequence[Toponym]) -> None:
    """In an article that names a province, and never the city of that name as one, the bare name is the province's."""
    named: dict[str, set[str]] = defaultdict(set)
    for toponym in toponyms:
        start, end = toponym.local
        after = toponym.view.words_after(end, 1)
        around = {*after, *of_before(toponym.view.words_before(start, 4))}
        named[toponym.key] |= around & {"province", "governorate", "city"}
    for toponym in toponyms:
        words = named[toponym.key]
        toponym.province = bool(words & {"province", "governorate"}) and "city" not in words


def area_keys(gazetteer: Gazetteer, areas: Iterable[Place]) -> set[str]:
    """The keys of the names that areas are called by, "Governorate" and the like left out."""
    return {k for area in areas for k in _keys_of(gazetteer, area.id)}


@lru_cache(maxsize=4096)
def _keys_of(gazetteer: Gazetteer, id_: str) -> frozenset[str]:
    area = gazetteer.place(id_)
    if area is None:
        return frozenset()
    plain = re.sub(r"\s+(Governorate|District|Subdistrict)$", "", area.name)
    return frozenset([key(plain), *(key(a if isinstance(a, str) else a.text) for a in area.aliases)])
