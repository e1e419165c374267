"""Groups, organizations and known persons: gazetteer names linked by the date that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from newsparse.gazetteer import Group, NameEntry, Organization
from newsparse.gazetteer.folding import key
from newsparse.gazetteer.matching import Hit, outermost
from newsparse.gazetteer.schema import lasts
from newsparse.linking.context import Context, View, valid_on
from newsparse.linking.country import about
from newsparse.linking.descriptions import described_as
from newsparse.models import Candidate, Mention, MentionKind

_SECTIONS = {"groups": MentionKind.GROUP, "organizations": MentionKind.ORGANIZATION, "people": MentionKind.PERSON}
_FOREIGN_OWNERS = frozenset(
    "iraqi iraq turkish turkey russian russia lebanese lebanon jordanian jordan israeli israel iranian iran saudi british uk us u.s american french german "
    "egyptian ukrainian afghan pakistani indian qatari emirati libyan yemeni sudanese chinese polish".split()
)
_NAMED_FOR = re.compile(
    r" (?:University|Hospital|Library|Lake|Dam|Airport|Mosque|Street|Square|Stadium|Academy|School|Institute|Bridge)\b"
)
"""After a name, what is only called after the person: al-Assad Library."""
_OWNERS = frozenset("syrian syria syria's syria’s assad's assad’s the us uk un damascus damascus's new former".split())
_SPEECH = frozenset(
    "said says told reported reports according quoted announced statement stated adding added wrote".split()
)
_WAR_WORDS = frozenset(
    "militants fighters group jihadists members positions cells fighter convoy held targets affiliated headquarters".split()
)
_PROPER_GOVERNMENT = re.compile(r"\bRegional\b", re.IGNORECASE)
"""Of a name of its own: the Kurdistan Regional Government, which "the Damascus government" is not."""


def link_actors(context: Context) -> list[Mention]:
    """Mentions of gazetteer actors, longest names first; claims their spans in the views."""
    found: list[Mention] = []
    country = about(context) or "SY"
    for view in context.views:

        def admits(entry: NameEntry, hit: Hit, view: View = view) -> bool:
            return entry.section in _SECTIONS and _admissible(context, entry, hit, view, country)

        for hit in view.longest_hits(admits):
            mention = None if view.within_a_place(hit) else _link(context, view, hit)
            if mention is not None:
                found.append(mention)
                view.taken.append((hit.start, hit.end, mention.kind.value))
                record = context.gazetteer.get(mention.entity) if mention.entity else None
                if isinstance(record, Organization) and (
                    record.type != "government" or _PROPER_GOVERNMENT.search(view.text[hit.start : hit.end])
                ):
                    view.taken.append((hit.start, hit.end, "body"))
                if isinstance(record, Group | Organization):
                    found += _named_in(context, view, hit, record.name)
    return found


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


def _admissible(context: Context, entry: NameEntry, hit: Hit, view: View, country: str) -> bool:
    """Whether the text, which is about a country, allows a name here: weak and generic ones need support."""
    surface = view.text[hit.start : hit.end]
    inside = _inside(hit, view)
    if entry.section == "people" and hit.units == 1:
        # A surname: not within a longer personal name ("Maher al-Assad"), nor before another name.
        named_for = _NAMED_FOR.match(view.text, hit.end) is not None
        return not named_for and not _within_person(hit, view) and not _longer_name(hit, view)
    if entry.kind == "reference" and entry.section != "people" and country not in _countries_of(context, entry):
        return False
    if entry.kind == "reference" and entry.section == "groups":
        before = view.words_before(hit.start, 2)
        if before and before[-1].removesuffix("'s").removesuffix("’s") in _FOREIGN_OWNERS:
            return False
        if _within_a_longer_body(view, hit):
            return False
        after = view.words_after(hit.end, 2)
        if after[:1] == ["of"] and len(after) > 1 and after[1] in _FOREIGN_OWNERS:
            return False
    if surface == "IS":
        return _is_islamic_state(hit, view)
    if entry.weak:
        return inside == "ORG" or entry.entity in context.named
    if entry.section == "organizations" and entry.kind == "reference" and surface[0].islower():
        return False
    return not (entry.kind == "abbreviation" and len(surface) < 3 and inside not in {"ORG", "GPE", "PERSON", "NORP"})


def _within_a_longer_body(view: View, hit: Hit) -> bool:
    """Whether the model's name opens with other names: "Naval Forces Central Command" is not Central Command."""
    for entity in view.named:
        if entity.label == "ORG" and entity.start < hit.start and hit.end <= entity.end:
            words = view.text[entity.start : hit.start].replace(".", "").split()
            return any(w[0].isupper() and w.lower() not in _OWNERS for w in words)
    return False


def _countries_of(context: Context, entry: NameEntry) -> set[str]:
    """The countries in whose news a generic name means the record."""
    record = context.gazetteer.get(entry.entity)
    return {"SY", *record.operates_in} if isinstance(record, Group) else {"SY"}


def _inside(hit: Hit, view: View) -> str | None:
    """The label of a model entity that covers the hit, or None."""
    for entity in view.named:
        if entity.start <= hit.start and hit.end <= entity.end:
            return entity.label
    return None


def _within_person(hit: Hit, view: View) -> bool:
    """Whether a model person is longer than the hit and holds it."""
    return any(
        e.label == "PERSON" and e.start <= hit.start and hit.end <= e.end and e.end - e.start > hit.end - hit.start
        for e in view.named
    )


def _longer_name(hit: Hit, view: View) -> bool:
    """Whether another capitalized word stands right before a surname, without being a title."""
    index = next((i for i, u in enumerate(view.units) if u.start >= hit.start), 0)
    if index == 0:
        return False
    before = view.units[index - 1]
    if before.article and index > 1:
        before = view.units[index - 2]
    gap = view.text[before.end : hit.start].strip()
    return (
        before.text[0].isupper()
        and gap in {"", "-"}
        and before.text.lower() not in _BEFORE_SURNAME
        and view.tag_at(before.start) in {"NNP", "NNPS"}
    )


_BEFORE_SURNAME = frozenset(
    "president mr mrs ms minister secretary chancellor king leader general prime dictator syrian us u.s russian turkish french strongman ruler "
    "chief envoy commander colonel former ousted the former-president senator premier".split()
)


def _is_islamic_state(hit: Hit, view: View) -> bool:
    """Whether "IS" is the group: no verb, and a word of war beside it or a model entity on it."""
    if view.text.isupper():
        return False
    after, before = view.words_after(hit.end, 1), view.words_before(hit.start, 2)
    return (
        bool(_WAR_WORDS & set(after))
        or view.tag_at(hit.start).startswith("NNP")
        or bool({"against", "by", "from", "of", "with"} & set(before[-1:]))
    )


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
    for entry in entries:
        entity = context.gazetteer.get(entry.entity)
        if entity is None:
            continue
        score = 1.0 if entry.kind != "reference" else 0.5
        if _same(entry.text, surface):
            score *= 1.5
        if entry.section == "groups":
            score *= 1.2
        if not valid_on(entry, day):
            score *= 0.02
        elif (
            day is not None
            and isinstance(entity, Group | Organization)
            and not lasts(entity.active.from_, entity.active.to, day)
        ):
            score *= 0.15
        elif day is None and undated and (entry.from_ or entry.to):
            score *= 0.9
        if entry.entity not in best or score > best[entry.entity][0]:
            best[entry.entity] = (score, entry)
    ranked = sorted(best.values(), key=lambda p: (-p[0], p[1].entity))
    return [p for p in ranked if p[0] >= 0.04] or (
        [(0.05, ranked[0][1])] if len(ranked) == 1 and ranked[0][1].kind != "reference" else []
    )


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
