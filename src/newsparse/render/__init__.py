"""Rendering: analyses → text, piece by piece as they come. One file a format, all in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from newsparse.assembly import without_text
from newsparse.models import Analysis

__all__ = ["FORMATS", "View", "render"]


@dataclass(frozen=True, slots=True)
class View:
    """How results are shown: columns and colour for summaries, one object or a list for JSON, text or none."""

    width: int = 100
    color: bool = False
    single: bool = True
    with_text: bool = False


def _summary(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    from newsparse.render.summary import render_summary

    return render_summary(analyses, width=view.width, color=view.color)


def _printed(analyses: Iterable[Analysis], view: View) -> Iterator[Analysis]:
    return (a if view.with_text else without_text(a) for a in analyses)


def _json(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    from newsparse.render.json_ import render_json

    return render_json(_printed(analyses, view), single=view.single)


def _jsonl(analyses: Iterable[Analysis], view: View) -> Iterator[str]:
    from newsparse.render.json_ import encode_line

    return (encode_line(a).decode() for a in _printed(analyses, view))


def _csv(analyses: Iterable[Analysis], _view: View) -> Iterator[str]:
    from newsparse.render.csv_ import render_csv

    return render_csv(analyses)


def _geojson(analyses: Iterable[Analysis], _view: View) -> Iterator[str]:
    from newsparse.render.geojson import render_geojson

    return render_geojson(analyses)


FORMATS: dict[str, Callable[[Iterable[Analysis], View], Iterator[str]]] = {
    "summary": _summary,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "geojson": _geojson,
}


def render(analyses: Iterable[Analysis], format_: str, view: View) -> Iterator[str]:
    """The analyses in one of FORMATS, in pieces: each is given as soon as the analysis that it shows is there."""
    return FORMATS[format_](analyses, view)
