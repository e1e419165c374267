"""What OCHA writes for the name of a community, taken apart into names that news may use.

Its list of populated places says several things in one cell: two names of one
village ("Kharufiyeh - Burj Battan", الخاروفية_برج بطان), the area that tells
it from its namesakes ("Mansura - Tadaf", "Mseibin(Al-Bab)"), an English word
for what Arabic puts behind ("Big Nabgha"), and articles written as one with
their word ("Tal Elhajar").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from newsparse.gazetteer.folding import key, loose

_PARTS = re.compile(r"\s{1,3}-\s{0,3}|-\s{1,3}|\s{0,3}[_/()]+\s{0,3}")
_JOINED = re.compile(r"[EA]l(?=[a-z]{4})")
_JOINED_ANY = re.compile(r"^[EA]l(?=[a-z]{3})")
_AREA_LIKENESS = 78.0
"""From this likeness (rapidfuzz ratio of the loose forms, 0 to 100) a part is the name of the area: Jrables, Jarablus."""
_QUALIFIERS = {
    "big": ("Kabir", "Kabira"), "great": ("Kabir", "Kabira"), "little": ("Saghir", "Saghira"),
    "small": ("Saghir", "Saghira"), "upper": ("Fawqani", "Fawqaniya"), "lower": ("Tahtani", "Tahtaniya"),
    "eastern": ("Sharqi", "Sharqiya"), "western": ("Gharbi", "Gharbiya"), "northern": ("Shamali", "Shamaliya"),
    "southern": ("Janubi", "Janubiya"), "middle": ("Wastani", "Wastaniya"),
}  # fmt: skip
"""English words of OCHA's → what Arabic puts behind the name, by gender."""


def names_of_community(english: str, arabic: str, areas: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names in two cells of OCHA's list, best first, in Latin and in Arabic letters.

    `areas` are the names of the areas that the community lies in; parts
    like one of them only tell it from its namesakes and are left out. The
    first English name is the one that is written as news would write it.
    """
    latin_parts, arabic_parts = list(_parts(english)), list(_parts(arabic))
    paired = len(latin_parts) == len(arabic_parts)
    latin: list[str] = []
    written: list[str] = []
    for number, part in enumerate(latin_parts):
        if number and _is_area(part, areas):
            continue
        beside = arabic_parts[number] if paired else arabic if len(latin_parts) == 1 else ""
        name = _parted_articles(part, beside)
        latin += [*_turned(name, beside), name]
        written += [beside] if paired else []
    # Of parts that do not match one by one, any but the first may be an area's.
    return list(dict.fromkeys(latin)), list(dict.fromkeys(written if paired else arabic_parts[:1]))


def _parts(cell: str) -> Iterator[str]:
    yield from (p for part in _PARTS.split(cell) if (p := " ".join(part.split())))


def _is_area(part: str, areas: Sequence[str]) -> bool:
    forms = {loose(f) for f in (key(part), key(_JOINED_ANY.sub("", part)))}
    return any(fuzz.ratio(f, loose(key(a))) >= _AREA_LIKENESS for f in forms for a in areas)


def _parted_articles(name: str, arabic: str) -> str:
    """A name with its joined articles parted, where the Arabic has one: "Tal Elhajar", تل الحجر, is Tal al-Hajar."""
    words, written = name.split(), arabic.split()
    if len(words) != len(written):
        return name
    return " ".join(
        f"al-{w[2:].capitalize()}" if i and a.startswith("ال") and _JOINED.match(w) else w
        for i, (w, a) in enumerate(zip(words, written, strict=True))
    )


def _turned(name: str, arabic: str) -> Iterator[str]:
    """The name with its English word put behind in Arabic: "Big Nabgha" is Nabgha Kabira."""
    first, _, rest = name.partition(" ")
    forms = _QUALIFIERS.get(first.lower())
    if forms and rest:
        feminine = arabic.endswith(("ة", "ه"))
        yield f"{rest} {forms[feminine]}"
