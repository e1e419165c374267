"""The article in the terminal: what it names in colours, who or what that is beside it, furniture dimmed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsparse.models import Analysis
from newsparse.render.marked import Piece, pieces
from newsparse.render.safe import for_terminal as safe

_STYLES = {
    "place": "bold yellow", "group": "bold green", "person": "bold magenta", "organization": "bold blue", "date": "bold cyan", "nationality": "bold",
}  # fmt: skip
_UNREAD = frozenset(["furniture", "related", "note", "meta", "byline", "credit"])
_BESIDE = 76
"""Columns from which the names stand beside the text; else below it."""


def render_show(analyses: Iterable[Analysis], *, width: int = 100, color: bool = False) -> Iterator[str]:
    """An article a piece. Without colours a mention stands in brackets with its kind: [Idlib]place."""
    for analysis in analyses:
        out = io.StringIO()
        console = Console(
            file=out, width=max(width, 40), force_terminal=color, color_system="standard" if color else None, no_color=not color,
            highlight=False, emoji=False, markup=False, legacy_windows=False,
        )  # fmt: skip
        console.print(Text(safe(analysis.article.title or analysis.id), style="bold underline"))
        if not isinstance(analysis.text, str):
            console.print(
                Text("stored without its text: analyze the article itself, or run batch with --with-text", style="dim")
            )
        for block, parts in pieces(analysis):
            dim = block.kind.value in _UNREAD
            text = _text(parts, color=color, dim=dim)
            notes = Text("\n".join(dict.fromkeys(_note(p) for p in parts if p.kind)), style="dim")
            if width >= _BESIDE and notes:
                grid = Table.grid(padding=(0, 2, 0, 0))
                grid.add_column(ratio=3)
                grid.add_column(ratio=2)
                grid.add_row(text, notes)
                console.print(grid)
            else:
                console.print(text)
                if notes:
                    console.print(notes)
        yield "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _text(parts: Iterable[Piece], *, color: bool, dim: bool) -> Text:
    text = Text(style="dim" if dim else "")
    for part in parts:
        shown = _one_line(part.text)
        if not part.kind:
            text.append(shown)
        elif color:
            text.append(shown, style=_STYLES[part.kind])
        else:
            text.append(f"[{shown}]{part.kind}")
    return text


def _one_line(text: str) -> str:
    """Text made safe, its spaces at both ends kept."""
    left, right = text[:1].isspace(), text[-1:].isspace()
    bare = safe(text.strip())
    return (" " if left else "") + bare + (" " if right and bare else "")


def _note(piece: Piece) -> str:
    return f"{safe(piece.text)} → {safe(piece.note)}"
