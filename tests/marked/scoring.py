"""How much of articles in which everything was marked by hand is found: who, which forces, where, when, what happened, who says so.

An article is a text with its mentions between marks, ⟦l1|Idlib⟧, and a file beside it that says what each stands for:
entities by their marks, casualties and statements by the words of the text, incidents. What is read of the text
without its marks is counted against them, measure by measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from newsparse import Analyzer
from newsparse.models import Analysis, Event, Group, Organization, Ref, Span
from newsparse.models.entities import Entity

ARTICLES = Path(__file__).parent
_MARK = re.compile(r"⟦(?P<id>[pgold]\d{1,3})\|(?P<words>[^⟦⟧]+)⟧")
_HALF = 0.5
"""Share of all the words of two tellings of a statement that both have, at least."""
_WEEK = 7

Place = tuple[int, int]
"""The code points [start, end) of the text without marks."""


@dataclass(frozen=True)
class Marked:
    """An article without its marks: the spans of the mentions by mark, and what the file beside it says."""

    name: str
    text: str
    mentions: dict[str, list[Place]]
    told: dict[str, Any]

    def of_kind(self, letters: str) -> dict[str, list[Place]]:
        """The mentions of entities that have a name, by mark."""
        return {k: v for k, v in self.mentions.items() if k[0] in letters and not self.entity(k).get("generic")}

    def entity(self, mark: str) -> dict[str, Any]:
        """What a mark stands for."""
        found: dict[str, Any] = self.told["entities"][mark]
        return found

    def words(self, row: dict[str, Any], field_: str) -> Place:
        """Where the words of a fact stand: their first showing, or that which `nth` says."""
        start = -1
        for _ in range(row.get("nth") or 1):
            start = self.text.index(row[field_], start + 1)
        return start, start + len(row[field_])


@dataclass
class Tally:
    """What is right, found and wanted, by measure; `missed` says what is not right."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def add(self, measure: str, right: int, found: int, wanted: int) -> None:
        """Count what one article gives."""
        own = self.counts.setdefault(measure, [0, 0, 0])
        own[:] = [own[0] + right, own[1] + found, own[2] + wanted]

    def f1(self, measure: str) -> float:
        """The harmonic mean of precision and recall, 1 where there is nothing to find."""
        right, found, wanted = self.counts[measure]
        return 2 * right / (found + wanted) if found + wanted else 1.0


def articles(language: str) -> list[Marked]:
    """The marked articles of a language, by name."""
    return [_read(path) for path in sorted((ARTICLES / language).glob("*.txt"))]


def _read(path: Path) -> Marked:
    text, last = "", 0
    mentions: dict[str, list[Place]] = {}
    marked = path.read_text(encoding="utf-8")
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.setdefault(match["id"], []).append((len(text), len(text) + len(match["words"])))
        text += match["words"]
        last = match.end()
    told = yaml.load(path.with_suffix(".yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Marked(path.stem, text + marked[last:], mentions, told)


def score(analyzer: Analyzer, gold: Iterable[Marked]) -> Tally:
    """What is found of the articles."""
    tally = Tally()
    for article in gold:
        analysis = analyzer.analyze_text(article.text, published=str(article.told["published"]))
        for measure, count in _MEASURES.items():
            right, found, wanted = count(article, analysis)
            tally.add(measure, right, found, wanted)
            if right < wanted:
                tally.missed.append(f"{article.name}: {measure} {right} of {wanted}, {found} found")
    return tally


def _touch(a: Place, b: Place) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _meets(entity: Entity, spans: Sequence[Place]) -> bool:
    return any(_touch((m.start, m.end), s) for m in entity.mentions for s in spans)


def _people(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """People, one of each in both."""
    wanted = gold.of_kind("p")
    free = list(analysis.people)
    right = 0
    for spans in wanted.values():
        met = next((p for p in free if _meets(p, spans)), None)
        if met is not None:
            free.remove(met)
            right += 1
    return right, len(analysis.people), len(wanted)


def _actors(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """Groups and organizations that the gazetteer has, each under its id."""
    wanted = {k: v for k, v in gold.of_kind("go").items() if gold.entity(k).get("id")}
    found: list[Group | Organization] = [*analysis.groups, *analysis.organizations]
    right = sum(any(f.id == gold.entity(k)["id"] and _meets(f, v) for f in found) for k, v in wanted.items())
    marked = [s for k, v in gold.mentions.items() if k[0] in "go" for s in v]
    linked = sum(f.id is not None and _meets(f, marked) for f in found)
    return right, max(right, linked), len(wanted)


def _places(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """Syrian places in their governorate, a governorate being none of its towns."""
    right = wrong = 0
    wanted = {
        k: v
        for k, v in gold.of_kind("l").items()
        if gold.entity(k)["governorate"] and gold.entity(k)["sense"] == "location"
    }
    for mark, spans in wanted.items():
        told = gold.entity(mark)
        area = told["type"] == "governorate"
        met = [p for p in analysis.places if _meets(p, spans)]
        fits = [p for p in met if p.governorate_code == told["governorate"] and (p.type == "governorate") == area]
        right += bool(fits)
        wrong += not fits and any(p.governorate_code not in {None, told["governorate"]} for p in met)
    return right, right + wrong, len(wanted)


def _governments(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """Places that act or speak, by mention."""
    wanted = [s for k, v in gold.of_kind("l").items() if gold.entity(k)["sense"] == "government" for s in v]
    found = [(m.start, m.end) for p in analysis.places for m in p.mentions if m.sense == "government"]
    return sum(any(_touch(w, f) for f in found) for w in wanted), len(found), len(wanted)


def _dates(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """Days by mention; a part of a week for any of its days."""
    wanted = [(s, gold.entity(k)) for k, v in gold.of_kind("d").items() for s in v if gold.entity(k)["from"]]
    found = [d for d in analysis.dates if d.from_ and d.to and d.type in {"DATE", "TIME"}]
    header = analysis.article.published_evidence
    right = 0
    for span, days in wanted:
        first, last = str(days["from"]), str(days["to"])
        met = any(_touch(span, (d.start, d.end)) and _are_days(first, last, d.from_, d.to) for d in found)
        right += met or (header is not None and _touch(span, (header.start, header.end)))
    return right, max(right, len(found)), len(wanted)


def _are_days(first: str, last: str, from_: str | None, to: str | None) -> bool:
    if from_ is None or to is None or (first, last) == (from_, to):
        return (first, last) == (from_, to)
    days = [date.fromisoformat(d).toordinal() for d in (first, last, from_, to)]
    return 1 < days[1] - days[0] < _WEEK and days[0] <= days[2] and days[3] <= days[1]


def _casualties(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """Counts of people harmed, one of each kind and number in an article."""
    wanted = {(c["kind"], c["low"], c["high"]) for c in gold.told.get("casualties") or ()}
    found = {(c.kind, c.low, c.high) for c in analysis.casualties}
    return len(wanted & found), len(found), len(wanted)


def _statements(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """What is said, half of the words the same, with who says it."""
    free = list(analysis.statements)
    wanted = gold.told.get("statements") or []
    right = 0
    for row in wanted:
        content = gold.words(row, "content")
        best = max(free, key=lambda s: _shared(content, s.spans), default=None)
        if best is not None and _shared(content, best.spans) >= _HALF:
            free.remove(best)
            right += _is_speaker(gold, analysis, row["speaker"], best.speaker)
    return right, len(analysis.statements), len(wanted)


def _shared(content: Place, spans: Sequence[Span]) -> float:
    """Of all the code points of two tellings, the share that both have."""
    both = sum(max(0, min(content[1], s.end) - max(content[0], s.start)) for s in spans)
    either = content[1] - content[0] + sum(s.end - s.start for s in spans) - both
    return both / either


def _is_speaker(gold: Marked, analysis: Analysis, wanted: str | None, got: Ref | None) -> bool:
    if wanted is None or got is None:
        return wanted is None and got is None
    if wanted not in gold.told["entities"]:
        return bool({w for w in wanted.lower().split() if len(w) > 3} & set(got.text.lower().split()))
    spans = gold.mentions[wanted]
    entities: list[Entity] = [*analysis.people, *analysis.groups, *analysis.organizations, *analysis.places]
    meant = next((e for e in entities if e.key == got.key), None)
    return any(_touch((got.start, got.end), s) for s in spans) or (meant is not None and _meets(meant, spans))


def _incidents(gold: Marked, analysis: Analysis) -> tuple[int, int, int]:
    """What happened, with its kind, its governorate and its day, what went before left out."""
    wanted = [i for i in gold.told.get("incidents") or () if not i.get("background")]
    events = [e for e in analysis.events if not e.background]
    free, right = list(events), 0
    for row in wanted:
        met = next((e for e in free if _is_incident(gold, analysis, row, e)), None)
        if met is not None:
            free.remove(met)
            right += 1
    return right, len(events), len(wanted)


def _is_incident(gold: Marked, analysis: Analysis, row: dict[str, Any], event: Event) -> bool:
    code = gold.entity(row["place"])["governorate"] if row.get("place") else None
    place = next((p for p in analysis.places if event.place is not None and p.key == event.place.key), None)
    if row["type"] != event.type or (code and (place is None or place.governorate_code != code)):
        return False
    day = next((d.from_ for d in analysis.dates if d.key == event.date), None)
    return row.get("from") is None or day in {None, str(row["from"])}


_MEASURES: dict[str, Callable[[Marked, Analysis], tuple[int, int, int]]] = {
    "people": _people,
    "actors": _actors,
    "places": _places,
    "governments": _governments,
    "dates": _dates,
    "casualties": _casualties,
    "statements": _statements,
    "incidents": _incidents,
}


def faults(article: Marked) -> Iterator[str]:
    """What is wrong with the marking of an article: marks that stand for nothing, words that the text does not have."""
    entities = article.told["entities"]
    yield from (f"{m} stands for nothing" for m in article.mentions if m not in entities)
    yield from (f"{m} is never mentioned" for m in entities if m not in article.mentions)
    if "⟦" in article.text or "⟧" in article.text:
        yield "a mark is left open"
    speakers = [s["speaker"] for s in article.told.get("statements") or () if s["speaker"] is not None]
    yield from (f"nobody speaks so: {s}" for s in speakers if s not in entities and s not in article.text)
    for part, words in (("casualties", "text"), ("statements", "content")):
        rows = article.told.get(part) or ()
        yield from (f"not in the text: {row[words]}" for row in rows if row[words] not in article.text)
