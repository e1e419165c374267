"""Analyses as Markdown: a section an article, with tables, for notes and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsparse.models import Analysis
from newsparse.render.safe import for_terminal
from newsparse.render.tables import Cell, Row, table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&!])")
_SHOWN: dict[str, tuple[tuple[str, str], ...]] = {
    "casualties": (("kind", "harm"), ("low", "at least"), ("high", "at most"), ("who", "who"), ("source", "says"), ("sentence_text", "sentence")),
    "events": (("from", "day"), ("sub_type", "what"), ("place", "where"), ("agents", "by"), ("weapons", "with"), ("status", "status"), ("sentence_text", "sentence")),
    "materiel": (("kind", "materiel"), ("name", "model"), ("count", "how many"), ("owner", "whose"), ("text", "as written"), ("sentence_text", "sentence")),
    "places": (("name", "place"), ("type", "type"), ("governorate", "governorate"), ("latitude", "latitude"), ("longitude", "longitude"), ("extent", "extent"), ("confidence", "confidence"), ("texts", "as written")),
    "groups": (("name", "group or force"), ("type", "type"), ("mentions", "mentions"), ("texts", "as written"), ("described_as", "the article's words")),
    "people": (("name", "person"), ("titles", "titles"), ("roles", "roles"), ("mentions", "mentions")),
    "organizations": (("name", "organization"), ("type", "type"), ("mentions", "mentions")),
    "statements": (("speaker", "speaker"), ("stance", "stance"), ("text", "words")),
    "dates": (("from", "from"), ("to", "to"), ("text", "as written"), ("sentence_text", "sentence")),
}  # fmt: skip


def render_markdown(analyses: Iterable[Analysis]) -> Iterator[str]:
    """An article a piece: its title, what the page says of itself, and a table a kind of fact."""
    for analysis in analyses:
        yield "\n".join(_section(analysis)) + "\n"


def _section(analysis: Analysis) -> Iterator[str]:
    article = analysis.article
    yield f"## {escaped(article.title or analysis.id)}\n"
    facts = [
        article.publisher or ", ".join(article.agencies), article.published, f"id {analysis.id}", analysis.source.url or analysis.source.path,
    ]  # fmt: skip
    yield " · ".join(escaped(f) for f in facts if f) + "\n"
    for warning in analysis.warnings:
        yield f"> {escaped(warning.message)}\n"
    for name, columns in _SHOWN.items():
        rows = list(table(name).rows(analysis))
        if rows:
            yield from _table(name, columns, rows)


def _table(name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row]) -> Iterator[str]:
    yield f"### {name.capitalize()}\n"
    yield "| " + " | ".join(title for _, title in columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in rows:
        yield "| " + " | ".join(_cell(row.get(key)) for key, _ in columns) + " |"
    yield ""


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else escaped(str(value))


def escaped(text: str) -> str:
    """Article text that Markdown shows as it is: marks escaped, on one line, without control sequences."""
    return _SPECIAL.sub(r"\\\1", for_terminal(text))
