"""The gazetteer's places by their names; names that are words or given names too only where the text supports them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer, NameEntry, Place
from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.matching import Hit
from newsparse.gazetteer.words import arabic_words, english_words
from newsparse.recognizing.addresses import areas_after
from newsparse.recognizing.arabic import describes, is_arabic, lies_beside, listed, needs_support, only_terms
from newsparse.recognizing.context import Context, View, valid_on
from newsparse.recognizing.proposals import Proposal, Source
from newsparse.recognizing.settlements import behind_site_word
from newsparse.recognizing.typewords import ALL_TYPE_WORDS, DIRECTIONS, PREPOSITIONS, SITE_WORDS

PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
_OF_SITES = lexicon.words("around_places", "of_site")
"""Words that belong to the site named behind them: Military Airfield."""
_OF_A_GROUP = re.compile(
    rf"\b(?:{'|'.join(lexicon.load('ar/bodies', dict[str, list[str]])['armed_first'])}) (?:[\u0620-\u064a]{{2,15}} ){{0,2}}$"
)
NAMES_A_HOUSE = re.compile(rf" (?i:{'|'.join(sorted(lexicon.words('around_places', 'house')))})s? (?:in|of) [A-Z]")
"""Behind a town's name, what in another town is only called after it: "Tal Abyad Street in Raqqa"."""


def propose_places(context: Context, view: View) -> Iterator[Proposal]:
    """The longest names of places that were called so on the day meant, each with the names that the text supports."""
    hits = place_hits(context, view)
    before: Hit | None = None
    for hit in hits:
        if _within_an_arabic_name(view, hit):
            continue
        entries = _admitted(view, hit)
        if not entries and (
            _is_in_a_list(view, hit, before)
            or _is_beside(context.gazetteer, view, hit, before)
            or _is_a_town_there(context.gazetteer, view, hit)
            or _is_on_a_front(view, hit)
        ):
            entries = hit.entries
        before = hit if entries and any(not e.weak for e in entries) else before
        if len(entries) < len(hit.entries):
            entries = _within_the_area_after(context.gazetteer, hit, hits) or entries
        if not entries and behind_site_word(view, hit.start):
            continue  # شارع الحمرا: the street is called so, be it a word too
        supported = Hit(hit.start, hit.end, entries, hit.units)
        yield Proposal(hit.start, hit.end, Source.PLACE if entries else Source.WORD, supported if entries else hit)


def place_hits(context: Context, view: View) -> list[Hit]:
    """The longest hits of places of a view, with the names that were in use on the day meant."""

    def admits(entry: NameEntry, hit: Hit) -> bool:
        if entry.section != "places" or (hit.units > 1 and lies_beside(view.text[hit.start : hit.end], entry)):
            return False
        return valid_on(entry, context.day_at(view.part.start + hit.start))

    return view.longest_hits(admits)


def _is_in_a_list(view: View, hit: Hit, before: Hit | None) -> bool:
    """Whether "and" joins an Arabic name to a place before it that needs no support: القريا وصلخد وشهبا."""
    surface = view.text[hit.start : hit.end]
    if before is None or not is_arabic(surface) or only_terms(surface) or fold(surface) in arabic_words():
        return False  # "Aleppo and the revolution"
    return hit.units == 1 and view.text[before.end : hit.start] in {" و", "، و", " و "}


def _is_beside(gazetteer: Gazetteer, view: View, hit: Hit, before: Hit | None) -> bool:
    """Whether "and" joins an Arabic name to a place of the same district: استعادة الشحيل والبصيرة, سموقة وأم الحوش."""
    if before is None or only_terms(view.text[hit.start : hit.end]):
        return False
    if view.text[before.end : hit.start] not in {" و", "، و", " و "}:
        return False
    if _GOES_ON_AS_WORDS.match(view.text, hit.end):
        return False  # "in Daraa, and the picture is not clear"
    there = view.words_before(before.start, 1)
    districts = {d.id for e in before.entries if not e.weak and (d := _district(gazetteer, e)) is not None}
    return any(
        (d := _district(gazetteer, e)) is not None
        and d.id in districts
        and (there[-1:] in _PLACED or _is_a_town(gazetteer, e))
        for e in hit.entries
    )


_GOES_ON_AS_WORDS = re.compile(
    r" (?![وبلف]|في |على |من |إلى |شرق|غرب|شمال|جنوب|بعد |قبل |أمس|اليوم|خلال |عقب )[\u0620-\u064a]"
)
"""Behind an Arabic word: what is said of it, and no conjunction, preposition, bearing or day."""


def _district(gazetteer: Gazetteer, entry: NameEntry) -> Place | None:
    place = gazetteer.place(entry.entity)
    return gazetteer.area_of(place, "district") if place is not None else None


def _is_a_town(gazetteer: Gazetteer, entry: NameEntry) -> bool:
    place = gazetteer.place(entry.entity)
    return place is not None and place.type in {"city", "town"}


_PLACED = [["in"], ["near"], ["vicinity"], ["outskirts"], ["towns"], ["villages"], ["cities"], ["from"]]
"""The word before a list of places, in the terms of the rules of places."""
_AT_A_FRONT = re.compile(r"(?:على|في|عند|إلى) جبهة $")
"""Before the place that a front is named for, no group: على جبهة النيرب."""
_ON_A_ROAD = re.compile(r"طريق(?: [\u0620-\u064a]{2,12}){0,2} بين $")
"""Before the first of two ends of a road: على الطريق الواصل بين."""


def _is_on_a_front(view: View, hit: Hit) -> bool:
    """Whether an Arabic name stands behind a word that is followed by nothing but places: جبهة النيرب, الطريق الواصل بين جبلة و.

    A name that is no everyday word needs only "near" and the like: قرب عتمان.
    """
    surface = view.text[hit.start : hit.end]
    if not is_arabic(surface) or only_terms(surface) or (hit.units == 1 and describes(surface)):
        return False
    before = view.words_before(hit.start, 1)
    if before[-1:] == ["front"] or _ON_A_ROAD.search(view.text[max(0, hit.start - _ROAD_REACH) : hit.start]):
        return True
    return bool(before) and before[-1] in _THERE | {"side"} and fold(surface) not in arabic_words()


_ROAD_REACH = 50
"""Code points of the words for a road before the first of its ends, at most."""


def _within_an_arabic_name(view: View, hit: Hit) -> bool:
    """Whether an Arabic word stands in the name of an army, brigade or front: جيش الطائفة المنصورة."""
    before = view.text[max(0, hit.start - 40) : hit.start]
    return _OF_A_GROUP.search(before) is not None and _AT_A_FRONT.search(before) is None


def _admitted(view: View, hit: Hit) -> tuple[NameEntry, ...]:
    """The names that the text allows: weak ones only with support or beside strong ones, none for a word."""
    surface = view.text[hit.start : hit.end]
    if hit.units == 1 and surface.lower() in english_words() and not any(e.text == surface for e in hit.entries):
        return hit.entries if _supported(view, hit) else ()  # "War" is no al-Waer
    if only_terms(surface) or (hit.units == 1 and describes(surface) and not _is_the_country(view, hit)):
        return ()
    if hit.units == 1 and needs_support(surface, hit.entries, view.text):
        return hit.entries if _supported(view, hit) or listed(view.text, hit.start) else ()
    if any(not e.weak for e in hit.entries):
        return hit.entries
    in_list = is_arabic(surface) and listed(view.text, hit.start)
    return hit.entries if in_list or _supported(view, hit) else ()


def _is_the_country(view: View, hit: Hit) -> bool:
    """Whether what may be an adjective is a country by the preposition or the bearing before it: في سورية, شمال سورية."""
    before = view.words_before(hit.start, 1)
    country = any(e.entity.startswith("iso:") and e.text == view.text[hit.start : hit.end] for e in hit.entries)
    return country and bool(before) and before[-1] in DIRECTIONS | {"in", "to", "from"}


def _is_a_town_there(gazetteer: Gazetteer, view: View, hit: Hit) -> bool:
    """Whether an Arabic word that is a well-known town's name stands right behind one for where something is: قرب تدمر, منطقة القريتين.

    Or between "in" and a bearing: في البصيرة شرق دير الزور.
    """
    surface, before = view.text[hit.start : hit.end], view.words_before(hit.start, 1)
    if hit.units > 1 or not is_arabic(surface) or not before:
        return False
    borne = before[-1] == "in" and not DIRECTIONS.isdisjoint(view.words_after(hit.end, 1))
    if before[-1] not in _THERE and not borne:
        return False
    known = (p for e in hit.entries if not e.weak and (p := gazetteer.place(e.entity)) is not None)
    least = _KNOWN if borne else _WELL_KNOWN
    return any(p.type in {"city", "town"} and p.importance >= least for p in known)


_KNOWN, _WELL_KNOWN = 0.4, 0.5
"""Importance from which a town is sooner meant than the word that its name is too, behind "near" and the like."""
_THERE = DIRECTIONS | {"near", "vicinity", "outskirts", "district", "town", "city", "area", "region"}


def _within_the_area_after(gazetteer: Gazetteer, hit: Hit, hits: Sequence[Hit]) -> tuple[NameEntry, ...]:
    """The names of a hit, weak ones too, where only a weak one is of the area named behind: "al-Soura, Daraa"."""
    inside = {i for a in areas_after(gazetteer, hit.end, hits) for i in (a, *gazetteer.within(a))}
    within = [e for e in hit.entries if e.entity in inside]
    return hit.entries if within and all(e.weak for e in within) else ()


def _supported(view: View, hit: Hit) -> bool:
    """Whether the text treats a weak name (an English word, a given name) as a place."""
    before = view.words_before(hit.start, 3)
    after = view.words_after(hit.end, 2)
    label = next((n.label for n in view.named if n.start <= hit.start and hit.end <= n.end), None)
    if (hit.start, hit.end) in view.addresses:
        return True
    if view.text[hit.start : hit.end].lower() in _OF_SITES:
        return False
    if label == "PERSON":
        return (bool(before) and before[-1] in {"village", "town"}) or bool(set(after[:1]) & SITE_WORDS)
    if view.text[: hit.start].strip() == "" and view.text[hit.end :].lstrip()[:1] == ",":
        return True
    if set(before[-2:]) & ALL_TYPE_WORDS or (
        after and after[0] in ALL_TYPE_WORDS - {"military", "air", "field", "oil", "gas"}
    ):
        return True
    return label in PLACE_LABELS and bool(before) and before[-1] in PREPOSITIONS
