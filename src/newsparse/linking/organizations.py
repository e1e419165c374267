"""Organizations that the gazetteer does not know: the language model's, corrected by context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.gazetteer.folding import key
from newsparse.linking.context import Context, View
from newsparse.linking.labels import ARMED_OPENINGS, Named
from newsparse.models import Mention, MentionKind

_HEADS = frozenset(
    "agency army authority bank board brigade brigades bureau center centre college commission committee company council corporation court "
    "department division directorate federation force forces foundation front fund group hospital institute institution league "
    "library ministry mission movement network observatory office organisation organization parliament party police programme program "
    "project school secretariat senate service society team times tribunal union university news radio television tv press".split()
)
_ROLES = frozenset("commander chief director spokesman spokeswoman minister secretary general".split())
_ARMED = frozenset(
    "brigade brigades battalion battalions division divisions corps legion militia militias fighters regiment".split()
)
"""Last words of names of armed groups; such a name that no record has stays a group, without an id."""
_NUMBERED = re.compile(
    r"\b\d{1,4}(?:st|nd|rd|th) (?:[A-Z][\w-]{2,20} ){0,3}(?P<head>Armou?red|Army|Battalion|Brigade|Corps|Division|Fleet|Group|Regiment|Squadron|Wing)\b"
)
"""Units by their number, which a model often misses: 158th Fighter Wing."""
_ARABIC_ARMED = re.compile(
    rf"\b(?:{'|'.join(sorted((w.capitalize() for w in ARMED_OPENINGS), key=len, reverse=True))})"
    r"(?: (?:[Aa]\w{1,2}[- ])?[^\W\d_a-z][\w'’]{2,20}){1,3}"
)
_TRIBE = re.compile(r"\b(?P<name>(?:[Aa]l[ -])?(?:[Bb]u[ -])?[A-Z][\w'’]{2,20}) (?P<head>tribe|clan|tribes|clans)\b")
_TRIBAL = re.compile(r"tribe|clan|sheikh|elders")
_DIGIT = re.compile(r"\d(?:st|nd|rd|th) ")
_OF_THE_TRIBE = re.compile(r"\b(?:tribe|clan|sheikhs?|elders) of the (?P<name>[A-Z][\w'’]{2,20})\b(?! [A-Z])")
_NO_TRIBE = frozenset(
    "The This That These Those Syrian Iraqi Arab Arabs Kurdish Bedouin Sunni Shia Druze Alawite Local Other Some Many Several Most".split()
)
_NOT = frozenset(
    "syrian arab kurdish islamic state sunni shia shiite christian islam internet quran ramadan eid covid covid-19 the this that there twitter "
    "gmt utc est breaking news photo video image read more source sources".split()
)


def link_organizations(context: Context) -> list[Mention]:
    """Model organizations that no actor of the gazetteer covers; a name of a place stays a place."""
    found: list[Mention] = []
    for view in context.views:
        for entity in view.named:
            surface = view.text[entity.start : entity.end]
            misread = entity.label == "PERSON" and bool(surface.split()) and surface.split()[-1].lower() in _ARMED
            if entity.label not in {"ORG", "FAC"} and not misread:
                continue
            if not _is_organization(context, view, entity, surface):
                continue
            words = surface.lower().split()
            armed = len(words) > 1 and (words[-1] in _ARMED or words[0] in ARMED_OPENINGS)
            kind = MentionKind.GROUP if armed else MentionKind.ORGANIZATION
            sure = (
                0.75 if _HEADS & {w.strip(".,") for w in words} else 0.6 if len(words) > 1 or surface.isupper() else 0.5
            )
            found.append(_unknown(view, entity.start, entity.end, kind, "organization by the language model", sure))
    return found


def _armed_units(view: View) -> Iterator[Mention]:
    patterns = [
        _ARABIC_ARMED,
        *([_NUMBERED] if _DIGIT.search(view.text) else []),
    ]
    for match in (m for p in patterns for m in p.finditer(view.text)):
        if not view.is_taken(*match.span(), "person", "group", "organization"):
            yield _unknown(view, *match.span(), MentionKind.GROUP, "name of an armed unit", 0.85)


def link_by_words(context: Context) -> Iterator[Mention]:
    """Units and tribes by their words. Before people are looked for: a language model takes such names for persons'."""
    for view in context.views:
        yield from _armed_units(view)
        if not _TRIBAL.search(view.text):
            continue
        for match in _TRIBE.finditer(view.text):
            if match["name"].split()[-1] not in _NO_TRIBE and not view.is_taken(*match.span(), "group", "organization"):
                yield _unknown(view, *match.span(), MentionKind.ORGANIZATION, "tribe by the word", 0.85)
        for match in _OF_THE_TRIBE.finditer(view.text):
            if match["name"] not in _NO_TRIBE and not view.is_taken(*match.span("name"), "group", "organization"):
                yield _unknown(view, *match.span("name"), MentionKind.ORGANIZATION, "tribe by the word", 0.75)


def _unknown(view: View, start: int, end: int, kind: MentionKind, rule: str, confidence: float) -> Mention:
    """A mention of an actor that the gazetteer does not know; claims its span."""
    view.taken.append((start, end, kind.value))
    return Mention(
        start=view.part.start + start,
        end=view.part.start + end,
        kind=kind,
        rule=rule,
        confidence=confidence,
        cluster=" ".join(view.text[start:end].split()),
        sense="entity" if kind is MentionKind.ORGANIZATION else None,
    )


def _is_organization(context: Context, view: View, entity: Named, surface: str) -> bool:
    words = [w.strip(".,").lower() for w in surface.split()]
    headed = any(w in _HEADS for w in words)
    if entity.label == "FAC" and not headed:
        return False
    if not words or not surface[0].isalnum() or all(w in _NOT for w in words) or len(surface) < 2:
        return False
    if not any(c.isupper() for c in surface) or surface.isdigit():
        return False
    if view.is_taken(entity.start, entity.end, "person", "group", "organization", "address"):
        return False
    if len(words) == 1 and (words[0] in _HEADS or view.tag_at(entity.start) not in {"NNP", "NNPS", ""}):
        return False
    if (
        view.words_after(entity.end, 1)
        and view.words_after(entity.end, 1)[0] in _ROLES
        and view.text[entity.end : entity.end + 2].strip()[:1].isupper()
    ):
        return False
    return headed or not _names_place(context, view, entity, surface)


def _names_place(context: Context, view: View, entity: Named, surface: str) -> bool:
    """Whether the whole span is a name of the gazetteer's places or peoples."""
    if any(e.section in {"places", "nationalities"} and not e.weak for e in context.gazetteer.entries(key(surface))):
        return True
    covered = [
        h
        for h in view.hits
        if entity.start <= h.start
        and h.end <= entity.end
        and any(e.section in {"places", "nationalities"} and not e.weak for e in h.entries)
    ]
    return sum(h.end - h.start for h in covered) > 0.7 * (entity.end - entity.start)
