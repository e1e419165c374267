"""Nationalities and peoples: adjectives of nation, people, religion and language, and peoples that act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse import lexicon
from newsparse.gazetteer import NameEntry
from newsparse.gazetteer.matching import Hit
from newsparse.models import Mention, MentionKind
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Kind

_PEOPLE_OF = re.compile(r"\b(?P<people>people of) (?:the )?")
_COUNTED = re.compile(
    rf"(?:\b\d{{1,7}}|\b(?:{'|'.join([*lexicon.numbers().units, *lexicon.numbers().tens, 'several', 'dozens of', 'other'])})) $",
    re.IGNORECASE,
)
_REACH = 16
"""Code points before a people within which its number stands."""
_PEOPLE = re.compile(r" people\b")


def link_nationalities(context: Context) -> list[Mention]:
    """Adjectives of nation, people, religion and language; they may stand within other names.

    A people in the plural ("Syrians", "the Syrian people") is a collective
    actor, a population, and no adjective.
    """
    found: list[Mention] = []
    for view in context.views:
        found += _peoples_of(context, view)

        def admits(entry: NameEntry, hit: Hit, view: View = view) -> bool:
            return entry.section == "nationalities" and not entry.weak and _spelled(entry, view, hit)

        for hit in view.longest_hits(admits):
            if view.is_chosen(hit.start, hit.end, Kind.PERSON) or _opens_a_country(context, view, hit):
                continue
            entry = hit.entries[0]
            plural = _is_plural(entry)
            people = None if plural else _PEOPLE.match(view.text, hit.end)
            if plural or people:
                found += _population(view, hit.start, people.end() if people else hit.end, entry)
            if plural or _within_a_proper_name(view, hit):
                continue
            found.append(
                Mention(
                    start=view.part.start + hit.start,
                    end=view.part.start + hit.end,
                    kind=MentionKind.NATIONALITY,
                    rule="demonym of the gazetteer",
                    confidence=0.97,
                    entity=entry.entity,
                    alias=entry.text,
                )
            )
    return found


def _is_plural(entry: NameEntry) -> bool:
    """Whether a demonym is a noun in the plural: Syrians, Kurds; no adjective of a people ends so."""
    return entry.text.endswith("s") and not entry.text.endswith("ss")


def _population(view: View, start: int, end: int, entry: NameEntry) -> list[Mention]:
    """A people as an actor, unless a longer name has the words."""
    if view.is_chosen(start, end, Kind.ACTOR, Kind.PERSON) or _is_counted(view, start):
        return []
    return [
        Mention(
            start=view.part.start + start,
            end=view.part.start + end,
            kind=MentionKind.ORGANIZATION,
            rule="people of the gazetteer",
            confidence=0.9,
            entity=entry.entity,
            alias=entry.text,
            sense="entity",
        )
    ]


def _is_counted(view: View, start: int) -> bool:
    """Whether a number stands before a people: "at least five Syrians" are some of them, and no people that acts."""
    return _COUNTED.search(view.text[max(0, start - _REACH) : start]) is not None


def _peoples_of(context: Context, view: View) -> Iterator[Mention]:
    """The people of a country by its name: "the people of Syria"."""
    for match in _PEOPLE_OF.finditer(view.text) if "people of" in view.text else ():
        hit = max((h for h in view.hits if h.start == match.end()), key=lambda h: h.end, default=None)
        for entry in hit.entries if hit is not None else ():
            place = context.gazetteer.place(entry.entity)
            if hit is not None and place is not None and place.type == "country":
                yield from _population(view, match.start("people"), hit.end, entry)
                break


def _within_a_proper_name(view: View, hit: Hit) -> bool:
    """Whether the adjective is a part of a longer proper name: United Arab Emirates, Islamic State, Iraqi Army.

    It is not in "Syrian government" or "Kurdish-led forces", where the rest is plain words.
    """
    names = view.chosen_in(hit.start, hit.end, Kind.ACTOR)
    longer = [(c.start, c.end) for c in names if c.start <= hit.start and hit.end <= c.end]
    longer += [
        (h.start, h.end)
        for h in view.hits
        if h.start <= hit.start
        and hit.end <= h.end
        and any(e.section == "places" and not e.weak and e.case == "name" for e in h.entries)
    ]
    return any(
        w[:1].isupper() for a, b in longer for w in (view.text[a : hit.start] + " " + view.text[hit.end : b]).split()
    )


def _opens_a_country(context: Context, view: View, hit: Hit) -> bool:
    """Whether the adjective is the beginning of a country's name: Saudi Arabia."""
    return any(
        h.start == hit.start and h.end > hit.end and (p := context.gazetteer.place(e.entity)) and p.type == "country"
        for h in view.hits
        for e in h.entries
    )


def _spelled(entry: NameEntry, view: View, hit: Hit) -> bool:
    """Adjectives have one spelling: "Dana" is no Dane."""
    return view.text[hit.start : hit.end].casefold().replace("’", "'") == entry.text.casefold()
