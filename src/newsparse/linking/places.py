"""Places: candidates for every toponym, scored by the words around, the article and the gazetteer.

The weights stand in one table. A score becomes a confidence by a softmax
over the candidates of a mention, so that two equal candidates get a half
each and stay unresolved: a wrong point on a map is worse than none.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsparse.gazetteer import Gazetteer, NameEntry, Place
from newsparse.gazetteer.folding import is_article, key
from newsparse.geometry import kilometres
from newsparse.linking.context import Context, View
from newsparse.linking.country import about, countries_in
from newsparse.linking.senses import sense_of
from newsparse.linking.toponyms import Terms, Toponym, recognize
from newsparse.linking.typewords import ADMIN, ALL_TYPE_WORDS, CAPITAL_AREAS, DIRECTIONS, SETTLEMENTS, SITES, TYPE_WORDS
from newsparse.models import Candidate, Mention, MentionKind

_COMMA = re.compile(
    r"(?: (?:village|town|city|camp|area|neighbou?rhood|district|subdistrict|countryside|canton|region))?, ",
    re.IGNORECASE,
)
"""What stands between the parts of an address."""
_BESIDE = re.compile(
    r"\s*\(?,?\s*(?:in|of|northern|southern|eastern|western|rural|central|the|countryside|province|governorate|district|\s|-)*\s*"
)
"""What stands between a place and the area that it is said to lie in: "Ariha in southern Idlib"."""
_LIST_GOES_ON = re.compile(r"(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}){0,4},? and ")
_NAME_BEFORE = re.compile(
    r"[A-Z‘'’`][^\W\d]*(?: (?:village|town|city|camp|area|neighbou?rhood|district|countryside|farm))?, $"
)

# --- Weights --------------------------------------------------------------------------------------

IMPORTANCE = 5.0
EXACT_SPELLING = 0.8
WEAK_NAME = -1.2
ADMIN_UNNAMED = {"governorate": -2.6, "district": -3.0, "subdistrict": -3.4}
"""Areas of the same name as their town give way to it, unless the text names the area."""
TYPE_NAMED = 4.0
TYPE_CONTRADICTED = -1.5
SITE_UNNAMED = -1.0
"""Hills, bases and plants are meant only where a word says so."""
PARENT_BESIDE = 4.5
PARENT_MISSED = -2.5
PARENT_MISSED_IN_ADDRESS = -7.0
"""In "X, Y, Syria" a place outside Y is not meant, unless it lies at the border of Y."""
BORDER_KM = 12.0
PARENT_IN_ARTICLE = 1.0
AREA_IN_ADDRESS = 8.0
"""In "X, Y, Syria" Y is the area that X lies in."""
NEAR_SURE_PLACE = 0.8
NEAR_IN_BLOCK = 1.4
"""Within 20 km of a place that is sure, in the article or in the same paragraph; nothing at 100 km."""
FOREIGN = -0.6
COUNTRY_IN_SENTENCE = 1.8
"""A country named in the sentence speaks for its places; a foreign one alone, against lesser places of Syria."""
NOT_IN_GAZETTEER = -0.7
"""What the place that no record knows would score."""
FUZZY = -0.5
PROVINCE_IN_ARTICLE = 3.4
PART_OF_AN_ADDRESS = -6.0
"""The name is a part of the longer one that an address begins with: Nubl in "Nubl Al Khatib, Hama"."""
PART_OF_A_NAME = -2.5
"""A capitalized word that no name accounts for follows: perhaps another, longer name (Tell | al-Jabiyah)."""
NOT_ABOUT_SYRIA = -4.5
"""For lesser places of Syria in an article that names neither Syria nor anything well known of it."""
UNSURE_BELOW = 0.5
"""Under this confidence no id is given, only candidates."""


@dataclass(frozen=True, slots=True)
class Sure:
    """A place that is sure: the key it is named by, the blocks that name it, its point in degrees."""

    key: str
    blocks: frozenset[int]
    point: tuple[float, float]


def link_places(context: Context) -> list[Mention]:
    """Every mention of a place, resolved, or with candidates only where that would be a guess."""
    return [_mention(context, t) for t in resolve(context)]


def resolve(context: Context) -> list[Toponym]:
    """Every toponym in text order, with its candidates' shares and the terms that each score is the sum of."""
    toponyms = sorted(recognize(context), key=lambda t: t.start)
    _note_neighbours(toponyms)
    about_syria = about(context) == "SY"
    for toponym in toponyms:
        _score(context, toponym, {}, (), about_syria=about_syria)
    governorates, sure = _sure(context.gazetteer, toponyms)
    _note_provinces(toponyms)
    _note_areas(context.gazetteer, toponyms)
    for toponym in toponyms:
        _score(context, toponym, governorates, sure, about_syria=about_syria)
    _agree(toponyms)
    for toponym in toponyms:
        toponym.sense = sense_of(toponym.view, *toponym.local, toponym.best)
    return toponyms


# --- Scoring --------------------------------------------------------------------------------------


def _note_neighbours(toponyms: Sequence[Toponym]) -> None:
    """Places named right beside one another: "Kafr Nabl, Idlib", "Idlib's Ariha", "X in Homs"."""
    for a, b in zip(toponyms, toponyms[1:], strict=False):
        if a.view is not b.view:
            continue
        between = a.view.text[a.local[1] : b.local[0]]
        listed = _LIST_GOES_ON.match(a.view.text[b.local[1] : b.local[1] + 80])
        a.addressed = _COMMA.fullmatch(between) is not None and listed is None
        linked = len(between) < 40 and _BESIDE.fullmatch(between.lower()) is not None
        if linked or _COMMA.fullmatch(between):
            a.beside += (b.surface,)
        if between in {"'s ", "’s ", "' ", "’ "} or re.fullmatch(r"(?:'s|’s) (?:\w+ ){0,2}", between):
            b.beside += (a.surface,)
    for toponym in toponyms:
        rest = toponym.view.text[toponym.local[1] : toponym.local[1] + 8]
        toponym.holds = re.match(r", ?Syria\b", rest) is not None and _follows_a_name(toponym)
    for a, b in zip(reversed(toponyms[:-1]), reversed(toponyms[1:]), strict=True):
        # In "X, Manbij, Aleppo, Syria" Manbij is an area too.
        beside = a.view is b.view and _COMMA.fullmatch(a.view.text[a.local[1] : b.local[0]]) is not None
        a.holds = a.holds or (b.holds and beside and _follows_a_name(a))
    for first, second, third in zip(toponyms, toponyms[1:], toponyms[2:], strict=False):
        if first.beside and second.beside and second.surface in first.beside:
            first.beside += tuple(x for x in second.beside if x == third.surface)


def _follows_a_name(toponym: Toponym) -> bool:
    """Whether a name and a comma stand before: what it lies in, is named next."""
    before = toponym.view.text[max(0, toponym.local[0] - 60) : toponym.local[0]]
    return _NAME_BEFORE.search(before) is not None


def _note_areas(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
    """Mark Y in "X, Y" as an area: X lies in the governorate of that name, or is a name no record has."""
    for a, b in zip(toponyms, toponyms[1:], strict=False):
        if a.view is not b.view or a.view.text[a.local[1] : b.local[0]] != ", ":
            continue
        if a.best is None:
            b.holds = b.holds or a.label in {"GPE", "LOC", "FAC", None}
        elif a.best.importance < 0.75:
            area = gazetteer.area_of(a.best, "governorate")
            b.holds = b.holds or (area is not None and area.id != a.best.id and b.key in _area_keys([area]))


def _note_provinces(toponyms: Sequence[Toponym]) -> None:
    """In an article that names a province, and never the city of that name as one, the bare name is the province's."""
    named: dict[str, set[str]] = defaultdict(set)
    for toponym in toponyms:
        start, end = toponym.local
        after = toponym.view.words_after(end, 1)
        around = {*after, *_of_before(toponym.view.words_before(start, 4))}
        named[toponym.key] |= around & {"province", "governorate", "city"}
    for toponym in toponyms:
        words = named[toponym.key]
        toponym.province = bool(words & {"province", "governorate"}) and "city" not in words


def _score(
    context: Context,
    toponym: Toponym,
    governorates: Mapping[str, frozenset[str]],
    sure: Sequence[Sure],
    *,
    about_syria: bool,
) -> None:
    gazetteer = context.gazetteer
    best: dict[str, tuple[float, NameEntry, Place]] = {}
    start, end = toponym.local
    partial = _is_partial(toponym.view, end)
    named = countries_in(context, toponym.view, toponym.start)
    before, after = toponym.view.words_before(start, 5), toponym.view.words_after(end, 3)
    beside = [key(s) for s in toponym.beside]
    known = [(e, p) for e in toponym.entries if (p := gazetteer.place(e.entity)) is not None]
    has_governorate = any(p.type == "governorate" for _, p in known)
    inside = _is_inside_address(toponym)
    toponym.terms = {}
    for entry, place in known:
        foreign = place.country != "SY"
        lesser = not foreign and place.importance < 0.6
        area = toponym.holds and place.type in {"governorate", "district"}
        spoken = foreign and place.country in named and place.type != "country"
        against = lesser and bool(named) and "SY" not in named
        terms: Terms = (
            ("name", _name_score(toponym, entry)),
            ("importance", IMPORTANCE * place.importance),
            ("type words", _type_score(place, before, after, toponym.surface)),
            ("areas named", _parent_score(gazetteer, place, toponym, beside, governorates)),
            ("near places that are sure", _near_score(place, toponym, sure)),
            ("name goes on", PART_OF_A_NAME if partial else 0.0),
            ("area of an address", AREA_IN_ADDRESS - (1.5 if place.type == "district" and has_governorate else 0.0) if area else 0.0),
            ("province named in the article", PROVINCE_IN_ARTICLE if toponym.province and place.type == "governorate" else 0.0),
            ("part of an address's name", PART_OF_AN_ADDRESS if inside else 0.0),
            ("article not about Syria", NOT_ABOUT_SYRIA if lesser and not about_syria else 0.0),
            ("foreign", FOREIGN if foreign else 0.0),
            ("countries in the sentence", COUNTRY_IN_SENTENCE if spoken else -COUNTRY_IN_SENTENCE if against else 0.0),
        )  # fmt: skip
        score = sum(value for _, value in terms)
        if place.id not in best or score > best[place.id][0]:
            best[place.id] = (score, entry, place)
            toponym.terms[place.id] = terms
    if not best:
        toponym.scored = []
        return
    top = max(s for s, _, _ in best.values())
    weights = {i: math.exp(s - top) for i, (s, _, _) in best.items()}
    total = sum(weights.values()) + math.exp(NOT_IN_GAZETTEER - top)
    ranked = sorted(best, key=lambda i: (-weights[i], i))
    toponym.scored = [(weights[i] / total, best[i][1], best[i][2]) for i in ranked]


def _name_score(toponym: Toponym, entry: NameEntry) -> float:
    score = FUZZY if toponym.similar else 0.0
    if entry.text.replace("-", " ").casefold() == toponym.surface.replace("-", " ").casefold():
        score += EXACT_SPELLING
    return score + (WEAK_NAME if entry.weak else 0.0)


def _is_inside_address(toponym: Toponym) -> bool:
    """Whether the name that stands before an area is longer than what was found of it, type words aside."""
    start, end = toponym.local
    for a, b, kind in toponym.view.taken:
        if kind == "address" and a <= start and end <= b and (a, b) != (start, end):
            rest = f"{toponym.view.text[a:start]} {toponym.view.text[end:b]}".lower().split()
            return any(w not in ALL_TYPE_WORDS and not is_article(w) for w in rest)
    return False


def _is_partial(view: View, end: int) -> bool:
    """Whether the name seems to go on after its match with words that nothing else accounts for."""
    index = next((i for i, u in enumerate(view.units) if u.start >= end), len(view.units))
    if index == len(view.units) or not view.units[index].joined or view.text[end : end + 1] not in {" ", "-"}:
        return False
    unit = view.units[index]
    if unit.article and index + 1 < len(view.units) and view.units[index + 1].joined:
        unit = view.units[index + 1]
        if not unit.text[0].isupper():
            return False
    elif (
        not unit.text[0].isupper()
        or unit.text.isupper()
        or unit.text.lower() in ALL_TYPE_WORDS
        or (len(view.text) > end and not view.tag_at(unit.start).startswith("NNP"))
    ):
        return False
    if view.is_taken(unit.start, unit.end):
        return False
    return not any(h.start <= unit.start < h.end for h in view.hits)


def _type_score(place: Place, before: Sequence[str], after: Sequence[str], surface: str) -> float:
    """What the words around say of the kind of place."""
    words = TYPE_WORDS.get(place.type, frozenset())
    own = {w.lower() for w in surface.split()}
    right = set(after[:2])
    left = _of_before(before)
    named = bool(words & (set(after[:1]) | left))
    if place.type == "governorate":
        if place.id in CAPITAL_AREAS:
            words = words & CAPITAL_AREAS[place.id]
        named = bool(words & (right | left | set(before[-1:])))
        named = named or (bool(after) and after[0].removesuffix("'s") in DIRECTIONS and bool(words & set(after)))
    if place.type in ADMIN:
        return TYPE_NAMED if named else ADMIN_UNNAMED[place.type]
    if named or own & words:
        return TYPE_NAMED * 0.5 if place.type in SETTLEMENTS else TYPE_NAMED * 0.8
    if place.type in SITES and not own & ALL_TYPE_WORDS:
        return SITE_UNNAMED
    if place.type in SETTLEMENTS and set(after[:1]) & {"province", "governorate", "subdistrict"}:
        return 2 * TYPE_CONTRADICTED
    others = (set(after[:1]) | left) & ALL_TYPE_WORDS
    if others & {"village", "villages", "hill", "camp", "dam", "prison", "airbase"} and place.type in {
        "city",
        "region",
        "country",
    }:
        return TYPE_CONTRADICTED
    return 0.0


def _of_before(before: Sequence[str]) -> set[str]:
    """Type words right before a name: "village of X", "town X", "the western countryside of X"."""
    if not before:
        return set()
    if before[-1] == "of":
        return set(before[-3:-1])
    if before[-1] in {"the", "in"} or before[-1] not in ALL_TYPE_WORDS:
        return set()
    return {before[-1]}


def _parent_score(
    gazetteer: Gazetteer,
    place: Place,
    toponym: Toponym,
    beside: Sequence[str],
    governorates: Mapping[str, frozenset[str]],
) -> float:
    """Whether an area named beside the place, or much in the article, holds it. The area named nearest decides."""
    above = gazetteer.ancestors(place)
    decided = next((k for k in beside if _names_area(gazetteer, k)), None)
    if decided is not None:
        if decided in _area_keys(above):
            is_country = decided in _area_keys([a for a in above if a.type == "country"])
            return 0.0 if is_country and place.country == "SY" else PARENT_BESIDE
        if place.type in ADMIN and decided in _area_keys([place]):
            return 0.0
        if place.country == "SY" and place.type not in ADMIN and _lies_at_border(gazetteer, place, decided):
            return 0.0
        return PARENT_MISSED_IN_ADDRESS if toponym.addressed and place.importance < 0.75 else PARENT_MISSED
    own = place.id if place.type == "governorate" else next((p.id for p in above if p.type == "governorate"), None)
    return PARENT_IN_ARTICLE if own and governorates.get(own, frozenset()) - {toponym.key} else 0.0


def _lies_at_border(gazetteer: Gazetteer, place: Place, area: str) -> bool:
    """Whether the centre of a district or subdistrict of the named area is so near that its border may be elsewhere."""
    if place.point is None:
        return False
    for entry in gazetteer.entries(area):
        found = gazetteer.place(entry.entity) if entry.section == "places" else None
        if found is None or found.type not in {"governorate", "district"}:
            continue
        inner = [found.id, *gazetteer.children(found.id)]
        inner += [c for i in inner[1:] for c in gazetteer.children(i)] if found.type == "governorate" else []
        for id_ in inner:
            other = gazetteer.place(id_)
            if other is None or other.type not in {"district", "subdistrict"} or other.point is None:
                continue
            if kilometres(place.point, other.point) <= BORDER_KM:
                return True
    return False


def _area_keys(areas: Iterable[Place]) -> set[str]:
    found: set[str] = set()
    for area in areas:
        found.add(key(re.sub(r"\s+(Governorate|District|Subdistrict)$", "", area.name)))
        found.update(key(a if isinstance(a, str) else a.text) for a in area.aliases)
    return found


def _names_area(gazetteer: Gazetteer, folded: str) -> bool:
    """Whether a name is that of a governorate, a district or a foreign country."""
    for entry in gazetteer.entries(folded):
        place = gazetteer.place(entry.entity) if entry.section == "places" else None
        if place is not None and (
            place.type in {"governorate", "district", "country"} or (place.type == "region" and place.country != "SY")
        ):
            return True
    return False


def _near_score(place: Place, toponym: Toponym, sure: Sequence[Sure]) -> float:
    if place.point is None or place.type in ADMIN | {"country"}:
        return 0.0
    nearest = nearest_in_block = _FAR
    lat, lon = place.point
    for other in sure:
        # A degree of latitude is 111 km, one of longitude in Syria 90: what is farther than that is not near.
        if other.key == toponym.key or abs(other.point[0] - lat) > 0.95 or abs(other.point[1] - lon) > 1.15:
            continue
        distance = kilometres(place.point, other.point)
        nearest = min(nearest, distance)
        if toponym.view.part.block in other.blocks:
            nearest_in_block = min(nearest_in_block, distance)
    return NEAR_SURE_PLACE * _closeness(nearest) + NEAR_IN_BLOCK * _closeness(nearest_in_block)


_FAR = 100.0


def _closeness(distance: float) -> float:
    """1 within 20 km, falling to 0 at 100."""
    return max(0.0, min(1.0, (_FAR - distance) / 80.0))


def _sure(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> tuple[Mapping[str, frozenset[str]], tuple[Sure, ...]]:
    """The two governorates the article speaks of most, with the names that say so, and the settlements that are sure."""
    governorates: Counter[str] = Counter()
    names: dict[str, set[str]] = defaultdict(set)
    places: dict[tuple[str, tuple[float, float]], set[int]] = {}
    for toponym in toponyms:
        best = toponym.best
        if toponym.confidence < 0.8 or best is None:
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
                if match is not None and toponym.scored[match][0] > 0.15:
                    chosen = toponym.scored.pop(match)
                    rest = [(s * 0.4, e, p) for s, e, p in toponym.scored]
                    toponym.agreed = True
                    toponym.scored = [(max(0.6, chosen[0]), chosen[1], chosen[2]), *rest]


def _mention(context: Context, toponym: Toponym) -> Mention:
    resolved = toponym.confidence >= UNSURE_BELOW and toponym.best is not None
    shown = toponym.scored[: 4 if resolved else 3]
    candidates = tuple(Candidate(id=p.id, name=p.name, score=round(s, 3)) for s, _, p in shown if s >= 0.01)
    best = toponym.best if resolved else None
    acts_for = None
    if toponym.sense == "government" and best is not None:
        acts_for = _government_of(context, best, context.day_at(toponym.start))
    tier = 0.9 if toponym.similar else 1.0
    return Mention(
        start=toponym.start,
        end=toponym.end,
        kind=MentionKind.PLACE,
        rule=toponym.rule,
        confidence=round(toponym.confidence * tier, 2) if toponym.scored else 0.5,
        entity=best.id if best else None,
        cluster=None if best else " ".join(toponym.surface.split()),
        alias=toponym.scored[0][1].text if resolved else None,
        sense=toponym.sense,
        acts_for=acts_for,
        candidates=candidates if not resolved or len(candidates) > 1 else (),
    )


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
