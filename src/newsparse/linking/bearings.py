"""Parts and bearings: "Aleppo's northern countryside" is a part of Aleppo, "30 km south of Raqqa" is not Raqqa itself."""

from __future__ import annotations

import re

from newsparse.models import Offset

_COMPASS = {
    "north": "north", "south": "south", "east": "east", "west": "west", "central": "centre", "northeast": "northeast",
    "northwest": "northwest", "southeast": "southeast", "southwest": "southwest",
}  # fmt: skip
_DIRECTION = r"(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)"
_ADJECTIVE = rf"(?P<part>{_DIRECTION}(?:ern)?|central)"
_AREA = r"(?:countryside|rural (?:areas?|parts?)|parts?|areas?|outskirts|suburbs|sector|regions?|desert|districts?|neighbou?rhoods|edges?|side)"
_BEFORE = re.compile(
    rf"\b{_ADJECTIVE}(?: and \w+ern)?(?: {_AREA} (?:of|in) (?:the )?| )(?:city of |province of )?$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"(?:['’]s?)?(?: (?:province|governorate|city|district))?(?:['’]s?)? {_ADJECTIVE}(?: and \w+ern)? {_AREA}\b",
    re.IGNORECASE,
)
_SIDE = re.compile(rf"(?<!to )\bthe (?P<part>{_DIRECTION}) of (?:the )?$", re.IGNORECASE)
"""In the north of Homs, which is a part of it; to the north of Homs is not."""
_UNITS = {
    "km": 1.0,
    "kms": 1.0,
    "kilometre": 1.0,
    "kilometres": 1.0,
    "kilometer": 1.0,
    "kilometers": 1.0,
    "mile": 1.609,
    "miles": 1.609,
}
_NUMBERS = {
    word: number
    for number, word in enumerate("a two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"one": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_OFFSET = re.compile(
    rf"(?:(?<![\w.,–-])(?<!half )(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?|[a-z]{{1,9}})[ -]?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?)"
    rf"(?: \(\d{{1,3}}(?:\.\d)? (?:km|kilomet(?:re|er)s|miles)\))?,?(?: away)?(?: to the)? ?)?"
    rf"(?:\b(?P<direction>{_DIRECTION})(?:ward)? )?(?P<link>of|from) (?:the )?(?:(?:city|town|village|centre|center) of )?(?:the )?$",
    re.IGNORECASE,
)  # fmt: skip
_WITHIN = 80


def part_named(text: str, start: int, end: int) -> str | None:
    """The part of the place at a span that the words around name, as a compass point or `centre`; None for all of it."""
    before = text[max(0, start - _WITHIN) : start]
    match = _BEFORE.search(before) or _SIDE.search(before) or _AFTER.match(text[end : end + _WITHIN])
    return _compass(match["part"]) if match else None


def offset_from(text: str, start: int) -> Offset | None:
    """How far (kilometres) and in which direction from the place that begins at `start` the text speaks of.

    None where it speaks of the place itself. Miles are statute miles of 1.609 km.
    """
    before = text[max(0, start - _WITHIN) : start]
    match = _OFFSET.search(before)
    if match is None or _SIDE.search(before):
        return None
    kilometres = _kilometres(match["number"], match["unit"])
    direction = _compass(match["direction"]) if match["direction"] else None
    return Offset(km=kilometres, direction=direction) if kilometres is not None or direction else None


def _kilometres(number: str | None, unit: str | None) -> float | None:
    if not number or not unit:
        return None
    value = _NUMBERS.get(number.lower())
    if value is None and not number[0].isdigit():
        return None
    return round((value if value is not None else float(number)) * _UNITS[unit.lower()], 1)


def _compass(word: str) -> str:
    return _COMPASS[re.sub(r"[- ]|ern$", "", word.lower())]
