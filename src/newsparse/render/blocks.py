"""What on a page is what, and why: each block with its kind and reason."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsparse.models import ANALYZED_KINDS, Article
from newsparse.render.safe import for_terminal as safe

_KIND_WIDTH = 12
_STYLES = {"title": "bold cyan", "furniture": "dim", "related": "dim", "meta": "yellow", "byline": "yellow"}


def explain(article: Article, *, width: int = 100, color: bool = False) -> str:
    """A page's blocks as a table of at least 60 columns: line, kind, text, reason. An analyzed kind has a mark.

    `line` counts the lines of the text from 1, where LF, CR and CRLF end one.
    """
    out = io.StringIO()
    console = Console(
        file=out, width=max(width, 60), force_terminal=color, color_system="standard" if color else None, no_color=not color,
        highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    table.add_column("line", justify="right", no_wrap=True, width=5)
    table.add_column("kind", no_wrap=True, width=_KIND_WIDTH)
    table.add_column("text", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("reason", ratio=1, overflow="fold")
    line, position = 1, 0
    text = article.text
    for block in article.blocks:
        line += _breaks(text, position, block.start)
        position = block.start
        mark = "•" if block.kind in ANALYZED_KINDS else " "
        style = _STYLES.get(block.kind.value, "")
        shown = safe(text[block.start : min(block.end, block.start + 2 * console.width)])
        table.add_row(
            str(line),
            Text(f"{mark} {block.kind.value}", style=style),
            Text(shown, style=style),
            Text(safe(block.reason)),
        )
    console.print(Text(safe(article.source.path or article.id), style="bold"))
    if not article.blocks:
        console.print(Text("no lines"))
    console.print(table)
    return "\n".join(shown.rstrip() for shown in out.getvalue().split("\n"))


def _breaks(text: str, start: int, end: int) -> int:
    """The ends of lines between two offsets."""
    part = text[start:end]
    return part.count("\n") + part.count("\r") - part.count("\r\n")
