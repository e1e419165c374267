"""People: who is named, joined into one person a document, with titles and roles kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse import lexicon
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.matching import Unit
from newsparse.linking.arabic_surnames import add_arabic_surnames
from newsparse.linking.joining import Found, Joined, join, mentions_of
from newsparse.linking.offices import link_offices
from newsparse.linking.roles import around
from newsparse.models import BlockKind, Mention
from newsparse.recognizing.arabic_people import titles_before
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Kind, Source
from newsparse.recognizing.typewords import (
    ALL_TYPE_WORDS,
    LANDMARKS,
    PREPOSITIONS,
)

_HEADS = frozenset([BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.CAPTION])
_RULES = {Source.MODEL: "person by the language model", Source.CHAIN: "chain of Arabic names"}
"""How a name that no record has was found."""


def link_people(context: Context, known: Sequence[Mention]) -> list[Mention]:
    """Mentions of people, each with the person (entity id or name) that it is joined to.

    `known` are the gazetteer's persons already linked; they are replaced by
    the joined mentions that are returned.
    """
    found = [*_from_gazetteer(context, known), *_from_names(context, known)]
    found.sort(key=lambda f: (f.start, f.end))
    heads = {i for i, b in enumerate(context.document.article.blocks) if b.kind in _HEADS}
    people = join(found, context.gazetteer, heads)
    _add_surnames(context, people)
    add_arabic_surnames(context, people)
    link_offices(context, people)
    return [m for p in people for m in mentions_of(p)]


def _claimed(view: View, start: int, end: int, rule: str, confidence: float) -> Found:
    """A mention of a person at a span of the part, with the titles and roles around it."""
    titles, roles = around(view, start, end)
    offset = view.part.start
    units = tuple(view.units_in(start, end))
    return Found(view, offset + start, offset + end, units, rule, confidence, titles=titles, roles=roles)


def _from_gazetteer(context: Context, known: Sequence[Mention]) -> Iterator[Found]:
    for mention in known:
        view = next(v for v in context.views if v.part.start <= mention.start < v.part.start + len(v.text))
        start, end = mention.start - view.part.start, mention.end - view.part.start
        titles, roles = around(view, start, end)
        yield Found(
            view,
            mention.start,
            mention.end,
            tuple(view.units_in(start, end)),
            mention.rule,
            mention.confidence,
            mention.entity,
            mention.alias,
            titles,
            roles,
        )


def _from_names(context: Context, known: Sequence[Mention]) -> Iterator[Found]:
    """What was chosen as a person's name and was not met as a record's."""
    linked = {(m.start, m.end) for m in known}
    for view in context.views:
        offset = view.part.start
        for chosen in view.chosen:
            if chosen.kind is not Kind.PERSON or (offset + chosen.start, offset + chosen.end) in linked:
                continue
            if _is_called_after(view, chosen.start):
                continue
            source = chosen.by(*_RULES)
            rule = _RULES[source.source] if source else "words that stand as a person's name"
            found = _claimed(view, chosen.start, chosen.end, rule, round(chosen.share, 2))
            if chosen.by(Source.CHAIN):
                found.titles = titles_before(view, chosen.start)
            found.entity, found.alias = _of_record(context, view.text[chosen.start : chosen.end])
            if found.units:
                yield found


def _is_called_after(view: View, start: int) -> bool:
    """Whether what bears a name is a ship, or a battle or operation called after a man."""
    before = view.words_before(start, 2)
    return bool(lexicon.words("around_people", "ship") & set(before[-1:])) or before[-2:] in _CAMPAIGNS


_CAMPAIGNS = (["battle", "of"], ["the", "operation"], ["operation", "of"])


def _of_record(context: Context, name: str) -> tuple[str | None, str | None]:
    """The person whose full name it is, and that name, where a longer name of something else hid it: "Bashar al-Assad's forces"."""
    if " " not in name:
        return None, None
    entries = [
        e
        for e in context.gazetteer.entries(key(name))
        if e.section == "people" and not (e.weak or e.from_ or e.to or e.kind == "epithet")
    ]
    one = {e.entity for e in entries}
    return (entries[0].entity, entries[0].text) if len(one) == 1 else (None, None)


def _add_surnames(context: Context, people: list[Joined]) -> None:
    """Mentions of a person's family name that the model passed over."""
    surnames: dict[str, Joined] = {}
    for person in people:
        if len(person.keys) >= 2 and len(person.keys[-1]) > 2:
            surnames.setdefault(person.keys[-1], person)
    if not surnames:
        return
    for view in context.views:
        for index, unit in enumerate(view.units):
            named = surnames.get(unit.bare_key)
            if named is None or not unit.text[0].isupper() or unit.text.isupper():
                continue
            opened = _opening(view, index, named)
            another = _is_another_name(view, opened.start, unit.bare_end)
            if not another and _may_be_surname(context, view, index, opened, unit):
                rule = "family name of a person named in full"
                named.mentions.append(_claimed(view, opened.start, unit.bare_end, rule, 0.85))
    for person in people:
        person.mentions.sort(key=lambda m: m.start)


def _opening(view: View, index: int, person: Joined) -> Unit:
    """The unit that a family name begins with: its article, particle, or the half before a hyphen, else itself."""
    unit = view.units[index]
    if not index or not unit.joined:
        return unit
    before = view.units[index - 1]
    between = view.text[before.end : unit.start]
    particle = before.text in lexicon.words("around_people", "particle") and before.text in person.name.split()
    if particle or (before.article and "-" in between) or (between == "-" and before.key in person.keys):
        return before
    return unit


def _is_another_name(view: View, start: int, end: int) -> bool:
    """Whether a span is of a name already; a place of that one word is none, for the man of this name is known."""
    return any(c.kind is not Kind.PLACE or (c.start, c.end) != (start, end) for c in view.chosen_in(start, end))


def _acts(view: View, unit: Unit) -> bool:
    """Whether a verb of the past or present follows, as after a subject: "Khattab gave no date"."""
    gap = view.text[unit.bare_end : unit.bare_end + 2]
    return gap[:1] == " " and gap[1:].islower() and view.tag_at(unit.bare_end + 1) in {"VBD", "VBZ"}


def _may_be_surname(context: Context, view: View, index: int, opened: Unit, unit: Unit) -> bool:
    """No capitalized neighbour makes it another name, and no well-known place has it."""
    after = view.units[index + 1] if index + 1 < len(view.units) else None
    if after is not None and after.joined and after.text[0].isupper() and not after.article:
        return False
    if set(view.words_after(unit.bare_end, 1)) & LANDMARKS:
        return False
    if opened is not unit or _acts(view, unit):
        return True
    hits = [h for h in view.hits if h.start <= unit.start and unit.bare_end <= h.end]
    named = (context.gazetteer.place(e.entity) for h in hits for e in h.entries if e.section == "places")
    known = max((p.importance for p in named if p is not None), default=0.0)
    before = view.words_before(unit.start, 1)
    stands_as_place = bool(before) and before[0] in PREPOSITIONS | ALL_TYPE_WORDS
    return known < (_SOMEWHAT_KNOWN if stands_as_place else _WELL_KNOWN)


_SOMEWHAT_KNOWN, _WELL_KNOWN = 0.35, 0.55
"""The importance from which a family name is the place's, behind a word of places and anywhere."""
