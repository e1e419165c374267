"""Places: candidates for every toponym, scored by the words around, the article and the gazetteer.

A score becomes a confidence by a softmax over the candidates of a mention, so
that two equal candidates get a half each and stay unresolved: a wrong point
on a map is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newsparse.gazetteer import Gazetteer, Place
from newsparse.gazetteer.folding import key
from newsparse.linking.arabic_bearings import arabic_bearing
from newsparse.linking.bearings import offset_from, part_named
from newsparse.linking.neighbours import note_areas, note_heads, note_neighbours, note_provinces, note_quarters
from newsparse.linking.scoring import Scorer, Sure
from newsparse.linking.senses import sense_of, share_in_lists
from newsparse.linking.toponyms import Toponym, recognize
from newsparse.linking.weights import WEIGHTS, Weights, calibrated
from newsparse.linking.within import area_within
from newsparse.models import BlockKind, Candidate, Mention, MentionKind, Offset
from newsparse.recognizing.arabic import is_arabic
from newsparse.recognizing.context import Context
from newsparse.recognizing.country import about
from newsparse.recognizing.proposals import Kind
from newsparse.recognizing.typewords import ADMIN

_HARDLY_MISTAKEN = ADMIN | {"country", "region", "river", "road", "lake"}
_AREAS = ADMIN | {"country", "region"}
_TITLES = frozenset([BlockKind.TITLE, BlockKind.STANDFIRST])
_SURE = 0.8
"""From this share of the first pass a place counts as known in the second."""
UNSURE_BELOW = 0.79
"""Under this confidence no id is given, only candidates."""


def link_places(context: Context, others: Sequence[Mention] = ()) -> list[Mention]:
    """Every mention of a place, resolved, or with candidates only where that would be a guess.

    `others` are the mentions of people, actors and peoples, which name no places.
    """
    toponyms = resolve(context, others)
    resolved = [t for t in toponyms if t.confidence >= UNSURE_BELOW and t.best is not None]
    return [_mention(context, t, resolved) for t in toponyms]


def resolve(context: Context, others: Sequence[Mention] = (), weights: Weights = WEIGHTS) -> list[Toponym]:
    """Every toponym in text order, with its candidates' shares and the terms that each score is the sum of."""
    toponyms = sorted(recognize(context, _taken(context, others)), key=lambda t: t.start)
    country = about(context)
    note_neighbours(context.gazetteer, toponyms)
    first = Scorer(context, weights, country, {}, ())
    for toponym in toponyms:
        first.score(toponym)
    titles = {i for i, b in enumerate(context.document.article.blocks) if b.kind in _TITLES}
    note_provinces(toponyms, titles)
    note_heads(context.gazetteer, toponyms)
    note_areas(context.gazetteer, toponyms)
    note_quarters(toponyms, _SURE)
    second = Scorer(context, weights, country, *_sure(context.gazetteer, toponyms), _governorates(toponyms))
    for toponym in toponyms:
        second.score(toponym)
    _agree(toponyms)
    for toponym in toponyms:
        toponym.sense = sense_of(toponym.view, *toponym.local, toponym.best)
    share_in_lists(toponyms)
    return toponyms


def _taken(context: Context, others: Sequence[Mention]) -> list[list[Mention]]:
    """For each view the mentions of people, actors and peoples that are no chosen actors' own: those may hold a place's name."""
    taken = []
    for view, mentions in zip(context.views, context.by_view(others), strict=True):
        chosen = {(view.part.start + c.start, view.part.start + c.end) for c in view.chosen if c.kind is Kind.ACTOR}
        taken.append([m for m in mentions if (m.start, m.end) not in chosen])
    return taken


def _sure(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> tuple[Mapping[str, frozenset[str]], tuple[Sure, ...]]:
    """The two governorates the article speaks of most, with the names that say so, and the settlements that are sure."""
    governorates: Counter[str] = Counter()
    names: dict[str, set[str]] = defaultdict(set)
    places: dict[tuple[str, tuple[float, float]], set[int]] = {}
    for toponym in toponyms:
        best = toponym.best
        if toponym.confidence < _SURE or best is None:
            continue
        area = gazetteer.area_of(best, "governorate")
        if area is not None:
            governorates[area.id] += 1
            names[area.id].add(toponym.key)
        if best.type not in ADMIN | {"country", "region", "river", "road"} and best.country == "SY" and best.point:
            places.setdefault((toponym.key, best.point), set()).add(toponym.view.part.block)
    return {g: frozenset(names[g]) for g, _ in governorates.most_common(2)}, tuple(
        Sure(named, frozenset(blocks), point) for (named, point), blocks in places.items()
    )


def _governorates(toponyms: Sequence[Toponym]) -> frozenset[str]:
    """The ids of the governorates that the article names, surely, as governorates."""
    named = (t.best for t in toponyms if t.confidence >= _SURE and t.best is not None)
    return frozenset(p.id for p in named if p.type == "governorate")


def _agree(toponyms: Sequence[Toponym]) -> None:
    """One spelling means one place in an article, unless the words around say otherwise."""
    groups: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        if toponym.scored:
            groups[key(toponym.surface)].append(toponym)
    for same in groups.values():
        leader = max(same, key=lambda t: t.confidence)
        if leader.confidence < 0.75 or leader.best is None or leader.best.type in ADMIN:
            continue
        for toponym in same:
            if toponym.confidence < 0.75 and toponym.best is not leader.best:
                match = next((i for i, s in enumerate(toponym.scored) if s[2] is leader.best), None)
                if match is not None and toponym.scored[match][0] > 0.15 and not _contradicted(toponym, leader.best):
                    chosen = toponym.scored.pop(match)
                    rest = [(s * 0.4, e, p) for s, e, p in toponym.scored]
                    toponym.agreed, toponym.same_spot = True, 0.0
                    toponym.scored = [(max(UNSURE_BELOW, chosen[0]), chosen[1], chosen[2]), *rest]


def _contradicted(toponym: Toponym, place: Place) -> bool:
    """Whether the text says that a place of the name lies elsewhere here: "Suran near Azaz", after one in Hama."""
    return dict(toponym.terms.get(place.id, ())).get("areas named", 0.0) < 0


def _mention(context: Context, toponym: Toponym, others: Sequence[Toponym]) -> Mention:
    resolved = toponym.confidence >= UNSURE_BELOW and toponym.best is not None
    shown = toponym.scored[: 4 if resolved else 3]
    candidates = tuple(Candidate(id=p.id, name=p.name, score=round(s, 3)) for s, _, p in shown if s >= 0.01)
    best = toponym.best if resolved else None
    acts_for = None
    if toponym.sense == "government" and best is not None:
        acts_for = _government_of(context, best, context.day_at(toponym.start))
    located = toponym.sense == "location"
    area = area_within(context, toponym, others) if best is None and located else None
    part, offset = _bearing(toponym, best) if located else (None, None)
    return Mention(
        start=toponym.start,
        end=toponym.end,
        kind=MentionKind.PLACE,
        rule=toponym.rule,
        confidence=round(certainty(toponym), 2),
        entity=best.id if best else None,
        cluster=None if best else " ".join(toponym.surface.split()),
        alias=toponym.scored[0][1].text if resolved else None,
        sense=toponym.sense,
        acts_for=acts_for,
        within=area.id if area is not None else None,
        part=part,
        offset=offset,
        candidates=candidates if not resolved or len(candidates) > 1 else (),
    )


def _bearing(toponym: Toponym, place: Place | None) -> tuple[str | None, Offset | None]:
    """The part of a place that the words around speak of, and how far and in which direction from it."""
    text, (start, end) = toponym.view.text, toponym.local
    if is_arabic(toponym.surface):
        return arabic_bearing(text, start, end, is_area=place is not None and place.type in _AREAS)
    return part_named(text, start, end), offset_from(text, start)


def certainty(toponym: Toponym) -> float:
    """The confidence, in [0, 1]: areas are what they are called, settlements and sites have namesakes."""
    if toponym.best is None:
        return 0.5
    share = toponym.confidence * (0.97 if toponym.similar else 1.0)
    return share if toponym.best.type in _HARDLY_MISTAKEN else calibrated(share)


def _government_of(context: Context, place: Place, day: str | None) -> str | None:
    """The id of the government that a country or its capital acts for on a day."""
    country = place.capital_of or place.country
    if country is None:
        return None
    if country != "SY":
        id_ = f"government-{country.lower()}"
        return id_ if context.gazetteer.get(id_) is not None else None
    if day is None:
        return None
    if day <= "2024-12-08":
        return "government-sy-assad"
    return "government-sy-caretaker" if day < "2025-03-29" else "government-sy-transitional"
