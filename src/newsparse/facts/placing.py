"""Which of the places that a sentence names are those where something happens, and which only say where these are."""

from __future__ import annotations

from collections.abc import Mapping

from newsparse.facts.told import Told
from newsparse.facts.triggers import words_around
from newsparse.facts.words import Clause
from newsparse.models import Place, Ref

_NEAR = 5
"""Words that may stand between a place and what it is said to lie in or by."""
_PART = frozenset(["of", "'s", "’s"])
_WHERE = frozenset("near in of , outside from".split())


def places_named(told: Told, clause: Clause, located: Mapping[str, Place]) -> list[tuple[int, int, Ref]]:
    """The places that a sentence names, by their words; a country only where it names nothing in one."""
    found = [
        (
            clause.at(n.start),
            clause.at(n.end - 1) + 1,
            Ref(n.key, n.section, told.text[n.start : n.end], n.start, n.end),
        )
        for n in told.inside(clause.sentence.start, clause.sentence.end)
        if n.section == "places" and n.key in located and n.start not in told.governments
    ]
    local = [f for f in found if located[f[2].key or ""].type != "country"]
    line = told.analysis.article.dateline
    if line is not None and any(f[2].start >= line.end for f in local):  # where it was written
        local = [f for f in local if not line.start <= f[2].start < line.end]
    # In "Jayrud near Damascus" and "Ariha, Idlib" the second place only says where the first one is.
    # In "the Damascus suburb of Douma" and "Aleppo's Shaar" it is the first.
    apart = [
        f
        for i, f in enumerate(local)
        if not (i and _says_where(clause, local[i - 1][1], f[0]) and not _is_next(clause, located, local[i - 1], f))
        and not (i + 1 < len(local) and _is_part_of(clause, f[1], local[i + 1][0]))
    ]
    return apart or [f for f in found if located[f[2].key or ""].country != "SY"]


def _says_where(clause: Clause, behind: int, first: int) -> bool:
    """Whether what stands between two places makes the second the place that the first lies in or by."""
    between = [clause.lower(i) for i in range(behind, first)]
    return len(between) <= _NEAR and bool(_WHERE & set(between)) and "and" not in between


def _is_next(
    clause: Clause, located: Mapping[str, Place], first: tuple[int, int, Ref], second: tuple[int, int, Ref]
) -> bool:
    """Whether a comma alone stands between two places of different governorates: neither says where the other is."""
    codes = {located[place[2].key or ""].governorate_code for place in (first, second)}
    comma = second[0] - first[1] == 1 and clause.lower(first[1]) == ","
    return comma and len(codes) == 2 and None not in codes


def _is_part_of(clause: Clause, behind: int, first: int) -> bool:
    """Whether what stands between two places makes the second a part of the first."""
    between = [clause.lower(i) for i in range(behind, first)]
    return (
        0 < len(between) <= _NEAR
        and bool(_PART & set(between))
        and words_around("parts_of_places") | _PART >= set(between)
    )
