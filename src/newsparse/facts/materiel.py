"""Materiel: the weapons, vehicles and equipment that a text names, how many, whose, and in which events they are the means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic import materiel as arabic
from newsparse.facts.numbers import ONE, number_at
from newsparse.facts.remembered import Named
from newsparse.facts.tellings import Telling, ToldEvent, by_sentence
from newsparse.facts.told import Told
from newsparse.facts.trees import objects_of, phrase, roles, under, verb_of
from newsparse.facts.verbs import forms
from newsparse.facts.words import Clause
from newsparse.models import Event, Materiel, Ref

_OWNERS = frozenset(["groups", "organizations"])
_STATES = frozenset(["ministry", "government"])
"""Types of organizations that have weapons."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    name: str | None
    written: str


@dataclass(frozen=True, slots=True)
class Thing:
    """The words [first, behind) of a sentence that name materiel; `whole` begins with what stands before the noun."""

    first: int
    behind: int
    kind: str
    name: str | None
    whole: int


@lru_cache(maxsize=1)
def _known() -> dict[str, list[tuple[tuple[str, ...], _Entry]]]:
    """Nouns and names by their first piece, the longest first; pieces are what stands between spaces and hyphens, in lower case."""
    found: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    for kind, own in lexicon.materiel().kinds.items():
        named = [(s, _Entry(kind, name, s)) for name, spelt in own.names.items() for s in spelt]
        for written, entry in [*named, *((n, _Entry(kind, None, n)) for n in own.nouns)]:
            *before, last = lexicon.PIECES.split(written.lower())
            for end in {last, last + "s", last[:-1] + "ies" if last.endswith("y") else last}:
                pieces = (*before, end)
                found.setdefault(pieces[0], []).append((pieces, entry))
    return {first: sorted(own, key=lambda o: -len(o[0])) for first, own in found.items()}


def with_materiel(
    told: Told, sentences: Sequence[Clause], things: Mapping[int, Sequence[Thing]], events: Sequence[ToldEvent]
) -> tuple[list[Materiel], list[Event]]:
    """What materiel the sentences name, in order, and the events with the keys of their means in `weapons`; `things` by sentence."""
    found: list[tuple[Materiel, list[Event]]] = []
    told_in = by_sentence(events)
    for clause in sentences:
        own = told_in.get(clause.index, [])
        for thing in things.get(clause.index, ()):
            deeds = list({e.key: e for t, e in own if _is_means(clause, thing, t)}.values())
            if deeds or not _is_attribute(clause, thing):  # else "the missile base", "tank crews"
                found.append((_materiel(told, clause, thing, deeds), deeds))
    return _keyed(found, events)


def with_arabic_materiel(
    told: Told, sentences: Sequence[Clause], events: Sequence[ToldEvent]
) -> tuple[list[Materiel], list[Event]]:
    """The same of Arabic sentences, where owner is who used it, if the sentence says so of one alone."""
    found: list[tuple[Materiel, list[Event]]] = []
    told_in = by_sentence(events)
    for clause in sentences:
        own = told_in.get(clause.index, [])
        spans = [(t.start, t.end) for t, _ in own]
        for piece in arabic.pieces(told.text, clause.sentence.start, clause.sentence.end, spans):
            deeds = list({own[n][1].key: own[n][1] for n in piece.deeds}.values())
            record = _record(told, clause, (piece.start, piece.end), piece, piece.count, _user(clause, deeds))
            found.append((record, deeds))
    return _keyed(found, events)


def _keyed(
    found: Sequence[tuple[Materiel, Sequence[Event]]], events: Sequence[ToldEvent]
) -> tuple[list[Materiel], list[Event]]:
    """Materiel with its keys, and the events with those of the materiel that they are done with."""
    used: dict[str, list[str]] = {}
    for number, (_, deeds) in enumerate(found, 1):
        for deed in deeds:
            used.setdefault(deed.key, []).append(f"m{number}")
    materiel = [msgspec.structs.replace(m, key=f"m{number}") for number, (m, _) in enumerate(found, 1)]
    return materiel, [msgspec.structs.replace(e.event, weapons=used.get(e.event.key, [])) for e in events]


def _record(
    told: Told, clause: Clause, span: tuple[int, int], thing: Thing | arabic.Piece, count: int | None, owner: Ref | None
) -> Materiel:
    """Materiel at the code points [start, end) of a span, still without its key."""
    start, end = span
    return Materiel(
        key="",
        text=told.text[start:end],
        start=start,
        end=end,
        sentence=clause.index,
        block=clause.sentence.block,
        kind=thing.kind,  # type: ignore[arg-type]
        name=thing.name,
        count=count,
        owner=owner,
    )


def things_in(clause: Clause) -> list[Thing]:
    """The materiel that a sentence names, apart and in order; a name and the noun behind it are one: "a T-72 tank"."""
    pieces = [(p, i) for i, w in enumerate(clause.words) for p in lexicon.PIECES.split(w.lower) if p]
    found: list[Thing] = []
    position = 0
    while position < len(pieces):
        match = _match(clause, pieces, position)
        if match is None:
            position += 1
            continue
        length, entry = match
        first, behind = pieces[position][1], pieces[position + length - 1][1] + 1
        last = found[-1] if found else None
        if last is not None and last.behind == first and last.name and not entry.name:
            whole = min(last.whole, _left_of(clause, first, behind))
            found[-1] = Thing(last.first, behind, last.kind, last.name, whole)
        else:
            found.append(Thing(first, behind, entry.kind, entry.name, _left_of(clause, first, behind)))
        position += length
    return found


def _left_of(clause: Clause, first: int, behind: int) -> int:
    """The first word of the phrase whose noun is the last of some words: by the tree, else by what may stand before a noun."""
    left = min(phrase(clause, behind - 1)[0], first)
    while left > first - _BEFORE and left > 0 and clause.tag(left - 1) in _MODIFIERS:
        left -= 1
    return left


_BEFORE = 5
"""Words before a noun that may belong to it, at most, where the tree does not say so."""
_MODIFIERS = frozenset(["CD", "JJ", "NN", "NNP", "VBN", "HYPH"])


def _match(clause: Clause, pieces: Sequence[tuple[str, int]], position: int) -> tuple[int, _Entry] | None:
    """The longest noun or name at a piece, with its number of pieces."""
    for wanted, entry in _known().get(pieces[position][0], ()):
        length = len(wanted)
        if tuple(p for p, _ in pieces[position : position + length]) == wanted and _is_meant(
            clause, pieces[position][1], pieces[position + length - 1][1], entry
        ):
            return length, entry
    return None


def _is_meant(clause: Clause, first: int, last: int, entry: _Entry) -> bool:
    """Whether the words are a noun or a name, as they are written: "tow" is no TOW, "to mine" no mine."""
    text = clause.words[first].text
    if entry.name is not None:
        letters = entry.written.split("-")[0].split()[0]
        return text.startswith(letters) if letters.isupper() else text[:1].isupper() or entry.written[:1].islower()
    bad = lexicon.materiel().not_behind.get(entry.written, frozenset())
    return clause.tag(last) in {"NN", "NNS", "NNP", "NNPS"} and clause.lower(first - 1) not in bad


def _is_attribute(clause: Clause, thing: Thing) -> bool:
    """Whether a noun only says what kind of thing the one behind it is."""
    word = clause.words[thing.behind - 1]
    return word.dep in {"compound", "nmod", "amod"} and word.head >= thing.behind


def _is_means(clause: Clause, thing: Thing, telling: Telling) -> bool:
    """Whether something is what a deed is done with: it is told of with its word, it does it, or it is fired, dropped or used."""
    first, behind = clause.at(telling.start), clause.at(telling.end - 1) + 1
    if thing.first < behind and first < thing.behind:
        return True
    if thing.behind == first and _is_attribute(clause, thing):
        return True  # "mortar attack"
    head = thing.behind - 1
    trigger = behind - 1
    verb = verb_of(clause, trigger)
    words = [trigger] if verb is None else [trigger, verb, *under(clause, verb, ("dobj",))]
    with_it = {n for w in words for n in objects_of(clause, w, lexicon.materiel().means)}
    with_it |= {n for w in words for u in under(clause, w, ("advcl", "acl", "xcomp", "prep")) for n in _used(clause, u)}
    if head in with_it:
        return True
    if verb is None or clause.lower(verb) in _forms_of("kept_apart"):
        return False
    done = roles(clause, verb)
    return head in done.agents or (head in done.targets and clause.lower(verb) in _forms_of("fired"))


def _used(clause: Clause, verb: int) -> list[int]:
    """What a participle says is used: "using mortars", "firing rockets"."""
    if clause.lower(verb) in lexicon.materiel().means | _forms_of("fired"):
        return [*under(clause, verb, ("dobj", "pobj"))]
    return []


@lru_cache(maxsize=4)
def _forms_of(words: str) -> frozenset[str]:
    return frozenset(forms(getattr(lexicon.materiel(), words)))


def _materiel(told: Told, clause: Clause, thing: Thing, deeds: Sequence[Event]) -> Materiel:
    count = None if _is_attribute(clause, thing) else _count(told, clause, thing)
    owner = _owner(told, clause, thing) or _user(clause, deeds)
    return _record(told, clause, clause.span(thing.first, thing.behind), thing, count, owner)


def _count(told: Told, clause: Clause, thing: Thing) -> int | None:
    """How many, where the words before the noun say it: "two Su-25 jets", "a drone", "two of their tanks"."""
    dated = {i for d in told.dates_of(clause.index) for i in clause.inside(d.start, d.end)}
    first = thing.whole
    if clause.lower(first - 1) == "of" and number_at(clause, first - 2) is not None:
        first -= 2
    for at in range(first, thing.first):
        number = None if at in dated or clause.lower(at + 1) == "-" else number_at(clause, at)
        if number is not None:
            return number[0] if number[1] <= thing.first else None
        if clause.lower(at) in ONE:
            return 1
    return None


def _owner(told: Told, clause: Clause, thing: Thing) -> Ref | None:
    """Whose it is, by the words before it, "a Turkish drone", "the army's tanks", or right behind, "belonging to the ministry"."""
    start, end = clause.span(thing.whole, thing.behind)
    before = [n for n in told.over(start, end) if _may_own(told, n)]
    if before:
        return _ref(told, before[-1])
    for words in (b.split() for b in lexicon.materiel().belongs):
        at = thing.behind
        if [clause.lower(at + i) for i in range(len(words))] == words and at + len(words) < len(clause.words):
            own = clause.words[at + len(words)].start
            behind = next((n for n in told.over(own, own + _REACH + 1) if n.start >= own and _may_own(told, n)), None)
            return _ref(told, behind) if behind else None
    return _by_noun(told, clause, thing)


def _by_noun(told: Told, clause: Clause, thing: Thing) -> Ref | None:
    """Whose it is by a noun without a name: "Army helicopters" are those of the army that the text names, if it names one."""
    for at in range(thing.whole, thing.first):
        if clause.lower(at) in lexicon.materiel().owners:
            start, end = clause.span(at, at + 1)
            named = told.groups_by_word.get(clause.lower(at))
            return Ref(named.key if named else None, named.section if named else None, told.text[start:end], start, end)
    return None


_OF_IT = frozenset(["'s", "’s"])
_REACH = 4
"""Code points of "the" before an owner, at most."""


def _may_own(told: Told, named: Named) -> bool:
    if named.section == "places":
        return named.start in told.governments or told.text[named.end : named.end + 2] in _OF_IT
    return named.section == "groups" or (named.section in _OWNERS and named.type in _STATES)


def _user(clause: Clause, deeds: Sequence[Event]) -> Ref | None:
    """Who used it, where the same sentence says so of one alone and as a fact."""
    users = {(a.key or a.text): a for d in deeds if d.status == "asserted" for a in d.agents if a.section != "people"}
    own = [a for a in users.values() if clause.sentence.start <= a.start < clause.sentence.end]
    return own[0] if len(users) == len(own) == 1 else None


def _ref(told: Told, named: Named) -> Ref:
    return Ref(named.key, named.section, told.text[named.start : named.end], named.start, named.end)
