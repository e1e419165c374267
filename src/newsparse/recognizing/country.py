"""Which country an article is about, and which countries a sentence names.

Lesser places of Syria and words such as "the Interior Ministry" mean what
they mean in articles about Syria; in one about Yemen they mean something else.
"""

from __future__ import annotations

from collections import defaultdict

from newsparse import lexicon
from newsparse.gazetteer import Place
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.matching import Hit, outermost
from newsparse.gazetteer.words import english_words, may_be_other
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Kind, Source

_OTHER_TOO_STRONG = 2.0
"""Another country that is named so many times as often as Syria is what the article is about."""
_EVERYWHERE = frozenset(["islamic-state", "al-qaeda", "isi"])
"""Groups that news of many countries names: they tell nothing of where."""


_VILLAGES = 3
"""Villages of Syria that an article names, from which it is as much about Syria as if it named the country."""
_TOWN, _TOWNS = 0.3, 0.9
"""Importance of a town of Syria, and what two or more have together that say so beside another country: "Israel struck Masyaf and Shayrat"."""
_WHO_FIGHT = frozenset("IL TR US RU IR IQ LB JO GB FR".split())
"""Countries that are named beside Syria's towns because their forces strike there, or lie next to it."""
_SHORTEST = 5
_ALONE, _SAYS_SO = 0.45, 0.36
"""Importance from which a place of Syria says so alone: of one whose folded name has five letters, written as its record has it, and of one that has more."""
TELLING = 6
"""Letters of a folded name from which a place of Syria is hardly met by chance."""


def about(context: Context) -> str | None:
    """The ISO code of the country that the article is about: SY, the country named most, or None.

    Countries and their adjectives count, well-known cities, and the forces of
    Syria's war. Lesser places count for Syria only together, and where no
    other country is named: names of several words or with an Arabic article
    are hardly ever met by chance. A foreign force names no country: it may
    fight in Syria.
    """
    counts: defaultdict[str, float] = defaultdict(float)
    forces: defaultdict[str, float] = defaultdict(float)
    lesser: dict[str, float] = {}
    alone: dict[str, float] = {}
    for view in context.views:
        for hit in outermost(view.hits):
            country, weight = _evidence(context, view, hit, lesser, alone)
            if country:
                foreign = country != "SY" and any(e.section == "groups" for e in hit.entries)
                (forces if foreign else counts)[country] += weight
    sure = any(n >= _ALONE for n in alone.values()) or any(
        n >= _SAYS_SO for k, n in lesser.items() if len(k) >= TELLING
    )
    if not counts and (sure or (len(lesser) > 1 and sum(lesser.values()) >= 0.75)):
        counts["SY"] += 1
    known = [n for k, n in lesser.items() if n >= _TOWN]
    named = {*counts, *forces} - {"SY"}
    if named and named <= _WHO_FIGHT and not counts["SY"] and len(known) > 1 and sum(known) >= _TOWNS:
        counts["SY"] += 1
    counts["SY"] += _by_villages(context)
    for country, weight in forces.items():
        counts[country] += weight
    others = [(n, c) for c, n in counts.items() if c != "SY"]
    most, other = max(others, default=(0.0, None), key=lambda p: (p[0], str(p[1])))
    if counts["SY"] and most < _OTHER_TOO_STRONG * counts["SY"]:
        return "SY"
    return other


def _by_villages(context: Context) -> float:
    """What the lesser places of Syria say together that the text names as places: several long names are met by no chance."""
    named = set()
    for view in context.views:
        for chosen in view.chosen:
            proposal = chosen.by(Source.PLACE) if chosen.kind is Kind.PLACE else None
            folded = key(view.text[chosen.start : chosen.end])
            if proposal is not None and proposal.hit is not None and len(folded) >= TELLING:
                places = (context.gazetteer.place(e.entity) for e in proposal.hit.entries)
                named |= {folded for p in places if p is not None and p.country == "SY"}
    return len(named) / _VILLAGES if len(named) >= _VILLAGES else 0.0


def _evidence(
    context: Context, view: View, hit: Hit, lesser: dict[str, float], alone: dict[str, float]
) -> tuple[str | None, float]:
    """The country that one name speaks for, and how strongly; lesser places of Syria are noted."""
    if _is_of_another_name(view, hit):
        return None, 0.0
    of_group = _of_group(context, hit)
    if of_group is not None:
        return of_group
    place = _weightiest(context, hit)
    return (
        _of_place(place, view.text[hit.start : hit.end], hit.units, lesser, alone) if place is not None else (None, 0.0)
    )


def _of_group(context: Context, hit: Hit) -> tuple[str | None, float] | None:
    """What the name of a group or force speaks for; None where it is no group's."""
    for entry in (e for e in hit.entries if e.section == "groups"):
        if entry.kind == "reference":
            if "regime" in entry.text:
                return "SY", 0.4
            continue
        if entry.entity in _EVERYWHERE:
            return None, 0.0
        country = getattr(context.gazetteer.get(entry.entity), "country", None)
        return country or "SY", 1.0 if country in {None, "SY"} else 0.5
    return None


def _weightiest(context: Context, hit: Hit) -> Place | None:
    """The most important of the places that a name may mean; the first of equals."""
    entries = (e for e in hit.entries if e.section in {"places", "nationalities"} and not e.weak)
    places = [p for p in (context.gazetteer.place(e.entity) for e in entries) if p is not None]
    return max(places, key=lambda p: p.importance, default=None)


def _is_a_word(surface: str) -> bool:
    """Whether a name is a word or a given name too: Jasim, Salma."""
    return may_be_other(surface) or surface.lower() in lexicon.forenames() | english_words()


def _of_place(
    place: Place, surface: str, units: int, lesser: dict[str, float], alone: dict[str, float]
) -> tuple[str | None, float]:
    if place.type == "country":
        return place.country, 1.0
    if place.country == "SY":
        telling = units > 1 or "al-" in surface.lower()
        if place.importance >= (0.4 if telling else 0.6):
            return "SY", 1.0
        folded = key(surface)
        lesser[folded] = max(lesser.get(folded, 0.0), place.importance)
        if len(folded) == _SHORTEST and surface == place.name and not _is_a_word(surface):
            alone[folded] = place.importance
        return None, 0.0
    if place.type == "region":
        return place.country, 0.4
    return (place.country, 0.7) if place.importance >= 0.35 else (None, 0.0)


def countries_in(context: Context, view: View, offset: int) -> frozenset[str]:
    """ISO codes of the countries that the sentence at an offset of the view's part names, adjectives left out."""
    first, last = context.sentence_around(view, offset)
    return frozenset(country for start, end, country in view.countries if first <= start and end <= last)


def _is_of_another_name(view: View, hit: Hit) -> bool:
    """Whether a name was decided to be a person's, or to be part of a body's: the University of Damascus."""
    force = any(e.section == "groups" for e in hit.entries)
    return view.is_chosen(hit.start, hit.end, *([Kind.PERSON] if force else [Kind.PERSON, Kind.ACTOR]))
