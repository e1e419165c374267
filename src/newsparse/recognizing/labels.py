"""What the language model proposes, under the labels that the words in a name and around it give it.

What stands in a name ("Mosque", "Brigade"), before it ("Gen.", "the company")
and behind it ("square") knows better than a small model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse import lexicon
from newsparse.models import Record
from newsparse.recognizing.typewords import LANDMARKS

_OPENS_LANDMARKS = lexicon.words("around_places", "opens_landmark")
_ARMED = lexicon.words("within_bodies", "armed_first")
_NO_BODIES = lexicon.words("within_bodies", "no_body")
_CAMPAIGNS = lexicon.words("within_bodies", "campaign")
_AREAS = frozenset(["area", "region", "district", "subdistrict", "province", "governorate", "countryside"])
_PEOPLE_AT_ARMS = lexicon.words("within_bodies", "at_arms")
_MENDED = frozenset(["PERSON", "ORG", "GPE", "NORP"])
_BODY_BEFORE = re.compile(r"\b(?:company|firm|broadcaster|newspaper|channel|agency|website|newsroom|publisher) $")
_NEXT_WORD = re.compile(r" ([a-z]+)")


class Named(Record, frozen=True):
    """An entity that the statistical model proposes, with its label; offsets within the part."""

    start: int
    end: int
    label: str


def mended(text: str, named: Sequence[Named]) -> list[Named]:
    """The model's entities of a text under the labels that the words in them and around them give them."""
    return [e for e in (_relabelled(text, e) for e in named) if e.label]


def _relabelled(text: str, entity: Named) -> Named:
    """The entity under the label that the words in it and around it give it; without one where it is no name."""
    words = [w.strip(".,'’\"").lower() for w in text[entity.start : entity.end].split()]
    if entity.label not in _MENDED or not words:
        return entity
    label = _label_within(entity, words) or _label_around(text, entity, words)
    return entity if label is None else Named(entity.start, entity.end, label.removeprefix("-"))


def _label_within(entity: Named, words: Sequence[str]) -> str | None:
    """The label that the words of a name give it; "-" for none; None where they say nothing."""
    if len(words) > 1 and (words[-1] in LANDMARKS or words[0] in _OPENS_LANDMARKS):
        return "FAC" if entity.label in {"PERSON", "ORG"} else None
    if len(words) > 1 and words[-1] in _AREAS and entity.label == "PERSON":
        return "LOC"
    if len(words) > 1 and words[0] in _ARMED:
        return "ORG"
    if words[-1] in _NO_BODIES or words[0] in _CAMPAIGNS:
        return "-"
    if words[-1] in _PEOPLE_AT_ARMS and len(words) > 1:
        return "ORG"
    return None


def _label_around(text: str, entity: Named, words: Sequence[str]) -> str | None:
    """The label that what stands before and behind a name gives it, or None."""
    before = text[max(0, entity.start - 16) : entity.start]
    if entity.label in {"PERSON", "GPE"} and _BODY_BEFORE.search(before):
        return "ORG"
    if entity.label in {"PERSON", "ORG"} and len(words) < 3 and _next_word(text, entity.end) in LANDMARKS:
        return "LOC"
    return None


def _next_word(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""
