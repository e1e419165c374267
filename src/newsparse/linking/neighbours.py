"""What stands beside a toponym: the parts of an address, "X in Homs", "Idlib's Ariha", "the province of Y"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer, Place
from newsparse.gazetteer.folding import key
from newsparse.geometry import kilometres
from newsparse.linking.bearings import DIRECTION
from newsparse.linking.toponyms import Anchor, Toponym, listed
from newsparse.recognizing.arabic import in_terms, is_arabic
from newsparse.recognizing.typewords import DIRECTIONS, SETTLEMENTS, SITES, of_before

_COMMA = re.compile(
    r"(?: (?:village|town|city|camp|area|neighbou?rhood|district|subdistrict|countryside|canton|region))?, ",
    re.IGNORECASE,
)
"""What stands between the parts of an address."""
_BESIDE = re.compile(
    r"\s*\(?,?\s*(?:in|of|northern|southern|eastern|western|rural|central|the|countryside|province|governorate|district|area|town|village|city|neighbou?rhood|suburb|region|camp|\s|-)*\s*"
)
"""What stands between a place and the area that it is said to lie in: "Ariha in southern Idlib"."""
_HELD = re.compile(r", |(?: (?:village|town|city|camp|area|subdistrict|district))?,? in (?:the )?")
"""What stands between a place and the area that holds it: "Kafr Nouran village in Aleppo"."""
_OF_AN_AREA = re.compile(
    r"(?:\b(?:(?:شمالي|جنوبي|[وب]?بادية)|(?:north|south)(?:[ -]?(?:east|west))?ern|(?P<half>eastern|western))|\b(?:villages|towns) (?:in|(?P<of>of)|across)|\b[Gg]overnor of) $"
)
"""What stands before the name of an area, be it a town's too."""
_HALVED = frozenset(map(key, lexicon.words("around_places", "halved")))
_IN_TOWN_WORDS = re.compile(
    r"(?: city\b|['’]s? (?:city|neighbou?rhood|district)|,? (?:neighbou?rhoods?|quarters?|suburbs?)\b)"
)
_BEFORE = 24
"""Code points before a name that may say that it is an area's."""
_DUALS, _MANY_AREAS = (
    frozenset(lexicon.load("ar/around_places", dict[str, list[str]])[kind]) for kind in ("duals", "plurals")
)
"""Arabic words for two areas or more, before the first of their names, and those of them for any number."""
_TOO_WELL_KNOWN = 0.75
"""Importance from which on nobody says in which governorate a place lies."""
_IN_CITY = 8.0
"""Kilometres from the middle of a city within which a place may be said to be in it."""
_IN_IT = 45.0
"""Kilometres from a town within which lies what is said to be in it, near it or in its countryside."""
_FROM_IT = 120.0
"""Kilometres from a town within which lies what is said to be in some direction from it."""
_OF_WHAT = r"\s?\(?,? ?(?!(?:while|but|when|after|before|then) )(?:an? |the )?(?:[A-Za-z-]+ ){0,2}?"
_OF_IT = r" (?:an? |the )?(?:(?:[a-z]+ern |rural )?(?:countryside|outskirts|area|suburbs|vicinity|district|quarter|city|town|village) of )?(?:the )?(?:city of |town of )?"
_ANCHORS = (
    (re.compile(rf"{_OF_WHAT}(?:to the )?{DIRECTION} of (?:the )?(?:city of |town of )?"), _FROM_IT),
    (
        re.compile(
            rf"{_OF_WHAT}(?:just |right )?(?:in|of|near|outside|beside|around|by|adjacent to|next to|close to|not far from|facing|opposite){_OF_IT}"
        ),
        _IN_IT,
    ),
    (re.compile(r" \((?:rural |near |[a-z]+ern )?"), _IN_IT),
)
"""What stands between a place and the town that it is said to be in, near or in some direction from, and how far it lies from it
at most, in kilometres: "Tawila in the countryside of Tell Tamer", "Tawila (Tell Tamer)", "Duma, a village south of Nablus"."""
_IN_WORDS = lexicon.words("around_places", "lies_in")
_ALONG = DIRECTIONS | {"from", "city", "town", "village", "district", "governorate", "the"}
_WHICH_IS = frozenset(["التابعة", "التابع", "الواقعة", "الواقع"])
"""Arabic participles before where something lies or what it belongs to."""


def _in_arabic(between: str) -> float | None:
    """How far from a place the one before it lies, by the Arabic words between them: بريف, "قرب مدينة", شمال; None for others."""
    if not is_arabic(between) or len(between) > _LONGEST:
        return None
    words = between.split()
    terms = in_terms(words[1:] if words and words[0] in _WHICH_IS else words)
    if "\n" in between or not terms or not set(terms) <= _IN_WORDS | _ALONG:
        return None
    if _IN_WORDS & set(terms):
        return _IN_IT
    return _FROM_IT if DIRECTIONS & set(terms) else None


_LONGEST = 40
"""Code points between two places of which the one is said to be in or near the other."""
_LEFT = re.compile(r"\bfrom (?:the )?$")
"""Before a place that was left: "families from Beit Jinn in Bulbul"."""
_OPENS = re.compile(
    r"(?:^|[.!?:•\n]\s{0,3}|[.!?] \W)In (?:the )?(?:city of |town of |countryside of )?(?:[a-z]+ern |rural )?$"
)
_AND_SO = re.compile(r"(?:'s)?(?: (?:city|town|area|countryside|district|region|suburbs))?[,:] ")
"""Around a town that opens a sentence: what it tells of lies there, "In Aleppo, Midan was shelled"."""
_SENTENCE = 160
"""Code points behind that town within which the sentence is held to tell of it."""
_GOES_ON = re.compile(rf"[^.!?;\n]{{0,{_SENTENCE}}}")
_TELLS = re.compile(r"\b(?:said|says|told|tells|that|from|to|announced|reported|denied|condemned)\b")
"""Between that town and a name: words with which the sentence may go elsewhere."""
_GREAT = 0.75
_JOINED = re.compile(r",? and |, ")
_COUNTRYSIDE = re.compile(r" in (?:the )?(?:[a-z]+(?:-[a-z]+)? ){0,2}(?:countryside|parts?) of ")
_LIST_GOES_ON = re.compile(r"(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}){0,4},? and ")
_NAME_BEFORE = re.compile(
    r"[A-Z‘'’`][\w'’‘`-]{0,40}\)?"
    r"(?: (?:villages?|towns?|cit(?:y|ies)|camps?|areas?|neighbou?rhoods?|districts?|countryside|farms?|desert|locations))?, $"
)


def note_neighbours(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
    """Places named right beside one another: "Kafr Nabl, Idlib", "Idlib's Ariha", "X in Homs"."""
    for a, b in zip(toponyms, toponyms[1:], strict=False):
        if a.view is b.view:
            _note_beside(gazetteer, a, b, a.view.text[a.local[1] : b.local[0]])
    _note_openings(toponyms)
    for a, b in zip(reversed(toponyms[:-1]), reversed(toponyms[1:]), strict=True):
        between = a.view.text[a.local[1] : b.local[0]] if a.view is b.view else ""
        if between.strip(" ،") in _AND_QUARTER and a.anchor is None and b.anchor is not None and b.anchor.inside:
            a.anchor = b.anchor  # "حي العزيزية وحي غويران بمدينة الحسكة"
    _note_shared(gazetteer, toponyms)
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


def _note_beside(gazetteer: Gazetteer, a: Toponym, b: Toponym, between: str) -> None:
    """Note of two places what the words between them say: an address, one in the other, one near the other, one of the other."""
    goes_on = _LIST_GOES_ON.match(a.view.text[b.local[1] : b.local[1] + 80])
    comma = _COMMA.fullmatch(between) is not None
    a.addressed = comma and goes_on is None
    linked = len(between) < _LONGEST and _BESIDE.fullmatch(between.lower()) is not None
    of_a_list = goes_on is not None and between == ", " and _is_city(gazetteer, a)
    if (linked or comma) and not of_a_list:
        a.beside += (b.surface,)
    if between in {"'s ", "’s ", "' ", "’ "} or re.fullmatch(r"(?:'s|’s) (?:\w+ ){0,2}", between):
        b.beside += (a.surface,)
    if (reach := _reach(a, between)) is not None:
        a.anchor = Anchor(b, reach, inside=reach == _IN_IT)


def _note_shared(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
    """Give all places of a list the countryside that its last one lies in: "in Hish and Tannuza in the southern countryside of Idlib"."""
    for a, b, area in zip(reversed(toponyms[:-2]), reversed(toponyms[1:-1]), reversed(toponyms[2:]), strict=True):
        if not a.view is b.view is area.view or a.beside or a.anchor is not None or _is_city(gazetteer, a):
            continue
        shared = area.surface if area.surface in b.beside else next(iter(b.beside), None)
        between = a.view.text[a.local[1] : b.local[0]]
        of_countryside = _COUNTRYSIDE.fullmatch(a.view.text[b.local[1] : area.local[0]]) is not None
        if shared is not None and _JOINED.fullmatch(between) and (of_countryside or b.shares):
            a.beside, a.shares = (*a.beside, shared), True


def _reach(toponym: Toponym, between: str) -> float | None:
    """How far from the place behind some words one lies at most that stands before them, in kilometres; None where they do not say."""
    if between != ", in " and not _LEFT.search(toponym.view.text[max(0, toponym.local[0] - 10) : toponym.local[0]]):
        found = next((reach for pattern, reach in _ANCHORS if pattern.fullmatch(between)), None)
        if found is not None:
            return found
    return _in_arabic(between)


def _note_openings(toponyms: Sequence[Toponym]) -> None:
    """Give the places of a sentence that a town opens that town as an anchor, those that have none of their own."""
    opening: Toponym | None = None
    for toponym in toponyms:
        text, (start, end) = toponym.view.text, toponym.local
        if opening is not None and opening.view is toponym.view and toponym.anchor is None:
            between = text[opening.local[1] : min(start, opening.local[1] + _SENTENCE + 1)]
            if _GOES_ON.fullmatch(between) and not _TELLS.search(between):
                toponym.anchor = Anchor(opening, _IN_IT, inside=True)
                continue
        if _OPENS.search(text[max(0, start - 30) : start]) and _AND_SO.match(text, end):
            opening = toponym


def _is_city(gazetteer: Gazetteer, toponym: Toponym) -> bool:
    """Whether a name is a great city's, which in a list of names lies in none of them: "Daraa, Damascus and Tartus"."""
    found = (gazetteer.place(e.entity) for e in toponym.entries if not e.weak)
    return any(p is not None and p.type == "city" and p.importance >= _GREAT for p in found)


def _follows_a_name(toponym: Toponym) -> bool:
    """Whether a name and a comma stand before: what it lies in, is named next."""
    before = toponym.view.text[max(0, toponym.local[0] - 60) : toponym.local[0]]
    return _NAME_BEFORE.search(before) is not None


_FEWEST_HEADS = 3
"""Governorates whose names open lines of a text that is ordered by them, at least."""
_BEFORE_HEAD = re.compile(r"(?:^|\n)[\s•*–-]{0,4}(?:[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?(?:, | and ))?$")
_HEAD = re.compile(
    r"(?: (?:and|&) [A-Z][\w'’-]{1,20})?(?: (?:[Cc]ountryside|[Gg]overnorate|[Pp]rovince))?(?:\s?:|\s[—–-]\s|\s\d{1,4}\s*(?:\n|$)|\s*(?:\n|$))"
)
_AND_QUARTER = frozenset(["وحي", "حي"])
"""Arabic words between two quarters of one town."""
_LISTED = re.compile(r", (?:and )?(?:the )?|,? and (?:the )?|\n[•*–-] ")
_FEWEST = 3
"""Names of a list from which most of them say what the others are."""
_IN_TOWN = 12.0
"""Kilometres between the quarters of one town."""


def note_quarters(toponyms: Sequence[Toponym], sure: float) -> None:
    """Anchor the names of a list at the quarters of the town of which most of its names are: a village far away is another."""
    for members in listed(toponyms, _LISTED, _FEWEST):
        quarters = [
            (t, t.best.point)
            for t in members
            if t.best and t.confidence >= sure and t.best.type == "neighbourhood" and t.best.point
        ]
        near = {id(t): sum(kilometres(at, other) <= _IN_TOWN for _, other in quarters) for t, at in quarters}
        middle = max((t for t, _ in quarters), key=lambda t: near[id(t)], default=None)
        if middle is None or 2 * near[id(middle)] <= len(members):
            continue
        for toponym in members:
            if toponym is not middle and toponym.anchor is None:
                toponym.anchor = Anchor(middle, _IN_TOWN, inside=False)


def note_areas(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
    """Mark the names that are an area's: Y in "X, Y" and "the village of X in Y", "southern Y", "villages in Y", "the governor of Y"."""
    for toponym, after in zip_longest(toponyms, toponyms[1:]):
        many = after is not None and after.view is toponym.view and not _may_be_a_governorate(gazetteer, after)
        toponym.holds = toponym.holds or _is_called_an_area(toponym, of_many=many)
    listed: Toponym | None = None
    for a, b in pairwise(toponyms):
        listed = b if _share_dual(a, b, listed=a is listed) else None
        between = a.view.text[a.local[1] : b.local[0]] if a.view is b.view else ""
        if a.holds and between == " and " and _opens_areas(a) and _may_be_a_governorate(gazetteer, a):
            in_town = _IN_TOWN_WORDS.match(b.view.text, b.local[1]) is not None
            b.holds = b.holds or (_may_be_a_governorate(gazetteer, b) and not in_town)  # "villages of Idlib and Hama"
        if _HELD.fullmatch(between):
            b.holds = b.holds or _lies_in(gazetteer, a, b, aside=between == ", ")


def _may_be_a_governorate(gazetteer: Gazetteer, toponym: Toponym) -> bool:
    """Whether a name may be a governorate's."""
    found = (gazetteer.place(e.entity) for e in toponym.entries)
    return any(p is not None and p.type == "governorate" for p in found)


def _opens_areas(toponym: Toponym) -> bool:
    """Whether "villages of" or "towns in" stands before a name: an area's, and so is the next."""
    told = _OF_AN_AREA.search(toponym.view.text[max(0, toponym.local[0] - _BEFORE) : toponym.local[0]])
    return told is not None and told[0].startswith(("villages", "towns"))


def _is_called_an_area(toponym: Toponym, *, of_many: bool) -> bool:
    """Whether the words right before a name are said of areas: "southern Idlib", "the governor of Raqqa".

    `of_many` says that the next name is a settlement's: "the towns of al-Mayadeen and al-Boukamal" are these two.
    """
    text, (start, end) = toponym.view.text, toponym.local
    told = _OF_AN_AREA.search(text[max(0, start - _BEFORE) : start])
    if told is None or (told["half"] is not None and toponym.key in _HALVED):
        return False
    listed = _LIST_GOES_ON.match(text[end : end + 80]) is not None
    if told["of"] and listed and (of_many or text[:start].endswith("the towns of ")):
        return False
    return _IN_TOWN_WORDS.match(text, end) is None


def _lies_in(gazetteer: Gazetteer, a: Toponym, b: Toponym, *, aside: bool) -> bool:
    """Whether of two names the second is the governorate of the first; `aside` says that a comma alone parts them."""
    if a.best is None:
        return aside and a.label in {"GPE", "LOC", "FAC", None}
    area = gazetteer.area_of(a.best, "governorate") if a.best.importance < _TOO_WELL_KNOWN else None
    if area is None or area.id == a.best.id or b.key not in area_keys(gazetteer, [area]):
        return False
    return aside or _is_outside(gazetteer, a.best, b)


def _share_dual(a: Toponym, b: Toponym, *, listed: bool) -> bool:
    """Mark all of the names that one Arabic word for areas stands before: ريفي إدلب وحماة, أرياف حمص وحلب ودرعا.

    `listed` says that the first of them was so marked behind a word for many.
    """
    if a.view is not b.view or a.view.text[a.local[1] : b.local[0]].strip(" ،") != "و":
        return False
    before = a.view.text[max(0, a.local[0] - _BEFORE) : a.local[0]].split()[-1:]
    opened = next((w for w in (before[0], before[0][1:]) if w in _DUALS), None) if before else None
    if opened is None and not listed:
        return False
    a.holds = b.holds = True
    return listed or opened in _MANY_AREAS


def _is_outside(gazetteer: Gazetteer, place: Place, town: Toponym) -> bool:
    """Whether a settlement or a site lies outside every city of the name that it is said to be in."""
    cities = (p for e in town.entries if (p := gazetteer.place(e.entity)) is not None and p.type == "city")
    points = [p.point for p in cities if p.point is not None]
    if place.point is None or place.type not in SETTLEMENTS | SITES:
        return False
    return all(kilometres(place.point, point) > _IN_CITY for point in points)


def note_heads(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
    """Mark the governorates by whose names a round-up is ordered: "Aleppo — …", "Daraa: …", "Homs 8", a line each."""
    heads = [t for t in toponyms if _is_a_head(t) and any(_is_governorate(gazetteer, e.entity) for e in t.entries)]
    if len({t.key for t in heads}) >= _FEWEST_HEADS:
        for toponym in heads:
            toponym.holds = True


def _is_governorate(gazetteer: Gazetteer, id_: str) -> bool:
    place = gazetteer.place(id_)
    return place is not None and place.type == "governorate"


def _is_a_head(toponym: Toponym) -> bool:
    """Whether a name opens its line and stands before a mark that parts it from the rest, before a number, or alone."""
    text, (start, end) = toponym.view.text, toponym.local
    return _BEFORE_HEAD.search(text[max(0, start - _BEFORE) : start]) is not None and _HEAD.match(text, end) is not None


def note_provinces(toponyms: Sequence[Toponym], titles: Collection[int] = ()) -> None:
    """In an article that names a province, and never the city of that name as one, the bare name is the province's.

    In a title, whose blocks are `titles`, it is where the text tells of the province's countryside.

    So are those of a list whose first name is a province's: "in Idlib province, seven in Latakia and five in Hama".
    """
    named: dict[str, set[str]] = defaultdict(set)
    last: Toponym | None = None
    for toponym in toponyms:
        start, end = toponym.local
        after = toponym.view.words_after(end, 1)
        own = toponym.surface.lower().split()[1:]
        around = {*after, *own, *of_before(toponym.view.words_before(start, 4))}
        if last is not None and _goes_on(last, toponym) and named[last.key] & _PROVINCE:
            around.add("province")
        named[toponym.key] |= around & {*_PROVINCE, "countryside", "city"}
        last = toponym
    for toponym in toponyms:
        words = named[toponym.key]
        telling = {*_PROVINCE, "countryside"} if toponym.view.part.block in titles else _PROVINCE
        toponym.province = bool(words & telling) and "city" not in words and not _ends_a_road(toponym)


def _ends_a_road(toponym: Toponym) -> bool:
    """Whether a road leads from or to what a name stands for, which then is a town: "the road linking X to Y"."""
    start, end = toponym.local
    near = (*toponym.view.words_before(start, 5), *toponym.view.words_after(end, 2))
    return not _ROADS.isdisjoint(near)


_ROADS = lexicon.words("around_places", "road")
_PROVINCE = frozenset(["province", "governorate"])
_COUNT = "|".join([r"\d{1,4}", *lexicon.numbers().units, *lexicon.numbers().tens])
_LISTED_AREA = re.compile(rf"(?: (?:[Pp]rovince|[Gg]overnorate))?,?(?: and| as well as)?(?: (?:{_COUNT})){{1,2}} in ")
"""Between two names of a list of areas: "in Idlib province, seven in Latakia"."""


def _goes_on(last: Toponym, toponym: Toponym) -> bool:
    """Whether a name goes on with a list of areas."""
    end, start = last.local[1], toponym.local[0]
    return last.view is toponym.view and _LISTED_AREA.fullmatch(toponym.view.text, end, start) is not None


def area_keys(gazetteer: Gazetteer, areas: Iterable[Place]) -> set[str]:
    """The keys of the names that areas are called by, "Governorate" and the like left out."""
    return {k for area in areas for k in _keys_of(gazetteer, area.id)}


@lru_cache(maxsize=4096)
def _keys_of(gazetteer: Gazetteer, id_: str) -> frozenset[str]:
    area = gazetteer.place(id_)
    if area is None:
        return frozenset()
    plain = re.sub(r"\s+(Governorate|District|Subdistrict)$", "", area.name)
    return frozenset([key(plain), *(key(a if isinstance(a, str) else a.text) for a in area.aliases)])
