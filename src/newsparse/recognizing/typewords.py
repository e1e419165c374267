"""Words that tell what kind of place a name stands for, and that a place stands there at all."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse import lexicon

_TYPES = (
    "governorate district subdistrict camp airbase airport prison crossing dam bridge oil_field gas_field hill mountain river road neighbourhood "
    "village town city military_base industrial_site hospital lake region"
).split()
TYPE_WORDS: dict[str, frozenset[str]] = {type_: lexicon.words("around_places", type_) for type_ in _TYPES}
"""The words that stand for each type of place."""
ALL_TYPE_WORDS = frozenset(w for words in TYPE_WORDS.values() for w in words)
SITE_WORDS = lexicon.words("around_places", "site_word")
CAPITAL_AREAS = {
    "SY01": frozenset(["governorate", "province"]),
    "SY03": lexicon.words("around_places", "around_city"),
}
"""The countryside of Damascus is a governorate of its own, apart from the city's."""
SETTLEMENTS = frozenset(["city", "town", "village", "neighbourhood"])
ADMIN = frozenset(["governorate", "district", "subdistrict"])
SITES = frozenset(
    "hill military_base industrial_site hospital site airbase airport prison camp oil_field gas_field dam bridge crossing".split()
)
"""Types of places."""
SURROUNDINGS = lexicon.words("around_places", "surroundings")
DIRECTIONS = lexicon.words("around_places", "direction")
PREPOSITIONS = lexicon.words("around_places", "preposition")
SETTLEMENT_WORDS = lexicon.words("around_places", "settlement_word")
LANDMARKS = lexicon.words("around_places", "landmark")


def of_before(before: Sequence[str]) -> set[str]:
    """Type words right before a name: "village of X", "town X", "the western countryside of X"."""
    if before[-1:] == ["capital"]:
        before = before[:-2] if before[-2:-1] == ["the"] else before[:-1]
    if not before:
        return set()
    if before[-1] == "of":
        # "A village east of X" says nothing of X.
        return set() if before[-2:-1] and before[-2] in DIRECTIONS else set(before[-3:-1])
    if before[-1] in {"the", "in"} or before[-1] not in ALL_TYPE_WORDS:
        return set()
    return {before[-1]}
