"""The README: its commands run, its output is real, its set-up line is the one that CI runs."""

from __future__ import annotations

import gzip
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Read, Run
from tests.test_importing import GEONAMES, OCHA, TABLE, WIKIDATA
from tests.test_mail import letter, saved

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize("shown", blocks("text"), ids=lambda s: s.split("\n")[0])
def test_the_output_is_real(run: Run, shown: str) -> None:
    """An output that is cut short ends with an ellipsis."""
    command, expected = shown.split("\n", 1)
    assert command.startswith(
        ("$ newsparse extract seeds/", "$ newsparse gazetteer explain ", "$ newsparse gazetteer lineage ")
    )
    printed = run(*shlex.split(command)[2:], COLUMNS="80").stdout.rstrip("\n")
    kept = expected.rstrip("\n").removesuffix("\n…")
    assert printed == kept if kept == expected.rstrip("\n") else printed.startswith(kept)


DAYS = re.findall(r"^\| (.+?) \| (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d) \|$", README, flags=re.MULTILINE)


@pytest.mark.parametrize(("written", "first", "last"), [(w, f, t) for ws, f, t in DAYS for w in ws.split("; ")])
def test_days_are_read_as_the_table_says(read: Read, written: str, first: str, last: str) -> None:
    found = read(f"Shelling was reported in Ariha, rescuers said, {written}.", "2026-02-04").dates
    assert [(d.from_, d.to) for d in found if d.from_] == [(first, last)]


def test_ci_runs_the_readmes_test_command() -> None:
    command = next(b.strip() for b in blocks("sh") if "[test]" in b)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def everyday() -> list[str]:
    lines = [line.split("#")[0].split(">")[0].split("|")[0].strip() for b in blocks("sh") for line in b.splitlines()]
    return sorted({line for line in lines if line.startswith("newsparse")})


@pytest.mark.parametrize("line", everyday())
def test_commands_run(run: Run, line: str, tmp_path: Path) -> None:
    text = (ROOT / "seeds" / "hasakah-wheat-convoy.txt").read_bytes()
    for name in ("article.txt", "a.txt"):
        (tmp_path / name).write_bytes(text)
    (tmp_path / "table.csv").write_bytes(b"text\nShells fell on Douma.\n")
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Shells fell on Douma.</p>"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/a\r\nContent-Type: application/http\r\nContent-Length: {len(page)}\r\n\r\n"
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + page + b"\r\n\r\n"))
    (tmp_path / "page.html").write_bytes(b"<p>Shells fell on Douma.</p>")
    (tmp_path / "b.html").write_bytes((ROOT / "seeds" / "pages" / "aleppo-airport.html").read_bytes())
    (tmp_path / "page.mhtml").write_bytes(saved())
    (tmp_path / "letter.eml").write_bytes(letter())
    (tmp_path / "archive.jsonl").write_bytes((ROOT / "seeds" / "records.jsonl").read_bytes())
    (tmp_path / "my-places.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    for name, content in (
        ("places.csv", TABLE),
        ("SY.txt", GEONAMES),
        ("communities.csv", OCHA["2021"]),
        ("query.json", WIKIDATA["json"]),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
    if " out.jsonl" in line and not line.startswith("newsparse batch"):
        stored = run("extract", "a.txt", "-f", "jsonl", "--with-text", cwd=tmp_path).stdout
        (tmp_path / "out.jsonl").write_text(stored, encoding="utf-8")
    if "review.csv" in line and not line.startswith("newsparse review"):
        (tmp_path / "review.csv").write_text("correction,kind,name\nha:tall-tawil,place,Tell Tawil\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(text)
    done = run(*shlex.split(line)[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = blocks("python")[0]
    exec(compile(code, "README", "exec"), {})
    printed = capsys.readouterr().out.strip()
    assert printed == code.rsplit("# ", 1)[1].strip()


@pytest.mark.skipif(sys.version_info < (3, 11), reason="needs tomllib")
def test_every_dependency_is_bounded() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in [
        *project["dependencies"],
        *(r for extra in project["optional-dependencies"].values() for r in extra),
    ]:
        own = requirement.startswith("newsparse[")
        assert own or re.search(r"<\d|==\d", requirement), requirement
        assert "://" not in requirement
