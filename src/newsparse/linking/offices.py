"""Offices that stand for who holds them: "the Foreign Secretary", "the Turkish president".

An office is a mention of the person that the article says holds it; else of
the one who held it on the day meant, by the gazetteer; else, written with
capitals, of someone whom it does not name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer, Person
from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.schema import lasts
from newsparse.linking.joining import Found, Joined
from newsparse.recognizing.context import Context, View

_NAME = r"(?:the )?[A-Z][\w-]{2,15}(?: (?:and |of )?(?:the )?[A-Z][\w-]{2,15}){0,3}"


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lexicon/offices.yaml`."""

    portfolios: list[str]
    below: list[str]
    whole: list[str]
    envoys: list[str]
    bare: list[str]
    plain: list[str]
    only_of: dict[str, str]


_WORDS = lexicon.load("offices", _Words)


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_OFFICE = re.compile(
    rf"\b(?:(?:{_any(_WORDS.below)}) )?(?:(?:{_any(_WORDS.portfolios)}|Prime) (?:Minister|Secretary)|{_any(_WORDS.whole)}"
    rf"|Minister (?:of|for) {_NAME}|Special (?:Presidential )?(?:{_any(_WORDS.envoys)})(?: (?:for|to|on) {_NAME})?|President of {_NAME})\b"
)
_BARE = re.compile(rf"\b[Tt]he (?P<office>(?:Deputy )?(?:{_any(_WORDS.bare)}))\b(?! (?:of|for|to|in)\b)")
_PLAIN = re.compile(rf"\b(?P<of>[A-Z][a-z]{{2,14}}|U\.S\.|US|UN|British) (?P<office>{_any(_WORDS.plain)})\b")
_NAMED = re.compile(
    r"[Mm]inister|[Ss]ecretary|[Pp]resident|Envoy|Representative|Advis|Staff|[Ll]eader|Prince|Governor|Ambassador|Chancellor"
)
"""A word of every office: most paragraphs have none."""
_MODIFIER = re.compile(r"\b(?P<of>[A-Z][\w.]{1,15}?)(?:['’]s)? $")
_PORTFOLIO_LAST = re.compile(
    rf"minister (?:of|for) (?:the )?({_any(sorted({w.lower().replace('defence', 'defense') for w in _WORDS.portfolios}))})(?: affairs)?"
)


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as the text names it: offsets within the part, its folded title, and the country or body if named."""

    start: int
    end: int
    title: str
    of: str | None
    capital: bool


@lru_cache(maxsize=4)
def _holders(gazetteer: Gazetteer) -> dict[tuple[str, str], list[tuple[str | None, str | None, str]]]:
    """Folded title and country → from, to and id of those who held the office."""
    found: dict[tuple[str, str], list[tuple[str | None, str | None, str]]] = {}
    for id_ in gazetteer.ids("people"):
        person = gazetteer.get(id_)
        for office in person.offices if isinstance(person, Person) else ():
            title, _, of = office.title.rpartition(" of ")
            found.setdefault((_folded(title), of.removeprefix("the ")), []).append((office.from_, office.to, id_))
    return found


def _folded(title: str) -> str:
    """One form for the ways to write an office: "Minister of Defence" and "Defense Minister"."""
    title = (
        re.sub(r"\s+", " ", title.lower())
        .replace("defence", "defense")
        .replace("secretary general", "secretary-general")
    )
    match = _PORTFOLIO_LAST.fullmatch(title)
    return f"{match[1]} minister" if match else title


def link_offices(context: Context, people: list[Joined]) -> None:
    """Add the mentions by office to the people of the document, and people of whom only the office is named.

    A family name behind an office ("President Hollande") is who of that name
    held it on the day meant.
    """
    for person in people:
        if person.entity is None and len(person.keys) == 1:
            person.entity = _holder_named(context, person)
    named: defaultdict[int, list[tuple[int, int, Joined]]] = defaultdict(list)
    for person in people:
        for mention in person.mentions:
            named[id(mention.view)].append((mention.start, mention.end, person))
    roles = [(p, _folded(r), r) for p in people for m in p.mentions for r in m.roles]
    unnamed: dict[str, Joined] = {}
    for view in context.views:
        spans = sorted(named[id(view)], key=lambda s: s[:2])
        for office in _offices(context, view):
            if _stands_with_a_name(view, office, spans):
                continue
            phrase = view.text[office.start : office.end]
            found = _holder(context, view, office, spans, people, roles)
            if found is None and office.capital:
                found = unnamed.setdefault(phrase.lower(), Joined(phrase, (), None)), "office", 0.6
            if found is not None:
                person = _with_office(people, view, office, found)
                roles.append((person, _folded(phrase), phrase))
    for person in people:
        person.mentions.sort(key=lambda m: m.start)


def _stands_with_a_name(view: View, office: _Office, spans: Sequence[tuple[int, int, Joined]]) -> bool:
    """Whether an office is part of a person's mention, or the title right before one."""
    start, end = view.part.start + office.start, view.part.start + office.end
    return any(a < end and start < b for a, b, _ in spans) or any(
        a - end in {1, 2} and not view.text[office.end : a - view.part.start].strip("\u200e ") for a, _, _ in spans
    )


def _with_office(people: list[Joined], view: View, office: _Office, found: tuple[Joined, str, float]) -> Joined:
    """The person found for an office, who is now among the people and mentioned by it."""
    person, rule, confidence = found
    if person not in people:
        people.append(person)
    start, end = view.part.start + office.start, view.part.start + office.end
    phrase = view.text[office.start : office.end]
    person.mentions.append(Found(view, start, end, (), rule, confidence, person.entity, roles=(phrase,)))
    return person


def _holder_named(context: Context, person: Joined) -> str | None:
    """The id of the one office-holder of a day who has the person's family name and title."""
    found: set[str] = set()
    for mention in person.mentions:
        titles = {_folded(w) for w in (*mention.titles, *mention.roles)}
        day = context.day_at(mention.start)
        for (title, _), holders in _holders(context.gazetteer).items() if day else ():
            if not any(title == t or t.endswith(f" {title}") for t in titles):
                continue
            for from_, to, id_ in holders:
                record = context.gazetteer.get(id_)
                if (
                    record is not None
                    and fold(record.name.split()[-1]) == person.keys[-1]
                    and lasts(from_, to, day or "")
                ):
                    found.add(id_)
    return found.pop() if len(found) == 1 else None


def _offices(context: Context, view: View) -> Iterator[_Office]:
    taken: list[tuple[int, int]] = []
    if not _NAMED.search(view.text):
        return
    for match in _OFFICE.finditer(view.text):
        modifier = _MODIFIER.search(view.text[max(0, match.start() - 20) : match.start()])
        of = _country(context.gazetteer, modifier["of"]) if modifier else None
        start = match.start() - (len(modifier[0]) if modifier and of else 0)
        taken.append((start, match.end()))
        title = match[0]
        if title.startswith("President of "):
            of, title = of or _country(context.gazetteer, title[13:].removeprefix("the ")), "President"
        yield _Office(start, match.end(), _folded(title), of, capital=True)
    for match in _BARE.finditer(view.text):
        span = match.span("office")
        if not any(a < span[1] and span[0] < b for a, b in taken):
            yield _Office(*span, _folded(match["office"]), None, capital=True)
    for match in _PLAIN.finditer(view.text):
        of = _country(context.gazetteer, match["of"])
        if of:
            yield _Office(match.start(), match.end(), _folded(match["office"]), of, capital=False)


def _country(gazetteer: Gazetteer, word: str) -> str | None:
    """The name of the country, or the United Nations, that a word names or is the adjective of."""
    if word.replace(".", "") == "UN":
        return "United Nations"
    for entry in gazetteer.lookup(word):
        place = gazetteer.place(entry.entity)
        if place is not None and place.type == "country" and entry.text.replace(".", "") == word.replace(".", ""):
            return place.name
    return None


def _holder(
    context: Context,
    view: View,
    office: _Office,
    spans: Sequence[tuple[int, int, Joined]],
    people: Sequence[Joined],
    roles: Sequence[tuple[Joined, str, str]],
) -> tuple[Joined, str, float] | None:
    """Who holds the office, by which rule, with which confidence."""
    beside = _in_apposition(view, office, spans)
    if beside is not None:
        return beside, "office in apposition to the name", 0.9
    holding = (
        p for p, folded, role in roles if office.title in folded and _holds(context.gazetteer, role, folded, office)
    )
    same = list({id(p): p for p in holding}.values())
    if len(same) == 1:
        return same[0], "office that the article gives to the person", 0.85
    return None if same else _on_record(context, view.part.start + office.start, office, people)


def _in_apposition(view: View, office: _Office, spans: Sequence[tuple[int, int, Joined]]) -> Joined | None:
    offset = view.part.start
    for a, b, person in spans:
        behind = a >= offset + office.end
        between = view.text[office.end : a - offset] if behind else view.text[max(0, b - offset) : office.start]
        if 0 < len(between) < 8 and re.fullmatch(r"\u200e?, (?:the |a )?(?:[A-Z][\w.]{1,12} )?", between):
            return person
    return None


def _on_record(
    context: Context, at: int, office: _Office, people: Sequence[Joined]
) -> tuple[Joined, str, float] | None:
    """The one person who by the gazetteer held the office on the day meant at an offset."""
    country, day = office.of or _WORDS.only_of.get(office.title), context.day_at(at)
    if country is None or day is None:
        return None
    ids = [i for f, t, i in _holders(context.gazetteer).get((office.title, country), ()) if lasts(f, t, day)]
    if len(ids) != 1:
        return None
    known = next((p for p in people if p.entity == ids[0]), None)
    record = context.gazetteer.get(ids[0])
    assert isinstance(record, Person)
    return known or Joined(record.name, (), ids[0]), f"office held on {day}", 0.85


def _holds(gazetteer: Gazetteer, role: str, folded: str, office: _Office) -> bool:
    """Whether a person's role is the office, of no other country."""
    if not re.search(rf"(?<![\w-]){re.escape(office.title)}(?![\w-])", folded) or ("deputy" in folded) != (
        "deputy" in office.title
    ):
        return False
    if any(w in folded for w in ("former", "ex-", "then-")):
        return False
    of = next((c for w in role.split() if w[:1].isupper() and (c := _country(gazetteer, w.strip(",.")))), None)
    return office.of is None or of is None or of == office.of
