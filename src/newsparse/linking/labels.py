"""What the language model proposes, mended: spans trimmed, and labels corrected by the words around and inside.

Small English models call a village a person and a general a place. What
stands in a name ("Mosque", "Brigade"), before it ("Gen.", "near") and behind
it (", the commander of …") knows better, and one name has one type in an
article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsparse.models import Record

LANDMARKS = frozenset(
    "mosque church cathedral monastery shrine cemetery citadel gate square roundabout airfield airport airbase barrage dam reservoir lake lakes "
    "regulator mountains mountain hills valley desert island peninsula sea gulf strait canal river bridge tunnel highway checkpoint crossing "
    "village town city camp province district governorate countryside".split()
)
"""Last words that make a name a place's, whatever else is in it."""
_OPENS_LANDMARKS = frozenset("lake lakes mount jabal wadi camp port".split())
ARMED_OPENINGS = frozenset(
    "jaish jaysh jeish liwa kataib kata'ib katibat harakat saraya saray fawj firqat faylaq feylaq ahrar ansar jund jabhat tajammu quwat".split()
)
"""First words of Arabic names of armed groups: army, brigade, battalions, movement, companies, corps, free men, partisans …"""
_NO_BODIES = frozenset(
    "hostilities conflict summit agreement accord resolution act convention protocol treaty communique communiqué law constitution war operation "
    "offensive ceasefire truce dialogue conference scan quran koran ramadan".split()
)
"""Last words of names of events, papers and campaigns, which are no organizations."""
_PEOPLE_AT_ARMS = frozenset("airmen marines soldiers troops forces fighters sailors".split())
_MENDED = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"])
RANKS = frozenset(
    "gen lt col maj capt cmdr adm sgt brig general colonel major captain admiral commodore lieutenant mr mrs ms dr prof president minister ambassador "
    "senator secretary".split()
)
"""Words before a person's name that open no name of a place."""
_TITLES = RANKS | {"sheikh", "shaykh", "king", "prince"}
_PERSONAL = re.compile(
    r", {1,2}(?:the |a |an |who |[0-9]{2},)(?:[\w'’.-]+ ){0,3}?(?:adviser|advisor|commander|spokesman|spokeswoman|spokesperson|director|head|chief|leader|minister|"
    r"envoy|ambassador|president|founder|activist|doctor|resident|journalist|official|member|researcher|analyst|officer|was|is|said|told)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|near|outside|around|(?:residents?|activists?|doctors?|physician|famil(?:y|ies)|man|woman|people) from|(?:island|city|town|village|district|province|portion|parts?|outskirts|suburbs) of"
    r"|fled|entered|stormed|retook|besieged|shelled|bombed|assault (?:on|of)|battle (?:of|for)|offensive (?:on|in)|-held) $",
    re.IGNORECASE,
)
_BODY_BEFORE = re.compile(r"\b(?:company|firm|broadcaster|newspaper|channel|agency|website|newsroom|publisher) $")
_NOTE = re.compile(r"\.?\[\d")
"""The mark of a footnote, which a model takes for a part of the name before it."""
_NEXT_WORD = re.compile(r" ([a-z]+)")
_LAST_WORD = re.compile(r"([\w'’]{1,20})\.? $")


class Named(Record, frozen=True):
    """An entity that the statistical model proposes, with its label; offsets within the part."""

    start: int
    end: int
    label: str


def mended(texts: Sequence[str], named: Sequence[Sequence[Named]]) -> list[list[Named]]:
    """The model's entities of every part of a document, trimmed and with one label a name."""
    trimmed = [[_relabelled(text, e) for e in _trimmed(text, found)] for text, found in zip(texts, named, strict=True)]
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, entities in zip(texts, trimmed, strict=True):
        for entity in entities:
            surface = text[entity.start : entity.end]
            if " " not in surface and not surface.isupper():
                votes[surface][
                    "LOC" if _PLACED.search(text[max(0, entity.start - 16) : entity.start]) else entity.label
                ] += 1
    surnames = {
        t[e.start : e.end].split()[-1]
        for t, found in zip(texts, trimmed, strict=True)
        for e in found
        if e.label == "PERSON" and " " in t[e.start : e.end]
    }
    placed = {
        s
        for s, count in votes.items()
        if count["LOC"] and 2 * count["LOC"] + count["GPE"] >= count["ORG"] + count["PERSON"]
    }
    overruled = {"ORG": placed, "PERSON": placed - surnames}
    return [
        [
            Named(e.start, e.end, "GPE") if text[e.start : e.end] in overruled.get(e.label, ()) else e
            for e in entities
            if e.label
        ]
        for text, entities in zip(texts, trimmed, strict=True)
    ]


def _relabelled(text: str, entity: Named) -> Named:
    """The entity under the label that the words in it and around it give it; without one where it is no name."""
    surface = text[entity.start : entity.end]
    words = [w.strip(".,'’\"").lower() for w in surface.split()]
    if entity.label not in _MENDED or not words:
        return entity
    label = _label_within(text, entity, surface, words) or _label_around(text, entity, words)
    return entity if label is None else Named(entity.start, entity.end, label.removeprefix("-"))


def _label_within(text: str, entity: Named, surface: str, words: Sequence[str]) -> str | None:
    """The label that the words of a name give it; "-" for none; None where they say nothing."""
    if len(words) > 1 and (words[-1] in LANDMARKS or words[0] in _OPENS_LANDMARKS):
        return "FAC" if entity.label in {"PERSON", "ORG"} else None
    if len(words) > 1 and words[0] in ARMED_OPENINGS:
        return "ORG"
    if words[-1] in _NO_BODIES or words[0] == "operation":
        return "-"
    if words[-1] in _PEOPLE_AT_ARMS and len(words) > 1:
        return "ORG"
    ranked = (words[0] in _TITLES or _ranked(text, entity)) and len(words) < 5
    if ranked and entity.label in {"ORG", "GPE", "LOC", "FAC"} and surface[0].isupper() and not surface.isupper():
        return "PERSON"
    return None


def _label_around(text: str, entity: Named, words: Sequence[str]) -> str | None:
    """The label that what stands before and behind a name gives it, or None."""
    before = text[max(0, entity.start - 16) : entity.start]
    if entity.label == "ORG" and len(words) in {2, 3} and _PERSONAL.match(text, entity.end):
        return "PERSON" if _all_names(text[entity.start : entity.end]) else None
    if entity.label in {"PERSON", "GPE", "LOC"} and _BODY_BEFORE.search(before):
        return "ORG"
    if entity.label in {"PERSON", "ORG"} and len(words) < 3 and _next_word(text, entity.end) in LANDMARKS:
        return "LOC"
    if (
        entity.label == "PERSON"
        and len(words) < (4 if before.lower().endswith("near ") else 2)
        and _PLACED.search(before)
    ):
        return "GPE"
    return None


def _next_word(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


def _ranked(text: str, entity: Named) -> bool:
    """Whether a rank or title stands right before."""
    match = _LAST_WORD.search(text[max(0, entity.start - 14) : entity.start])
    return match is not None and match[1][:1].isupper() and match[1].lower() in _TITLES


def _all_names(surface: str) -> bool:
    return all(w[:1].isupper() and not w.isupper() for w in surface.split())


def _trimmed(text: str, named: Sequence[Named]) -> Iterator[Named]:
    """Model entities without articles, possessives and stray marks at their ends."""
    for entity in named:
        start, end = entity.start, entity.end
        surface = text[start:end]
        for opening in ("The ", "the ", "a ", "an ", "Near ", "In ", "As "):
            if surface.startswith(opening):
                start += len(opening)
        surface = text[start:end]
        for closing in (" and", " or", "'s", "’s", "'", "’", ",", "-", "–", "”", '"'):
            if surface.endswith(closing):
                end -= len(closing)
                surface = text[start:end]
        note = _NOTE.search(surface)
        end, surface = (start + note.start(), surface[: note.start()]) if note else (end, surface)
        lead = len(surface) - len(surface.lstrip(" \n\t\"“'‘(-"))
        start += lead
        if end > start and any(c.isalpha() for c in text[start:end]):
            yield Named(start, end, entity.label)
