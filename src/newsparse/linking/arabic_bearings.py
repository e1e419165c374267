"""Parts and bearings in Arabic: ريف إدلب الجنوبي is the south of Idlib, شمال غرب منبج lies northwest of Manbij."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.gazetteer.matching import PARTICLES
from newsparse.models import Offset
from newsparse.recognizing.arabic import in_terms
from newsparse.recognizing.typewords import DIRECTIONS

_WORD = re.compile(r"\d+\.\d+|[^\W_]+")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_BREAK = re.compile(r"[؟!؛:،,\n()«»]|\.(?!\d)")
_WITHIN = 60
_KINDS = frozenset(["village", "town", "city", "governorate", "district", "subdistrict", "camp", "the"])
_AREAS = frozenset(["countryside", "outskirts", "neighbourhoods", "area", "governorate"])
_ARTICLE = "ال"


def arabic_bearing(text: str, start: int, end: int, *, is_area: bool) -> tuple[str | None, Offset | None]:
    """The part of the place at a span that an Arabic text speaks of, and how far and where from it: at most one of them.

    A direction right before a name is a part of an area (شمال سوريا) and lies apart from a settlement (شمال منبج).
    """
    before = _words(_BREAK.split(text[max(0, start - _WITHIN) : start])[-1])
    behind = _words(_BREAK.split(text[end : end + _WITHIN], maxsplit=1)[0])
    side = _direction([w for w in behind[:2] if w.startswith(_ARTICLE)])
    if side and not _AREAS.isdisjoint(in_terms(before[-3:])):
        return side, None
    return _before(before, is_area=is_area)


def _before(words: Sequence[str], *, is_area: bool) -> tuple[str | None, Offset | None]:
    """What the words before a name say: الريف الشمالي لحلب, شمال ريف حلب, "10 كم شرق الرقة"."""
    left, of_countryside = list(words), False
    while left and (terms := in_terms([left[-1]])) and terms[-1] in _KINDS | _AREAS | {"to", "from"}:
        of_countryside = of_countryside or terms[-1] in _AREAS
        left.pop()
    if left and left[-1] in {"ل", "من"}:
        left.pop()
    named = left[-2:] if _direction(left[-2:-1]) else left[-1:]
    side = _direction(named)
    if side is None:
        return None, None
    rest = left[: -len(named)]
    if is_area or of_countryside or not _AREAS.isdisjoint(in_terms(rest[-1:])):
        return side, None
    return None, Offset(km=_kilometres(rest), direction=side)


def _direction(words: Sequence[str]) -> str | None:
    """The compass point that one or two words name: الشمالي, شمال غربي."""
    terms = [t for t in in_terms(words) if t in DIRECTIONS]
    if not terms or len(terms) != len(words):
        return None
    along = [t for t in terms if t in {"north", "south"}]
    across = [t for t in terms if t in {"east", "west"}]
    return "".join((*along[:1], *across[:1])) if len(along) <= 1 and len(across) <= 1 else terms[0]


def _kilometres(words: Sequence[str]) -> float | None:
    """The kilometres that end before a direction."""
    if len(words) < 2 or in_terms(words[-1:])[-1] != "kilometres":
        return None
    number = words[-2].lstrip("".join(PARTICLES))
    return float(number) if _NUMBER.fullmatch(number) else None


def _words(text: str) -> list[str]:
    """The words that end a text or begin it, up to a mark that parts them."""
    return _WORD.findall(text)
