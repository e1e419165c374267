"""What a report shows, as plain data: articles, and what they name, by index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.lineage import Lineage
from newsparse.gazetteer.outlines import FILE as OUTLINES
from newsparse.models import Analysis, Group, Person, Place, Ref
from newsparse.protecting import protections
from newsparse.render.marked import pieces
from newsparse.render.tables import AREAS, sentence

Data = dict[str, Any]
_E = TypeVar("_E", Place, Group, Person)

WITH_TEXTS = 2_000
"""Articles whose texts are put into the page; of more than these the rest is shown without."""
_DOUBT = 0.6
"""Confidence under which a resolved place is shown among what was unsure."""
_UNREAD = frozenset(["furniture", "related", "note"])


class _Entities(Generic[_E]):
    """Entities of all articles, each once, by their ids or else their names."""

    def __init__(self, shown: Callable[[_E], Data]) -> None:
        self._shown: Callable[[_E], Data] = shown
        self._at: dict[str, int] = {}
        self.rows: list[Data] = []

    def index(self, entity: _E) -> int:
        """The row of an entity, which is made when it is first met."""
        key = entity.id or f"\0{entity.name}"
        if key not in self._at:
            self._at[key] = len(self.rows)
            self.rows.append(self._shown(entity))
        return self._at[key]


def gather(analyses: Iterable[Analysis], gazetteer: Gazetteer | None) -> Data:
    """The data of the page. Keys are short: they stand in it thousands of times."""
    made = _Gathered(gazetteer)
    for analysis in analyses:
        made.add(analysis)
    return made.data()


def _called(ref: Ref, names: Mapping[str, str]) -> str:
    """What an entity that a fact points to is called, or the article's words for an unnamed one."""
    return names.get(ref.key or "", ref.text)


class _Gathered:
    def __init__(self, gazetteer: Gazetteer | None) -> None:
        self._lineage = Lineage(gazetteer) if gazetteer is not None else None
        self._places = _Entities(_place)
        self._groups = _Entities(_group)
        self._people = _Entities(_person)
        self._last: dict[str, str] = {}
        self._articles: list[Data] = []
        self._place_mentions: list[list[Any]] = []
        self._group_mentions: list[list[Any]] = []
        self._people_mentions: list[list[Any]] = []
        self._events: list[Data] = []
        self._casualties: list[Data] = []
        self._statements: list[Data] = []
        self._unsure: list[Data] = []
        self._stories: set[str] = set()
        self._protected: dict[str, str] = {}

    def add(self, analysis: Analysis) -> None:
        number = len(self._articles)
        self._stories.add(analysis.cluster or analysis.id)
        self._protected |= {w.code: w.message for w in analysis.warnings if w.code in protections(analysis)}
        self._articles.append(_article(analysis, with_text=number < WITH_TEXTS))
        self._add_entities(analysis, number)
        names = {e.key: e.name for _, e in analysis.entities()}
        self._add_events(analysis, number, names)
        self._add_casualties(analysis, number, names)
        for s in analysis.statements:
            speaker = _called(s.speaker, names) if s.speaker else None
            self._statements.append({"a": number, "sp": speaker, "st": s.stance, "x": s.text})
        self._unsure += _unsure(analysis, number)

    def _add_entities(self, analysis: Analysis, number: int) -> None:
        for place in analysis.places:
            located = [m for m in place.mentions if m.sense == "location"]
            if place.id is not None and located:
                first = next((x for m in located if (x := sentence(analysis, m.sentence))), None)
                self._place_mentions.append([self._places.index(place), number, len(located), first])
        for group in analysis.groups:
            words = sorted({d.text for d in group.described_as})
            self._group_mentions.append([self._groups.index(group), number, len(group.mentions), words])
            if group.id and analysis.article.published:
                self._last[group.id] = max(self._last.get(group.id, ""), analysis.article.published)
        for person in analysis.people:
            self._people_mentions.append([self._people.index(person), number, len(person.mentions), []])

    def _add_events(self, analysis: Analysis, number: int, names: Mapping[str, str]) -> None:
        places, days = {p.key: p for p in analysis.places}, {d.key: d for d in analysis.dates}
        for e in analysis.events:
            where = places.get(e.place.key or "") if e.place else None
            date = days.get(e.date or "")
            self._events.append({
                "a": number, "t": e.type, "s": e.sub_type, "p": self._places.index(where) if where is not None and where.id else -1,
                "d": date.from_ if date else None, "to": date.to if date else None, "ag": [_called(r, names) for r in e.agents],
                "tg": [_called(r, names) for r in e.targets], "st": e.status, "bg": e.background, "x": sentence(analysis, e.sentence),
            })  # fmt: skip

    def _add_casualties(self, analysis: Analysis, number: int, names: Mapping[str, str]) -> None:
        days = {d.key: d for d in analysis.dates}
        focus = analysis.focus[0].governorate if analysis.focus else None
        for c in analysis.casualties:
            date = days.get(c.date or "")
            self._casualties.append({
                "a": number, "k": c.kind, "lo": c.low, "hi": c.high, "who": c.who.text, "src": _called(c.source, names) if c.source else None,
                "d": (date.from_ if date else None) or analysis.article.published, "gov": focus, "cu": c.cumulative, "x": sentence(analysis, c.sentence),
            })  # fmt: skip

    def data(self) -> Data:
        for row in self._groups.rows:
            row["ln"] = self._line(row["id"])
        notices = [message[0].upper() + message[1:] + "." for message in self._protected.values()]
        if len(self._articles) > WITH_TEXTS:
            notices.append(
                f"{len(self._articles):,} articles: the texts of the first {WITH_TEXTS:,} are in this file, and the map shows the places named most. "
                "Filter the analyses before making a report to see the rest."
            )
        if self._articles and not any(a["text"] for a in self._articles):
            notices.append(
                "The analyses hold no texts: run newsparse batch with --with-text to read the articles and the sentences here."
            )
        return {
            "articles": self._articles, "places": self._places.rows, "groups": self._groups.rows, "people": self._people.rows,
            "pm": self._place_mentions, "gm": self._group_mentions, "em": self._people_mentions, "events": self._events,
            "casualties": self._casualties, "statements": self._statements, "unsure": self._unsure, "tolls": _tolls(self._casualties),
            "outlines": self._outlines(), "notices": notices, "stories": len(self._stories),
        }  # fmt: skip

    def _outlines(self) -> Data:
        """The outlines of the governorates, under the gazetteer's names."""
        outlines: Data = msgspec.json.decode(OUTLINES.read_bytes())
        if self._lineage is None:
            return outlines
        for feature in outlines["features"]:
            known = self._lineage.gazetteer.place(feature["properties"]["pcode"] or "")
            if known is not None:
                feature["properties"]["name"] = known.name.removesuffix(" Governorate")
        return outlines

    def _line(self, id_: str | None) -> list[str]:
        """What a group came from and became, up to the last day on which an article names it."""
        if self._lineage is None or id_ is None or self._lineage.gazetteer.get(id_) is None:
            return []
        until = self._last.get(id_, "9999")
        steps = [(s, s.before, "from") for s in self._lineage.before(id_)] + [
            (s, s.after, "to") for s in self._lineage.after(id_)
        ]
        gazetteer = self._lineage.gazetteer
        return [
            f"{'from' if way == 'from' else '→'} {other_name} ({s.kind}{', ' + s.date if s.date else ''})"
            for s, other, way in steps
            if s.date <= until and (other_name := getattr(gazetteer.get(other), "name", None))
        ]


def _article(analysis: Analysis, *, with_text: bool) -> Data:
    article = analysis.article
    names = [e.name for _, e in analysis.entities()]
    outlet = article.publisher or ", ".join(article.agencies) or None
    return {
        "id": analysis.id, "title": article.title, "outlet": outlet, "day": article.published, "url": analysis.source.url,
        "path": analysis.source.path, "warnings": [w.message for w in analysis.warnings],
        "find": " ".join([article.title or "", outlet or "", analysis.id, *dict.fromkeys(names)]).lower(),
        "text": list(_text(analysis)) if with_text else [],
    }  # fmt: skip


def _text(analysis: Analysis) -> Iterator[list[Any]]:
    for block, parts in pieces(analysis):
        kind = "furniture" if block.kind in _UNREAD else block.kind.value
        yield [kind, [[p.text, p.kind, p.note] if p.kind else [p.text] for p in parts]]


def _place(place: Place) -> Data:
    return {
        "id": place.id, "n": place.name, "ar": place.name_ar, "t": place.type or "", "g": place.governorate, "gc": place.governorate_code,
        "la": place.latitude, "lo": place.longitude, "a": place.precision in AREAS, "r": place.radius_km,
        "p": place.adm4_pcode or place.adm3_pcode or place.adm2_pcode or place.adm1_pcode,
    }  # fmt: skip


def _group(group: Group) -> Data:
    return {"id": group.id, "n": group.name, "ar": group.name_ar, "t": group.type, "ln": []}


def _person(person: Person) -> Data:
    return {"id": person.id, "n": person.name, "r": list(dict.fromkeys([*person.titles, *person.roles]))}


def _unsure(analysis: Analysis, number: int) -> Iterator[Data]:
    for kind, entities in (("place", analysis.places), ("group", analysis.groups)):
        for e in entities:
            if e.id is not None and e.confidence >= _DOUBT:
                continue
            why = (
                "not in the gazetteer, or not to be told"
                if e.id is None
                else f"taken for {e.name} at {e.confidence:.2f}"
            )
            if isinstance(e, Place) and e.within is not None:
                why += f"; in {e.within.name}, by the text"
            yield {
                "a": number, "n": e.mentions[0].text if e.mentions else e.name, "k": kind, "why": why,
                "c": [f"{c.name} {c.score:.2f}" for c in e.candidates], "x": sentence(analysis, e.mentions[0].sentence) if e.mentions else None,
            }  # fmt: skip


def _tolls(casualties: list[Data]) -> list[Data]:
    """Casualties of one day, governorate and kind of harm side by side; `conflict` where two sources' numbers cannot both be."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for index, c in enumerate(casualties):
        groups.setdefault((c["d"], c["gov"], c["k"]), []).append(index)
    return [
        {"day": day, "gov": gov, "rows": rows, "conflict": _differ([casualties[i] for i in rows])}
        for (day, gov, _), rows in sorted(
            groups.items(), key=lambda g: (g[0][0] or "", g[0][1] or "", g[0][2]), reverse=True
        )
    ]


def _differ(rows: list[Data]) -> bool:
    """Whether rows of several articles give ranges that do not meet."""
    if len({r["a"] for r in rows}) < 2:
        return False
    known = [
        (r["lo"] or 0, r["hi"] if r["hi"] is not None else 10**9, r["a"])
        for r in rows
        if r["lo"] is not None or r["hi"] is not None
    ]
    return any(a[2] != b[2] and (a[0] > b[1] or b[0] > a[1]) for a in known for b in known)
