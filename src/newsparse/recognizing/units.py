"""Units and tribes by the words in their names and around them, which a language model often misses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse import lexicon
from newsparse.recognizing.context import View
from newsparse.recognizing.proposals import Proposal, Source

_NUMBERED = re.compile(
    r"\b\d{1,4}(?:st|nd|rd|th) (?:[A-Z][\w-]{2,20} ){0,3}(?P<head>Armou?red|Army|Battalion|Brigade|Corps|Division|Fleet|Group|Regiment|Squadron|Wing)\b"
)
"""Units by their number, which a model often misses: 158th Fighter Wing."""
_OPENINGS = sorted((w.capitalize() for w in lexicon.words("within_bodies", "armed_first")), key=len, reverse=True)
_OPENED = re.compile(
    rf"\b(?:{'|'.join(_OPENINGS)})"
    r"(?: (?:[Aa]\w{1,2}[- ])?[^\W\d_a-z][\w'’]{2,20}){1,3}"
)
_TRIBE = re.compile(r"\b(?P<name>(?:[Aa]l[ -])?(?:[Bb]u[ -])?[A-Z][\w'’]{2,20}) (?P<head>tribe|clan|tribes|clans)\b")
_TRIBAL = re.compile(r"tribe|clan|sheikh|elders")
_DIGIT = re.compile(r"\d(?:st|nd|rd|th) ")
_OF_THE_TRIBE = re.compile(r"\b(?:tribe|clan|sheikhs?|elders) of the (?P<name>[A-Z][\w'’]{2,20})\b(?! [A-Z])")
_NO_TRIBE = lexicon.words("around_actors", "no_tribe")


def propose_units(view: View) -> Iterator[Proposal]:
    """Armed units by their number or by an Arabic word: 158th Fighter Wing, Liwa al-Quds; tribes by the word beside them."""
    patterns = [_OPENED, *([_NUMBERED] if _DIGIT.search(view.text) else [])]
    for match in (m for p in patterns for m in p.finditer(view.text)):
        yield Proposal(*match.span(), Source.UNIT)
    if not _TRIBAL.search(view.text):
        return
    for match in _TRIBE.finditer(view.text):
        if match["name"].split()[-1].lower() not in _NO_TRIBE:
            yield Proposal(*match.span(), Source.TRIBE)
    for match in _OF_THE_TRIBE.finditer(view.text):
        if match["name"].lower() not in _NO_TRIBE:
            yield Proposal(*match.span("name"), Source.TRIBE)
