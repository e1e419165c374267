"""Why words of an article were taken for what they were: lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.analyzer import Analyzer
from newsparse.models import Analysis, Article, Block
from newsparse.render.scores import score_lines


def explained(analyzer: Analyzer, article: Article, span: str) -> Iterator[str]:
    """What was made of each showing of the words in an article, and of the block that they stand in."""
    analysis, toponyms = analyzer.explain(article)
    wanted = span.casefold()
    at = article.text.casefold().find(wanted)
    while at >= 0:
        end = at + len(span)
        block = next((b for b in article.blocks if b.start <= at < b.end), None)
        yield f"“{article.text[at:end]}” at {at}–{end}, in {_block(block)}"
        found = list(_readings(analysis, at, end))
        yield from found or ["  names nothing"]
        own = [t for t in toponyms if t.start < end and at < t.end]
        yield from (f"  {line}" for line in score_lines(own, analyzer.gazetteer))
        at = article.text.casefold().find(wanted, end)


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
