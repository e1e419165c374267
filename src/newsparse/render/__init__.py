"""Rendering: analyses → text. One file a format, all in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def _summary(analyses: Sequence[Analysis], view: View) -> str:
    from newsparse.render.summary import render_summary

    return render_summary(analyses, width=view.width, color=view.color)


def _printed(analyses: Sequence[Analysis], view: View) -> Sequence[Analysis]:
    return analyses if view.with_text else [without_text(a) for a in analyses]


def _json(analyses: Sequence[Analysis], view: View) -> str:
    from newsparse.render.json_ import render_json

    return render_json(_printed(analyses, view), single=view.single)


def _jsonl(analyses: Sequence[Analysis], view: View) -> str:
    from newsparse.render.json_ import render_jsonl

    return render_jsonl(_printed(analyses, view))


def _csv(analyses: Sequence[Analysis], _view: View) -> str:
    from newsparse.render.csv_ import render_csv

    return render_csv(analyses)


def _geojson(analyses: Sequence[Analysis], _view: View) -> str:
    from newsparse.render.geojson import render_geojson

    return render_geojson(analyses)


FORMATS: dict[str, Callable[[Sequence[Analysis], View], str]] = {
    "summary": _summary,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "geojson": _geojson,
}


def render(analyses: Sequence[Analysis], format_: str, view: View) -> str:
    """The analyses in one of FORMATS."""
    return FORMATS[format_](analyses, view)
