"""Rendering: safe for terminals and spreadsheets, true to the contract."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.assembly import without_text
from newsparse.models import Analysis
from newsparse.render import FORMATS, View
from newsparse.render import render as pieces
from newsparse.render.safe import for_cell, for_terminal
from tests.conftest import Read


def render(analyses: list[Analysis], format_: str, view: View) -> str:
    return "".join(pieces(analyses, format_, view))


HOSTILE = "=HYPERLINK(1) \x1b[31mred\x1b[0m and \u202ereversed\u202c in Raqqa, said Ahmad al-Amir on Tuesday.\n\nThe [bold]SDF[/bold] left Raqqa, Syria."


@pytest.fixture(scope="module")
def hostile(read: Read) -> Analysis:
    return read(HOSTILE, "2018-05-04")


def test_json_has_every_key(hostile: Analysis) -> None:
    shown = json.loads(render([hostile], "json", View()))
    assert list(shown) == [
        "schema_version", "id", "source", "article", "sentences", "focus", "places", "groups", "people", "organizations",
        "nationalities", "dates", "statements", "casualties", "events", "materiel", "duplicate_of", "cluster", "corrections", "warnings", "provenance",
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


FORMULA = "=cmd|' /C calc'!A0"


def test_no_cell_of_the_table_is_a_formula(read: Read) -> None:
    """Whatever field it comes from: id, title, outlet, names, words, sentences."""
    analysis = read(HOSTILE, "2018-05-04")
    article = msgspec.structs.replace(analysis.article, title=FORMULA, publisher="@outlet")
    source = msgspec.structs.replace(analysis.source, url="-2+3", path="+x.txt")
    person = msgspec.structs.replace(analysis.people[0], name="=1+1", titles=["=2"], roles=["@r"])
    changed = msgspec.structs.replace(analysis, id="=id", article=article, source=source, people=[person])
    rows = list(csv.reader(io.StringIO(render([changed], "csv", View()))))
    cells = [c for row in rows for c in row]
    assert {"'" + FORMULA, "'@outlet", "'-2+3", "'+x.txt", "'=1+1", "'=2", "'@r", "'=id"} <= set(cells)
    assert not [c for c in cells if c[:1] in set("=+-@|%\t\r\n")]


def test_csv_tells_who_says_it_where(read: Read) -> None:
    """The sentence, the outlet, titles, roles and the article's own words for a group."""
    text = "Brig. Gen. Adnan Saleh, commander of the road police, met the terrorist group HTS in Idlib, Syria."
    analysis = read(text, "2018-05-04")
    article = msgspec.structs.replace(analysis.article, publisher="Furat Watch")
    told = msgspec.structs.replace(analysis, article=article)
    rows = {r["name"]: r for r in csv.DictReader(io.StringIO(render([told], "csv", View())))}
    man, group = rows["Adnan Saleh"], rows["Hay'at Tahrir al-Sham"]
    assert (man["sentence_text"], man["outlet"]) == (text, "Furat Watch")
    assert (man["titles"], man["roles"]) == ("Brig. Gen.", "commander of the road police")
    assert group["described_as"] == "terrorist group"


def test_a_sentence_without_end_is_cut_in_a_cell(read: Read) -> None:
    analysis = read("They shelled Homs and " + "Hama and " * 400 + "Idlib.", "2018-05-04")
    shown = render([analysis], "csv", View())
    assert max(len(r["sentence_text"]) for r in csv.DictReader(io.StringIO(shown))) <= 1002
    assert " …" in shown


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


def test_coordinates_and_names_are_whole_on_a_narrow_screen(read: Read) -> None:
    text = "Shells fell on Maarrat al-Numan and Khan Shaykhun, said Abd al-Rahman al-Mustafa, head of the council."
    analysis = read(text, "2019-05-09")
    shown = render([analysis], "summary", View(width=40))
    lines = [line.strip() for line in shown.splitlines()]
    assert len(analysis.places) == 2
    assert {"Abd al-Rahman al-Mustafa", *(p.name for p in analysis.places)} <= set(lines)
    assert sum(bool(re.search(r"\d\d\.\d{3}, \d\d\.\d{3}", line)) for line in lines) == 2
    assert max(map(len, shown.splitlines())) <= 40


NARROW = """\
Areas
  Syria
    country  SY  34.800, 38.990 ±400 km
    1×  1.00

Who says what
  Omar Haddad
    said
    the mill of the town was open, the
    school was shut, the bridge was
    mined and the bakery …
"""


def test_cells_stand_below_their_name_on_a_narrow_screen_as_many_as_fit(read: Read) -> None:
    said = "the mill of the town was open, the school was shut, the bridge was mined and the bakery had flour for three days."
    shown = render(
        [read(f"Shells fell on Raqqa, Syria. Omar Haddad said {said}", "2016-05-04")], "summary", View(width=40)
    )
    for section in NARROW.split("\n\n"):
        assert section in shown


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


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_every_analysis_goes_out_before_the_next_is_asked_for(hostile: Analysis, format_: str) -> None:
    asked = 0

    def analyses() -> Iterator[Analysis]:
        nonlocal asked
        for _ in range(3):
            asked += 1
            yield hostile

    shown = ""
    for piece in pieces(analyses(), format_, View(single=False)):
        shown += piece
        if "Raqqa" in shown:
            break
    assert asked == 1
