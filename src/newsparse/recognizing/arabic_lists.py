"""Names in a list of the dead, the hurt or the held in Arabic: beside a name that is known, what else stands between the commas is one too."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.gazetteer.matching import Unit
from newsparse.gazetteer.words import arabic_words
from newsparse.lexicon.arabic import given_names, names
from newsparse.recognizing.arabic import only_terms
from newsparse.recognizing.arabic_titles import titles
from newsparse.recognizing.context import View

_FEWEST, _MOST = 2, 5
"""Words of a name in a list."""
_COMMAS = frozenset("،,;؛")
_ENDS = frozenset("،,;؛.\n()[]:") | {""}
"""What a name in a list ends before."""
_AND = "و"
_ARTICLE = "ال"


def listed(view: View, units: Sequence[Unit], index: int, end: int) -> tuple[Unit, ...] | None:
    """The name that begins at a word, the next of a list whose last one ended at an offset: علي محمد العلي، [عضيان صبوح العلي]."""
    mark = view.text[end : units[index].start].strip()
    if not mark and units[index].text == _AND and index + 1 < len(units):
        index += 1  # "and" on its own: أحمد العمر و علاء الأبرش
        first: Unit | None = units[index]
    else:
        first = _without_and(units[index]) or (units[index] if mark in _COMMAS else None)
    if first is None or mark not in _COMMAS | {""}:
        return None
    words = [first]
    while len(words) < _MOST and not _ends(view, words[-1]) and index + len(words) < len(units):
        words.append(units[index + len(words)])
    if len(words) >= _FEWEST and _ends(view, words[-1]) and _are_names(words):
        return tuple(words)
    pair = tuple(words[:_FEWEST])
    return pair if len(pair) == _FEWEST and _is_given_and_family(*pair) else None


def _is_given_and_family(given: Unit, family: Unit) -> bool:
    """Whether a given name and a word with the article, which is none of the language's everyday words, are a name: علاء الأبرش."""
    if given.key not in given_names() or given.key in arabic_words() or not family.text.startswith(_ARTICLE):
        return False
    return not (family.key in arabic_words() or family.text in titles()[1] or only_terms(family.text))


def _without_and(unit: Unit) -> Unit | None:
    """A word without the "and" that is written as one with it."""
    if not unit.text.startswith(_AND):
        return None
    key = next((key for skip, key in unit.stems if skip == 1), unit.key[1:])
    return Unit(unit.start + 1, unit.end, unit.text[1:], key, key, unit.end, unit.joined, False)


def _ends(view: View, unit: Unit) -> bool:
    """Whether a mark, or the end of the line, stands right behind a word."""
    return view.text[unit.end : unit.end + 1] in _ENDS or view.text[unit.end : unit.end + 2] == " ("


def _are_names(words: Sequence[Unit]) -> bool:
    """Whether words may be a name: half of them or more are names that are known, and none is a word of the language only."""
    known = [w.key in names() for w in words]
    said = [(w.text in titles()[1] or only_terms(w.text)) and not k for w, k in zip(words, known, strict=True)]
    plain = [w.key in arabic_words() and not k for w, k in zip(words, known, strict=True)]
    first = not words[0].text.startswith(_ARTICLE)
    return first and 2 * sum(known) >= len(words) and not any(said) and not any(plain)
