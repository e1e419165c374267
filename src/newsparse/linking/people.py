"""People: who is named, joined into one person a document, with titles and roles kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.gazetteer.matching import Unit
from newsparse.gazetteer.words import english_words, given_names
from newsparse.linking.arabic_people import names_in
from newsparse.linking.context import Context, View
from newsparse.linking.joining import KUNYA, Found, Joined, join, mentions_of
from newsparse.linking.labels import LANDMARKS
from newsparse.linking.offices import link_offices
from newsparse.linking.roles import TITLES, around
from newsparse.linking.typewords import (
    ALL_TYPE_WORDS,
    PREPOSITIONS,
)
from newsparse.models import Mention

_KNOWN = 0.3
"""The importance from which a place is known enough that its name alone is hardly a man's."""
_ENGLISH_TOO = frozenset(["at", "as", "an", "us", "is", "ad"])
"""Forms of the article that are English words: part of a name only before a hyphen."""
_OPENING_TITLES = frozenset(
    "president minister king queen prince sheikh shaykh sultan ambassador senator chancellor mr mrs ms dr gen col lt maj capt brig general colonel "
    "captain major lieutenant secretary advisor adviser envoy premier".split()
)
_AFTER_TITLES = frozenset(
    "general staff of for in state council office commander deputy chief assembly command secretariat directorate administration authority "
    "committee security organization organisation overview recommendations information conference".split()
)
"""Words after a title that are no name: Secretary General, Minister of …"""
_OFFICE_OPENS = frozenset(
    "chief deputy assistant head governor director secretary member under-secretary undersecretary".split()
)
_PARTICLES = frozenset(
    "al el bin ben ibn abu abou umm um bint de van von der la le di du da dos al- ul ud ad ash as".split()
)


def link_people(context: Context, known: Sequence[Mention]) -> list[Mention]:
    """Mentions of people, each with the person (entity id or name) that it is joined to.

    `known` are the gazetteer's persons already linked; they are replaced by
    the joined mentions that are returned.
    """
    found = [
        *_from_gazetteer(context, known),
        *_from_model(context),
        *_from_given_names(context),
        *_from_titles(context),
        *_from_arabic(context),
    ]
    found = _without_headlines_words([f for f in found if f.entity or not _is_office(f)])
    found.sort(key=lambda f: (f.start, f.end))
    people = join(found, context.gazetteer)
    _add_surnames(context, people)
    link_offices(context, people)
    return [m for p in people for m in mentions_of(p)]


def _is_office(found: Found) -> bool:
    """Whether what was taken for a man's name is an office's: Chief of the General Staff, Minister of Transport, General Command."""
    words = [u.text.lower() for u in found.units if not u.article]
    if "of" in words and words[0] in TITLES | _OFFICE_OPENS:
        return True
    return len(found.keys) == 1 and bool(found.titles) and words[-1] in _AFTER_TITLES


def _without_headlines_words(found: list[Found]) -> list[Found]:
    """The mentions but those of a headline in title case that share no word with a person named elsewhere."""
    known = {k for f in found if not _is_title_case(f.view) for k in f.keys}
    return [f for f in found if f.entity or not _is_title_case(f.view) or known & set(f.keys)]


def _is_title_case(view: View) -> bool:
    """Whether a part is a headline whose every long word has a capital."""
    long = [u for u in view.units if len(u.text) > 3]
    return (
        len(long) > 3
        and "\n" not in view.text
        and view.text[-1:] not in '.!?"”'
        and all(u.text[0].isupper() for u in long)
    )


def _units_in(view: View, start: int, end: int) -> tuple[Unit, ...]:
    return tuple(u for u in view.units if start <= u.start and u.bare_end <= end)


def _claimed(view: View, units: Sequence[Unit], rule: str, confidence: float) -> Found:
    """A mention of a person over units, with the titles and roles around it; claims the span in the view."""
    start, end = units[0].start, units[-1].bare_end
    titles, roles = around(view, start, end)
    view.taken.append((start, end, "person"))
    offset = view.part.start
    return Found(view, offset + start, offset + end, tuple(units), rule, confidence, titles=titles, roles=roles)


def _from_gazetteer(context: Context, known: Sequence[Mention]) -> Iterator[Found]:
    for mention in known:
        view = next(v for v in context.views if v.part.start <= mention.start < v.part.start + len(v.text))
        start, end = mention.start - view.part.start, mention.end - view.part.start
        titles, roles = around(view, start, end)
        yield Found(
            view,
            mention.start,
            mention.end,
            _units_in(view, start, end),
            mention.rule,
            mention.confidence,
            mention.entity,
            mention.alias,
            titles,
            roles,
        )


def _from_model(context: Context) -> Iterator[Found]:
    """People that the model proposes, where the gazetteer knows no better."""
    for view in context.views:
        for entity in view.named:
            if entity.label != "PERSON":
                continue
            units = [u for u in view.units if entity.start <= u.start and u.bare_end <= entity.end]
            while units and units[0].text.lower().strip(".") in TITLES and len(units) > 1:
                units.pop(0)
            while (
                len(units) > 1 and units[0].text.islower() and not units[0].article and units[0].text not in _PARTICLES
            ):
                units.pop(0)
            while units and (
                not units[-1].text[0].isupper()
                and not units[-1].article
                and "-" not in view.text[units[-1].start - 1 : units[-1].start]
            ):
                units.pop()
            if not units or not _is_name(units):
                continue
            if len(units) == 1 and _is_known_place(context, view, units[0]):
                continue
            if not all(u.joined for u in units[1:]):
                continue
            start, end = units[0].start, units[-1].bare_end
            if view.is_taken(start, end):
                continue
            found = _claimed(view, units, "person by the language model", 0.6)
            if found.titles or len(units) > 1:
                found.confidence = 0.85
            yield found


def _from_arabic(context: Context) -> Iterator[Found]:
    """People of an Arabic text by the chains of their names."""
    for view in context.views:
        for units, titles in names_in(view):
            start, end = units[0].start, units[-1].end
            if view.is_taken(start, end):
                continue
            found = _claimed(view, units, "chain of Arabic names", 0.75)
            found.titles = titles
            yield found


def _is_known_place(context: Context, view: View, unit: Unit) -> bool:
    """Whether one word that the model takes for a man is a town's that news names, without a title or role beside it."""
    if any(around(view, unit.start, unit.bare_end)):
        return False
    entries = (e for h in view.hits if (h.start, h.end) == (unit.start, unit.bare_end) for e in h.entries)
    places = (context.gazetteer.place(e.entity) for e in entries if e.section == "places" and not e.weak)
    return any(p is not None and p.importance >= _KNOWN for p in places)


def _from_given_names(context: Context) -> Iterator[Found]:
    """A given name with a capitalized word or an al-name after it, where the model saw no person."""
    names = given_names() | KUNYA
    for view in context.views:
        for index, unit in enumerate(view.units):
            if (
                unit.text.lower() not in names
                or not unit.text[0].isupper()
                or unit.text.isupper()
                or view.is_taken(unit.start, unit.end)
            ):
                continue
            units = _run_after(view, index)
            start, end = units[0].start, units[-1].bare_end
            surname = units[-1]
            known = any(h.start <= surname.start and surname.bare_end <= h.end and h.units == 1 for h in view.hits)
            if len([u for u in units if not u.article]) < 2 or view.is_taken(start, end) or not _is_name(units):
                continue
            if _read_as_place(view, start, end):
                continue
            if known and not any(u.article for u in units) and view.tag_at(surname.start) not in {"NNP", "NNPS"}:
                continue
            yield _claimed(view, units, "given name and family name", 0.75)


def _from_titles(context: Context) -> Iterator[Found]:
    """A capitalized name after a title that only persons have, where the model saw none: "President Hollande"."""
    for view in context.views:
        for index, unit in enumerate(view.units[:-1]):
            if (
                unit.text.lower() not in _OPENING_TITLES
                or not unit.text[0].isupper()
                or not view.units[index + 1].joined
            ):
                continue
            units = _run_after(view, index + 1)
            start, end = units[0].start, units[-1].bare_end
            if units[0].text.lower() in TITLES | _AFTER_TITLES or view.is_taken(start, end) or not _is_name(units):
                continue
            if view.tag_at(units[0].start) in {"NNP", "NNPS"} and not _read_as_place(view, start, end):
                yield _claimed(view, units, "name after a title", 0.8)


def _read_as_place(view: View, start: int, end: int) -> bool:
    """Whether the model takes the span, or more, for a place."""
    return any(n.label == "GPE" and n.start <= start and end <= n.end for n in view.named)


def _run_after(view: View, index: int) -> list[Unit]:
    """The unit and the capitalized words and name particles joined to it, at most five."""
    run = [view.units[index]]
    for unit in view.units[index + 1 : index + 5]:
        particle = (unit.article and unit.text not in _ENGLISH_TOO) or unit.text.lower() in _PARTICLES - _ENGLISH_TOO
        particle = particle or (unit.text in _ENGLISH_TOO and view.text[unit.end : unit.end + 1] == "-")
        capital = unit.text[0].isupper() and not (unit.text.isupper() and len(unit.text) > 2)
        if not unit.joined or not (capital or particle) or "\n" in view.text[run[-1].end : unit.start]:
            break
        run.append(unit)
        if run[-1].bare_end != run[-1].end:
            break
    while len(run) > 1 and (run[-1].article or run[-1].text.lower() in _PARTICLES):
        run.pop()
    return run


def _is_name(units: Sequence[Unit]) -> bool:
    words = [u.text.lower() for u in units if not u.article]
    if not words or all(len(w) < 3 for w in words) or TITLES.issuperset(words) or english_words().issuperset(words):
        return False
    return all(u.text[0].isupper() or u.article or u.text.lower() in _PARTICLES for u in units) and not any(
        c.isdigit() for u in units for c in u.text
    )


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
            opened = unit
            before = view.units[index - 1] if index and unit.joined else None
            if before is not None and (
                (before.article and "-" in view.text[before.end : unit.start])
                or (view.text[before.end : unit.start] == "-" and before.key in named.keys)
                or (before.text in _PARTICLES and before.text in named.name.split())
            ):
                opened = before
            if view.is_taken(opened.start, unit.bare_end) or not _may_be_surname(context, view, index, opened, unit):
                continue
            name = [unit] if opened is unit else [opened, unit]
            named.mentions.append(_claimed(view, name, "family name of a person named in full", 0.85))
    for person in people:
        person.mentions.sort(key=lambda m: m.start)


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
    for hit in view.hits:
        if hit.start <= unit.start and unit.bare_end <= hit.end:
            for entry in hit.entries:
                place = context.gazetteer.place(entry.entity) if entry.section == "places" else None
                if place is None or place.importance < 0.35 or opened is not unit or _acts(view, unit):
                    continue
                before = view.words_before(unit.start, 1)
                if place.importance >= 0.55 or (before and before[0] in PREPOSITIONS | ALL_TYPE_WORDS):
                    return False
    return True
