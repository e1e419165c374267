"""The flat list of mentions grouped by entity: the Analysis."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, TypeVar, cast

import msgspec
from msgspec import UNSET

from newsparse import gazetteer as gaz
from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.lineage import lineage_of
from newsparse.gazetteer.matching import cut, scan
from newsparse.gazetteer.schema import lasts
from newsparse.linking.focus import find_focus
from newsparse.models import (
    ActivePeriod,
    Analysis,
    Area,
    Article,
    ArticleInfo,
    Candidate,
    Dateline,
    Description,
    Group,
    GroupMention,
    Mention,
    MentionKind,
    NameMention,
    Nationality,
    Organization,
    OrganizationMention,
    Person,
    Place,
    PlaceMention,
    Provenance,
    Record,
    Successor,
    TemporalExpression,
    Warning,
)
from newsparse.origins import with_countries
from newsparse.pipeline import Document
from newsparse.recognizing.forces import is_by_adjective

_Keyed = TypeVar("_Keyed", bound=Record)


def assemble(
    document: Document,
    mentions: Sequence[Mention],
    dates: Sequence[TemporalExpression],
    gazetteer: Gazetteer,
    provenance: Provenance,
) -> Analysis:
    """The analysis of one article: entities in the order of their first mention."""
    article = document.article
    by_kind = {kind: [m for m in mentions if m.kind is kind] for kind in MentionKind}
    named = _Namer(document)
    info = _info(article, gazetteer)
    places = _keyed("l", [_place(ms, gazetteer, named) for ms in _grouped(by_kind[MentionKind.PLACE])])
    nationalities = _keyed(
        "n", [_nationality(ms, gazetteer, named) for ms in _grouped(by_kind[MentionKind.NATIONALITY])]
    )
    bodies = [_organization(ms, gazetteer, named) for ms in _grouped(by_kind[MentionKind.ORGANIZATION])]
    return Analysis(
        id=article.id,
        source=article.source,
        article=info,
        text=article.text,
        sentences=[msgspec.structs.replace(s, text=article.text[s.start : s.end]) for s in document.sentences],
        focus=find_focus(article, mentions, gazetteer, dates, info.dateline.place_id if info.dateline else None),
        places=places,
        groups=_keyed(
            "g", [_group(ms, gazetteer, named, article.published) for ms in _grouped(by_kind[MentionKind.GROUP])]
        ),
        people=_keyed("p", [_person(ms, named) for ms in _grouped(by_kind[MentionKind.PERSON])]),
        organizations=_keyed("o", with_countries(bodies, places, nationalities, article.text, gazetteer)),
        nationalities=nationalities,
        dates=_keyed("d", dates),
        warnings=[*article.warnings, *_warnings(article, dates, by_kind[MentionKind.GROUP])],
        provenance=provenance,
    )


def _keyed(letter: str, records: Sequence[_Keyed]) -> list[_Keyed]:
    """The records with a key each that is theirs alone in the article: "p1", "p2"."""
    return [msgspec.structs.replace(r, key=f"{letter}{i}") for i, r in enumerate(records, 1)]


def without_text(analysis: Analysis) -> Analysis:
    """The analysis without the article's text and its sentences' texts, as it is printed by default."""
    bare = [msgspec.structs.replace(s, text=UNSET) for s in analysis.sentences]
    return msgspec.structs.replace(analysis, text=UNSET, sentences=bare)


def _grouped(mentions: Iterable[Mention]) -> list[list[Mention]]:
    groups: dict[tuple[str | None, str | None], list[Mention]] = {}
    for mention in mentions:
        cluster = None if mention.entity else (mention.cluster or "").casefold()
        groups.setdefault((mention.entity, cluster), []).append(mention)
    return list(groups.values())


class _Namer:
    """Fills the fields that every mention of the contract has."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.article.text
        self._starts = [b.start for b in document.article.blocks]
        self._ends = [b.end for b in document.article.blocks]

    def text(self, start: int, end: int) -> str:
        return self._text[start:end]

    def _place_of(self, start: int) -> tuple[int, int]:
        sentence = self._document.sentence_at(start)
        if sentence < len(self._document.sentences) and self._document.sentences[sentence].start <= start:
            return sentence, self._document.sentences[sentence].block
        block = bisect.bisect_right(self._starts, start) - 1
        return sentence, block if block >= 0 and start < self._ends[block] else 0

    def name(self, m: Mention) -> NameMention:
        sentence, block = self._place_of(m.start)
        return NameMention(
            text=self.text(m.start, m.end),
            start=m.start,
            end=m.end,
            sentence=sentence,
            block=block,
            alias=m.alias,
            rule=m.rule,
            confidence=m.confidence,
        )

    def place(self, m: Mention) -> PlaceMention:
        sentence, block = self._place_of(m.start)
        return PlaceMention(
            text=self.text(m.start, m.end), start=m.start, end=m.end, sentence=sentence, block=block, alias=m.alias, rule=m.rule, confidence=m.confidence,
            sense=cast(Literal["location", "government", "demonym"], m.sense or "location"), acts_for=m.acts_for,
            part=m.part, offset=m.offset,
        )  # fmt: skip

    def group(self, m: Mention) -> GroupMention:
        by: Literal["name", "adjective"] = (
            "adjective" if is_by_adjective(m.alias or self.text(m.start, m.end)) else "name"
        )
        name = self.name(m)
        return GroupMention(
            text=name.text, start=m.start, end=m.end, sentence=name.sentence, block=name.block, alias=m.alias, rule=m.rule, confidence=m.confidence,
            role="unclear", by=by,
        )  # fmt: skip

    def organization(self, m: Mention) -> OrganizationMention:
        sentence, block = self._place_of(m.start)
        return OrganizationMention(
            text=self.text(m.start, m.end), start=m.start, end=m.end, sentence=sentence, block=block, alias=m.alias, rule=m.rule, confidence=m.confidence,
            sense=cast(Literal["entity", "source"], m.sense or "entity"),
        )  # fmt: skip


def _info(article: Article, gazetteer: Gazetteer) -> ArticleInfo:
    return ArticleInfo(
        title=article.title,
        standfirst=article.standfirst,
        section=article.section,
        publisher=article.publisher,
        agencies=list(article.agencies),
        authors=list(article.authors),
        dateline=_dateline(article, gazetteer),
        published=article.published,
        published_time=article.published_time,
        published_evidence=article.published_evidence,
        language=article.language,
        blocks=list(article.blocks),
    )


def _dateline(article: Article, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline with its place, the best known of those that its first name may mean."""
    if article.dateline is None:
        return None
    # The agency in brackets or slashes is no place: SANA is none of Yemen's.
    text = article.dateline.text.partition(" (")[0].partition(" /")[0]
    hits = sorted(scan(gazetteer, text.title() if text.isupper() else text, cut(text)), key=lambda h: (h.start, -h.end))
    for hit in hits:
        places = [p for e in hit.entries if e.section == "places" and (p := gazetteer.place(e.entity)) is not None]
        if places:
            best = max(places, key=lambda p: (p.importance, p.id))
            return msgspec.structs.replace(article.dateline, place_id=best.id)
    return article.dateline


def _candidates(mentions: Sequence[Mention], but: str | None) -> list[Candidate]:
    """The runners-up of an entity's mentions, the best score of each, at most three."""
    best: dict[str, Candidate] = {}
    for candidate in (c for m in mentions for c in m.candidates if c.id != but):
        if candidate.id not in best or candidate.score > best[candidate.id].score:
            best[candidate.id] = candidate
    return sorted(best.values(), key=lambda c: (-c.score, c.id))[:3]


def _confidence(mentions: Sequence[Mention]) -> float:
    return max(m.confidence for m in mentions)


def _place(mentions: Sequence[Mention], gazetteer: Gazetteer, named: _Namer) -> Place:
    first = mentions[0]
    record = gazetteer.place(first.entity)
    candidates = _candidates(mentions, first.entity)
    shown = [named.place(m) for m in mentions]
    if record is None:
        return _unresolved(mentions, gazetteer, named)
    area = {type_: gazetteer.area_of(record, type_) for type_ in ("governorate", "district", "subdistrict")}

    def of_area(type_: str, get: Callable[[gaz.Place], str | None]) -> str | None:
        found = area[type_]
        return get(found) if found is not None else None

    point = gazetteer.point_of(record)
    own_pcode = record.pcode if record.type not in {"governorate", "district", "subdistrict"} else None
    return Place(
        key="",
        id=record.id,
        name=record.name,
        name_ar=record.name_ar,
        type=record.type,
        country=record.country,
        governorate=of_area("governorate", lambda p: p.name),
        governorate_code=of_area("governorate", lambda p: p.iso),
        district=of_area("district", lambda p: p.name),
        subdistrict=of_area("subdistrict", lambda p: p.name),
        adm1_pcode=of_area("governorate", lambda p: p.pcode),
        adm2_pcode=of_area("district", lambda p: p.pcode),
        adm3_pcode=of_area("subdistrict", lambda p: p.pcode),
        adm4_pcode=own_pcode,
        geonames=record.geonames,
        wikidata=record.wikidata,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        precision=cast(Literal["site", "settlement", "adm3", "adm2", "adm1", "country"], gaz.precision_of(record)),
        radius_km=gaz.radius_of(record),
        confidence=_confidence(mentions),
        candidates=candidates,
        mentions=shown,
    )


def _unresolved(mentions: Sequence[Mention], gazetteer: Gazetteer, named: _Namer) -> Place:
    """A place without a record, at the point of the area that the text puts it in, where it does and every mention agrees."""
    first = mentions[0]
    areas = {m.within for m in mentions if m.within}
    area = gazetteer.place(areas.pop()) if len(areas) == 1 else None
    name = first.cluster or named.text(first.start, first.end)
    shown = [named.place(m) for m in mentions]
    if area is None:
        return Place(
            key="", id=None, name=name, name_ar=None, type=None, country=None, governorate=None,
            governorate_code=None, district=None, subdistrict=None, adm1_pcode=None, adm2_pcode=None, adm3_pcode=None, adm4_pcode=None,
            geonames=None, wikidata=None, latitude=None, longitude=None, precision=None, radius_km=None,
            confidence=_confidence(mentions), candidates=_candidates(mentions, None), mentions=shown,
        )  # fmt: skip
    known = _place([msgspec.structs.replace(first, entity=area.id)], gazetteer, named)
    return msgspec.structs.replace(
        known, id=None, name=name, name_ar=None, type=None, adm4_pcode=None, geonames=None, wikidata=None,
        confidence=_confidence(mentions), candidates=_candidates(mentions, None), mentions=shown, within=Area(area.id, area.name, area.type),
    )  # fmt: skip


def _successor(known: gaz.Group | None, day: str | None, gazetteer: Gazetteer) -> Successor | None:
    """What a group that is named after its end had become by an ISO day; None where it had not ended, or that is not known."""
    if known is None or day is None or known.active.to is None or lasts(known.active.from_, known.active.to, day):
        return None
    found = lineage_of(gazetteer).became(known.id, day)
    return Successor(found.id, found.name) if found is not None else None


def _group(mentions: Sequence[Mention], gazetteer: Gazetteer, named: _Namer, day: str | None) -> Group:
    first = mentions[0]
    record = gazetteer.get(first.entity) if first.entity else None
    known = record if isinstance(record, gaz.Group) else None
    described = {(a, b) for m in mentions for a, b in m.described_as}
    return Group(
        key="",
        id=known.id if known else None,
        name=known.name if known else first.cluster or named.text(first.start, first.end),
        name_ar=known.name_ar if known else None,
        abbreviation=known.abbreviation if known else None,
        type=known.type if known else None,
        affiliations=[a.id for a in known.affiliations] if known else [],
        active=ActivePeriod(from_=known.active.from_ if known else None, to=known.active.to if known else None),
        confidence=_confidence(mentions),
        candidates=_candidates(mentions, first.entity),
        described_as=[Description(text=named.text(a, b), start=a, end=b) for a, b in sorted(described)],
        mentions=[named.group(m) for m in mentions],
        successor=_successor(known, day, gazetteer),
    )


def _person(mentions: Sequence[Mention], named: _Namer) -> Person:
    return Person(
        key="",
        id=mentions[0].entity,
        name=mentions[0].cluster or named.text(mentions[0].start, mentions[0].end),
        titles=list(dict.fromkeys(t for m in mentions for t in m.titles)),
        roles=list(dict.fromkeys(r for m in mentions for r in m.roles)),
        mentions=[named.name(m) for m in mentions],
    )


def _organization(mentions: Sequence[Mention], gazetteer: Gazetteer, named: _Namer) -> Organization:
    first = mentions[0]
    record = gazetteer.get(first.entity) if first.entity else None
    if isinstance(record, gaz.Place | gaz.Nationality):
        shown = [named.organization(m) for m in mentions]
        return Organization(key="", id=None, name=_people_of(record), type="population", mentions=shown)
    known = record if isinstance(record, gaz.Organization) else None
    return Organization(
        key="",
        id=known.id if known else None,
        name=known.name if known else first.cluster or named.text(first.start, first.end),
        type=known.type if known else None,
        mentions=[named.organization(m) for m in mentions],
        country=known.country if known else None,
    )


def _people_of(record: gaz.Place | gaz.Nationality) -> str:
    """What the people of a country, or of a language or religion, are called in the plural."""
    names = record.demonyms if isinstance(record, gaz.Place) else [record.name, *record.aliases]
    plain = [n for n in names if isinstance(n, str)]
    return next((n for n in plain if n.endswith("s") and not n.endswith("ss")), f"{(plain or [record.name])[0]} people")


def _nationality(mentions: Sequence[Mention], gazetteer: Gazetteer, named: _Namer) -> Nationality:
    first = mentions[0]
    record = gazetteer.get(first.entity) if first.entity else None
    country = getattr(record, "country", None)
    name = record.demonyms[0] if isinstance(record, gaz.Place) and record.demonyms else getattr(record, "name", None)
    return Nationality(
        key="",
        name=name or named.text(first.start, first.end),
        country=country,
        mentions=[named.name(m) for m in mentions],
    )


def _named_later(article: Article, dates: Sequence[TemporalExpression]) -> str | None:
    """How many of the full days in a text lie over a week after its publication, where most do: "3 of 4"."""
    days = [d.from_ for d in dates if d.granularity == "day" and d.anchor is None and d.from_]
    if article.published is None or not days:
        return None
    limit = (date.fromisoformat(article.published) + timedelta(7)).isoformat() if article.published < "9999-12" else ""
    later = [d for d in days if limit and d > limit]
    return f"{len(later)} of {len(days)}" if len(later) > 1 and 2 * len(later) > len(days) else None


def _warnings(article: Article, dates: Sequence[TemporalExpression], groups: Sequence[Mention]) -> list[Warning]:
    found: list[Warning] = []
    if article.published is None:
        relative = sum(d.from_ is None and d.type in {"DATE", "TIME"} and not d.value.endswith("_REF") for d in dates)
        message = "no day of publication was found"
        if relative:
            message += (
                f"; {relative} relative date{'s' if relative > 1 else ''} stayed unresolved. Give one with --published"
            )
        found.append(Warning(code="no-publication-day", message=message))
    later = _named_later(article, dates)
    if later:
        found.append(
            Warning(
                code="published-implausible",
                message=f"{later} of the days that it names lie after its day of publication, {article.published}; is that day right?",
            )
        )
    unsure = sorted({m.cluster or "" for m in groups if m.entity is None and m.candidates})
    if unsure:
        found.append(
            Warning(code="ambiguous-group", message=f"more than one group may be meant by: {', '.join(unsure)}")
        )
    return found
