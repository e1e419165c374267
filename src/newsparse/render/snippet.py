"""An analysis as a piece of HTML, for notebooks: the text with what it names marked, or a table of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from newsparse.models import Analysis
from newsparse.render.marked import Piece, pieces

_COLORS = {
    "place": "#b3541e", "group": "#1f6f4a", "person": "#5b3d99", "organization": "#7a5c00", "date": "#0b6e7a", "nationality": "#666666",
}  # fmt: skip
_UNREAD = frozenset(["furniture", "related", "note"])


def snippet(analysis: Analysis) -> str:
    """The HTML: no script, no link, article text escaped."""
    article = analysis.article
    head = " · ".join(escape(x) for x in (article.publisher, article.published, analysis.id) if x)
    return f"<div><h3>{escape(article.title or analysis.id)}</h3><p><small>{head}</small></p>{''.join(_body(analysis))}</div>"


def _body(analysis: Analysis) -> Iterator[str]:
    if not isinstance(analysis.text, str):
        yield from _names(analysis)
        return
    for block, parts in pieces(analysis):
        dim = ' style="opacity:.5"' if block.kind.value in _UNREAD else ""
        yield f'<p dir="auto"{dim}>{"".join(map(_piece, parts))}</p>'


def _piece(piece: Piece) -> str:
    if not piece.kind:
        return escape(piece.text)
    return f'<span title="{escape(piece.note)}" style="border-bottom:2px solid {_COLORS[piece.kind]}">{escape(piece.text)}</span>'


def _names(analysis: Analysis) -> Iterator[str]:
    yield "<table><tr><th>kind</th><th>name</th><th>mentions</th></tr>"
    for kind, entity in analysis.entities():
        yield f"<tr><td>{kind}</td><td>{escape(entity.name)}</td><td>{len(entity.mentions)}</td></tr>"
    yield "</table>"
