"""Rendering: analyses → text, piece by piece as they come, or a file of bytes. One file a format, all in two tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from newsparse.models import Analysis

__all__ = ["FILES", "FORMATS", "View", "render", "write_file"]


@dataclass(frozen=True, slots=True)
class View:
    """How results are shown.

    `width` and `color` are for summaries, `single` (one object or a list) and
    `with_text` for JSON; `table`, `hxl` and `bom` for CSV, the first of them
    for Parquet too.
    """

    width: int = 100
    color: bool = False
    single: bool = True
    with_text: bool = False
    table: str = "mentions"
    hxl: bool = False
    bom: bool = False


def _summary(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    from newsparse.render.summary import render_summary

    return render_summary(analyses, width=view.width, color=view.color)


def _printed(analyses: Iterable[Analysis], view: View) -> Iterator[Analysis]:
    from newsparse.assembly import without_text

    return (a if view.with_text else without_text(a) for a in analyses)


def _json(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    from newsparse.render.json_ import render_json

    return render_json(_printed(analyses, view), single=view.single)


def _jsonl(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    from newsparse.render.json_ import encode_line

    return (encode_line(a).decode() for a in _printed(analyses, view))


def _csv(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    from newsparse.render.csv_ import render_csv

    return render_csv(analyses, view.table, hxl=view.hxl, bom=view.bom)


def _geojson(analyses: Iterable[Analysis], _view: View) -> Iterator[str]:
    from newsparse.render.geojson import render_geojson

    return render_geojson(analyses)


def _markdown(analyses: Iterable[Analysis], _view: View) -> Iterator[str]:
    from newsparse.render.markdown import render_markdown

    return render_markdown(analyses)


def _ftm(analyses: Iterable[Analysis], _view: View) -> Iterator[str]:
    from newsparse.render.ftm import render_ftm

    return render_ftm(analyses)


def _xlsx(analyses: Iterable[Analysis], out: IO[bytes], _view: View) -> None:
    from newsparse.render.xlsx import write_xlsx

    write_xlsx(analyses, out)


def _parquet(analyses: Iterable[Analysis], out: IO[bytes], view: View) -> None:
    from newsparse.render.parquet import write_parquet

    write_parquet(analyses, out, view.table)


FORMATS: dict[str, Callable[[Iterable[Analysis], View], Iterator[str]]] = {
    "summary": _summary,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "geojson": _geojson,
    "markdown": _markdown,
    "ftm": _ftm,
}
FILES: dict[str, Callable[[Iterable[Analysis], IO[bytes], View], None]] = {"xlsx": _xlsx, "parquet": _parquet}
"""The formats that are files of bytes, which no terminal shows."""


def render(analyses: Iterable[Analysis], format_: str, view: View) -> Iterator[str]:
    """The analyses in one of FORMATS, in pieces: each is given as soon as the analysis that it shows is there."""
    return FORMATS[format_](analyses, view)


def write_file(analyses: Iterable[Analysis], format_: str, out: IO[bytes], view: View) -> None:
    """Write the analyses in one of FILES. Raises ImportError where the format's own library is not installed."""
    FILES[format_](analyses, out, view)
