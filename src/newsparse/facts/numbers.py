"""The numbers of a sentence, in figures and in words, and whether a number is the least or the most."""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse import lexicon
from newsparse.facts.words import Clause

_NUMBERS = lexicon.numbers()
UNITS = _NUMBERS.units
_TENS, _SCALES = _NUMBERS.tens, _NUMBERS.scales
DIGITS = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}")
"""A number in figures."""
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
_UNTOLD = lexicon.words("around_counts", "untold")
"""Words for a number that is not told."""
_BOUNDS = (("least", _NUMBERS.least), ("most", _NUMBERS.most), ("between", ("between",)), ("", _NUMBERS.about))
ONE = frozenset(["a", "an", "one", "another"])
"""Words for one."""
_OPENS = ONE | {"half", "quarter", "dozen"} | UNITS.keys() | _TENS.keys() | _UNTOLD
"""Words, or what stands before a hyphen in them, with which a number that is no figure begins."""
_FRACTIONS = frozenset(_NUMBERS.fractions)
_MARKS = frozenset(["'", '"', "“", "‘", "``"])
"""A quotation may begin within a number: a "great number of" people."""


def bound_at(clause: Clause, first: int) -> tuple[int, str]:
    """Where the number begins behind "at least" and the like, and what these make of it."""
    for words, bound in _bounds().get(clause.lower(first), ()):
        if all(clause.lower(first + i) == w for i, w in enumerate(words)):
            rest, inner = (
                bound_at(clause, first + len(words))
                if bound in {"", "least"} and len(words) < 3
                else (first + len(words), "")
            )
            if number_at(clause, rest) is not None:
                return rest, bound or inner
    return first, ""


@lru_cache(maxsize=1)
def _bounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases that bound a number with what they make of it, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for bound, phrases in _BOUNDS:
        for words in (tuple(phrase.split()) for phrase in phrases):
            found.setdefault(words[0], []).append((words, bound))
    return found


def range_of(value: int | None, bound: str) -> tuple[int | None, int | None]:
    """The least and the most that a number and its bound say; None where they say none."""
    if value is None:
        return None, None
    return (None if bound == "most" else value), (None if bound == "least" else value)


def number_at(clause: Clause, first: int) -> tuple[int | None, int] | None:
    """A number that begins at a word, and the word behind it; the number is None where none is told."""
    word = clause.lower(first)
    if not (word.partition("-")[0] in _OPENS or word[:1].isdecimal()):
        return None  # as most words
    if (part := _dozen(clause, first) or _part_of_a_scale(clause, first) or _and_a_half(clause, first)) is not None:
        return part
    if word in ONE and clause.lower(first + 1) in _FRACTIONS:
        return None  # a third of them
    if word == "a" and clause.lower(first + 1) == "pair" and clause.lower(first + 2) == "of":
        return 2, first + 3
    quoted = clause.lower(first + 1) in _MARKS
    if word == "a" and (some := _number_of(clause, first + 1 + quoted)) is not None:
        told = number_at(clause, some) if clause.tag(some) == "CD" else None
        return told or (None, some)  # "a total number of 15 civilians"
    if word in {"a", "an"} and clause.lower(first + 1) in {"hundred", "thousand", "million"}:
        return _SCALES[clause.lower(first + 1)], first + 2
    if word == "one" and clause.lower(first + 1) in _SCALES:
        return in_words(clause, first)
    if word in ONE:
        return 1, first + 1
    return _untold(clause, first) if word in _UNTOLD else _in_figures(clause, first) or in_words(clause, first)


def _untold(clause: Clause, first: int) -> tuple[None, int]:
    """A number that is not told, and the word behind it: "dozens of thousands of"."""
    behind = first + 1
    while clause.lower(behind) == "of" and clause.lower(behind + 1) in _UNTOLD:
        behind += 2
    return None, behind + (clause.lower(behind) == "of")


def _in_figures(clause: Clause, first: int) -> tuple[int, int] | None:
    """A number in figures, with the word behind it: "1,200", "1.5 million"."""
    word = clause.lower(first)
    if _DECIMAL.fullmatch(word) and (scale := _SCALES.get(clause.lower(first + 1))):
        return int(float(word) * scale), first + 2
    if DIGITS.fullmatch(word):
        value = int(word.replace(",", ""))
        scale = _SCALES.get(clause.lower(first + 1))
        return (value * scale, first + 2) if scale else (value, first + 1)
    return None


def _dozen(clause: Clause, first: int) -> tuple[int, int] | None:
    """A dozen, with the word behind it: "a dozen", "dozen"."""
    at = first + (clause.lower(first) in ONE)
    return (12, at + 1) if clause.lower(at) == "dozen" else None


def _part_of_a_scale(clause: Clause, first: int) -> tuple[int, int] | None:
    """Half or a quarter of a dozen, a thousand or a million, with the word behind it: "half a dozen", "a quarter of a million"."""
    at = first + (clause.lower(first) in {"a", "one"})
    divided = {"half": 2, "quarter": 4}.get(clause.lower(at))
    if divided is None or "and" in {clause.lower(at - 1), clause.lower(at - 2)}:
        return None  # "three and a half thousand"
    at += 1 + (clause.lower(at + 1) == "of")
    at += clause.lower(at) == "a"
    scale = 12 if clause.lower(at) == "dozen" else _SCALES.get(clause.lower(at))
    return (scale // divided, at + 1) if scale else None


def _and_a_half(clause: Clause, first: int) -> tuple[int, int] | None:
    """A number and a half of a thousand or a million, with the word behind it: "three and a half thousand"."""
    whole, behind = UNITS.get(clause.lower(first)), first + 4
    half = [clause.lower(i) for i in range(first + 1, behind)] == ["and", "a", "half"]
    scale = _SCALES.get(clause.lower(behind))
    return (whole * scale + scale // 2, behind + 1) if whole and half and scale else None


def _number_of(clause: Clause, first: int) -> int | None:
    """The word behind "number of" or "large number of"; None where neither stands there."""
    at = first + (clause.tag(first) == "JJ")
    return at + 2 if clause.lower(at) == "number" and clause.lower(at + 1) == "of" else None


def in_words(clause: Clause, first: int) -> tuple[int, int] | None:
    """A number in words, with the word behind it: "two hundred and six"; None where none begins."""
    total, position, any_ = 0, first, False
    while True:
        word = clause.lower(position)
        tens, _, unit = word.partition("-")
        if tens in _TENS and (not unit or unit in UNITS):
            total += _TENS[tens] + (UNITS[unit] if unit else 0)
        elif word in UNITS and word != "zero":
            total += UNITS[word]
        elif word in _SCALES and any_:
            total *= _SCALES[word]
        elif word == "dozen" and any_:
            total *= 12
        elif word in {"-", "and"} and any_ and clause.lower(position + 1) in UNITS and total >= 20:
            position += 1
            continue
        else:
            return (total, position) if any_ else None
        any_ = True
        position += 1


@lru_cache(maxsize=1)
def number_words() -> frozenset[str]:
    """The numbers that are written as one word."""
    return frozenset([*UNITS, *_TENS, *_SCALES, "dozen", "dozens"])
