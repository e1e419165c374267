"""Who wrote it, in Arabic: names alone on a line of a page's head, behind "prepared by", or between a place and an agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.gazetteer.folding import fold
from newsparse.lexicon.arabic import given_names, names

_LONGEST = 90
"""Code points of the longest line that names those who wrote."""
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LABEL = re.compile(r"(?:إعداد|تحرير|كتابة|كتب|كتبت|تقرير|ترجمة|بقلم|الكاتب|المصدر|مراسل(?:ة|نا|تنا)?)\s?:?\s")
_PARTS = re.compile(r"\s?[/،,|•·()–—-]\s?|\s+(?=(?:إعداد|تحرير|الكاتب|ترجمة)\s?:)")
_WORDS = 3
"""Words of a name on such a line, at most: a longer chain is the names of two, run together."""
_ARTICLE = "ال"


def is_byline(line: str) -> bool:
    """Whether a line is made of people's names alone."""
    if len(line) > _LONGEST or _ARABIC.match(line) is None or line.endswith((".", ":", "؟", "!")):
        return False
    told = line.split()
    return 2 <= len(told) <= 2 * _WORDS and fold(told[0]) in given_names() and all(fold(w) in names() for w in told)


def names_in(line: str) -> list[str]:
    """The people whom a line above or below a text names as those who wrote it, in the order of the line."""
    if len(line) > _LONGEST or _ARABIC.match(line) is None:
        return []
    return list(dict.fromkeys(_found(line)))


def _found(line: str) -> Iterator[str]:
    parts = _PARTS.split(line)
    for part in parts:
        name = _LABEL.sub("", f"{part.strip()} ").strip()
        words = name.split()
        known = len(parts) > 1 or all(_may_be_a_name(w) for w in words[1:])
        if 2 <= len(words) <= _WORDS and fold(words[0]) in given_names() and known:
            yield name


def _may_be_a_name(word: str) -> bool:
    """Whether a word may stand behind a given name: one that a list has, or a family's with the article."""
    return fold(word) in names() or (word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1)
