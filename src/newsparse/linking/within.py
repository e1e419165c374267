"""The area that an unresolved place lies in, by the text: its candidates' own, the one named beside it, that of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.gazetteer import Gazetteer, Place
from newsparse.gazetteer.folding import key
from newsparse.linking.states import is_state, state_behind
from newsparse.linking.toponyms import Toponym
from newsparse.recognizing.context import Context
from newsparse.recognizing.typewords import ADMIN, TYPE_WORDS, of_before

_LEVELS = ("subdistrict", "district", "governorate")
_KNOWN = 0.75
"""The share that the candidates together need for their common area to be that of the place."""
_COUNTS = 0.1
"""The share from which a candidate counts."""
_IN_A_TOWN = TYPE_WORDS["neighbourhood"] | {"street"}
"""What lies in a town by its word."""
_ALL_OVER = 3
"""Places of one governorate, and of no other, from which an article is about that governorate alone."""


def area_within(context: Context, toponym: Toponym, resolved: Sequence[Toponym]) -> Place | None:
    """The area in which the text puts a place that it does not resolve to a record; None where it does not say.

    `resolved` are the document's toponyms that have a record, in text order.
    """
    if state_behind(toponym) is not None or is_state(toponym.surface):
        return None  # abroad: "Lebanon, Pennsylvania"
    return (
        _of_candidates(context.gazetteer, toponym)
        or _beside(context.gazetteer, toponym, resolved)
        or _of_sentence(context, toponym, resolved)
        or _of_its_town(context.gazetteer, toponym, resolved)
        or _of_article(context.gazetteer, toponym, resolved)
    )


def _of_candidates(gazetteer: Gazetteer, toponym: Toponym) -> Place | None:
    """The smallest area that all likely candidates share: two villages of one name in one governorate."""
    likely = [(share, place) for share, _, place in toponym.scored if share >= _COUNTS]
    if not likely or sum(share for share, _ in likely) < _KNOWN:
        return None
    for level in _LEVELS:
        areas = [gazetteer.area_of(place, level) for _, place in likely]
        if areas[0] is not None and all(a is not None and a.id == areas[0].id for a in areas):
            return areas[0]
    return None


def _beside(gazetteer: Gazetteer, toponym: Toponym, resolved: Sequence[Toponym]) -> Place | None:
    """The area named right beside it: "Tannuza in Tell Abyad district", "X, Hama"."""
    for surface in toponym.beside:
        for other in resolved:
            if other.view is toponym.view and key(other.surface) == key(surface) and other.best is not None:
                return _area_of(gazetteer, other.best)
    return None


def _of_sentence(context: Context, toponym: Toponym, resolved: Sequence[Toponym]) -> Place | None:
    """The one governorate in which all other places of the sentence lie."""
    first, last = context.sentence_around(toponym.view, toponym.local[0])
    near = [t for t in resolved if t.view is toponym.view and first <= t.local[0] < last]
    return _common(context.gazetteer, near)


def _of_its_town(gazetteer: Gazetteer, toponym: Toponym, resolved: Sequence[Toponym]) -> Place | None:
    """The governorate of the one city that was named by then, for a quarter or a street: "the northern neighbourhood of X"."""
    start, end = toponym.local
    beside = of_before(toponym.view.words_before(start, 3)) | set(toponym.view.words_after(end, 1))
    if beside.isdisjoint(_IN_A_TOWN):
        return None
    before = [t for t in resolved if t.best is not None and t.best.type == "city" and t.end <= toponym.start]
    return _common(gazetteer, before) if len({t.best.id for t in before if t.best}) == 1 else None


def _of_article(gazetteer: Gazetteer, toponym: Toponym, resolved: Sequence[Toponym]) -> Place | None:
    """The one governorate in which all places of the article lie, where these are several."""
    if toponym.label is None and not toponym.scored:
        return None
    settled = [t for t in resolved if t.best is not None and t.best.type != "country"]
    return _common(gazetteer, settled) if len({t.key for t in settled}) >= _ALL_OVER else None


def _common(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> Place | None:
    """The governorate of all, but for the country itself; None where they lie in several, or abroad."""
    found: dict[str | None, Place | None] = {}
    for toponym in toponyms:
        best = toponym.best
        if best is None or (best.type == "country" and best.country == "SY"):
            continue
        area = gazetteer.area_of(best, "governorate") if best.country == "SY" else None
        found[area.id if area else None] = area
    return next(iter(found.values())) if len(found) == 1 else None


def _area_of(gazetteer: Gazetteer, place: Place) -> Place | None:
    """An area as it is; of a town the governorate that it stands for."""
    if place.country != "SY":
        return None
    return place if place.type in ADMIN else gazetteer.area_of(place, "governorate")
