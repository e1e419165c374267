"""The outlines of the governorates: which one a point lies in, and how far outside of one it is.

From Natural Earth's admin-1 boundaries (public domain), to three decimals of
a degree; they are off by up to a few kilometres from what OCHA draws.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

FILE = Path(__file__).parent / "data" / "outlines.geojson"
_KM_A_DEGREE = 111.2

Ring = tuple[tuple[float, float], ...]
"""Points of latitude and longitude in degrees, the first again at the end."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The rings of an area; a point within an odd number of them is inside."""

    name: str
    pcode: str | None
    iso: str | None
    rings: tuple[Ring, ...]

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point (latitude, longitude) lies within."""
        return sum(_crossings(ring, point) for ring in self.rings) % 2 == 1

    def outside_by(self, point: tuple[float, float]) -> float:
        """How many kilometres a point lies outside; 0 within."""
        return 0.0 if self.holds(point) else min(_distance(ring, point) for ring in self.rings)


@lru_cache(maxsize=1)
def outlines() -> tuple[Outline, ...]:
    """The outlines of the governorates and of the UNDOF zone, which has no code."""
    data = msgspec.json.decode(FILE.read_bytes())
    found = []
    for feature in data["features"]:
        geometry, properties = feature["geometry"], feature["properties"]
        shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = tuple(tuple((lat, lon) for lon, lat in ring) for shape in shapes for ring in shape)
        found.append(Outline(properties["name"], properties.get("pcode"), properties.get("iso"), rings))
    return tuple(found)


def outline_of(pcode: str) -> Outline | None:
    """The outline of the governorate that has a p-code (SY08), or None."""
    return next((o for o in outlines() if o.pcode == pcode), None)


def _crossings(ring: Ring, point: tuple[float, float]) -> int:
    """How many sides of a ring lie on the parallel of a point, east of it."""
    lat, lon = point
    count = 0
    for (a_lat, a_lon), (b_lat, b_lon) in zip(ring, ring[1:], strict=False):
        if (a_lat > lat) != (b_lat > lat):
            count += lon < a_lon + (lat - a_lat) / (b_lat - a_lat) * (b_lon - a_lon)
    return count


def _distance(ring: Ring, point: tuple[float, float]) -> float:
    """Kilometres from a point to the nearest side of a ring, on a plane that is true near the point."""
    flat = [_flat(p, point) for p in ring]
    return min(_to_side(a, b) for a, b in zip(flat, flat[1:], strict=False))


def _flat(place: Sequence[float], origin: tuple[float, float]) -> tuple[float, float]:
    across = _KM_A_DEGREE * math.cos(math.radians(origin[0]))
    return (place[0] - origin[0]) * _KM_A_DEGREE, (place[1] - origin[1]) * across


def _to_side(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of the origin from the side between two points."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return math.hypot(a[0] + along * dx, a[1] + along * dy)
