"""Scores: what speaks for and against each candidate of a toponym."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer, NameEntry, Place
from newsparse.gazetteer.folding import is_article, key
from newsparse.geometry import kilometres
from newsparse.linking.areas import lies_at_border, names_area, other_country, reaches, region_named, towns
from newsparse.linking.neighbours import area_keys
from newsparse.linking.states import state_behind
from newsparse.linking.toponyms import Terms, Toponym
from newsparse.linking.weights import Weights
from newsparse.recognizing.arabic import in_terms, is_arabic
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.country import TELLING, countries_in
from newsparse.recognizing.typewords import (
    ADMIN,
    ALL_TYPE_WORDS,
    CAPITAL_AREAS,
    DIRECTIONS,
    SETTLEMENTS,
    SITES,
    TYPE_WORDS,
    of_before,
)

SAME_SPOT_KM = 3.0
"""Candidates so near one another are one answer: the likeliest is as sure as all of them together."""
_FAR_KM, _NEAR_KM = 100.0, 20.0
_OFF = frozenset(["kilometres", "from", "to"])
"""Before a bearing these say how far from a town something lies."""
_STOPS = frozenset([",", ":", ";", ".", "–", "-"])
"""Behind these a word for a kind belongs to the name before: "in Hama province, Tawila"."""
_QUARTERS = TYPE_WORDS["neighbourhood"] - TYPE_WORDS["district"]
"""Words for a quarter of a town that mean nothing else."""
_OF_A_TOWN = _QUARTERS | {"street", "hospital", "districts"}
"""What lies in a town: where a bearing follows it, the town is meant."""
_QUARTER_REACH = 3
"""Words before a bearing among which such a word stands."""
_HEIGHTS = frozenset(["mountain", "mountains"])
_HOUSES = lexicon.words("around_places", "house", "hospital")
"""Words for houses that may be called after places far away."""
_AFTER_NAMES = lexicon.words("around_groups", "after_place")
"""Words that follow a place's name in capitals without being part of it."""
_LESSER = 0.6
"""Places of Syria of less importance are met by chance in articles about other countries."""


_SHARED = "|".join([*sorted(w for w in ALL_TYPE_WORDS if w.endswith("s") and w not in {"headquarters"}), "countryside"])
_SHARED_AFTER = re.compile(
    rf"(?:(?:, (?:and )?| and )[A-Z][\w'’-]{{1,30}}(?: (?:[a-z]{{2}}-)?[A-Z][\w'’-]{{1,30}}){{0,2}}){{1,7}} (?P<word>{_SHARED})\b"
)
_SHARED_BEFORE = re.compile(
    rf"\b(?P<word>{_SHARED}) of (?:[A-Z][\w'’-]{{1,30}}(?: (?:[a-z]{{2}}-)?[A-Z][\w'’-]{{1,30}}){{0,2}}(?:, (?:and )?| and )){{1,7}}$"
)
"""A word for the kind of all names of a list: "Tartus, Latakia and Aleppo governorates", "the provinces of Homs, Hama and Idlib"."""


def _shared_type(text: str, start: int, end: int) -> set[str]:
    """The word for its kind that a name shares with others of its list."""
    found = _SHARED_AFTER.match(text, end) or _SHARED_BEFORE.search(text, max(0, start - 160), start)
    return {found["word"]} if found else set()


@dataclass(frozen=True, slots=True)
class Sure:
    """A place that is sure: the key it is named by, the blocks that name it, its point in degrees."""

    key: str
    blocks: frozenset[int]
    point: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores the toponyms of one article.

    `country` is the ISO code of the country that it is about, None where it
    names none; `governorates` are the ids of those that it speaks of most,
    with the keys of the names that say so; `sure` are its places that are sure;
    `named` are the ids of the governorates that it names as such.
    """

    context: Context
    weights: Weights
    country: str | None
    governorates: Mapping[str, frozenset[str]]
    sure: Sequence[Sure]
    named: frozenset[str] = frozenset()
    _within_reach: dict[tuple[str, str], list[tuple[float, frozenset[int]]]] = field(default_factory=dict)

    def score(self, toponym: Toponym) -> None:
        """Set the shares and the terms of a toponym's candidates."""
        w = self.weights
        gazetteer = self.context.gazetteer
        start, end = toponym.local
        partial = w.part_of_name if _is_partial(toponym.view, end) else 0.0
        inside = w.part_of_address if _is_inside_address(toponym) else 0.0
        named = countries_in(self.context, toponym.view, start)
        before, after = toponym.view.words_before(start, 6), toponym.view.words_after(end, 3)
        beside = [key(s) for s in toponym.beside]
        known = [(e, p) for e in toponym.entries if (p := gazetteer.place(e.entity)) is not None]
        has_governorate = any(p.type == "governorate" for _, p in known)
        best: dict[str, tuple[float, NameEntry, Place]] = {}
        toponym.terms = {}
        surface = _plain(toponym.surface)
        kinds: dict[tuple[str, str | None], float] = {}
        for entry, place in known:
            kind = (place.id if place.id in CAPITAL_AREAS else place.type, place.country)
            if kind not in kinds:
                kinds[kind] = self._type(place, before, after, toponym)
            areas = self._parent(place, toponym, beside)
            missed = areas < 0 and place.type in SETTLEMENTS | SITES and place.importance < _LESSER
            bare = entry.weak and place.type in SITES and kinds[kind] <= 0
            province = toponym.province and place.type == "governorate"
            terms: Terms = (
                ("name", self._name(toponym, entry, surface) + (w.bare_site if bare else 0.0)),
                ("importance", w.importance * place.importance),
                # "The village of X in Homs": that it is a village says nothing for one of that name elsewhere.
                ("type words", min(kinds[kind], 0.0) if missed else kinds[kind]),
                ("areas named", areas),
                ("near places that are sure", 0.0 if areas <= w.anchor_missed else self._near(place, toponym)),
                ("name goes on", partial),
                ("area of an address", self._area(toponym, place, has_governorate=has_governorate)),
                ("province named in the article", w.province_in_article if province else 0.0),
                ("part of an address's name", inside),
                *self._country(place, named, toponym.key),
            )
            score = sum(value for _, value in terms)
            if place.id not in best or score > best[place.id][0]:
                best[place.id] = (score, entry, place)
                toponym.terms[place.id] = terms
        toponym.unknown = self._unknown(known)
        toponym.scored = _shares(best, toponym.unknown)
        toponym.same_spot = sum(s for s, _, p in toponym.scored[1:] if _same_spot(toponym.scored[0][2], p))

    def _name(self, toponym: Toponym, entry: NameEntry, surface: str) -> float:
        w = self.weights
        score = w.similar + w.unlike * (100.0 - toponym.likeness) if toponym.likeness is not None else 0.0
        if toponym.similar and " " not in toponym.key:
            score += w.similar_word
        if _plain(entry.text) == surface:
            score += w.exact_spelling
        return score + (w.weak_name if entry.weak else 0.0)

    def _type(self, place: Place, before: Sequence[str], after: Sequence[str], toponym: Toponym) -> float:
        """What the words around say of the kind of place."""
        if state_behind(toponym) not in {None, place.country}:
            return 2 * self.weights.city_missed_in_address  # "Palmyra, New York"
        if place.type == "city" and before[-1:] == ["rural"] and self._may_be(toponym, "governorate"):
            return 2 * self.weights.type_contradicted
        words = TYPE_WORDS.get(place.type, frozenset())
        own = set(in_terms(toponym.surface.lower().split()))
        right = set(after[:2])
        start = toponym.local[0]
        left = set() if toponym.view.text[max(0, start - 2) : start].strip() in _STOPS else of_before(before)
        shared = _shared_type(toponym.view.text, *toponym.local)
        named = bool(words & (set(after[:1]) | left | shared))
        if place.type == "governorate":
            if place.id in CAPITAL_AREAS:
                words = words & CAPITAL_AREAS[place.id]
            named = bool(words & (right | left | shared | set(before[-1:])))
            named = named or (bool(after) and after[0].removesuffix("'s") in DIRECTIONS and bool(words & set(after)))
            named = named or (after[:1] == ["s"] and set(after[1:2]) <= DIRECTIONS and after[2:3] == ["countryside"])
            bearing = is_arabic(toponym.surface) and place.id not in CAPITAL_AREAS and not _is_behind_comma(toponym)
            named = named or (bearing and _is_in_its_part(before))
        if place.type in ADMIN:
            return self.weights.type_named if named or own & TYPE_WORDS[place.type] else self._unnamed(place.type)
        if named or own & words:
            return self.weights.type_named * 0.5 if place.type in SETTLEMENTS else self.weights.type_named * 0.8
        if place.type in SITES and not own & ALL_TYPE_WORDS:
            return self.weights.site_unnamed
        return self._contradicted(place, toponym, before, after, (set(after[:1]) | left | shared) & ALL_TYPE_WORDS)

    def _may_be(self, toponym: Toponym, type_: str) -> bool:
        """Whether a record of a type has the name."""
        found = (self.context.gazetteer.place(e.entity) for e in toponym.entries)
        return any(p is not None and p.type == type_ for p in found)

    def _contradicted(
        self, place: Place, toponym: Toponym, before: Sequence[str], after: Sequence[str], others: set[str]
    ) -> float:
        """What the words around say against the kind of place; `others` are words for kinds that stand at the name."""
        if place.type in SETTLEMENTS and set(after[:1]) & {"province", "governorate", "subdistrict"}:
            return 2 * self.weights.type_contradicted
        if place.type in SETTLEMENTS and set(after[:1]) & _HEIGHTS and self._may_be(toponym, "mountain"):
            return 3 * self.weights.type_contradicted  # "the al-Arbaeen mountain"
        if place.country not in {"SY", self.country} and set(after[:1]) & _HOUSES:
            return 3 * self.weights.type_contradicted  # "al-Quds hospital", in Aleppo
        if place.type == "country" and before[-1:] == ["camp"]:
            return 3 * self.weights.type_contradicted  # مخيم "كويت الرحمة"
        if place.type in SETTLEMENTS and before[-1:] == ["street"] and is_arabic(toponym.surface):
            return 3 * self.weights.type_contradicted  # شارع الأندلس
        if others & _QUARTERS and place.type in {"village", "town"}:
            return self.weights.type_contradicted
        if others & {"village", "villages", "hill", "camp", "dam", "prison", "airbase"} and place.type in {
            "city",
            "region",
            "country",
        }:
            return self.weights.type_contradicted
        return 0.0

    def _unnamed(self, type_: str) -> float:
        w = self.weights
        return {
            "governorate": w.governorate_unnamed,
            "district": w.district_unnamed,
            "subdistrict": w.subdistrict_unnamed,
        }[type_]

    def _parent(self, place: Place, toponym: Toponym, beside: Sequence[str]) -> float:
        """Whether an area named beside the place, or much in the article, holds it. The area named nearest decides."""
        w, gazetteer = self.weights, self.context.gazetteer
        decided = next((k for k in beside if names_area(gazetteer, k) or region_named(gazetteer, k)), None)
        anchor = toponym.anchor
        if decided is None and anchor is not None and anchor.inside and names_area(gazetteer, anchor.at.key):
            decided = anchor.at.key
        anchored = self._by_anchor(place, toponym)
        if anchored < 0 and (decided is None or place.type == "neighbourhood"):
            return anchored
        if decided is not None:
            return self._by_area(place, toponym, decided)
        above = gazetteer.ancestors(place)
        own = place.id if place.type == "governorate" else next((p.id for p in above if p.type == "governorate"), None)
        if own and self.named and own not in self.named and place.type in SETTLEMENTS and place.importance < _LESSER:
            return w.governorate_missed
        return w.parent_in_article if own and self.governorates.get(own, frozenset()) - {toponym.key} else 0.0

    def _by_area(self, place: Place, toponym: Toponym, area: str) -> float:
        """Whether the area of a name's key, named beside the place, holds it."""
        w, gazetteer = self.weights, self.context.gazetteer
        region = region_named(gazetteer, area)
        if region is not None:
            return w.parent_beside if reaches(region, place) else w.parent_missed
        above = gazetteer.ancestors(place)
        if area in area_keys(gazetteer, above):
            is_country = area in area_keys(gazetteer, [a for a in above if a.type == "country"])
            return 0.0 if is_country and place.country == "SY" else w.parent_beside
        if place.type in ADMIN and area in area_keys(gazetteer, [place]):
            return 0.0
        if place.country == "SY" and place.type not in ADMIN and lies_at_border(gazetteer, place, area):
            return 0.0
        if toponym.anchor and place.type in SETTLEMENTS and other_country(gazetteer, area, place):
            return w.country_missed
        if not toponym.addressed:
            return w.parent_missed
        doubtful = place.importance < 0.75 or toponym.similar
        return w.parent_missed_in_address if doubtful else w.city_missed_in_address

    def _by_anchor(self, place: Place, toponym: Toponym) -> float:
        """Whether a settlement or site lies too far from all places that the town may mean which the text puts it in or near."""
        anchor = toponym.anchor
        if place.point is None or place.type not in SETTLEMENTS | SITES or anchor is None:
            return 0.0
        known = towns(self.context.gazetteer, () if anchor.at.similar else anchor.at.entries)
        if not known or any(kilometres(place.point, point) <= anchor.reach for point, _ in known):
            return 0.0
        if all(country != place.country for _, country in known):
            return self.weights.country_missed
        return self.weights.quarter_missed if place.type == "neighbourhood" else self.weights.anchor_missed

    def _near(self, place: Place, toponym: Toponym) -> float:
        if place.point is None or place.type in ADMIN | {"country"}:
            return 0.0
        near = self._within_reach.get((toponym.key, place.id))
        if near is None:
            near = self._within_reach[toponym.key, place.id] = self._sure_near(place.point, toponym.key)
        nearest = min((d for d, _ in near), default=_FAR_KM)
        block = toponym.view.part.block
        nearest_in_block = min((d for d, blocks in near if block in blocks), default=_FAR_KM)
        w = self.weights
        return w.near_sure_place * _closeness(nearest) + w.near_in_block * _closeness(nearest_in_block)

    def _sure_near(self, point: tuple[float, float], named: str) -> list[tuple[float, frozenset[int]]]:
        """The distances in kilometres of the sure places near a point, with the blocks that name them, but for that of a key."""
        lat, lon = point
        found = []
        for other in self.sure:
            # A degree of latitude is 111 km, one of longitude in Syria 90: what is farther than that is not near.
            if other.key == named or abs(other.point[0] - lat) > 0.95 or abs(other.point[1] - lon) > 1.15:
                continue
            distance = kilometres(point, other.point)
            if distance < _FAR_KM:
                found.append((distance, other.blocks))
        return found

    def _area(self, toponym: Toponym, place: Place, *, has_governorate: bool) -> float:
        if not toponym.holds or place.type not in {"governorate", "district"}:
            return 0.0
        lesser = place.type == "district" and has_governorate
        return self.weights.area_in_address + (self.weights.district_in_address if lesser else 0.0)

    def _country(self, place: Place, named: frozenset[str], folded: str) -> Terms:
        """What the countries say that the article is about and that the sentence names."""
        w = self.weights
        foreign = place.country != "SY"
        lesser = not foreign and place.importance < _LESSER
        telling = self.country is None and (len(folded) >= TELLING or place.type in SITES)
        elsewhere = 0.0 if self.country == "SY" else w.about_no_country if telling else w.not_about_syria
        spoken = foreign and place.country in named and place.type != "country"
        against = lesser and bool(named) and "SY" not in named
        return (
            ("article not about Syria", elsewhere if lesser else 0.0),
            ("foreign", w.foreign if foreign else 0.0),
            (
                "countries in the sentence",
                w.country_in_sentence if spoken else -w.country_in_sentence if against else 0.0,
            ),
        )

    def _unknown(self, known: Sequence[tuple[NameEntry, Place]]) -> float:
        """The score of the place that no record knows: more where the name is common."""
        settlements = {p.id for _, p in known if p.type in SETTLEMENTS and p.country == "SY"}
        if len(known) == 1:
            settlements |= _namesakes(self.context.gazetteer, key(known[0][0].text))
        return self.weights.unknown + self.weights.homonyms * math.log2(max(len(settlements), 1))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A spelling without case and hyphens."""
    return text.replace("-", " ").casefold()


@lru_cache(maxsize=4096)
def _namesakes(gazetteer: Gazetteer, folded: str) -> frozenset[str]:
    """The ids of the settlements of Syria that have a name's key."""
    named = [p for e in gazetteer.entries(folded) if e.section == "places" and (p := gazetteer.place(e.entity))]
    return frozenset(p.id for p in named if p.type in SETTLEMENTS and p.country == "SY")


def _shares(best: Mapping[str, tuple[float, NameEntry, Place]], unknown: float) -> list[tuple[float, NameEntry, Place]]:
    """The candidates' shares by softmax, with the unknown place among them, likeliest first."""
    if not best:
        return []
    top = max(s for s, _, _ in best.values())
    weights = {i: math.exp(s - top) for i, (s, _, _) in best.items()}
    total = sum(weights.values()) + math.exp(unknown - top)
    return [(weights[i] / total, best[i][1], best[i][2]) for i in sorted(best, key=lambda i: (-weights[i], i))]


def _same_spot(a: Place, b: Place) -> bool:
    """Whether two candidates are one answer on a map: near one another, or an area and its seat."""
    if b.id in {a.seat, a.id} or a.id == b.seat or (a.seat is not None and a.seat == b.seat):
        return True
    if a.point is None or b.point is None or a.type in ADMIN or b.type in ADMIN:
        return False
    return kilometres(a.point, b.point) <= SAME_SPOT_KM


def _closeness(distance: float) -> float:
    """1 near by, falling to 0 where it is far."""
    return max(0.0, min(1.0, (_FAR_KM - distance) / (_FAR_KM - _NEAR_KM)))


def _is_inside_address(toponym: Toponym) -> bool:
    """Whether the name that stands before an area is longer than what was found of it, type words aside."""
    start, end = toponym.local
    for a, b in toponym.view.addresses:
        if a <= start and end <= b and (a, b) != (start, end):
            rest = f"{toponym.view.text[a:start]} {toponym.view.text[end:b]}".lower().split()
            return any(w not in ALL_TYPE_WORDS and not is_article(w) for w in rest)
    return False


def _is_behind_comma(toponym: Toponym) -> bool:
    """Whether a comma stands right before a name: "في الجنوب، دمشق هادئة"."""
    return toponym.view.text[: toponym.local[0]].rstrip()[-1:] in {"،", ","}


def _is_in_its_part(before: Sequence[str]) -> bool:
    """Whether Arabic words before a name say where in its governorate something lies: "بلدة سرمين شرقي إدلب"; not how far off."""
    rest = list(before)
    while rest and rest[-1] in DIRECTIONS:
        rest.pop()
    if len(rest) == len(before) or not _OF_A_TOWN.isdisjoint(rest[-_QUARTER_REACH:]):
        return False  # "حي الوعر غربي حمص"
    return not (rest and (rest[-1] in _OFF or rest[-1].isdecimal()))


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
        or unit.text.lower() in ALL_TYPE_WORDS | _AFTER_NAMES
        or (len(view.text) > end and not view.tag_at(unit.start).startswith("NNP"))
    ):
        return False
    if view.is_chosen(unit.start, unit.end):
        return False
    return not any(h.start <= unit.start < h.end for h in view.hits)
