"""Two runs compared: which articles came, went or are read otherwise, fact by fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsparse.models import Analysis

Fact = tuple[str, str]
"""A section of the analysis, and what stands in it, in words."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in an article: facts that only the first run has, and those that only the second has.

    `first` and `second` say whether the run has the article at all.
    """

    id: str
    lost: tuple[Fact, ...]
    gained: tuple[Fact, ...]
    first: bool = True
    second: bool = True


def changes(first: Iterable[Analysis], second: Iterable[Analysis]) -> Iterator[Change]:
    """What changed from one run to the other, by the articles' ids, in the order of the first and then of the second.

    Facts are compared, not rules and confidences: a mention by its span and
    what it was linked to. Holds the facts of the first run.
    """
    before = {a.id: Counter(_facts(a)) for a in first}
    seen: set[str] = set()
    found: dict[str, Change] = {}
    new: list[Change] = []
    for analysis in second:
        seen.add(analysis.id)
        now = Counter(_facts(analysis))
        if analysis.id not in before:
            new.append(Change(analysis.id, (), tuple(sorted(now)), first=False))
            continue
        lost, gained = before[analysis.id] - now, now - before[analysis.id]
        if lost or gained:
            found[analysis.id] = Change(analysis.id, tuple(sorted(lost)), tuple(sorted(gained)))
    for id_, facts in before.items():
        if id_ not in seen:
            yield Change(id_, tuple(sorted(facts)), (), second=False)
        elif id_ in found:
            yield found[id_]
    yield from new


def _facts(analysis: Analysis) -> Iterator[Fact]:
    article = analysis.article
    for name in ("title", "publisher", "published", "language"):
        if value := getattr(article, name):
            yield name, str(value)
    for focus in analysis.focus[:1]:
        yield "focus", f"{focus.place} [{focus.place_id}]"
    for kind, entity in analysis.entities():
        for m in entity.mentions:
            sense = getattr(m, "sense", None)
            yield (
                kind,
                f"“{m.text}” {m.start}–{m.end} = {getattr(entity, 'id', None) or entity.name}{f' ({sense})' if sense else ''}",
            )
    for d in analysis.dates:
        yield "date", f"“{d.text}” {d.start}–{d.end} = {d.value} {d.from_ or ''} {d.to or ''}".rstrip()
    yield from _told(analysis)
    for w in analysis.warnings:
        yield "warning", w.code


def _told(analysis: Analysis) -> Iterator[Fact]:
    for s in analysis.statements:
        speaker = s.speaker.text if s.speaker else "nobody named"
        yield "statement", f"{speaker} {s.stance}: “{s.text}”"
    for c in analysis.casualties:
        yield "casualty", f"{c.kind} {c.low} to {c.high} “{c.text}”"
    for m in analysis.materiel:
        yield "materiel", f"{m.kind} “{m.text}” {m.start}, {m.count or 'no'} count"
    for e in analysis.events:
        yield (
            "event",
            f"{e.sub_type} “{e.trigger.text}” {e.trigger.start} at {e.place.text if e.place else 'no place'}, {e.status}",
        )
