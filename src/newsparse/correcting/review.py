"""What is unsure in stored analyses, as the rows of a review file: most frequent first, with a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsparse.correcting.applying import RULE
from newsparse.correcting.sheet import COLUMNS, folded
from newsparse.models import Analysis, Candidate, Group, NameMention, Person, Place
from newsparse.render.tables import sentence

Why = Literal["not resolved", "unsure", "joined"]
SURE = 0.8
"""Confidence from which what was found is not asked about."""


@dataclass(slots=True)
class _Asked:
    """A name of a kind, and what it was taken for: where it first stands, and how often it does."""

    analysis: Analysis
    mention: NameMention
    entity: Place | Group | Person
    why: Why
    times: int = 0
    articles: set[str] = field(default_factory=set)


def rows(analyses: Iterable[Analysis], *, by: str, on: str) -> Iterator[dict[str, object]]:
    """The rows of a review file, by `by` on the day `on`. Holds one analysis for every name that is asked about."""
    asked: dict[tuple[str, str, str | None], _Asked] = {}
    for analysis in analyses:
        for kind, entity, why, mention in _unsure(analysis):
            key = (kind, folded(mention.text), entity.id)
            found = asked.setdefault(key, _Asked(analysis, mention, entity, why))
            found.times += 1
            found.articles.add(analysis.id)
    for (kind, _, _), found in sorted(asked.items(), key=lambda item: (-item[1].times, item[0][0], item[0][1])):
        yield dict(zip(COLUMNS, _cells(kind, found, by, on), strict=True))


def _unsure(analysis: Analysis) -> Iterator[tuple[str, Place | Group | Person, Why, NameMention]]:
    sections: Sequence[tuple[str, Sequence[Place | Group | Person]]] = (
        ("place", analysis.places), ("group", analysis.groups), ("person", analysis.people),
    )  # fmt: skip
    for kind, entities in sections:
        for entity in entities:
            for mention in entity.mentions:
                why = _why(entity, mention)
                if why is not None:
                    yield kind, entity, why, mention


def _why(entity: Place | Group | Person, mention: NameMention) -> Why | None:
    if mention.rule == RULE:
        return None
    if isinstance(entity, Person):
        short = folded(mention.text) != folded(entity.name) and len(mention.text) < len(entity.name)
        return "joined" if short and mention.confidence < SURE else None
    if entity.id is None:
        return "not resolved"
    return "unsure" if mention.confidence < SURE else None


def _cells(kind: str, found: _Asked, by: str, on: str) -> tuple[object, ...]:
    analysis, mention, entity = found.analysis, found.mention, found.entity
    article = analysis.article
    candidates: Sequence[Candidate] = () if isinstance(entity, Person) else entity.candidates
    return (
        "", "everywhere", kind, mention.text, found.why, entity.id, entity.name, mention.confidence, found.times, len(found.articles),
        "; ".join(f"{c.id} {c.name} {c.score:.2f}" for c in candidates), sentence(analysis, mention.sentence), article.title,
        article.publisher, (article.published or "")[:4], analysis.id, analysis.source.sha256, mention.start, by, on, "",
    )  # fmt: skip
