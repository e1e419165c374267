"""Analyses as JSON: one object, an array of several, or one object a line."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from newsparse.models import Analysis

_ENCODER = msgspec.json.Encoder()


def encode_line(analysis: Analysis) -> bytes:
    """One analysis as one line of UTF-8 JSON, with its line end."""
    return _ENCODER.encode(analysis) + b"\n"


def render_json(analyses: Sequence[Analysis], *, single: bool) -> str:
    """One indented object where a single article was asked for, else an array."""
    if single and len(analyses) == 1:
        data = _ENCODER.encode(analyses[0])
    elif single and not analyses:
        return ""
    else:
        data = _ENCODER.encode(list(analyses))
    return msgspec.json.format(data, indent=2).decode() + "\n"


def render_jsonl(analyses: Sequence[Analysis]) -> str:
    """One object a line."""
    return b"".join(encode_line(a) for a in analyses).decode()
