"""Words that tell what kind of place a name stands for, and that a place stands there at all."""

from __future__ import annotations

from collections.abc import Sequence

TYPE_WORDS: dict[str, frozenset[str]] = {
    "governorate": frozenset(
        [
            "governorate",
            "province",
            "muhafazah",
            "governorates",
            "provinces",
            "countryside",
            "suburbs",
            "rural",
        ]
    ),
    "district": frozenset(["district", "districts", "canton"]),
    "subdistrict": frozenset(["subdistrict", "sub-district", "nahiyah", "nahiya"]),
    "camp": frozenset(["camp", "camps"]),
    "airbase": frozenset(["airbase", "airport", "air", "airfield", "military"]),
    "airport": frozenset(["airport", "international"]),
    "prison": frozenset(["prison", "jail"]),
    "crossing": frozenset(["crossing", "border"]),
    "dam": frozenset(["dam"]),
    "bridge": frozenset(["bridge"]),
    "oil_field": frozenset(["oil", "oilfield", "field", "oilfields", "fields", "wells"]),
    "gas_field": frozenset(["gas", "oilfield", "field", "oilfields", "fields", "plant"]),
    "hill": frozenset(["hill", "hills", "tell", "tal", "mount", "mountain"]),
    "mountain": frozenset(["mountain", "mountains", "mount", "jabal"]),
    "river": frozenset(["river", "rivers", "bank", "banks"]),
    "road": frozenset(["road", "highway", "route"]),
    "neighbourhood": frozenset(
        [
            "neighbourhood",
            "neighborhood",
            "neighbourhoods",
            "neighborhoods",
            "quarter",
            "suburb",
            "district",
            "districts",
        ]
    ),
    "village": frozenset(["village", "villages", "hamlet"]),
    "town": frozenset(["town", "towns", "city", "village"]),
    "city": frozenset(["city", "cities", "town", "centre", "center"]),
    "military_base": frozenset(
        ["base", "battalion", "brigade", "checkpoint", "regiment", "barracks", "camp", "garrison"]
    ),
    "industrial_site": frozenset(["factory", "plant", "station", "refinery", "mill", "company", "silos"]),
    "hospital": frozenset(["hospital"]),
    "lake": frozenset(["lake"]),
    "region": frozenset(["region", "area", "plain", "valley", "countryside"]),
}
SITE_WORDS = frozenset(
    "airbase airport airfield dam prison jail camp crossing bridge oilfield oilfields field hospital refinery".split()
)
"""Words that make the name beside them a site rather than the town that it is named for."""
_AROUND_A_CITY = frozenset(["countryside", "suburbs", "rural"])
CAPITAL_AREAS = {"SY01": frozenset(["governorate", "province"]), "SY03": _AROUND_A_CITY}
"""The countryside of Damascus is a governorate of its own, apart from the city's."""
ALL_TYPE_WORDS = frozenset(w for words in TYPE_WORDS.values() for w in words)
SETTLEMENTS = frozenset(["city", "town", "village", "neighbourhood"])
ADMIN = frozenset(["governorate", "district", "subdistrict"])
SITES = frozenset(
    "hill military_base industrial_site hospital site airbase airport prison camp oil_field gas_field dam bridge crossing".split()
)
SURROUNDINGS = frozenset("vicinity outskirts surroundings edge edges perimeter entrance entrances".split())
"""Nouns after which "of" names a place."""
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western north-east north-west south-east south-west northeast northwest southeast southwest northeastern northwestern southeastern southwestern north-eastern north-western rural central".split()
)
PREPOSITIONS = frozenset(
    "in near from to at around outside vicinity outskirts surroundings towards toward between of into across over inside through above north south east west entering reached and".split()
)
SETTLEMENT_WORDS = frozenset(
    "village villages town towns city cities hamlet countryside neighbourhood neighborhood suburb district subdistrict".split()
)
"""Words that make the name beside them a settlement or an area, whatever else it looks like."""


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
