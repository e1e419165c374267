"""Analyses as GeoJSON: one feature a resolved place that is named as a location."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.models import Analysis
from newsparse.protecting import protections
from newsparse.render.json_ import array, indented
from newsparse.render.tables import AREAS

_SHOWN = (
    "id", "name", "name_ar", "type", "country", "governorate", "governorate_code", "adm1_pcode", "adm2_pcode", "adm3_pcode", "precision", "radius_km",
)  # fmt: skip


def render_geojson(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A FeatureCollection (RFC 7946, longitude first).

    `extent` tells points from areas, whose point is only their seat or centroid: an area
    reaches `radius_km` from it. `protected` says what was done so that no harm comes of it. Governments and unresolved names are no features.
    """
    yield '{\n  "type": "FeatureCollection",\n  "features": '
    yield from array((indented(f) for a in analyses for f in _features(a)), depth=1)
    yield "\n}\n"


def _features(analysis: Analysis) -> Iterator[dict[str, object]]:
    for place in analysis.places:
        mentions = [m for m in place.mentions if m.sense == "location"]
        if place.id is None or place.latitude is None or not mentions:
            continue
        shown = {k: getattr(place, k) for k in _SHOWN}
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "article_id": analysis.id,
                "path": analysis.source.path,
                "published": analysis.article.published,
                "title": analysis.article.title,
                **shown,
                **({"protected": protected} if (protected := protections(analysis)) else {}),
                "extent": "area" if place.precision in AREAS else "point",
                "confidence": place.confidence,
                "mentions": len(mentions),
                "texts": sorted({m.text for m in mentions}),
            },
        }
