"""Parts and bearings: "Aleppo's northern countryside" is a part of Aleppo, "30 km south of Raqqa" is not Raqqa itself."""

from __future__ import annotations

import re

import msgspec

from newsparse import lexicon
from newsparse.models import Offset


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lexicon/bearings.yaml`."""

    compass: dict[str, str]
    parts: tuple[str, ...]
    kilometres: dict[str, float]


_WORDS = lexicon.load("bearings", _Words)
DIRECTION = r"(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)"
_ADJECTIVE = rf"(?P<part>{DIRECTION}(?:ern)?|central)"
_AREA = f"(?:{'|'.join(_WORDS.parts)})"
_BEFORE = re.compile(
    rf"\b{_ADJECTIVE}(?: and \w+ern)?(?: {_AREA} (?:of|in) (?:the )?| )(?:city of |province of )?$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"(?:['’]s?)?(?: (?:province|governorate|city|district))?(?:['’]s?)? {_ADJECTIVE}(?: and \w+ern)? {_AREA}\b",
    re.IGNORECASE,
)
_SIDE = re.compile(rf"(?<!to )\bthe (?P<part>{DIRECTION}) of (?:the )?$", re.IGNORECASE)
"""In the north of Homs, which is a part of it; to the north of Homs is not."""
_NUMBERS = lexicon.numbers()
_COUNTS = _NUMBERS.units | _NUMBERS.tens | {"a": 1}
_OFFSET = re.compile(
    rf"(?:(?<![\w.,–-])(?<!half )(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?|[a-z]{{1,9}})[ -]?(?P<unit>{'|'.join(_WORDS.kilometres)})"
    rf"(?: \(\d{{1,3}}(?:\.\d)? (?:km|kilomet(?:re|er)s|miles)\))?,?(?: away)?(?: to the)? ?)?"
    rf"(?:\b(?P<direction>{DIRECTION})(?:ward)? )?(?P<link>of|from) (?:the )?(?:(?:city|town|village|centre|center) of )?(?:the )?$",
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
    value = _COUNTS.get(number.lower())
    if value is None and not number[0].isdigit():
        return None
    return round((value if value is not None else float(number)) * _WORDS.kilometres[unit.lower()], 1)


def _compass(word: str) -> str:
    return _WORDS.compass[re.sub(r"[- ]|ern$", "", word.lower())]
