"""Short forms: abbreviations that the text defines, and what a long name is called once it was given in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from rapidfuzz import fuzz

from newsparse.gazetteer import Group, Organization
from newsparse.gazetteer.folding import key
from newsparse.models import Mention, MentionKind
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Kind

_DEFINED = re.compile(r"(?:['’]s)?\s?\(\s?(?:the )?[\"“'‘]?(?P<short>[A-Z][A-Za-z.&-]{1,9})[\"”'’]?\s?\)")
_LOWER = frozenset("of the and for in on to a an de la du".split())
_ALIKE = 85.0
"""From this likeness (rapidfuzz ratio, 0 to 100) two long names with one abbreviation are spellings of one."""
_CALLED = {"coalition": re.compile(r"\b[Tt]he (coalition)\b(?! government| agreement| talks| of\b)")}
"""The last word of a long name → how it is called after that: "the US-led coalition", then "the coalition"."""
_CLASSED = {
    f"ال{noun}": (noun, re.compile(rf"(?<!\w)[وفبك]?(ال{noun})(?![\w_])"))
    for noun in ("تنظيم", "حركة", "هيئة", "إدارة")
}
"""What an Arabic name begins with, with the article → that word and how it is met: تنظيم الدولة, then التنظيم."""


_NOUN = 12
"""Code points before a name within which the word stands that it is classed by."""


@dataclass(frozen=True, slots=True)
class _Form:
    short: str
    mention: Mention
    defined_at: int


def link_short_forms(context: Context, found: Sequence[Mention], people: Sequence[Mention]) -> list[Mention]:
    """The actors found, with those that the text calls by a short form of its own.

    What the text defines overrules the gazetteer: "the Sudanese Armed Forces
    (SAF)" makes every SAF of the article Sudan's. `people` are the document's, whose names are no short forms.
    """
    held = zip(context.views, context.by_view(found), strict=True)
    forms = {f.short: f for view, mentions in held for f in _defined(view, mentions)}
    text = context.document.article.text
    defining = {id(f.mention) for f in forms.values()}
    found = [_known_by_its_form(context, m, forms, found, text) if id(m) in defining else m for m in found]
    kept = [_overruled(m, forms, text) for m in found]
    called = {_CALLED[word]: list(_callable(context, kept, word)) for word in _CALLED}
    called |= {how: list(_classed(context, kept, noun)) for noun, how in _CLASSED.values()}
    for view, persons in zip(context.views, context.by_view(people), strict=True):
        offset = view.part.start
        new = [*_later(view, forms), *_called(view, called)]
        kept += [
            m
            for m in new
            if _is_free(view, m, offset) and not any(m.start < p.end and p.start < m.end for p in persons)
        ]
    return kept


def _is_free(view: View, mention: Mention, offset: int) -> bool:
    """Whether no other name was chosen at a mention; a place or a person of these very letters is none, where they are defined."""
    start, end = mention.start - offset, mention.end - offset
    return not any(c.kind is Kind.ACTOR or (c.start, c.end) != (start, end) for c in view.chosen_in(start, end))


def _defined(view: View, found: Sequence[Mention]) -> Iterator[_Form]:
    """Abbreviations in brackets right behind the name that they stand for."""
    offset = view.part.start
    for mention in found:
        if mention.kind is MentionKind.PERSON:
            continue
        match = _DEFINED.match(view.text, mention.end - offset)
        name = view.text[mention.start - offset : mention.end - offset]
        if match and abbreviates(match["short"], name):
            yield _Form(match["short"], mention, offset + match.start("short"))


def abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in the name in their order, its first at the opening of a word."""
    letters = [c.upper() for c in short if c.isalpha()]
    words = [w.upper() for w in re.split(r"[\s-]+", name) if w and w.lower() not in _LOWER]
    if sum(c.isupper() for c in short) < 2 or len(words) < 2:
        return False
    openings = (i for i, w in enumerate(words) if w[0] == letters[0])
    return any(_in_order(letters, "".join(words[i:])) for i in openings)


def _in_order(letters: Sequence[str], within: str) -> bool:
    rest = iter(within)
    return all(c in rest for c in letters)


def _known_by_its_form(
    context: Context, mention: Mention, forms: dict[str, _Form], found: Sequence[Mention], text: str
) -> Mention:
    """A long name that no record has, but whose short form is a record's with a name much like it: that record's.

    "Islamic Revolution Guards Corps (IRGC)" is a spelling; in "Sudanese Armed
    Forces (SAF)" the names differ, and the text's own words count. The form
    in `forms` then means that record too.
    """
    form = next((f for f in forms.values() if f.mention is mention), None)
    if form is None or mention.entity is not None:
        return mention
    name = text[mention.start : mention.end]
    for other in found:
        record = (
            context.gazetteer.get(other.entity)
            if other.entity and text[other.start : other.end] == form.short
            else None
        )
        names = [record.name, *map(str, record.aliases)] if isinstance(record, Group | Organization) else []
        if any(fuzz.ratio(key(name), key(n)) >= _ALIKE for n in names):
            forms[form.short] = _Form(
                form.short, msgspec.structs.replace(other, start=mention.start, end=mention.end), form.defined_at
            )
            return msgspec.structs.replace(
                other, start=mention.start, end=mention.end, confidence=min(other.confidence, 0.85)
            )
    return mention


def _overruled(mention: Mention, forms: dict[str, _Form], text: str) -> Mention:
    form = forms.get(text[mention.start : mention.end])
    if form is None or mention.kind is MentionKind.PERSON:
        return mention
    meant = form.mention
    if (meant.entity, meant.cluster) == (mention.entity, mention.cluster) and meant.kind is mention.kind:
        return mention
    return _again(meant, mention.start, mention.end)


def _later(view: View, forms: dict[str, _Form]) -> Iterator[Mention]:
    for short, form in forms.items():
        if short not in view.text:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?!\w)", view.text):
            start, end = view.part.start + match.start(), view.part.start + match.end()
            if start >= form.defined_at:
                yield _again(form.mention, start, end)


def _callable(context: Context, found: Sequence[Mention], word: str) -> Iterator[Mention]:
    """The first mention of the one actor whose name ends in a word; nothing where there are several."""
    named = [m for m in found if m.entity and _ends_in(context, m.entity, word)]
    if len({m.entity for m in named}) == 1:
        yield min(named, key=lambda m: m.start)


def _classed(context: Context, found: Sequence[Mention], noun: str) -> Iterator[Mention]:
    """The first mention of the one actor whose Arabic name the text begins with a word; nothing where there are several."""
    text = context.document.article.text
    opens = re.compile(rf"(?:ال)?{noun} ")
    named = [
        m
        for m in found
        if m.entity
        and (
            opens.match(text, m.start, m.end)
            or text[max(0, m.start - _NOUN) : m.start].endswith((f"{noun} ", f'{noun} "'))
        )
    ]
    if len({m.entity for m in named}) == 1:
        yield min(named, key=lambda m: m.start)


def _called(view: View, called: Mapping[re.Pattern[str], Sequence[Mention]]) -> Iterator[Mention]:
    for how, firsts in called.items():
        for first in firsts:
            for match in how.finditer(view.text):
                start, end = match.span(1)
                if view.part.start + start > first.start:
                    yield _again(first, view.part.start + start, view.part.start + end)


def _ends_in(context: Context, id_: str, word: str) -> bool:
    record = context.gazetteer.get(id_)
    return record is not None and record.name.lower().endswith(f" {word}")


def _again(meant: Mention, start: int, end: int) -> Mention:
    return msgspec.structs.replace(
        meant, start=start, end=end, rule="short form that the text defines", confidence=min(meant.confidence, 0.9),
        described_as=(), candidates=(),
    )  # fmt: skip
