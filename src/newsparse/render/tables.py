"""Analyses as tables: the one place that says which columns a table has and what stands in them.

CSV, XLSX, Parquet, data frames and queries all show these tables. Every column
has a type and, where one fits, its HXL hashtag (https://hxlstandard.org).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from newsparse.models import Analysis, NameMention, Place, Ref
from newsparse.protecting import protections

Cell = str | int | float | bool | None
Row = dict[str, Cell]
Kind = Literal["text", "int", "float", "bool"]

AREAS = frozenset(["country", "adm1", "adm2", "adm3"])
"""The precisions of places whose point is only that of an area."""
_LONGEST = 1000
"""Characters of a sentence that a cell shows."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, type of its cells, HXL hashtag or nothing."""

    name: str
    kind: Kind = "text"
    hxl: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and the rows that an analysis gives it, in the order of the text."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Analysis], Iterator[Row]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(c.name for c in self.columns)


_TYPES: dict[str, Kind] = {"i": "int", "f": "float", "b": "bool"}


def _columns(*specs: str) -> tuple[Column, ...]:
    """Columns from "name", "name:i" (int, f float, b bool) and "name#tag", or both."""
    found = []
    for spec in specs:
        rest, _, tag = spec.partition("#")
        name, _, kind = rest.partition(":")
        found.append(Column(name, _TYPES.get(kind, "text"), f"#{tag}" if tag else ""))
    return tuple(found)


_OF_ARTICLE = (
    "article_id#meta+article+id",
    "published#date+published",
    "title#description+title",
    "outlet#meta+source",
    "protected",
)
_ORIGIN = ("url#meta+url", "path")
_AREA = (
    "governorate#adm1+name", "governorate_code#adm1+code+iso", "district#adm2+name", "subdistrict#adm3+name", "adm1_pcode#adm1+code",
    "adm2_pcode#adm2+code", "adm3_pcode#adm3+code", "latitude:f#geo+lat", "longitude:f#geo+lon", "precision#geo+precision", "radius_km:f",
)  # fmt: skip
_AREA_KEYS = tuple(spec.partition("#")[0].partition(":")[0] for spec in _AREA)


def joined(values: Sequence[str]) -> str | None:
    """Several things in one cell, each once."""
    return "; ".join(dict.fromkeys(v for v in values if v)) or None


def sentence(analysis: Analysis, index: int) -> str | None:
    """The text of a sentence on one line, of a long one its beginning; None in an analysis stored without texts."""
    text = analysis.sentences[index].text if 0 <= index < len(analysis.sentences) else None
    if not isinstance(text, str):
        return None
    shown = " ".join(text[:_LONGEST].split())
    return f"{shown} …" if len(text) > _LONGEST else shown


def _head(analysis: Analysis) -> Row:
    article = analysis.article
    return {
        "article_id": analysis.id, "published": article.published, "title": article.title,
        "outlet": article.publisher or joined(article.agencies), "protected": joined(protections(analysis)), "url": analysis.source.url, "path": analysis.source.path,
    }  # fmt: skip


def _area(place: Place | None) -> Row:
    return {key: getattr(place, key) if place is not None else None for key in _AREA_KEYS}


def _first(analysis: Analysis, mentions: Sequence[NameMention]) -> str | None:
    return sentence(analysis, mentions[0].sentence) if mentions else None


class _Index:
    """The entities and dates of an analysis by their keys."""

    def __init__(self, analysis: Analysis) -> None:
        self.entities = {e.key: e for _, e in analysis.entities()}
        self.places = {p.key: p for p in analysis.places}
        self.dates = {d.key: d for d in analysis.dates}

    def name(self, ref: Ref | None) -> str | None:
        """The name of whom a pointer means, else the text's words."""
        if ref is None:
            return None
        entity = self.entities.get(ref.key or "")
        return entity.name if entity is not None else ref.text

    def id(self, ref: Ref | None) -> str | None:
        return getattr(self.entities.get(ref.key or ""), "id", None) if ref is not None else None

    def days(self, key: str | None) -> Row:
        date = self.dates.get(key or "")
        return {"from": date.from_ if date else None, "to": date.to if date else None}


# --- The tables -----------------------------------------------------------------------------------


def _articles(analysis: Analysis) -> Iterator[Row]:
    article, focus = analysis.article, analysis.focus[0] if analysis.focus else None
    yield _head(analysis) | {
        "standfirst": article.standfirst, "section": article.section, "agencies": joined(article.agencies), "authors": joined(article.authors),
        "language": article.language, "published_rule": article.published_evidence.rule if article.published_evidence else None,
        "published_confidence": article.published_evidence.confidence if article.published_evidence else None,
        "dateline": article.dateline.text if article.dateline else None, "sha256": analysis.source.sha256, "characters": analysis.source.characters,
        "focus": focus.place if focus else None, "focus_id": focus.place_id if focus else None,
        "focus_governorate": focus.governorate if focus else None, "focus_governorate_code": focus.governorate_code if focus else None,
        "focus_score": focus.score if focus else None,
        **{name: len(getattr(analysis, name)) for name in ("places", "groups", "people", "organizations", "dates", "statements", "casualties", "events", "materiel")},
        "duplicate_of": analysis.duplicate_of, "cluster": analysis.cluster, "warnings": joined([w.code for w in analysis.warnings]), "newsparse": analysis.provenance.newsparse,
        "model": analysis.provenance.model, "gazetteer": analysis.provenance.gazetteer,
    }  # fmt: skip


def _places(analysis: Analysis) -> Iterator[Row]:
    for p in analysis.places:
        located = [m for m in p.mentions if m.sense == "location"]
        yield _head(analysis) | _area(p) | {
            "key": p.key, "place_id": p.id, "name": p.name, "name_ar": p.name_ar, "type": p.type, "country": p.country,
            "extent": None if p.precision is None else "area" if p.precision in AREAS else "point",
            "within": p.within.name if p.within else None, "within_id": p.within.id if p.within else None, "adm4_pcode": p.adm4_pcode,
            "geonames": p.geonames, "wikidata": p.wikidata, "confidence": p.confidence, "mentions": len(p.mentions), "as_location": len(located),
            "as_government": sum(m.sense == "government" for m in p.mentions), "texts": joined([m.text for m in p.mentions]),
            "candidates": joined([f"{c.name} {c.score:.2f}" for c in p.candidates]), "sentence_text": _first(analysis, located or p.mentions),
        }  # fmt: skip


def _groups(analysis: Analysis) -> Iterator[Row]:
    for g in analysis.groups:
        yield _head(analysis) | {
            "key": g.key, "group_id": g.id, "name": g.name, "name_ar": g.name_ar, "abbreviation": g.abbreviation, "type": g.type,
            "affiliations": joined(g.affiliations), "active_from": g.active.from_, "active_to": g.active.to, "confidence": g.confidence,
            "mentions": len(g.mentions), "texts": joined([m.text for m in g.mentions]), "described_as": joined([d.text for d in g.described_as]),
            "candidates": joined([f"{c.name} {c.score:.2f}" for c in g.candidates]), "sentence_text": _first(analysis, g.mentions),
            "mention_roles": joined([m.role for m in g.mentions if m.role != "unclear"]),
            "successor": g.successor.name if g.successor else None, "successor_id": g.successor.id if g.successor else None,
        }  # fmt: skip


def _people(analysis: Analysis) -> Iterator[Row]:
    for p in analysis.people:
        yield _head(analysis) | {
            "key": p.key, "person_id": p.id, "name": p.name, "titles": joined(p.titles), "roles": joined(p.roles), "mentions": len(p.mentions),
            "texts": joined([m.text for m in p.mentions]), "sentence_text": _first(analysis, p.mentions),
        }  # fmt: skip


def _organizations(analysis: Analysis) -> Iterator[Row]:
    for o in analysis.organizations:
        yield _head(analysis) | {
            "key": o.key, "organization_id": o.id, "name": o.name, "type": o.type, "country": o.country, "mentions": len(o.mentions),
            "as_source": sum(m.sense == "source" for m in o.mentions), "texts": joined([m.text for m in o.mentions]),
            "sentence_text": _first(analysis, o.mentions),
        }  # fmt: skip


def _nationalities(analysis: Analysis) -> Iterator[Row]:
    for n in analysis.nationalities:
        yield _head(analysis) | {
            "key": n.key, "name": n.name, "country": n.country, "mentions": len(n.mentions), "texts": joined([m.text for m in n.mentions]),
            "sentence_text": _first(analysis, n.mentions),
        }  # fmt: skip


def _dates(analysis: Analysis) -> Iterator[Row]:
    for d in analysis.dates:
        yield _head(analysis) | {
            "key": d.key, "text": d.text, "start": d.start, "end": d.end, "type": d.type, "value": d.value, "from": d.from_, "to": d.to,
            "granularity": d.granularity, "precision": d.precision, "anchor": d.anchor, "rule": d.rule, "confidence": d.confidence,
            "sentence_text": sentence(analysis, d.sentence),
        }  # fmt: skip


def _statements(analysis: Analysis) -> Iterator[Row]:
    index = _Index(analysis)
    for s in analysis.statements:
        yield _head(analysis) | {
            "key": s.key, "text": s.text, "start": s.spans[0].start, "end": s.spans[-1].end, "kind": s.kind, "stance": s.stance,
            "cue": s.cue.text if s.cue else None, "speaker": index.name(s.speaker), "speaker_id": index.id(s.speaker),
            "speaker_text": s.speaker.text if s.speaker else None, "confidence": s.confidence, "sentence_text": sentence(analysis, s.sentence),
        }  # fmt: skip


def _casualties(analysis: Analysis) -> Iterator[Row]:
    index = _Index(analysis)
    for c in analysis.casualties:
        yield _head(analysis) | index.days(c.date) | {
            "key": c.key, "kind": c.kind, "low": c.low, "high": c.high, "who": c.who.text, "category": c.who.category, "cumulative": c.cumulative,
            "source": index.name(c.source), "source_id": index.id(c.source), "statement": c.statement, "event": c.event, "text": c.text,
            "start": c.start, "end": c.end, "confidence": c.confidence, "sentence_text": sentence(analysis, c.sentence),
        }  # fmt: skip


def _events(analysis: Analysis) -> Iterator[Row]:
    index = _Index(analysis)
    for e in analysis.events:
        place = index.places.get(e.place.key or "") if e.place else None
        yield _head(analysis) | _area(place) | index.days(e.date) | {
            "key": e.key, "type": e.type, "sub_type": e.sub_type, "trigger": e.trigger.text, "start": e.trigger.start, "end": e.trigger.end,
            "agents": joined([index.name(a) or "" for a in e.agents]), "agent_ids": joined([index.id(a) or "" for a in e.agents]),
            "targets": joined([index.name(t) or "" for t in e.targets]), "target_ids": joined([index.id(t) or "" for t in e.targets]),
            "place": index.name(e.place), "place_id": place.id if place else None, "status": e.status, "background": e.background,
            "weapons": joined(list(dict.fromkeys(m.name or m.text for m in analysis.materiel if m.key in e.weapons))),
            "confidence": e.confidence, "sentence_text": sentence(analysis, e.sentence),
        }  # fmt: skip


def _materiel(analysis: Analysis) -> Iterator[Row]:
    index = _Index(analysis)
    for m in analysis.materiel:
        yield _head(analysis) | {
            "key": m.key, "kind": m.kind, "name": m.name, "count": m.count, "text": m.text, "start": m.start, "end": m.end,
            "owner": index.name(m.owner), "owner_id": index.id(m.owner), "event": joined([e.key for e in analysis.events if m.key in e.weapons]),
            "sentence_text": sentence(analysis, m.sentence),
        }  # fmt: skip


def _mentions(analysis: Analysis) -> Iterator[Row]:
    """One row a mention, dates among them, in the order of the text."""
    rows = sorted(_unsorted_mentions(analysis), key=lambda r: (r["start"], r["end"], str(r["kind"])))
    yield from rows


def _unsorted_mentions(analysis: Analysis) -> Iterator[Row]:
    head = _head(analysis)
    for kind, entity in analysis.entities():
        shared: Row = {
            "kind": kind, "entity_id": getattr(entity, "id", None), "name": entity.name, "type": getattr(entity, "type", None),
            "titles": " ".join(getattr(entity, "titles", ())) or None, "roles": joined(getattr(entity, "roles", ())),
            "described_as": joined([d.text for d in getattr(entity, "described_as", ())]),
        }  # fmt: skip
        if isinstance(entity, Place):
            shared |= {k: v for k, v in _area(entity).items() if k not in {"district", "subdistrict"}}
        for m in entity.mentions:
            offset = getattr(m, "offset", None)
            yield head | shared | {
                "text": m.text, "start": m.start, "end": m.end, "sentence": m.sentence, "rule": m.rule, "confidence": m.confidence,
                "sentence_text": sentence(analysis, m.sentence), "sense": getattr(m, "sense", None), "part": getattr(m, "part", None),
                "role": getattr(m, "role", None), "by": getattr(m, "by", None),
                "offset_km": offset.km if offset else None, "offset_direction": offset.direction if offset else None,
            }  # fmt: skip
    for d in analysis.dates:
        yield head | {
            "kind": "date", "type": d.type, "text": d.text, "start": d.start, "end": d.end, "sentence": d.sentence, "value": d.value,
            "from": d.from_, "to": d.to, "anchor": d.anchor, "rule": d.rule, "confidence": d.confidence,
            "sentence_text": sentence(analysis, d.sentence),
        }  # fmt: skip


_EVIDENCE = ("confidence:f", "sentence_text#description+evidence")
_SPAN = ("start:i", "end:i")
_COUNTED = ("mentions:i#indicator+mentions+num", "texts")


@dataclass(frozen=True)
class _Tables:
    """All tables by name, made when they are first asked for."""

    @cached_property
    def by_name(self) -> dict[str, Table]:
        specs: list[tuple[str, tuple[str, ...], Callable[[Analysis], Iterator[Row]]]] = [
            ("mentions", (
                "article_id#meta+article+id", "published#date+published", "title#description+title", "kind#meta+kind", "entity_id#meta+id", "name#meta+name", "type#meta+type", "text", *_SPAN, "sentence:i", "sense", "part",
                "offset_km:f", "offset_direction", "governorate#adm1+name", "governorate_code#adm1+code+iso", "adm1_pcode#adm1+code", "adm2_pcode#adm2+code",
                "adm3_pcode#adm3+code", "latitude:f#geo+lat", "longitude:f#geo+lon", "precision#geo+precision", "radius_km:f", "value", "from#date+start", "to#date+end",
                "anchor", "rule", *_EVIDENCE, "outlet#meta+source", "url#meta+url", "path", "titles", "roles", "described_as", "protected", "role", "by",
            ), _mentions),
            ("articles", (
                *_OF_ARTICLE, "standfirst", "section", "agencies", "authors", "language#meta+language", "published_rule", "published_confidence:f", "dateline",
                "focus#loc+name", "focus_id", "focus_governorate#adm1+name", "focus_governorate_code#adm1+code+iso", "focus_score:f", "places:i", "groups:i", "people:i",
                "organizations:i", "dates:i", "statements:i", "casualties:i", "events:i", "materiel:i", "duplicate_of", "cluster", "warnings", *_ORIGIN, "sha256", "characters:i", "newsparse", "model", "gazetteer",
            ), _articles),
            ("places", (
                *_OF_ARTICLE, "key", "place_id#loc+id", "name#loc+name", "name_ar#loc+name+i_ar", "type#loc+type", "country#country+code+iso2", *_AREA, "adm4_pcode#loc+code",
                "extent", "within", "within_id", "geonames:i", "wikidata", *_COUNTED, "as_location:i", "as_government:i", "candidates", *_EVIDENCE, *_ORIGIN,
            ), _places),
            ("groups", (
                *_OF_ARTICLE, "key", "group_id#org+id", "name#org+name", "name_ar#org+name+i_ar", "abbreviation#org+acronym", "type#org+type", "affiliations", "active_from#date+start",
                "active_to#date+end", *_COUNTED, "described_as", "mention_roles", "successor", "successor_id", "candidates", *_EVIDENCE, *_ORIGIN,
            ), _groups),
            ("people", (*_OF_ARTICLE, "key", "person_id#contact+id", "name#contact+name", "titles", "roles#contact+role", *_COUNTED, "sentence_text#description+evidence", *_ORIGIN), _people),
            ("organizations", (*_OF_ARTICLE, "key", "organization_id#org+id", "name#org+name", "type#org+type", "country#country+code+iso2", *_COUNTED, "as_source:i", "sentence_text#description+evidence", *_ORIGIN), _organizations),
            ("nationalities", (*_OF_ARTICLE, "key", "name", "country#country+code+iso2", *_COUNTED, "sentence_text#description+evidence", *_ORIGIN), _nationalities),
            ("dates", (
                *_OF_ARTICLE, "key", "text", *_SPAN, "type", "value", "from#date+start", "to#date+end", "granularity", "precision:i", "anchor", "rule", *_EVIDENCE, *_ORIGIN,
            ), _dates),
            ("statements", (
                *_OF_ARTICLE, "key", "speaker#contact+name", "speaker_id", "speaker_text", "stance", "kind", "cue", "text#description+statement", *_SPAN, *_EVIDENCE, *_ORIGIN,
            ), _statements),
            ("casualties", (
                *_OF_ARTICLE, "key", "kind#affected+type", "low:i#affected+min+num", "high:i#affected+max+num", "who", "category#affected+category", "cumulative:b", "source#meta+source+claim",
                "source_id", "from#date+start", "to#date+end", "statement", "event", "text", *_SPAN, *_EVIDENCE, *_ORIGIN,
            ), _casualties),
            ("events", (
                *_OF_ARTICLE, "key", "type#event+type", "sub_type#event+subtype", "trigger", *_SPAN, "agents#org+agent", "agent_ids", "targets#org+target", "target_ids",
                "place#loc+name", "place_id#loc+id", *_AREA, "from#date+start", "to#date+end", "status#status", "background:b", "weapons#event+weapon", *_EVIDENCE, *_ORIGIN,
            ), _events),
            ("materiel", (
                *_OF_ARTICLE, "key", "kind#item+type", "name#item+name", "count:i#item+num", "text", *_SPAN, "owner#org+owner", "owner_id", "event", "sentence_text#description+evidence", *_ORIGIN,
            ), _materiel),
        ]  # fmt: skip
        return {name: Table(name, _columns(*columns), rows) for name, columns, rows in specs}


_TABLES = _Tables()
NAMES = (
    "mentions", "articles", "places", "groups", "people", "organizations", "nationalities", "dates", "statements", "casualties", "events", "materiel",
)  # fmt: skip
"""The names of the tables, `mentions` first: it is what CSV shows unless another is asked for."""


def table(name: str) -> Table:
    """A table by its name, one of NAMES."""
    return _TABLES.by_name[name]


def cells(table: Table, row: Row) -> list[Cell]:
    """The cells of a row in the order of the table's columns."""
    return [row.get(name) for name in table.names]
