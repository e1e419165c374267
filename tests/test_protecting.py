"""Analyses that can be shared: points made coarse, private people left out, and said so everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from newsparse.gazetteer import Gazetteer
from newsparse.models import Analysis
from newsparse.protecting import coarsened, without_private_people
from tests.conftest import Read, Run

TEXT = """Two shells hit the clinic of Ariha on Monday, said Salim Haddad, a nurse. "We carried eleven people out," Haddad said. Umm Khalil, who
lives beside it, was hurt. President Bashar al-Assad said the army had struck Saraqib and Idlib Governorate. Salim Haddad's brother was killed."""


@pytest.fixture(scope="module")
def analysis(read: Read) -> Analysis:
    found = read(TEXT, "2016-05-04")
    assert {"Salim Haddad"} < {p.name for p in found.people}
    return found


@pytest.mark.parametrize(("level", "precision", "code"), [("adm3", "adm3", "SY0705"), ("adm2", "adm2", "SY0705")])
def test_points_are_those_of_areas(
    analysis: Analysis, gazetteer: Gazetteer, level: str, precision: str, code: str
) -> None:
    made = coarsened(analysis, level, gazetteer)  # type: ignore[arg-type]
    fine = {p.name: p for p in analysis.places}
    for place in made.places:
        assert place.precision in {"adm3", "adm2", "adm1", "country", None}
        if fine[place.name].precision in {"site", "settlement"}:
            assert (place.geonames, place.wikidata, place.adm4_pcode) == (None, None, None)
    ariha = next(p for p in made.places if p.name == "Ariha")
    area = gazetteer.area_of(gazetteer.place(ariha.id), {"adm3": "subdistrict", "adm2": "district"}[level])  # type: ignore[arg-type]
    assert area is not None
    assert area.id.startswith(code)
    assert (ariha.latitude, ariha.longitude) == area.point != (fine["Ariha"].latitude, fine["Ariha"].longitude)
    assert ariha.precision == precision
    assert next(p for p in made.places if p.type == "governorate") == fine["Idlib Governorate"], "what is coarse stays"
    assert [w.code for w in made.warnings] == ["coarsened"]
    assert coarsened(made, level, gazetteer) == made  # type: ignore[arg-type]


def test_private_people_are_nowhere_in_it_and_offsets_stay_true(analysis: Analysis) -> None:
    made = without_private_people(analysis)
    assert [p.name for p in made.people] == ["Bashar al-Assad"]
    shown = msgspec.json.encode(made).decode()
    assert "Haddad" not in shown
    assert "Salim" not in shown
    text = str(made.text)
    assert len(text) == len(TEXT)
    for mention in made.mentions():
        assert text[mention.start : mention.end] == mention.text
    for sentence in made.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
    assert "Assad" in text
    assert any(s.speaker is not None and s.speaker.key is None and "█" in s.speaker.text for s in made.statements)
    assert [w.code for w in made.warnings] == ["people-withheld"]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    (folder / "a.txt").write_text(TEXT)
    out = folder / "o.jsonl"
    assert run("batch", str(folder / "a.txt"), "-o", str(out), "--with-text", "-q").returncode == 0
    return out


@pytest.mark.parametrize("format_", ["summary", "json", "csv", "geojson", "markdown", "ftm"])
def test_every_format_is_made_of_the_protected_analysis(stored: Path, run: Run, format_: str) -> None:
    plain = run("convert", str(stored), "-f", format_, "--with-text").stdout
    made = run("convert", str(stored), "-f", format_, "--with-text", "--coarsen", "adm3", "--withhold", "people")
    assert made.returncode == 0
    assert "35.813" in plain or "35.814" in plain or "Haddad" in plain
    assert "35.813" not in made.stdout
    assert "35.814" not in made.stdout
    assert "Haddad" not in made.stdout
    if format_ in {"summary", "markdown"}:
        assert "points were made coarse" in made.stdout
    if format_ in {"json", "geojson"}:
        assert "coarsened" in made.stdout
        assert "people-withheld" in made.stdout


def test_a_report_says_that_it_was_done(stored: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "r.html"
    assert run("report", str(stored), "-o", str(page), "--coarsen", "adm2", "--withhold", "people").returncode == 0
    shown = page.read_text()
    assert '<p class="notice">Points were made coarse' in shown
    assert '<p class="notice">People were withheld' in shown
    assert "Haddad" not in shown


def test_a_batch_and_an_extract_never_write_what_is_protected(stored: Path, tmp_path: Path, run: Run) -> None:
    article, out = stored.parent / "a.txt", tmp_path / "o.jsonl"
    options = ("--coarsen", "adm3", "--withhold", "people", "--with-text")
    assert run("batch", str(article), "-o", str(out), *options, "-q").returncode == 0
    extracted = json.loads(run("extract", str(article), "--json", *options).stdout)
    assert "Haddad" not in out.read_text()
    assert extracted["places"] == json.loads(out.read_text())["places"]
