"""Analyses that can be shared: points made coarse, private people left out, and said so everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from newsparse import Analyzer
from newsparse.correcting import load
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


def test_statements_keep_their_words_and_lose_only_names(read: Read) -> None:
    made = without_private_people(
        read('Hassan Darwish, a farmer, was detained. He said: "They came at dawn," Darwish said.')
    )
    for s in made.statements:
        shown = " … ".join(str(made.text)[p.start : p.end] for p in s.spans)
        assert s.text == shown
    assert any("They came at dawn" in s.text for s in made.statements)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("KHALIL DARWISH KILLED", "Khalil\nDarwish, a farmer, was killed in Ariha on Monday, rescuers said."),
        ("Darwish's son speaks", "Khalil Darwish, a farmer, was killed in Ariha on Monday, rescuers said."),
        ("مقتل وأحمد العلي", "قال أحمد العلي إن القصف أصاب أريحا يوم الاثنين. وأضاف أحمد العلي أن القصف مستمر."),
    ],
)
def test_names_are_found_in_the_title_however_it_writes_them(analyzer: Analyzer, title: str, text: str) -> None:
    found = analyzer.analyze_text(text, title=title, clean=True)
    assert any(p.id is None for p in found.people)
    shown = without_private_people(found).article.title
    assert shown is not None
    assert not {"KHALIL", "DARWISH", "Darwish", "أحمد", "العلي"} & set(
        re.findall(r"\w+", shown.replace("وأحمد", "أحمد"))
    )


def test_a_correction_brings_no_name_back(analyzer: Analyzer, tmp_path: Path) -> None:
    sheet = tmp_path / "r.csv"
    sheet.write_text("correction,kind,name\nperson=Zalat Ibn Secret,place,Ariha\n")
    own = Analyzer(gazetteer=analyzer.gazetteer, corrections=load(sheet, analyzer.gazetteer))
    made = without_private_people(own.analyze_text(TEXT, published="2016-05-04", clean=True))
    assert "Secret" not in msgspec.json.encode(made).decode()


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
    if format_ in {"csv", "ftm"}:
        assert {"csv": "coarsened; people-withheld", "ftm": "points were made coarse"}[format_] in made.stdout
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
