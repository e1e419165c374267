"""Which inputs a file of results was made from, by what stands in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from newsparse.models import Record
from newsparse.render.csv_ import COLUMNS
from newsparse.render.safe import from_cell


class _Origin(Record, frozen=True):
    path: str | None


class _Line(Record, frozen=True):
    """What of a line of results says where it came from."""

    source: _Origin


class _Feature(Record, frozen=True):
    properties: _Origin


class _Layer(Record, frozen=True, forbid_unknown_fields=True):
    """A map layer: what it is, and what of it says where it came from."""

    type: Literal["FeatureCollection"]
    features: list[_Feature]


def whole_path(path: str) -> str:
    """A path from the root, so that one file is one input however it is named; standard input stays as it is."""
    return path if path == "-" else str(Path(path).absolute())


def _of_lines(path: Path) -> Iterator[str | None]:
    decoder = msgspec.json.Decoder(_Line)
    with path.open("rb") as file:
        for line in file:
            yield decoder.decode(line).source.path


def _of_rows(path: Path) -> Iterator[str | None]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if path.stat().st_size and tuple(rows.fieldnames or ()) != COLUMNS:
            raise KeyError("header")
        for row in rows:
            yield from_cell(row["path"]) or None


def _of_features(path: Path) -> Iterator[str | None]:
    for feature in msgspec.json.decode(path.read_bytes(), type=_Layer).features:
        yield feature.properties.path


ORIGINS = {"jsonl": _of_lines, "csv": _of_rows, "geojson": _of_features}
"""For each format the paths of the inputs that a file of results was made from; None for standard input."""
