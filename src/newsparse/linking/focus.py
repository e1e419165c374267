"""Focus: which places an article is about, from where and how often they are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsparse.gazetteer import Gazetteer, Place
from newsparse.models import Article, BlockKind, FocusPlace, Mention, MentionKind

_BLOCK_WEIGHT = {BlockKind.TITLE: 4.0, BlockKind.STANDFIRST: 2.0, BlockKind.HEADING: 1.2, BlockKind.CAPTION: 0.6}
_LEAD_WEIGHT = 1.8
_TYPE_WEIGHT = {
    "country": 0.0,
    "governorate": 0.75,
    "district": 0.7,
    "subdistrict": 0.7,
    "region": 0.7,
    "river": 0.2,
    "road": 0.2,
}


def find_focus(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[FocusPlace]:
    """At most three places of Syria, best first; their scores are shares of all weight named.

    A place lends weight to its governorate, and the places of the leading
    governorate come first. Countries, governments and places abroad count
    for nothing.
    """
    weights: dict[str, float] = defaultdict(float)
    body = [i for i, b in enumerate(article.blocks) if b.kind is BlockKind.BODY]
    lead = body[0] if body else -1
    for mention in mentions:
        if mention.kind is not MentionKind.PLACE or mention.entity is None or mention.sense != "location":
            continue
        place = gazetteer.place(mention.entity)
        if place is None or place.country != "SY" or place.type == "country":
            continue
        block = next((i for i, b in enumerate(article.blocks) if b.start <= mention.start < b.end), -1)
        weight = _BLOCK_WEIGHT.get(article.blocks[block].kind, 1.0) if block >= 0 else 1.0
        if block == lead:
            weight *= _LEAD_WEIGHT
            weight *= 1.5 if mention.start - article.blocks[block].start < 200 else 1.0
        weights[place.id] += weight * mention.confidence * _TYPE_WEIGHT.get(place.type, 1.0)
    if not weights:
        return []
    places = {i: p for i in weights if (p := gazetteer.place(i)) is not None}
    governorates: dict[str | None, float] = defaultdict(float)
    for id_, weight in weights.items():
        area = gazetteer.area_of(places[id_], "governorate")
        governorates[area.id if area else None] += weight
    total = sum(weights.values())

    def rank(id_: str) -> tuple[float, float, str]:
        area = gazetteer.area_of(places[id_], "governorate")
        own = governorates[area.id if area else None] if area else 0.0
        return (-own, -weights[id_] * (1.0 if places[id_].type != "governorate" else 0.8), id_)

    chosen = sorted(weights, key=rank)[:3]
    return [_focus(places[i], gazetteer, weights[i] / total) for i in chosen]


def _focus(place: Place, gazetteer: Gazetteer, share: float) -> FocusPlace:
    area = gazetteer.area_of(place, "governorate")
    return FocusPlace(
        place_id=place.id,
        place=place.name,
        governorate=area.name if area else None,
        governorate_code=area.iso if area else None,
        score=round(share, 3),
    )
