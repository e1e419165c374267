"""Likeness: the places that a misspelt name may mean.

A name that no exact key covers is compared with the names that share its
phonetic skeleton and, where the text names the area that it lies in, with
every name of that area. Only the likest are candidates. An Arabic name is
compared so with the places of that area that are known by Latin names alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from newsparse.gazetteer import Gazetteer, NameEntry
from newsparse.gazetteer.crossing import likeness as written_so
from newsparse.gazetteer.crossing import shared
from newsparse.gazetteer.folding import GENERIC, key, loose, skeleton
from newsparse.recognizing.typewords import ALL_TYPE_WORDS

IN_AREA_AT_LEAST = 87.0
"""Under this likeness (rapidfuzz ratio of the loose forms, 0 to 100) a name of the area is no candidate."""
REST_AT_LEAST = 80.0
"""The same for what follows a part that many names begin with: Kafr, Tell, Abu."""
WRITTEN_AT_LEAST = 86.0
"""Under this likeness (crossing.likeness, 0 to 100) a Latin name writes no Arabic one. Of places with both, in their
governorate, 75 of 100 are found so and 12 taken for another, but one place in eight alone has no Arabic name and is asked for."""
FEWEST_CONSONANTS = 3
"""Consonants, those of Tell and the like among them, from which Arabic names that differ in long vowels and endings are alike."""
_LONG_VOWELS = str.maketrans(dict.fromkeys("اويه "))
AS_LIKE = 4.0
"""Names so much less like than the likest are candidates too."""
SAME_SOUND = 6.0
"""Added where the consonants are the same: writers vary the vowels of a name, hardly its consonants."""
SHORTEST, SHORTEST_WORD = 6, 9
"""Letters of a loose form, and of one of a single word, from which other consonants than its own may be meant."""

_NEVER_LIKE = frozenset(["river", "lake"])
_OPENING = GENERIC | {"rasm", "hamra", "wadi", "zawr"}
_NO_NAMES = frozenset(
    "the and of in on at is was were has have had also said which that this with from syrian syria".split()
)


@dataclass(frozen=True, slots=True)
class Alike:
    """The names that a name is most like, and how much, from 0 to 100."""

    likeness: float
    entries: tuple[NameEntry, ...]


def sound_alikes(gazetteer: Gazetteer, surface: str, least: float, *, weak: bool = False) -> Alike | None:
    """The names of places that share a name's phonetic skeleton and are like it by `least` (0 to 100) or more.

    `weak` admits names that need support from the text (Abu Hamam, which may
    be a man), for where the text says that a place stands there.
    """
    folded = _bare_key(surface)
    if len(folded) < 5 or folded in _NO_NAMES:
        return None
    form = loose(folded)
    return _likest(
        gazetteer, [(fuzz.ratio(form, loose(k)), k) for k in gazetteer.similar_keys(folded)], least, weak=weak
    )


def alike_within(gazetteer: Gazetteer, surface: str, areas: Sequence[str]) -> Alike | None:
    """The names of the places in some areas (ids) that a name is like."""
    folded = _bare_key(surface)
    form = loose(folded)
    if len(form) < 3 or folded in _NO_NAMES:
        return None
    if not folded.isascii():
        return _like_in_arabic(gazetteer, folded, areas)
    ranked = []
    for area in areas:
        known = _forms_within(gazetteer, area)
        for other, score, index in process.extract(form, known[0], scorer=fuzz.ratio, score_cutoff=75.0, limit=6):
            filed = known[1][index]
            likeness = score + (SAME_SOUND if skeleton(folded) == skeleton(filed) else 0.0)
            if _is_like(folded, form, filed, other, likeness):
                ranked.append((likeness, filed))
    alike = _likest(gazetteer, ranked, 0.0, weak=True)
    if alike is None:
        return None
    entries = tuple(e for e in alike.entries if any(e.entity in gazetteer.within(a) for a in areas))
    return Alike(alike.likeness, entries) if entries else None


def _like_in_arabic(gazetteer: Gazetteer, folded: str, areas: Sequence[str]) -> Alike | None:
    """The names of the places in some areas that may be an Arabic name.

    Those that write it in Latin letters, of places that have no Arabic name,
    and Arabic ones with the same consonants: أم حرمل is أم حرملة.
    """
    ranked = [
        (written_so(folded, filed), filed) for a in areas for filed in _latin_only(gazetteer, a).get(shared(folded), ())
    ]
    ranked += [
        (fuzz.ratio(folded, filed) + SAME_SOUND, filed)
        for a in areas
        for filed in _in_arabic(gazetteer, a).get(_consonants(folded), ())
    ]
    alike = _likest(gazetteer, ranked, WRITTEN_AT_LEAST, weak=True)
    if alike is None:
        return None
    within = frozenset[str]().union(*(gazetteer.within(a) for a in areas))
    entries = tuple(e for e in alike.entries if e.entity in within)
    return Alike(alike.likeness, entries) if entries else None


@lru_cache(maxsize=64)
def _latin_only(gazetteer: Gazetteer, area: str) -> dict[str, list[str]]:
    """The keys of the places of an area that have no Arabic name, by the key that both scripts share."""
    found: dict[str, list[str]] = {}
    for id_ in sorted(gazetteer.within(area)):
        filed = [key(name) for name in gazetteer.names_of_place(id_)]
        if all(k.isascii() for k in filed):
            for k in filed:
                found.setdefault(shared(k), []).append(k)
    return found


@lru_cache(maxsize=64)
def _in_arabic(gazetteer: Gazetteer, area: str) -> dict[str, list[str]]:
    """The Arabic keys of the places of an area, by their consonants."""
    filed = sorted({key(name) for i in gazetteer.within(area) for name in gazetteer.names_of_place(i)})
    found: dict[str, list[str]] = {}
    for k in filed:
        if not k.isascii() and len(_consonants(k)) >= FEWEST_CONSONANTS:
            found.setdefault(_consonants(k), []).append(k)
    return found


def _consonants(folded: str) -> str:
    """What is left of an Arabic key without the letters of long vowels and endings."""
    return folded.translate(_LONG_VOWELS)


def _bare_key(surface: str) -> str:
    """The key of a name without the words for its kind: "Baarbo village"."""
    return key(" ".join(w for w in surface.split() if w not in ALL_TYPE_WORDS))


def _is_like(folded: str, form: str, filed: str, other: str, score: float) -> bool:
    if form == other:
        return True
    if min(len(form), len(other)) < (SHORTEST if " " in folded and " " in filed else SHORTEST_WORD):
        return len(form) > 3 and skeleton(folded) == skeleton(filed) and score >= IN_AREA_AT_LEAST
    if _onset(folded) != _onset(filed):
        return False
    opening, _, rest = folded.partition(" ")
    if rest and opening in _OPENING and filed.startswith(f"{opening} "):
        other_rest = filed.partition(" ")[2]
        if _onset(rest) != _onset(other_rest):
            return False
        if min(len(rest), len(other_rest)) < SHORTEST and skeleton(rest) != skeleton(other_rest):
            return False  # Tell Hara is no Tell Hamra
        return fuzz.ratio(loose(rest), loose(other_rest)) >= REST_AT_LEAST and score >= IN_AREA_AT_LEAST
    return score >= IN_AREA_AT_LEAST


def _onset(folded: str) -> str:
    """The class of the first consonant, semivowels aside: writers get the middle of a name wrong, hardly its beginning."""
    return skeleton(folded).lstrip("wy")[:1]


def _likest(gazetteer: Gazetteer, ranked: list[tuple[float, str]], least: float, *, weak: bool) -> Alike | None:
    best = max((score for score, _ in ranked), default=-1.0)
    if best < least:
        return None
    kept = dict.fromkeys(k for score, k in sorted(ranked, reverse=True) if score >= best - AS_LIKE)
    entries = tuple(
        e
        for k in kept
        for e in gazetteer.entries(k)
        if e.section == "places"
        and e.case == "name"
        and (not e.weak or (weak and " " in k))
        and _may_be_misspelt(gazetteer, e)
    )
    return Alike(min(best, 100.0), entries) if entries else None


def _may_be_misspelt(gazetteer: Gazetteer, entry: NameEntry) -> bool:
    """Whether a record may be meant by a name only like its own: no river or lake, which is not called so without its word."""
    place = gazetteer.place(entry.entity)
    return place is not None and place.type not in _NEVER_LIKE


@lru_cache(maxsize=256)
def _forms_within(gazetteer: Gazetteer, area: str) -> tuple[list[str], list[str]]:
    """The loose forms of the names of an area's places, and the keys that each stands for."""
    filed = sorted({key(name) for i in gazetteer.within(area) for name in gazetteer.names_of_place(i)} - {""})
    kept = [k for k in filed if k.isascii() and len(loose(k)) > 2]
    return [loose(k) for k in kept], kept
