"""Texts with known points, and how places are resolved in them: what the fit and the reliability table are made from.

A file of located texts is JSON Lines; a line holds `id`, `text`, `lat` and
`lon` (degrees, WGS 84), and may hold `published` (an ISO day). Point 10 km
from the answer counts as right, the limit of the usual geocoding figures.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsparse import Analyzer
from newsparse.geometry import kilometres
from newsparse.linking import names_but_places
from newsparse.linking.places import UNSURE_BELOW, certainty, resolve
from newsparse.linking.toponyms import Toponym
from newsparse.linking.weights import Weights
from newsparse.models import Mention
from newsparse.pipeline import parse
from newsparse.reading import Options, read_text
from newsparse.recognizing.context import Context
from newsparse.recognizing.typewords import ADMIN
from newsparse.temporal import tag

RIGHT_WITHIN_KM = 10.0
FOLDS = 5
_AREAS = ADMIN | {"country", "region", "river", "road"}


@dataclass(frozen=True)
class Located:
    """A text as the linker sees it, its point in degrees, and the fold it belongs to for good."""

    id: str
    context: Context
    others: list[Mention]
    point: tuple[float, float]
    fold: int


def read_located(paths: Iterable[Path], analyzer: Analyzer) -> list[Located]:
    """Every text of some files, analyzed up to its places."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    articles = [
        read_text(row["text"], id_=str(row["id"]), options=Options(published=row.get("published"), clean=True))
        for row in rows
    ]
    found = []
    for row, document in zip(rows, parse(analyzer.nlp, articles), strict=True):
        context, others = names_but_places(document, analyzer.gazetteer, tag(document, document.article.published))
        fold = hashlib.md5(str(row["id"]).encode()).digest()[0] % FOLDS
        found.append(Located(str(row["id"]), context, others, (row["lat"], row["lon"]), fold))
    return found


@dataclass(frozen=True)
class Outcome:
    """How one text came out: its loss (nats), whether its point was found, whether only other points were given."""

    loss: float
    found: bool
    wrong: bool


def outcome(located: Located, weights: Weights) -> Outcome:
    """The outcome of one text under some weights."""
    toponyms = [t for t in resolve(located.context, located.others, weights) if t.sense == "location"]
    right = [_share_near(t, located) for t in toponyms]
    answers = [t for t in toponyms if t.confidence >= UNSURE_BELOW and t.best is not None and t.best.country == "SY"]
    found = any(_is_near(located, t) for t in answers)
    sites = [t for t in answers if t.best is not None and t.best.type not in _AREAS]
    best = max(right, default=0.0)
    if best > 0:
        loss = -math.log(max(best, 1e-6))
    elif len(sites) == 1:
        # No record is near: the only right answer is none.
        loss = -math.log(max(1.0 - sites[0].confidence, 1e-6))
    else:
        loss = 0.0
    return Outcome(loss, found, bool(sites) and not found)


def _is_near(located: Located, toponym: Toponym) -> bool:
    point = located.context.gazetteer.point_of(toponym.best) if toponym.best is not None else None
    return point is not None and kilometres(point, located.point) <= RIGHT_WITHIN_KM


def _share_near(toponym: Toponym, located: Located) -> float:
    """The shares of a toponym's candidates that are near the point, areas left out."""
    return sum(
        share
        for share, _, place in toponym.scored
        if place.type not in _AREAS and place.point and kilometres(place.point, located.point) <= RIGHT_WITHIN_KM
    )


def answers(texts: Sequence[Located], weights: Weights) -> Iterator[tuple[str, str, float, bool]]:
    """Type, governorate, confidence and rightness of the answer of every text that names one site or settlement."""
    for located in texts:
        gazetteer = located.context.gazetteer
        sites = [
            t
            for t in resolve(located.context, located.others, weights)
            if t.sense == "location" and t.best is not None and t.best.country == "SY" and t.best.type not in _AREAS
        ]
        if len(sites) == 1 and (best := sites[0].best) is not None and sites[0].confidence >= UNSURE_BELOW:
            area = gazetteer.area_of(best, "governorate")
            yield best.type, area.name if area else "-", certainty(sites[0]), _is_near(located, sites[0])
