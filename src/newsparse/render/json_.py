"""Analyses as JSON: one object, an array of several, or one object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from newsparse.models import Analysis

_ENCODER = msgspec.json.Encoder()


def encode_line(analysis: Analysis) -> bytes:
    """One analysis as one line of UTF-8 JSON, with its line end."""
    return _ENCODER.encode(analysis) + b"\n"


def render_json(analyses: Iterable[Analysis], *, single: bool) -> Iterator[str]:
    """One indented object where a single article was asked for, else an array."""
    if single:
        for analysis in analyses:
            yield indented(analysis) + "\n"
        return
    yield from array(indented(a) for a in analyses)
    yield "\n"


def indented(value: object) -> str:
    """A value as JSON of several lines, without a line end behind it."""
    return msgspec.json.format(_ENCODER.encode(value), indent=2).decode()


def array(items: Iterable[str], depth: int = 0) -> Iterator[str]:
    """An indented array of values that are JSON, in pieces; `depth` is how far in it stands, in steps of two spaces."""
    margin = "  " * (depth + 1)
    before = "["
    for item in items:
        yield before + "\n" + margin + item.replace("\n", "\n" + margin)
        before = ","
    yield "[]" if before == "[" else "\n" + "  " * depth + "]"
