"""Who wrote it: names on a line of a page's head, whether "by" stands before them or not."""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse import lexicon
from newsparse.gazetteer.words import english_words, given_names

_LONGEST = 160
"""Code points of the longest line that names those who wrote."""
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,24}(?: (?:(?:de|del|della|di|da|van|von|der|den|bin|ben|ibn|la|le|du|dos|y|e|al|el) )?(?:al-|el-)?[A-ZÀ-ÖØ-Þ][\w'’.-]{0,24}){1,3}"
)
_SEPARATOR = re.compile(r"\s*(?:, and |,|;|&| and | AND )\s*")
_ASIDE = re.compile(r"\s?\([^()]{1,30}\)")
_REST = re.compile(r"\s+(?:\||[-–—•·/])\s+|\s+(?:in|reporting from)\s+(?=[A-Z])|\s+\d")
"""Behind the names: an outlet, a place, a day."""
_PICTURES = re.compile(rf"(?:\s*[·|/,;-])?\s*(?:{'|'.join(lexicon.pages().pictures)})(?: by)?\s?:.*$", re.IGNORECASE)
_POSTED = re.compile(
    rf"(?:{'|'.join(sorted(lexicon.pages().posted, key=len, reverse=True))})\s{{0,3}}:?\s{{1,5}}", re.IGNORECASE
)


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    """Given names of the region's and of the world's people, lower case."""
    return given_names() | lexicon.forenames()


def names_in(line: str) -> list[str]:
    """The people whom a line names and nobody and nothing else but roles, outlets, places and days; empty for any other line.

    "Hanin Sabbagh and Peter Lindqvist", "Nour Tabbaa, Culture Reporter",
    "Lamia Haddawi | Jazira Observer", "Posted by Elias Zreik".
    """
    if len(line) > _LONGEST or line.endswith((".", "!", "?", ":")):
        return []
    opened = _POSTED.match(line)
    names = _ASIDE.sub("", _PICTURES.sub("", line[opened.end() :] if opened else line))
    found: list[str] = []
    sure = opened is not None
    for part in (_REST.split(p)[0].strip() for p in _SEPARATOR.split(names.strip())):
        if _is_name(part):
            found.append(_written(part))
        elif found and _is_role(part):
            sure = True
        elif not found or not _is_place_or_day(part):
            return []
    return found if sure or _is_person(found) else []


def _is_name(part: str) -> bool:
    """Whether words look like a name: capitals, and none an everyday word unless it is a given name."""
    if _NAME.fullmatch(part) is None or _is_role(part):
        return False
    words = [w.lower().strip(".") for w in part.split() if w[0].isupper()]
    return all(w not in english_words() or w in _given() for w in words if len(w) > 1)


def _is_person(names: list[str]) -> bool:
    """Whether one of some names opens with a given name."""
    return any(name.split()[0].lower() in _given() for name in names)


def _is_role(part: str) -> bool:
    return bool(lexicon.pages().writers & set(part.lower().split()))


def _is_place_or_day(part: str) -> bool:
    """Whether what follows a name may be where he is or when: "Ignacio Bravo, Antofagasta"."""
    words = part.split()
    return len(words) <= 3 and all(w[0].isupper() or w[0].isdigit() for w in words)


def _written(name: str) -> str:
    """A name in capitals as others write it."""
    return " ".join(w.capitalize() for w in name.split()) if name.isupper() else name
