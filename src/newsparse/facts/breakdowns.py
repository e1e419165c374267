"""What a count of people is made up of: "12 people, including two children", "29, ten of them rebels", "412: 97 civilians, 148 fighters"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.facts.quantities import Quantity
from newsparse.facts.triggers import verbs_around, words_around
from newsparse.facts.words import Clause

_JOINS = frozenset([",", "and", "including", "as", "well", ";", "also", "plus"])
_PLACED = frozenset(["in", "at", "from", "near"])
_AMONG = frozenset(["among", "of", "from"])
_THEM = frozenset(["them", "whom"])
_ARE = frozenset(["are", "were"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_FAR = 14
"""Words between a count and "ten of them", at most."""
_MODIFIERS = 6
"""Words that may belong to a noun behind it: "members of the regime forces"."""


def parts(clause: Clause, total: Quantity, behind: int, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts that a sentence gives of those whom another count counts, whose harm ends before the word `behind`."""
    yield from _among_them(clause, total, quantities)
    own = _own(clause, total, quantities)
    opener = _opener(clause, total.behind, behind)
    if own is not None and (opener is None or own.first < opener):
        yield own
        opener = behind_modifiers(clause, own.behind)
    if opener is not None:
        yield from listed(clause, opener, quantities)


def _own(clause: Clause, total: Quantity, quantities: Sequence[Quantity]) -> Quantity | None:
    """How many of those counted are such, "42 of them children", where no other count stands between the two."""
    later = (q for q in quantities if q.first >= total.behind and not q.bare)
    own = next(later, None)
    if own is None or not own.of_them or own.first - total.behind > _FAR or (own.low is None and own.high is None):
        return None
    freed = (own.first - 1, own.behind, own.behind + 1)
    if any(clause.lower(i) in verbs_around("freeing") for i in freed):
        return None  # "detained five men and released three of them", "14 detainees, six of whom were released"
    ended = any(clause.lower(i) in words_around("clause_ends") for i in range(total.behind, own.first))
    return None if ended else own


def _among_them(clause: Clause, total: Quantity, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts, behind a total, that "among them" stands behind: "170 civilians, 41 children among them, have left"."""
    for quantity in (q for q in quantities if total.behind < q.first <= total.behind + _FAR):
        fewer = total.low is None or (quantity.low is not None and quantity.low < total.low)
        between = any(total.behind <= q.first < quantity.first and not q.bare for q in quantities)
        among = not between and clause.lower(quantity.behind) == "among" and clause.lower(quantity.behind + 1) in _THEM
        if among and fewer and clause.lower(quantity.first - 1) in {",", "and", "with"} and not quantity.bare:
            yield quantity


def listed(clause: Clause, position: int, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts of people, with their nouns or with where they are, in a list that begins at a word."""
    for quantity in (q for q in quantities if q.first >= position):
        gap = {clause.lower(i) for i in range(position, quantity.first)}
        if not (quantity.noun or _is_told_where(clause, quantity)) or not gap <= _JOINS or quantity.noun == "":
            return
        if not quantity.bare:
            yield quantity
        position = behind_modifiers(clause, quantity.behind)


def _is_told_where(clause: Clause, quantity: Quantity) -> bool:
    """Whether a number alone counts those of a place: "26 people, including [11] in Homs"."""
    name = clause.words[quantity.behind + 1].text if quantity.behind + 1 < len(clause.words) else ""
    if quantity.noun is None and clause.lower(quantity.behind) == "by":
        return clause.lower(quantity.behind + 1) == "the" or name[:1].isupper()  # "of whom 198 by the Russian raids"
    return quantity.noun is None and clause.lower(quantity.behind) in _PLACED and name[:1].isupper()


def behind_modifiers(clause: Clause, position: int) -> int:
    """The word behind what belongs to a noun: "members of the White Helmets", "in Idlib"."""
    start = position
    while position < min(start + _MODIFIERS, len(clause.words)):
        if clause.lower(position) in {",", "and", "including", ";", "."}:
            return position
        if clause.tag(position)[:2] not in {"IN", "DT", "NN", "JJ", "PO"}:
            return start
        position += 1
    return start


def _opener(clause: Clause, first: int, behind: int) -> int | None:
    """The word behind "including", "among them", "they are" or a colon, where nothing begins another clause before it."""
    for position in range(first, len(clause.words)):
        word = clause.lower(position)
        if word in words_around("includes"):
            return position + 1 + (word in words_around("take") and clause.lower(position + 1) == "in")
        if word == "they" and clause.lower(position + 1) in _ARE:
            return position + 2 + (clause.lower(position + 2) == ":")
        if word in _AMONG and clause.lower(position + 1) in _THEM:
            return position + 2
        if word == ":" and position <= behind:
            return position + 1
        if position >= behind and not _is_open(clause, position, position + 1):
            return None
    return None


def _is_open(clause: Clause, start: int, end: int) -> bool:
    """Whether no other clause begins between two words."""
    return not any(
        clause.tag(i) in _FINITE or clause.lower(i) in words_around("clause_ends") for i in range(start, end)
    )
