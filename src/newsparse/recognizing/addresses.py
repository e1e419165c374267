"""Names that stand as places do: before an area ("Kafr Nabl, Idlib"), beside a word for settlements ("Maardis village")."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer, NameEntry
from newsparse.gazetteer.matching import Hit
from newsparse.recognizing.context import ACTORS, View
from newsparse.recognizing.typewords import ALL_TYPE_WORDS, PREPOSITIONS, SETTLEMENT_WORDS


def addresses_in(gazetteer: Gazetteer, view: View) -> frozenset[tuple[int, int]]:
    """The spans of runs of capitalized words that stand so, offsets within the part; none that names an actor."""
    areas = [h for h in view.hits if any(_is_area(gazetteer, e) for e in h.entries)]
    ranks = lexicon.words("around_people", "rank")
    found = set()
    for run in view.capitalized_runs:
        start, end = run[0].start, run[-1].bare_end
        if run[0].text.lower() in ranks:
            continue
        if not (_before_area(view, start, end, areas) or _beside_settlement_word(view, start, end)):
            continue
        hits = [h for h in view.hits if h.start < end and start < h.end]
        if not any(e.section in ACTORS for h in hits for e in h.entries):
            found.add((start, end))
    return frozenset(found)


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


def areas_after(gazetteer: Gazetteer, end: int, hits: Sequence[Hit]) -> tuple[str, ...]:
    """The ids of the governorates, or else of the districts, of the name that follows a comma."""
    following = next((h for h in hits if h.start - end in {2, 3}), None)
    return area_ids(gazetteer, following) if following is not None else ()


def area_ids(gazetteer: Gazetteer, hit: Hit) -> tuple[str, ...]:
    """The ids of a name's governorates in Syria, or else of its districts."""
    areas = [p for e in hit.entries if e.section == "places" and (p := gazetteer.place(e.entity)) and p.country == "SY"]
    for type_ in ("governorate", "district"):
        found = tuple(p.id for p in areas if p.type == type_)
        if found:
            return found
    return ()
