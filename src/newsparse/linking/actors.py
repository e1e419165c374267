"""Groups, organizations and known persons: gazetteer names linked by the date that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from newsparse import lexicon
from newsparse.gazetteer import Group, NameEntry, Organization
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.matching import Hit, outermost
from newsparse.gazetteer.schema import lasts
from newsparse.linking.descriptions import described_as
from newsparse.models import Candidate, Mention, MentionKind
from newsparse.recognizing.context import Context, View, valid_on
from newsparse.recognizing.proposals import Chosen, Kind, Source

_SECTIONS = {"groups": MentionKind.GROUP, "organizations": MentionKind.ORGANIZATION, "people": MentionKind.PERSON}
_SPEECH = lexicon.words("around_actors", "speech")
_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_SHARED = re.compile(
    r"(?:(?:, (?:and )?| and )(?:the )?\d{1,4}(?:st|nd|rd|th)){0,8} (?P<unit>Division|Brigade|Regiment|Battalion)s\b"
)
"""Behind a unit's number the other numbers and the word for all of them."""
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
"""A unit that shares the word for its kind with another: "the 60th and 80th Divisions"."""
_RULES = {
    Source.UNIT: "name of an armed unit",
    Source.BODY: "body by its Arabic words",
    Source.TRIBE: "tribe by the word",
    Source.MODEL: "organization by the language model",
}
"""How a name that no record has was found."""


def link_actors(context: Context) -> list[Mention]:
    """Mentions of groups, organizations and the gazetteer's persons: a record's where one has the name, else without an id."""
    found: list[Mention] = []
    for view in context.views:
        for chosen in view.chosen:
            if chosen.kind is Kind.PLACE:
                continue
            hit = _of_kind(chosen) or _numbered_unit(context, view, chosen)
            mention = _link(context, view, hit) if hit is not None else None
            if mention is not None and hit is not None:
                found.append(mention)
                record = context.gazetteer.get(mention.entity) if mention.entity else None
                if isinstance(record, Group | Organization):
                    found += _named_in(context, view, hit, record.name)
            elif chosen.kind is Kind.ACTOR:
                found.append(_unknown(view, chosen))
    return found


def _of_kind(chosen: Chosen) -> Hit | None:
    """The gazetteer's hit of what was chosen, with the records of its kind alone."""
    proposal = chosen.by(Source.ACTOR, Source.PERSON)
    if proposal is None or proposal.hit is None:
        return None
    hit, person = proposal.hit, chosen.kind is Kind.PERSON
    entries = tuple(e for e in hit.entries if (e.section == "people") is person)
    return Hit(hit.start, hit.end, entries, hit.units) if entries else None


def _numbered_unit(context: Context, view: View, chosen: Chosen) -> Hit | None:
    """A unit by its number and the word that it shares with others: "the 60th and 80th Divisions"."""
    match = _NUMBERED.match(view.text, chosen.start, chosen.end)
    shared = _SHARED.match(view.text, match.end()) if match else None
    if match is None or shared is None:
        return None
    filed = context.gazetteer.entries(key(f"{match[0]} {shared['unit']}"))
    entries = tuple(e for e in filed if e.section == "groups" and not e.weak)
    return Hit(chosen.start, chosen.end, entries, 1) if entries else None


def _unknown(view: View, chosen: Chosen) -> Mention:
    """A mention of an actor that no record has: a group where its name says that it is armed."""
    name = " ".join(view.text[chosen.start : chosen.end].split())
    words = name.lower().split()
    armed = len(words) > 1 and (
        words[-1] in lexicon.words("within_bodies", "armed_last")
        or words[0] in lexicon.words("within_bodies", "armed_first")
    )
    group = armed or chosen.by(Source.UNIT) is not None or _ORDINAL.fullmatch(name) is not None
    source = chosen.by(*_RULES)
    return Mention(
        start=view.part.start + chosen.start,
        end=view.part.start + chosen.end,
        kind=MentionKind.GROUP if group else MentionKind.ORGANIZATION,
        rule=_RULES[source.source] if source else "words that stand as a body's name",
        confidence=round(chosen.share, 2),
        cluster=name,
        sense=None if group else "entity",
    )


def _named_in(context: Context, view: View, whole: Hit, name: str) -> list[Mention]:
    """Whom the text's words for an actor name: Assad in "the Assad regime", but no one in an actor's own name."""
    parts = [
        h
        for h in view.hits
        if whole.start <= h.start and h.end <= whole.end and h.end - h.start < whole.end - whole.start
    ]
    parts = [h for h in parts if key(view.text[h.start : h.end]) not in key(name.split(" (")[0])]
    people = outermost([Hit(h.start, h.end, e, h.units) for h in parts if (e := _persons(h.entries))])
    return [m for h in people if (m := _link(context, view, h)) is not None]


def _persons(entries: Sequence[NameEntry]) -> tuple[NameEntry, ...]:
    return tuple(e for e in entries if e.section == "people")


def _link(context: Context, view: View, hit: Hit) -> Mention | None:
    start, end = view.part.start + hit.start, view.part.start + hit.end
    surface = view.text[hit.start : hit.end]
    day = context.day_at(start)
    scored = _scored(context, hit.entries, surface, day)
    if not scored:
        return None
    (best_score, best), *rest = scored
    kind = _SECTIONS[best.section]
    total = sum(s for s, _ in scored)
    candidates = tuple(
        Candidate(id=e.entity, name=_name(context, e.entity), score=round(s / total, 3)) for s, e in scored[:4]
    )
    share = best_score / total
    unsure = bool(rest) and share < 0.6
    rule = "name of the gazetteer" if best.kind != "reference" else "generic reference of the gazetteer"
    if day and (best.from_ or best.to):
        rule += f", valid on {day}"
    sense = None
    if kind is MentionKind.ORGANIZATION:
        sense = _source_sense(context, view, hit, best)
    return Mention(
        start=start,
        end=end,
        kind=kind,
        described_as=((start, end),) if best.kind == "epithet" else (),
        rule=rule,
        confidence=round(_sureness(context, best, surface, day) * (share if unsure else min(1.0, 0.4 + share)), 2),
        entity=None if unsure else best.entity,
        cluster=surface if unsure else None,
        alias=best.text,
        sense=sense,
        candidates=candidates if len(candidates) > 1 else (),
    )


def _sureness(context: Context, entry: NameEntry, surface: str, day: str | None) -> float:
    """How often a name that fits as this one does means its record: by how it is written, and what is known of the day."""
    if entry.kind == "reference":
        return 0.75 if day is not None else 0.6
    sure = 0.97 if _same(entry.text, surface) else 0.93
    if entry.weak:
        sure -= 0.12
    if " " not in surface and "-" not in surface and not surface.isupper():
        sure -= 0.03  # one word may be a man's or a place's name too
    entity = context.gazetteer.get(entry.entity)
    dated = isinstance(entity, Group | Organization) and (entity.active.from_ or entity.active.to)
    if dated and isinstance(entity, Group | Organization):
        if day is None:
            sure -= 0.08
        elif not lasts(entity.active.from_, entity.active.to, day):
            sure -= 0.2
    return sure


def _scored(
    context: Context, entries: Sequence[NameEntry], surface: str, day: str | None
) -> list[tuple[float, NameEntry]]:
    """The best name of each entity with its weight, best first; ties by id."""
    best: dict[str, tuple[float, NameEntry]] = {}
    undated = len({e.entity for e in entries}) > 1
    for entry in (e for e in entries if context.gazetteer.get(e.entity) is not None):
        score = 1.0 if entry.kind != "reference" else 0.5
        score *= 1.5 if _same(entry.text, surface) else 1.0
        score *= 1.2 if entry.section == "groups" else 1.0
        score *= _in_its_time(context, entry, day, undated=undated)
        if entry.entity not in best or score > best[entry.entity][0]:
            best[entry.entity] = (score, entry)
    ranked = sorted(best.values(), key=lambda p: (-p[0], p[1].entity))
    likely = [p for p in ranked if p[0] >= 0.04]
    if likely or len(ranked) != 1:
        return likely
    name = ranked[0][1]
    early = day is not None and name.from_ is not None and day < name.from_[: len(day)]
    return [] if early or name.kind == "reference" else [(0.05, name)]  # a name outlives what it meant


def _in_its_time(context: Context, entry: NameEntry, day: str | None, *, undated: bool) -> float:
    """What the day meant makes of a name's weight; `undated` says that there are others that may be meant."""
    if not valid_on(entry, day):
        return 0.02
    if day is None:
        return 0.9 if undated and (entry.from_ or entry.to) else 1.0
    entity = context.gazetteer.get(entry.entity)
    active = entity.active if isinstance(entity, Group | Organization) else None
    return 0.15 if active is not None and not lasts(active.from_, active.to, day) else 1.0


def _same(a: str, b: str) -> bool:
    return a.replace("-", " ").casefold() == b.replace("-", " ").casefold()


def _name(context: Context, id_: str) -> str:
    entity = context.gazetteer.get(id_)
    return entity.name if entity is not None else id_


def _source_sense(context: Context, view: View, hit: Hit, entry: NameEntry) -> str:
    """The sense `source` for media and monitors that only carry the sentence's words, else `entity`."""
    entity = context.gazetteer.get(entry.entity)
    if not isinstance(entity, Organization) or entity.type not in {"media", "news_agency", "monitor"}:
        return "entity"
    around = view.words_before(hit.start, 3) + view.words_after(hit.end, 3)
    return "source" if _SPEECH & set(around) else "entity"


def describe(context: Context, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of groups with the words that the article puts on them."""
    done = []
    for view, held in zip(context.views, context.by_view(mentions), strict=True):
        offset = view.part.start
        names = [(m.start - offset, m.end - offset) for m in held]
        for mention in held:
            if mention.kind is MentionKind.GROUP:
                own = (mention.start - offset, mention.end - offset)
                words = described_as(view, *own, [n for n in names if n != own])
                words = tuple(sorted({*words, *mention.described_as}))
                done.append(msgspec.structs.replace(mention, described_as=words))
            else:
                done.append(mention)
    return done
