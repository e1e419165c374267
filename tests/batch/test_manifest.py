"""What made an output stands beside it, and diff says what was made otherwise."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from newsparse.batch import manifest
from tests.conftest import Run

TEXT = "Shells fell on Ariha on Tuesday, rescuers of Idlib said. Two men were hurt."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT)
    (path.parent / "none.txt").write_text("")
    (path.parent / "list.xyz").write_text("")
    return path


def test_a_manifest_says_what_made_the_output_of_what(article: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "o.jsonl"
    assert run("batch", str(article.parent), "-o", str(out), "--no-cache", "-q", "--with-text").returncode == 1
    made = json.loads((tmp_path / "o.manifest.json").read_text())
    line = json.loads(out.read_text())
    assert made["output"]["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert made["model"] == line["provenance"]["model"]
    assert made["newsparse"] == line["provenance"]["newsparse"]
    assert made["gazetteer"].startswith(line["provenance"]["gazetteer"])
    assert made["options"]["with_text"] is True
    assert [(Path(f["path"]).name, f["bytes"]) for f in made["inputs"]] == [("a.txt", len(TEXT)), ("none.txt", 0)]
    assert made["inputs"][0]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (made["counts"]["analyzed"], made["counts"]["failed"], made["skipped"]) == (1, 1, 1)
    assert [f["fault"] for f in made["failures"]] == ["empty"]
    assert {"all", "model", "linking"} <= set(made["seconds"])


def test_a_run_that_did_not_finish_leaves_no_manifest(article: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "o.jsonl"
    assert run("batch", str(article.parent), "-o", str(out), "--no-cache", "-q", "--fail-fast").returncode == 1
    assert not (tmp_path / "o.manifest.json").exists()


def test_diff_says_what_was_made_otherwise(article: Path, tmp_path: Path, run: Run) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("places:\n- {id: id:ariha-mill, name: Ariha Mill, type: site, point: [35.81, 36.61]}\n")
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    assert run("batch", str(article), "-o", str(first), "--no-cache", "-q").returncode == 0
    assert run("batch", str(article), "-o", str(second), "--no-cache", "-q", "--gazetteer", str(own)).returncode == 0
    result = run("diff", str(first), str(second))
    assert result.stdout.startswith("made with another gazetteer: ")
    assert "made with another options.gazetteer: [] → " in result.stdout
    as_json = run("diff", str(first), str(second), "--json")
    assert as_json.stdout == ""
    assert "made with another gazetteer" in as_json.stderr


def test_something_else_of_the_name_is_not_replaced(article: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "o.manifest.json"
    other.write_text('{"precious": 1}')
    result = run("batch", str(article), "-o", str(tmp_path / "o.jsonl"), "--no-cache")
    assert result.returncode == 2
    assert "something else than a manifest" in result.stderr
    assert other.read_text() == '{"precious": 1}'
    assert not (tmp_path / "o.jsonl").exists()


def test_a_manifest_of_another_file_is_not_believed(article: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "o.jsonl"
    assert run("batch", str(article), "-o", str(out), "--no-cache", "-q").returncode == 0
    assert manifest.read(out) is not None
    out.write_bytes(out.read_bytes() + b"\n")
    assert manifest.read(out) is None
    assert manifest.read(Path("/")) is None


def test_manifests_in_a_folder_are_no_articles(article: Path, tmp_path: Path, run: Run) -> None:
    assert run("batch", str(article), "-o", str(article.parent / "o.jsonl"), "--no-cache", "-q").returncode == 0
    again = run("batch", str(article.parent), "-o", str(tmp_path / "p.jsonl"), "--no-cache")
    assert "o.manifest.json" not in again.stderr
    assert "2 files of other kinds skipped" in again.stderr
