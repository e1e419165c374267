"""Rendering: safe for terminals and spreadsheets, true to the contract."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.assembly import without_text
from newsparse.models import Analysis
from newsparse.render import FORMATS, View, render
from newsparse.render.safe import for_cell, for_terminal
from tests.conftest import Read

HOSTILE = "=HYPERLINK(1) \x1b[31mred\x1b[0m and \u202ereversed\u202c in Raqqa, said Ahmad al-Amir on Tuesday.\n\nThe [bold]SDF[/bold] left Raqqa, Syria."


@pytest.fixture(scope="module")
def hostile(read: Read) -> Analysis:
    return read(HOSTILE, "2018-05-04")


def test_json_has_every_key(hostile: Analysis) -> None:
    shown = json.loads(render([hostile], "json", View()))
    assert list(shown) == [
        "schema_version", "id", "source", "article", "sentences", "focus", "places", "groups", "people", "organizations",
        "nationalities", "dates", "warnings", "provenance",
    ]  # fmt: skip
    assert "text" not in shown["sentences"][0]
    assert json.loads(render([hostile], "json", View(with_text=True)))["text"] == HOSTILE


def test_json_of_several_is_an_array_and_jsonl_a_line_each(hostile: Analysis) -> None:
    assert len(json.loads(render([hostile, hostile], "json", View(single=False)))) == 2
    assert json.loads(render([], "json", View(single=False))) == []
    lines = render([hostile, hostile], "jsonl", View()).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["text", "text"]


def test_json_fits_its_own_schema(hostile: Analysis) -> None:
    schema = msgspec.json.schema(Analysis)
    jsonschema.validate(json.loads(msgspec.json.encode(without_text(hostile))), schema)
    jsonschema.validate(json.loads(msgspec.json.encode(hostile)), schema)


def test_csv_has_a_row_a_mention(hostile: Analysis) -> None:
    rows = list(csv.DictReader(io.StringIO(render([hostile], "csv", View()))))
    assert len(rows) == len(list(hostile.mentions())) + len(hostile.dates)
    assert all(HOSTILE[int(r["start"]) : int(r["end"])] == r["text"].removeprefix("'") for r in rows)


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-1", "@x", "\t=1", "  =1", "|x"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert str(for_cell(cell)).startswith("'")


def test_numbers_stay_numbers() -> None:
    assert for_cell(-0.13) == -0.13
    assert for_cell("Raqqa") == "Raqqa"


def test_geojson_keeps_areas_apart(read: Read) -> None:
    analysis = read("Shells fell on Kafr Nabl in Idlib province, and Damascus rejected the report.", "2019-05-09")
    shown = json.loads(render([analysis], "geojson", View()))
    extents = {f["properties"]["name"]: f["properties"]["extent"] for f in shown["features"]}
    assert extents == {"Kafr Nabl": "point", "Idlib Governorate": "area"}
    longitude, latitude = shown["features"][0]["geometry"]["coordinates"]
    assert (round(latitude), round(longitude)) == (36, 37)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_summary_fits_and_is_clean(hostile: Analysis, width: int) -> None:
    shown = render([hostile], "summary", View(width=width))
    assert max(map(len, shown.splitlines())) <= width
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in shown)
    assert "\u202e" not in shown
    assert "Raqqa" in shown


def test_summary_in_colour_differs_only_in_colour(hostile: Analysis) -> None:
    shown = render([hostile], "summary", View(color=True))
    assert "\x1b[1m" in shown
    assert "\x1b[31m" not in shown


@given(st.text())
def test_nothing_reaches_a_terminal_that_steers_it(text: str) -> None:
    assert not any(unicodedata.category(c) in {"Cc", "Cf"} for c in for_terminal(text))


def test_every_format_renders_nothing_without_fault() -> None:
    assert all(isinstance(render([], name, View(single=False)), str) for name in FORMATS)
