"""Toponyms: which spans of the text name a place, before it is decided which place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsparse.gazetteer import Gazetteer, NameEntry, Place
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.matching import Hit
from newsparse.gazetteer.words import english_words
from newsparse.linking.arabic import lies_beside, listed, needs_support, only_terms
from newsparse.linking.context import Context, View, valid_on
from newsparse.linking.labels import LANDMARKS, RANKS, Named
from newsparse.linking.likeness import Alike, alike_within, sound_alikes
from newsparse.linking.typewords import (
    ALL_TYPE_WORDS,
    DIRECTIONS,
    PREPOSITIONS,
    SETTLEMENT_WORDS,
    SITE_WORDS,
    SURROUNDINGS,
    of_before,
)

_PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
_NO_PLACES = frozenset(
    "ramadan eid islam university hospital museum military war ne nw se sw the a an west east north south northern southern eastern western "
    "centre center city town village here there".split()
)
_SHOWS_LESSER = frozenset(["village", "hamlet", "countryside", "rural", "suburbs", "outskirts", *SITE_WORDS])
"""Words beside a name that is a city's too which let it be a village's or a site's."""
_ARABIC_ARMED = re.compile(r"\b(?:جيش|لواء|كتيبة|كتائب|حركة|فرقة|جبهة) (?:[\u0620-\u064a]{2,15} ){0,2}$")
_NAMES_A_HOUSE = re.compile(
    r" (?:garage|bakery|hotel|restaurant|caf[eé]|cinema|pharmacy|bookshop|[Ss]quare|[Rr]oundabout|[Ss]treet|[Bb]akery|[Gg]arage|[Hh]otel)s? (?:in|of) [A-Z]"
)
"""Behind a town's name, what in another town is only called after it: "Tal Abyad Street in Raqqa"."""
_OF_SITES = frozenset("military air oil gas border refugee central national international main former new old".split())
"""Words that belong to the site named behind them: Military Airfield."""
_OF_PLACES = ALL_TYPE_WORDS | SURROUNDINGS | DIRECTIONS
_OTHER_KINDS = ("person", "group", "organization", "nationality")
_GREAT = 0.75
_SIMILAR_AT_LEAST = 76.0
_SIMILAR_ANYWHERE = 86.0
"""Under this likeness (rapidfuzz ratio of the loose forms, 0 to 100) a sound-alike is no candidate;
the higher bound is for names that only a preposition shows to be places."""
_SIMILAR_WORDS = 90.0
"""The bound for names of several words, which need no preposition."""
_OPENS_PERSONS = frozenset("abu abou umm um bin ibn sheikh shaykh mr mrs dr general colonel brigadier saint".split())
_TARGETED = frozenset(
    "on for target targets targeted hit hits bomb bombed shell shelled shells control against storm retake".split()
)


Terms = tuple[tuple[str, float], ...]
"""What speaks for and against a candidate, each with its weight; their sum is its score."""


@dataclass(slots=True)
class Toponym:
    """A mention of a place while it is being resolved. Offsets are in the article's text."""

    view: View
    start: int
    end: int
    surface: str
    key: str
    entries: tuple[NameEntry, ...]
    rule: str
    likeness: float | None
    label: str | None
    sense: str = "location"
    holds: bool = False
    addressed: bool = False
    province: bool = False
    beside: tuple[str, ...] = ()
    scored: list[tuple[float, NameEntry, Place]] = field(default_factory=list)
    terms: dict[str, Terms] = field(default_factory=dict)
    unknown: float = 0.0
    same_spot: float = 0.0
    agreed: bool = False

    @property
    def similar(self) -> bool:
        """Whether its names are only like it; `likeness` then says how much, from 0 to 100."""
        return self.likeness is not None

    @property
    def local(self) -> tuple[int, int]:
        """Offsets within the view's part."""
        return self.start - self.view.part.start, self.end - self.view.part.start

    @property
    def best(self) -> Place | None:
        """The leading candidate, or None."""
        return self.scored[0][2] if self.scored else None

    @property
    def confidence(self) -> float:
        """The share of the leading candidate and of those on the same spot, in [0, 1]."""
        return min(self.scored[0][0] + self.same_spot, 1.0) if self.scored else 0.0


def claim_addresses(context: Context) -> None:
    """Claim names that stand as places do: before an area ("Kafr Nabl, Idlib"), beside a type word ("Maardis village").

    Runs before people and organizations are looked for, so that a model that
    takes an unknown village for a person is overruled.
    """
    for view in context.views:
        areas = [h for h in view.hits if any(_is_area(context.gazetteer, e) for e in h.entries)]
        for run in view.capitalized_runs:
            start, end = run[0].start, run[-1].bare_end
            if run[0].text.lower() in RANKS:
                continue
            if not (_before_area(view, start, end, areas) or _beside_settlement_word(view, start, end)):
                continue
            hits = [h for h in view.hits if h.start < end and start < h.end]
            if not any(e.section in {"groups", "people", "organizations"} for h in hits for e in h.entries):
                view.taken.append((start, end, "address"))


def _before_area(view: View, start: int, end: int, areas: Sequence[Hit]) -> bool:
    """Whether a comma and an area follow, and a preposition, a type word or nothing stands before."""
    if view.text[end : end + 2] != ", " or not any(h.start - end in {2, 3} and h.end > end for h in areas):
        return False
    before = view.words_before(start, 1)
    opens = not view.text[:start].strip() or view.text[:start].rstrip()[-1:] in ".,(:;"
    return opens or bool(before and before[0] in PREPOSITIONS | ALL_TYPE_WORDS)


def _beside_settlement_word(view: View, start: int, end: int) -> bool:
    """Whether "village", "town" and the like stand right after the name or, with "of" or without, right before."""
    after, before = view.words_after(end, 1), view.words_before(start, 2)
    if after and after[0] in SETTLEMENT_WORDS and view.text[end : end + 1] == " ":
        return True
    if before[-1:] == ["of"]:
        before.pop()
    return bool(before) and before[-1] in SETTLEMENT_WORDS and view.text[start - 1 : start] == " "


def _is_area(gazetteer: Gazetteer, entry: NameEntry) -> bool:
    place = gazetteer.place(entry.entity) if entry.section == "places" else None
    return place is not None and place.type in {"governorate", "country", "district"}


def recognize(context: Context) -> Iterator[Toponym]:
    """Every toponym of the document: exact names, then sound-alikes and unknown names where places stand."""
    for view in context.views:

        def admits(entry: NameEntry, hit: Hit, view: View = view) -> bool:
            if entry.section != "places" or (hit.units > 1 and lies_beside(view.text[hit.start : hit.end], entry)):
                return False
            return valid_on(entry, context.day_at(view.part.start + hit.start))

        claimed: list[tuple[int, int]] = []
        hits = view.longest_hits(admits)
        for start, end, alike in _alike_in_address(context, view, hits):
            claimed.append((start, end))
            yield _toponym(view, start, end, alike.entries, "similar name within the area named", alike.likeness)
        for start, end, alike in _alike_runs(context, view, hits, claimed):
            claimed.append((start, end))
            yield _toponym(view, start, end, alike.entries, "similar name of the gazetteer", alike.likeness)
        for hit in hits:
            if _NAMES_A_HOUSE.match(view.text, hit.end):
                claimed.append((hit.start, hit.end))
                continue
            if (
                _is_other(context, view, hit)
                or _within_an_arabic_name(view, hit)
                or any(hit.start < b and a < hit.end for a, b in claimed)
            ):
                continue
            entries = _admitted(view, hit)
            if len(entries) < len(hit.entries):
                entries = _within_the_area_after(context.gazetteer, hit, hits) or entries
            if entries:
                claimed.append((hit.start, hit.end))
                yield _toponym(view, hit.start, hit.end, entries, "name of the gazetteer")
        for span in _unmatched(view, claimed):
            least = _SIMILAR_AT_LEAST if span.label else _SIMILAR_ANYWHERE
            surface = view.text[span.start : span.end]
            near = alike_within(context.gazetteer, surface, _areas_around(context, view, span.start, hits))
            found = near or sound_alikes(context.gazetteer, surface, least, weak=span.label == "LIKE")
            if found is not None:
                claimed.append((span.start, span.end))
                rule = "similar name of the gazetteer"
                yield _toponym(view, span.start, span.end, found.entries, rule, found.likeness)
            elif span.label in _PLACE_LABELS:
                claimed.append((span.start, span.end))
                yield _toponym(view, span.start, span.end, (), "place by the language model")


def _alike_in_address(context: Context, view: View, hits: Sequence[Hit]) -> Iterator[tuple[int, int, Alike]]:
    """Names that stand before an area in which no record has them, but one has a name much like: "Khan Tomam, Aleppo"."""
    for start, end, kind in view.taken:
        if kind != "address":
            continue
        areas = _areas_after(context.gazetteer, end, hits)
        whole = next((h for h in hits if h.start <= start + 3 and end - 1 <= h.end), None)
        if not areas or (whole is not None and _any_within(context.gazetteer, whole, areas)):
            continue
        if whole is not None and _is_great(context.gazetteer, whole):
            continue  # a great city is no misspelt village: "Daraa, Damascus and Homs"
        alike = alike_within(context.gazetteer, view.text[start:end], areas)
        if alike:
            yield start, end, alike


def _alike_runs(
    context: Context, view: View, hits: Sequence[Hit], claimed: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Alike]]:
    """Names of several words that no record has, but one has a name much like, wherever they stand: "Jeb al-Jarrah"."""
    for run in view.capitalized_runs:
        words = [u for u in run if not u.article]
        start, end = run[0].start, run[-1].bare_end
        if len(words) < 2 or any(start < b and a < end for a, b in claimed):
            continue
        if any(h.start <= words[0].start and end <= h.end for h in hits) or view.is_taken(
            start, end, "group", "organization"
        ):
            continue
        personal = words[0].text.lower() in _OPENS_PERSONS or view.is_taken(start, end, "person")
        if personal and _place_context(view, start, end) != "sure":
            continue
        alike = sound_alikes(context.gazetteer, view.text[start:end], _SIMILAR_WORDS)
        if alike is not None:
            yield start, end, alike


def _is_great(gazetteer: Gazetteer, hit: Hit) -> bool:
    found = (gazetteer.place(e.entity) for e in hit.entries if e.section == "places" and not e.weak)
    return any(p is not None and p.type == "city" and p.importance >= _GREAT for p in found)


def _any_within(gazetteer: Gazetteer, hit: Hit, areas: Sequence[str]) -> bool:
    return any(e.entity in areas or any(e.entity in gazetteer.within(a) for a in areas) for e in hit.entries)


def _areas_after(gazetteer: Gazetteer, end: int, hits: Sequence[Hit]) -> tuple[str, ...]:
    """The ids of the governorates, or else of the districts, of the name that follows a comma."""
    following = next((h for h in hits if h.start - end in {2, 3}), None)
    return _area_ids(gazetteer, following) if following is not None else ()


def _areas_around(context: Context, view: View, offset: int, hits: Sequence[Hit]) -> tuple[str, ...]:
    """The ids of the governorates that the sentence at an offset names."""
    first, last = context.sentence_around(view, offset)
    found = [i for h in hits if first <= h.start < last for i in _area_ids(context.gazetteer, h)]
    return tuple(dict.fromkeys(i for i in found if i.startswith("SY") and len(i) == 4))


def _area_ids(gazetteer: Gazetteer, hit: Hit) -> tuple[str, ...]:
    areas = [p for e in hit.entries if e.section == "places" and (p := gazetteer.place(e.entity)) and p.country == "SY"]
    for type_ in ("governorate", "district"):
        found = tuple(p.id for p in areas if p.type == type_)
        if found:
            return found
    return ()


def _toponym(
    view: View, start: int, end: int, entries: tuple[NameEntry, ...], rule: str, likeness: float | None = None
) -> Toponym:
    label = next((n.label for n in view.named if n.start <= start and end <= n.end), None)
    offset = view.part.start
    return Toponym(
        view,
        offset + start,
        offset + end,
        view.text[start:end],
        key(view.text[start:end]),
        entries,
        rule,
        likeness,
        label,
    )


def _is_other(context: Context, view: View, hit: Hit) -> bool:
    """Whether the name belongs to a person, a group, an organization or an adjective instead."""
    for start, end, kind in view.taken:
        if start < hit.end and hit.start < end and kind != "address":
            if kind == "body":
                return True
            if kind == "nationality" and not (start <= hit.start and hit.end <= end):
                continue
            if kind == "organization" and _government(view, hit, start, end):
                continue
            if (
                kind == "organization"
                and (end - start) > (hit.end - hit.start)
                and not any(e.weak for e in hit.entries)
            ):
                important = any(
                    (p := context.gazetteer.place(e.entity)) is not None and p.importance >= 0.4 for e in hit.entries
                )
                if important and not view.text[start:end].isupper():
                    continue
            return True
    return False


def _within_an_arabic_name(view: View, hit: Hit) -> bool:
    """Whether an Arabic word stands in the name of an army, brigade or front: جيش الطائفة المنصورة."""
    return _ARABIC_ARMED.search(view.text[max(0, hit.start - 40) : hit.start]) is not None


def _government(view: View, hit: Hit, start: int, end: int) -> bool:
    """Whether the organization is the place's government ("Damascus government"), which is no name of its own."""
    rest = view.text[start : hit.start] + view.text[hit.end : end]
    return "government" in rest or "administration" in rest


def _admitted(view: View, hit: Hit) -> tuple[NameEntry, ...]:
    """The names that the text allows: weak ones only with support, beside strong ones only as villages."""
    surface = view.text[hit.start : hit.end]
    if hit.units == 1 and surface.lower() in english_words() and not any(e.text == surface for e in hit.entries):
        return hit.entries if _supported(view, hit) else ()  # "War" is no al-Waer
    if only_terms(surface):
        return ()
    if hit.units == 1 and needs_support(surface, hit.entries):
        return hit.entries if _supported(view, hit) or listed(view.text, hit.start) else ()
    strong = tuple(e for e in hit.entries if not e.weak)
    if len(strong) == len(hit.entries):
        return strong
    if strong:
        before = view.words_before(hit.start, 6)
        around = {*before[-2:], *of_before(before), *view.words_after(hit.end, 1)}
        return hit.entries if around & _SHOWS_LESSER else strong
    return hit.entries if _supported(view, hit) else ()


def _within_the_area_after(gazetteer: Gazetteer, hit: Hit, hits: Sequence[Hit]) -> tuple[NameEntry, ...]:
    """The names of a hit, weak ones too, where only a weak one is of the area named behind: "al-Soura, Daraa"."""
    inside = {i for a in _areas_after(gazetteer, hit.end, hits) for i in (a, *gazetteer.within(a))}
    within = [e for e in hit.entries if e.entity in inside]
    return hit.entries if within and all(e.weak for e in within) else ()


def _supported(view: View, hit: Hit) -> bool:
    """Whether the text treats a weak name (an English word, a given name) as a place."""
    before = view.words_before(hit.start, 3)
    after = view.words_after(hit.end, 2)
    label = next((n.label for n in view.named if n.start <= hit.start and hit.end <= n.end), None)
    if (hit.start, hit.end, "address") in view.taken:
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
    return label in _PLACE_LABELS and bool(before) and before[-1] in PREPOSITIONS


def _unmatched(view: View, claimed: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Capitalized names that no exact key covers and that stand where places stand."""

    def free(start: int, end: int) -> bool:
        return not view.is_taken(start, end, *_OTHER_KINDS) and all(end <= a or b <= start for a, b in claimed)

    seen: list[tuple[int, int]] = []
    for entity in view.named:
        surface = view.text[entity.start : entity.end]
        plain = " " not in surface and view.tag_at(entity.start) not in {"NNP", "NNPS", ""}
        bare = plain or surface[:1].islower() or surface.lower() in _NO_PLACES or surface.lower() in english_words()
        if entity.label in _PLACE_LABELS and not bare and free(entity.start, entity.end):
            seen.append((entity.start, entity.end))
            yield entity
    for run in view.capitalized_runs:
        start, end = run[0].start, run[-1].bare_end
        context = _place_context(view, start, end)
        if run[0].text == "The" and len(run) > 2:
            start = run[1].start
        if all(u.text.lower() in _NO_PLACES or u.text.lower() in english_words() for u in run):
            continue
        landmark = len(run) > 1 and run[-1].text.lower() in LANDMARKS and view.text[start].isupper()
        open_ = not view.is_taken(start, end, "person", "group", "organization")
        if landmark and open_ and all(end <= a or b <= start for a, b in [*claimed, *seen]):
            yield Named(start, end, "LOC")
        elif context and free(start, end) and all(end <= a or b <= start for a, b in seen):
            claimed_here = (start, end, "address") in view.taken
            yield Named(start, end, "GPE" if claimed_here else "LIKE" if context == "sure" else "")


def _place_context(view: View, start: int, end: int) -> str:
    """How well a name stands where places stand: "sure", "likely", or empty."""
    before, after = view.words_before(start, 2), view.words_after(end, 1)
    if (start, end, "address") in view.taken:
        return "sure"
    if before and (
        before[-1] in ALL_TYPE_WORDS or (before[-1] == "of" and len(before) > 1 and before[-2] in _OF_PLACES)
    ):
        return "sure"
    if after and after[0] in ALL_TYPE_WORDS - {"military", "air", "field", "station", "company", "center", "centre"}:
        return "sure"
    if before and before[-1] in {"in", "near", "outside", "around"}:
        return "sure"
    listed = view.text[end : end + 2] == ", " and view.text[end + 2 : end + 3].isupper()
    return "likely" if before and (before[-1] in PREPOSITIONS | _TARGETED or listed) else ""
