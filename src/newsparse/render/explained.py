"""Why words of an article were taken for what they were: lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.analyzer import Analyzer
from newsparse.deciding.explaining import Weighed
from newsparse.models import Analysis, Article, Block
from newsparse.recognizing.proposals import Kind
from newsparse.render.scores import score_lines

_NEARLY = -1.0
"""The log-odds from which a span that was not taken is shown too."""
_A = {Kind.PERSON: "a person", Kind.ACTOR: "a body or a force", Kind.PLACE: "a place"}


def explained(analyzer: Analyzer, article: Article, span: str) -> Iterator[str]:
    """What was made of each showing of the words in an article, and of the block that they stand in."""
    analysis, weighed, toponyms = analyzer.explain(article)
    for showing in re.finditer(re.escape(span), article.text, re.IGNORECASE):
        at, end = showing.span()
        block = next((b for b in article.blocks if b.start <= at < b.end), None)
        yield f"“{article.text[at:end]}” at {at}–{end}, in {_block(block)}"
        found = list(_readings(analysis, at, end))
        yield from found or ["  names nothing"]
        for span_weighed in weighed:
            if span_weighed.start < end and at < span_weighed.end and _matters(span_weighed):
                yield from _weighing(span_weighed)
        own = [t for t in toponyms if t.start < end and at < t.end]
        yield from (f"  {line}" for line in score_lines(own, analyzer.gazetteer))


def _matters(weighed: Weighed) -> bool:
    """Whether a span was taken, or nearly was."""
    return weighed.taken_for is not None or max(weighed.odds.values()) > _NEARLY


def _weighing(weighed: Weighed) -> Iterator[str]:
    kinds = ", ".join(f"{kind.value} {odds:+.1f}" for kind, odds in weighed.odds.items())
    verdict = f"taken as the name of {_A[weighed.taken_for]}" if weighed.taken_for else "not taken"
    yield f"  “{weighed.text}” weighed as a name: {kinds}; {verdict}"
    yield from (f"      {term:+.1f} {why}" for term, why in weighed.reasons)


def _block(block: Block | None) -> str:
    return f"a block of kind {block.kind.value} ({block.reason})" if block is not None else "no block"


def _readings(analysis: Analysis, start: int, end: int) -> Iterator[str]:
    for kind, entity in analysis.entities():
        for m in entity.mentions:
            if m.start < end and start < m.end:
                id_ = getattr(entity, "id", None) or "no id"
                yield f"  {kind}: {entity.name} [{id_}], by the words “{m.text}”"
                yield f"    rule: {m.rule}; alias: {m.alias or 'none'}; confidence {m.confidence:.2f}"
                others = [f"{c.name} [{c.id}] {c.score:.2f}" for c in getattr(entity, "candidates", ())]
                if others:
                    yield f"    candidates: {'; '.join(others)}"
    for d in analysis.dates:
        if d.start < end and start < d.end:
            days = f"{d.from_} to {d.to}" if d.from_ else "no day"
            yield f"  date: “{d.text}” is {d.value} ({days}); rule {d.rule}; counted from {d.anchor or 'itself'}; confidence {d.confidence:.2f}"
