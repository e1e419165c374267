"""Corrections: a review file filled in by hand, applied on every run, and what is wrong with one."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from newsparse import Analyzer
from newsparse.correcting import check, load
from newsparse.correcting.sheet import COLUMNS
from newsparse.errors import InputError
from newsparse.gazetteer import Gazetteer
from newsparse.models import Analysis
from newsparse.reading import Options, read_text
from tests.conftest import Run

TEXT = """Mines were cleared from the fields of Jibrin on Monday, the defence ministry said. Residents of Jibrin
had waited for two years. Salim Haddad, a farmer, said that he would plant again. Haddad lost a cousin there."""


def sheet(path: Path, *rows: Mapping[str, object]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(rows)
    return path


def corrected(analyzer: Analyzer, path: Path, *, publisher: str | None = None) -> Analysis:
    made = Analyzer(gazetteer=analyzer.gazetteer, corrections=load(path, analyzer.gazetteer))
    made.__dict__["nlp"] = analyzer.nlp
    return made.analyze(
        read_text(TEXT, id_="x", options=Options(published="2025-11-04", clean=True, publisher=publisher))
    )


JIBRIN = {"kind": "place", "name": "Jibrin", "by": "R. Analyst", "on": "2026-02-02"}


def test_a_name_is_put_where_the_analyst_says_with_all_that_follows(analyzer: Analyzer, tmp_path: Path) -> None:
    found = corrected(analyzer, sheet(tmp_path / "r.csv", JIBRIN | {"correction": "hl:jibreen-aleppo"}))
    (place,) = [p for p in found.places if p.name.startswith("Jib")]
    assert (place.id, place.governorate_code, place.confidence) == ("hl:jibreen-aleppo", "SY-HL", 1.0)
    assert [m.rule for m in place.mentions] == ["correction", "correction"]
    assert found.focus[0].place_id == "hl:jibreen-aleppo"
    assert [(c.row, c.text, c.by, c.on) for c in found.corrections] == [(2, "Jibrin", "R. Analyst", "2026-02-02")] * 2


@pytest.mark.parametrize(
    ("value", "section", "name", "id_"),
    [
        ("nothing", None, "", None),
        ("unknown", "places", "Jibrin", None),
        ("person", "people", "Jibrin", None),
        ("person=Jibrin Haddad", "people", "Jibrin Haddad", None),
        ("SDF".lower(), "groups", "Syrian Democratic Forces", "sdf"),
    ],
)
def test_what_a_correction_may_say(
    analyzer: Analyzer, tmp_path: Path, value: str, section: str | None, name: str, id_: str | None
) -> None:
    found = corrected(analyzer, sheet(tmp_path / "r.csv", JIBRIN | {"correction": value}))
    named = {s: [e for e in getattr(found, s) if any(m.text == "Jibrin" for m in e.mentions)] for s in ("places", "groups", "people")}  # fmt: skip
    assert {s: [(e.name, e.id) for e in es] for s, es in named.items() if es} == (
        {section: [(name, id_)]} if section else {}
    )


SCOPES: list[tuple[dict[str, object], str | None, int]] = [
    ({"scope": "outlet", "outlet": "Barada Live"}, "Barada Live", 2),
    ({"scope": "outlet", "outlet": "Barada Live"}, "Levant Ledger", 0),
    ({"scope": "year", "year": "2025"}, None, 2),
    ({"scope": "year", "year": "2016"}, None, 0),
    ({"scope": "article", "sha256": "SHA"}, None, 2),
    ({"scope": "article", "sha256": "other"}, None, 0),
    ({"scope": "mention", "sha256": "SHA", "start": TEXT.index("Jibrin")}, None, 1),
    ({"scope": "mention", "sha256": "SHA", "start": 3}, None, 0),
]


@pytest.mark.parametrize(("scope", "publisher", "times"), SCOPES)
def test_a_correction_reaches_as_far_as_its_scope(
    analyzer: Analyzer, tmp_path: Path, scope: dict[str, object], publisher: str | None, times: int
) -> None:
    sha = analyzer.analyze(read_text(TEXT, id_="x", options=Options(clean=True))).source.sha256
    row = JIBRIN | {"correction": "nothing"} | {k: sha if v == "SHA" else v for k, v in scope.items()}
    assert len(corrected(analyzer, sheet(tmp_path / "r.csv", row), publisher=publisher).corrections) == times


def test_the_narrower_scope_wins(analyzer: Analyzer, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "r.csv",
        JIBRIN | {"correction": "nothing"},
        JIBRIN | {"correction": "hl:jibreen-aleppo", "scope": "year", "year": "2025"},
    )
    assert {c.correction for c in corrected(analyzer, path).corrections} == {"hl:jibreen-aleppo"}


FAULTS: list[tuple[dict[str, object], str]] = [
    ({"correction": "no-such-id"}, "is no id of the gazetteer"),
    ({"correction": "nothing", "kind": "town"}, "must stay as it was"),
    ({"correction": "nothing", "name": ""}, "must stay as it was"),
    ({"correction": "nothing", "scope": "world"}, "scope 'world' is none of"),
    ({"correction": "nothing", "scope": "outlet"}, "needs the column outlet"),
    ({"correction": "nothing", "scope": "mention", "sha256": "x"}, "needs the column start"),
    ({"correction": "people-arab"}, "is a nationality"),
]


@pytest.mark.parametrize(("row", "message"), FAULTS)
def test_a_fault_is_told_with_its_row(
    gazetteer: Gazetteer, tmp_path: Path, row: dict[str, object], message: str
) -> None:
    path = sheet(tmp_path / "r.csv", JIBRIN | {"correction": ""}, JIBRIN | row)
    made, faults = check(path, gazetteer)
    assert not made
    assert [f.row for f in faults] == [3]
    assert message in faults[0].message
    with pytest.raises(InputError, match=r"r\.csv:3: .*corrections check"):
        load(path, gazetteer)


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-8", "\t"), ("utf-16", "\t"), ("utf-8-sig", ",")]
)
def test_a_file_that_a_spreadsheet_saved_is_read(
    gazetteer: Gazetteer, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "r.csv"
    rows = [
        ["correction", "kind", "name", "sentence"],
        ["hl:jibreen-aleppo", "place", "Jibrin", "Of Jibrin;\nand, so on"],
    ]
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    assert [(c.written, c.entity) for c in load(path, gazetteer)] == [("Jibrin", "hl:jibreen-aleppo")]


def test_two_rows_that_contradict_each_other_are_a_fault(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = sheet(tmp_path / "r.csv", JIBRIN | {"correction": "nothing"}, JIBRIN | {"correction": "unknown"})
    assert "says unknown where row 2 says nothing" in check(path, gazetteer)[1][0].message


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe\x00", b'correction,kind,name\n"' + b"x" * 200_000])
def test_a_file_that_is_no_review_file_is_said(gazetteer: Gazetteer, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"r\.csv"):
        load(path, gazetteer)


def filled(path: Path, corrections: dict[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["correction"] = corrections.get(row["name"], "")
    sheet(path, *rows)


def batch(run: Run, tmp_path: Path, name: str, *options: str) -> tuple[list[dict[str, Any]], str]:
    out = tmp_path / name
    result = run("batch", str(tmp_path / "in"), "-o", str(out), "--with-text", *options)
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in out.read_text().splitlines()], result.stderr


def test_a_review_is_filled_by_hand_and_applied_on_every_run(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"Fields near Jibrin are open again\nNovember 4, 2025\n\n{TEXT}\n")
    cache = ("--cache", str(tmp_path / "cache.sqlite"))
    batch(run, tmp_path, "1.jsonl", *cache)
    review = tmp_path / "review.csv"
    assert run("review", str(tmp_path / "1.jsonl"), "-o", str(review), "--by", "=R. Analyst").returncode == 0
    assert run("review", str(tmp_path / "1.jsonl"), "-o", str(review)).returncode == 2, "a filled file would be lost"
    with review.open(encoding="utf-8", newline="") as file:
        asked = {r["name"]: r for r in csv.DictReader(file)}
    assert asked["Jibrin"]["why"] == "not resolved"
    assert "hl:jibreen-aleppo" in asked["Jibrin"]["candidates"]
    assert asked["Jibrin"]["sentence"]
    assert asked["Jibrin"]["by"] == "'=R. Analyst", "a cell is no formula"
    filled(review, {"Jibrin": "hl:jibreen-aleppo", "defence ministry": "nothing"})
    assert run("corrections", "check", str(review)).stdout == "2 corrections, 0 with faults\n"
    first, said = batch(run, tmp_path, "2.jsonl", "--corrections", str(review), *cache)
    assert "corrected by 2 rows" in said
    again, _ = batch(run, tmp_path, "3.jsonl", "--corrections", str(review), *cache)
    assert first == again
    applied = first[0]["corrections"]
    assert {(c["text"], c["by"]) for c in applied} == {("Jibrin", "=R. Analyst"), ("defence ministry", "=R. Analyst")}
    assert run("review", str(tmp_path / "2.jsonl"), "-o", str(tmp_path / "rest.csv")).returncode == 0
    with (tmp_path / "rest.csv").open(encoding="utf-8", newline="") as file:
        rest = {r["name"] for r in csv.DictReader(file)}
    assert not rest & {"Jibrin", "defence ministry"}, "what was answered is not asked again"

    (tmp_path / "in" / "a.txt").write_text("Rain fell on Homs on Monday, residents said.\n")
    _, said = batch(run, tmp_path, "4.jsonl", "--corrections", str(review), *cache)
    assert "“Jibrin”, fits nothing here any more" in said
    told = json.loads((tmp_path / "4.manifest.json").read_text())["corrections"]
    assert (told["rows"], told["mentions"], len(told["match_nothing"])) == (2, 0, 2)


def test_an_extract_names_corrections_that_fit_nothing(tmp_path: Path, run: Run) -> None:
    path = sheet(tmp_path / "r.csv", JIBRIN | {"correction": "nothing"})
    (tmp_path / "a.txt").write_text("Rain fell on Homs on Monday, residents said.\n")
    assert "“Jibrin”, fits nothing" in run("extract", str(tmp_path / "a.txt"), "--corrections", str(path)).stderr


def test_a_file_of_ones_own_is_not_written_anew(tmp_path: Path, run: Run) -> None:
    own = tmp_path / "own" / "added-actors.yaml"
    own.parent.mkdir()
    own.write_text("# mine\nredirects: {my-old: sdf}\n")
    result = run("gazetteer", "add", "the Falcons", "--is", "sdf", "--into", str(own.parent))
    assert result.returncode == 2
    assert own.read_text().startswith("# mine")


def names(gazetteer_folder: Path, run: Run, *args: str) -> list[str]:
    result = run("gazetteer", "lookup", *args, "--gazetteer", str(gazetteer_folder))
    return result.stdout.splitlines()


def test_a_correction_becomes_a_record_of_ones_own(tmp_path: Path, run: Run) -> None:
    own = tmp_path / "own"
    review = sheet(
        tmp_path / "r.csv",
        {"kind": "place", "name": "Jibrin of the Mills", "correction": "hl:jibreen-aleppo"},
        {"kind": "group", "name": "the Falcons of Nowhere", "correction": "sdf"},
        {"kind": "place", "name": "Elsewhere", "correction": "nothing"},
    )
    result = run("gazetteer", "add", "--from", str(review), "--into", str(own))
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[0].startswith("added   Jibrin of the Mills → hl:jibreen-aleppo")
    assert "passed over row 4: Elsewhere, nothing, everywhere" in result.stdout
    assert run("gazetteer", "lint", str(own)).returncode == 0
    assert names(own, run, "Jibrin of the Mills")[0].startswith("hl:jibreen-aleppo")
    assert names(own, run, "the Falcons of Nowhere")[0].startswith("sdf")
    again = run("gazetteer", "add", "--from", str(review), "--into", str(own))
    assert again.stdout.count("known   ") == 2
    place = run("gazetteer", "add", "Camp Forty", "--type", "camp", "--point", "36.61,40.71", "--in", "SY0800", "--into", str(own))  # fmt: skip
    assert place.returncode == 0, place.stderr
    assert names(own, run, "Camp Forty")[0].startswith("ha:camp-forty")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["X"], "say NAME with --is"),
        (["", "--is", "sdf"], "a name without letters"),
        (["X", "--is", "sdf", "--in", "SY08"], "--point and --in are for --type"),
        (["X", "--type", "camp", "--point", "36,40", "--in", "NOPE"], "--in 'NOPE' is no id"),
        (["X", "--is", "none-such"], "no place or actor"),
        (["X", "--type", "castle", "--point", "36,40"], "--type 'castle' is none of"),
        (["X", "--type", "camp", "--point", "99,40"], "is no LAT,LON"),
        (["X", "--type", "camp"], "is no LAT,LON"),
    ],
)
def test_what_cannot_be_added_is_said(tmp_path: Path, run: Run, args: list[str], message: str) -> None:
    result = run("gazetteer", "add", *args, "--into", str(tmp_path / "own"))
    assert result.returncode == 2
    assert message in result.stderr
    assert not (tmp_path / "own").exists()
