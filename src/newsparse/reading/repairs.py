"""What is put right in the plain text of a file, before anything counts its offsets: what pages and PDFs leave behind.

Each repair says that it was made; a record's text is never repaired.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import lru_cache

from newsparse import lexicon
from newsparse.reading.decoding import Decoded

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BROKEN = re.compile(
    r"(?<!\w)(?P<one>[^\W\d_]{2,20})-(?P<gap>[ ]?\r?\n[ ]{0,8}|[ ])(?P<other>[a-zß-ÿ]{2,20}|(?<=[aeAE][ldnrstz]-\n)[A-Z]\w{2,20})(?P<mark>[.,;:!?)”\"]{0,3})(?P<behind>[ ]?)"
)
"""A word broken at the end of a line, or in a text whose lines were run together: am- idst."""
_FEWEST = 2
"""Broken words from which a text is taken for one that breaks words."""


@lru_cache(maxsize=1)
def _parts() -> dict[str, frozenset[str]]:
    """The parts of words that keep their hyphen, by where they stand."""
    return {kind: frozenset(words) for kind, words in lexicon.load("hyphens", dict[str, list[str]]).items()}


def repaired(decoded: Decoded) -> Decoded:
    """A plain text with a page's entities resolved and a PDF's broken words made whole."""
    return _without_breaks(_without_entities(decoded))


def _without_entities(decoded: Decoded) -> Decoded:
    """&nbsp; &rsquo; &#8217;, and what they stand for in their place."""
    text = _ENTITY.sub(lambda m: html.unescape(m[0]), decoded.text)
    return decoded if text == decoded.text else _changed(decoded, text, "HTML entities resolved")


def _without_breaks(decoded: Decoded) -> Decoded:
    """Shel-/ter as shelter; the line then ends behind the word. North-/east keeps its hyphen, as the text may show."""
    if decoded.text.count("-") < _FEWEST:
        return decoded
    words = Counter(re.findall(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,4}", _BROKEN.sub(" ", decoded.text).lower()))

    def is_broken(match: re.Match[str]) -> bool:
        # Within a line a hyphen with a space behind it may be a dash: there the text must show the whole word.
        shown = "\n" in match["gap"] or words[(match["one"] + match["other"]).lower()] > 0
        return shown and match["other"] not in _parts()["series"]

    if sum(map(is_broken, _BROKEN.finditer(decoded.text))) < _FEWEST:
        return decoded

    def whole(match: re.Match[str]) -> str:
        one, other = match["one"], match["other"]
        if not is_broken(match):
            return match[0]
        hyphen = f"{one}-{other}".lower()
        joined = words[(one + other).lower()]
        both = words[one.lower()] > 0 and words[other.lower()] > 0
        parts = one.lower() in _parts()["first"] | _parts()["articles"] or other in _parts()["second"] or both
        keeps = words[hyphen] > joined or (parts and not joined)
        end = match["gap"].lstrip(" ") if match["gap"].strip(" ") else match["behind"]
        return f"{one}{'-' if keeps else ''}{other}{match['mark']}{end}"

    return _changed(decoded, _BROKEN.sub(whole, decoded.text), "words broken at line ends joined")


def _changed(decoded: Decoded, text: str, what: str) -> Decoded:
    return Decoded(text, decoded.encoding, (*decoded.transformations, what))
