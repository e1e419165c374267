"""The command line, run as people run it: as a process."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

SEED = "seeds/hasakah-wheat-convoy.txt"
KEYS = {
    "schema_version",
    "id",
    "source",
    "article",
    "sentences",
    "focus",
    "places",
    "groups",
    "people",
    "organizations",
    "nationalities",
    "dates",
    "statements",
    "casualties",
    "events",
    "materiel",
    "duplicate_of",
    "cluster",
    "corrections",
    "warnings",
    "provenance",
}


def test_extract_prints_a_summary(run: Run) -> None:
    done = run("extract", SEED)
    assert (done.returncode, done.stderr) == (0, "")
    for word in (
        "Grain convoy reaches Hasakah",
        "2026-02-11",
        "Focus",
        "Places",
        "Syrian Democratic Forces",
        "Adnan al-Saleh",
        "Timeline",
    ):
        assert word in done.stdout
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_extract_json_is_one_object_with_the_whole_contract(run: Run) -> None:
    done = run("extract", SEED, "--json")
    shown = json.loads(done.stdout)
    assert set(shown) == KEYS
    assert shown["id"] == "hasakah-wheat-convoy"
    assert all(
        set(p) >= {"id", "name", "governorate_code", "adm3_pcode", "latitude", "candidates", "mentions"}
        for p in shown["places"]
    )


def test_extract_of_several_files(run: Run) -> None:
    both = [SEED, "seeds/wire-homs-2012.txt"]
    array = json.loads(run("extract", *both, "--json").stdout)
    lines = run("extract", *both, "--format", "jsonl").stdout.splitlines()
    assert (
        [a["id"] for a in array]
        == [json.loads(line)["id"] for line in lines]
        == ["hasakah-wheat-convoy", "wire-homs-2012"]
    )


def test_standard_input(run: Run) -> None:
    done = run("extract", "-", "--json", "--published", "2026-02-02", stdin="Shells fell on Raqqa, Syria, on Friday.")
    shown = json.loads(done.stdout)
    assert (shown["id"], shown["dates"][0]["value"]) == ("stdin", "2026-01-30")


def test_failures_are_named_and_the_rest_is_done(run: Run, tmp_path: Path) -> None:
    empty, binary, folder = tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "folder"
    empty.write_text("")
    binary.write_bytes(bytes(range(256)) * 20)
    folder.mkdir()
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.4")
    missing = tmp_path / "missing.txt"
    done = run("extract", str(empty), str(binary), str(folder), str(pdf), str(missing), SEED, "--json", "--quiet")
    assert done.returncode == 1
    assert [a["id"] for a in json.loads(done.stdout)] == ["hasakah-wheat-convoy"]
    lines = done.stderr.splitlines()
    assert len(lines) == 5
    for line, word in zip(
        lines, ("empty", "not a text file", "newsparse batch", "pdftotext", "no such file"), strict=True
    ):
        assert word in line
    assert "Traceback" not in done.stderr


def test_one_bad_input_leaves_stdout_empty(run: Run, tmp_path: Path) -> None:
    done = run("extract", str(tmp_path / "missing.txt"), "--json")
    assert (done.returncode, done.stdout) == (1, "")


def test_a_name_with_control_sequences_is_shown_clean(run: Run, tmp_path: Path) -> None:
    done = run("extract", str(tmp_path / "a\x1b[31mb\n.txt"))
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("extract", SEED, "--published", "yesterday"), "2026-02-02"),
        (("extract", SEED, SEED, "--published", "2026-02-02"), "one article"),
        (("extract", SEED, "--gazetteer", "none-such.yaml"), "none-such.yaml"),
        (("extract", SEED, "--model", "none_such_model"), "none_such_model"),
        (("extract", SEED, "--format", "xml"), "summary"),
        (("extract",), "FILE"),
        (("batch", "no-such-*.txt", "-o", "out.jsonl"), "nothing matches"),
    ],
)
def test_wrong_usage_is_exit_2(run: Run, args: tuple[str, ...], word: str, tmp_path: Path) -> None:
    done = run(*[a if a != "out.jsonl" else str(tmp_path / a) for a in args])
    assert done.returncode == 2
    assert word in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_gazetteer_with_a_duplicate_id_is_one_line(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("places:\n- {id: a, name: A, type: town}\n- {id: a, name: B, type: town}\n")
    done = run("extract", SEED, "--gazetteer", str(bad))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "bad.yaml:3:" in done.stderr


def test_batch_over_the_seeds(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out.jsonl"
    done = run("batch", "seeds/", "-o", str(out), "--no-cache")
    assert done.returncode == 0
    assert done.stdout == ""
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n") if line]
    ids = [r["id"] for r in rows]
    assert ids == [
        "field-note-undated",
        "hasakah-wheat-convoy",
        "letter-tartus-cp1252",
        "long-read-raqqa",
        "kobani/2015-01-27",
        "deir-ez-zor/2023-09-01",
        "palmyra/2016-03-28",
        "wire-homs-2012",
        "bulletins/ministry-statement-2025",
        "bulletins/monitor-daraa-2018",
        "pages/aleppo-airport",
        "pages/arabic-wheat-fires",
        "pages/idlib-water-utf16",
        "pages/live-homs-december",
    ]
    assert f"{len(rows)} articles analyzed, 0 failed" in done.stderr
    assert "most named places" in done.stderr
    assert "most named groups" in done.stderr
    assert "published 2012-02-21 to 2026-02-11" in done.stderr
    assert not list(tmp_path.rglob("*.part"))


def test_batch_keeps_order_and_counts_what_it_skips(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in ("b/one.txt", "a.txt", "c.md", "skip.png", ".hidden.txt"):
        (tmp_path / "in" / name).write_text("Shells fell on Raqqa, Syria, on Friday, residents said.")
    (tmp_path / "in" / "bad.txt").write_text(" ")
    (tmp_path / "in" / "r.jsonl").write_text(
        '{"text": "Shells fell on Homs, Syria."}\nnot json\n{"id": "a", "text": "Shells fell on Hama, Syria."}\n\n{"id": 7, "text": "Rain fell on Idlib, Syria."}\n'
    )
    out = tmp_path / "out.jsonl"
    done = run("batch", str(tmp_path / "in"), "-o", str(out), "--jobs", "2")
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["a", "c", "r#1", "a#2", "7", "b/one"]
    assert "2 files of other kinds skipped" in done.stderr
    assert "bad.txt: empty file" in done.stderr
    assert "r.jsonl:2: not a record" in done.stderr


def test_records_bring_title_day_and_cleanness(run: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        json.dumps(
            {
                "id": "x",
                "text": "Share\nTweet\n\nShells fell on Raqqa on Friday, residents of the city said.",
                "title": "T",
                "published": "2018-05-04T10:00:00Z",
                "url": "https://www.reuters.com/x",
            }
        )
        + "\n"
    )
    assert run("batch", str(source), "--output", str(out), "--quiet").returncode == 0
    row = json.loads(out.read_text())
    assert (row["article"]["title"], row["article"]["published"], row["article"]["publisher"]) == (
        "T",
        "2018-05-04",
        "Reuters",
    )
    assert [b["kind"] for b in row["article"]["blocks"]] == ["furniture", "furniture", "body"]


def test_output_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("batch", SEED, "-o", str(tmp_path / "file" / "out.jsonl"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_as_output_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("batch", SEED, "-o", str(tmp_path))
    assert done.returncode == 2
    assert "is a folder" in done.stderr
    assert not list(tmp_path.parent.glob("*.part"))


def test_a_batch_never_writes_over_its_input(run: Run, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    line = json.dumps({"id": "a", "text": "Shelling hit Saraqib on Monday."}) + "\n"
    records.write_text(line)
    done = run("batch", str(records), "-o", str(records))
    assert done.returncode == 2
    assert "is one of the inputs" in done.stderr
    assert records.read_text() == line


def test_json_with_another_format_is_refused(run: Run) -> None:
    assert run("extract", SEED, "--json", "--format", "csv").returncode == 2


def test_gazetteer_commands(run: Run) -> None:
    assert "gn:173377" in run("gazetteer", "lookup", "Qamishli").stdout
    shown = run("gazetteer", "show", "SY08").stdout
    assert "Hasakah Governorate" in shown
    assert "SY-HA" in shown
    assert "governorate              14" in run("gazetteer", "stats").stdout
    assert run("gazetteer", "show", "none-such").returncode == 1
    assert run("gazetteer", "lookup", "Xyzzyx").returncode == 1
    assert run("gazetteer", "lint", "examples/own_gazetteer.yaml").stdout == "10 records, 0 findings\n"


def test_schema_and_version(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    assert set(schema["$defs"]["Analysis"]["properties"]) == KEYS | {"text"}
    assert run("--version").stdout.startswith("newsparse ")


def test_help_does_not_wait_for_what_reads_articles() -> None:
    code = "import newsparse.cli, sys; print([m for m in ('newsparse.reading', 'newsparse.linking', 'spacy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("extract",),
        ("batch",),
        ("schema",),
        ("gazetteer",),
        ("gazetteer", "lookup"),
        ("gazetteer", "show"),
        ("gazetteer", "explain"),
        ("gazetteer", "lint"),
        ("gazetteer", "stats"),
    ],
)
def test_every_help_has_an_example(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--help")
    assert done.returncode == 0
    assert "Example: newsparse" in done.stdout


def test_a_warning_goes_to_stderr(run: Run) -> None:
    done = run("extract", "seeds/field-note-undated.txt", "--json")
    json.loads(done.stdout)
    assert "no day of publication" in done.stderr
    assert run("extract", "seeds/field-note-undated.txt", "--json", "--quiet").stderr == ""


def test_explain_shows_what_a_score_is_made_of(run: Run) -> None:
    done = run("gazetteer", "explain", "Shells fell on Ariha, south of Idlib, residents said.")
    assert done.returncode == 0
    assert "“Ariha”  15–20  location  taken for Ariha" in done.stdout
    assert "gn:172994  Ariha, town" in done.stdout
    assert "importance" in done.stdout
    assert run("gazetteer", "explain", "-", stdin="He slept.").returncode == 1
    empty = run("gazetteer", "explain", "")
    assert (empty.returncode, empty.stderr.count("\n")) == (2, 1)
    hostile = run("gazetteer", "explain", "Shells fell on Idlib\x1b[31m.").stdout
    assert "\x1b" not in hostile


def test_own_gazetteer_is_used(run: Run) -> None:
    done = run("extract", "examples/own_article.txt", "--gazetteer", "examples/own_gazetteer.yaml", "--json")
    assert "ha:example-grain-silos" in {p["id"] for p in json.loads(done.stdout)["places"]}


def test_seeds_hold_what_the_readme_says() -> None:
    assert len([p for p in (ROOT / "seeds").rglob("*") if p.is_file()]) >= 10


def test_explain_blocks_shows_each_line_and_analyzes_nothing(run: Run, tmp_path: Path) -> None:
    done = run("extract", "seeds/hasakah-wheat-convoy.txt", "--explain-blocks", COLUMNS="120")
    assert done.returncode == 0
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[1][:4] == ["line", "kind", "text", "reason"]
    assert ["4", "•", "title", "Grain"] in [r[:4] for r in rows]
    assert any(r[1:2] == ["furniture"] and "advertisement" in r for r in rows)
    hostile = tmp_path / "a.txt"
    hostile.write_text(
        "\x1b[31mRed\x1b[0m words \u202eon a line of a page, said \x07 somebody on Tuesday.\n", encoding="utf-8"
    )
    shown = run("extract", str(hostile), str(tmp_path / "missing.txt"), "--explain-blocks")
    assert shown.returncode == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(shown.stdout)
    assert "missing.txt: no such file" in shown.stderr


def test_fields_and_outlets_of_the_users_own(run: Run, tmp_path: Path) -> None:
    records = tmp_path / "r.csv"
    records.write_text(
        "nr;when;story;site\n1;2019-05-09;Shells fell on Kafr Nabl, Idlib, on Tuesday.;https://furat.example/a\n",
        encoding="utf-8",
    )
    outlets = tmp_path / "outlets.yaml"
    outlets.write_text("- {name: Furat Watch, domains: [furat.example]}\n", encoding="utf-8")
    fields = ["--field", "id=nr", "--field", "text=story", "--field", "published=when", "--field", "url=site"]
    done = run("extract", str(records), *fields, "--outlets", str(outlets), "--json")
    (found,) = [json.loads(done.stdout)] if done.stdout.startswith("{") else json.loads(done.stdout)
    assert (found["id"], found["article"]["published"], found["article"]["publisher"]) == (
        "1",
        "2019-05-09",
        "Furat Watch",
    )
    assert found["dates"][0]["value"] == "2019-05-07"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--field", "text"], "--field 'text' is no NAME=PATH"),
        (["--field", "words=x"], "with NAME one of id, text"),
        (["--outlets", "missing.yaml"], "cannot read the outlets of missing.yaml"),
    ],
)
def test_options_that_are_wrong(run: Run, options: list[str], reason: str) -> None:
    done = run("extract", "seeds/field-note-undated.txt", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


# --- Streams --------------------------------------------------------------------------------------

needs_dev_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
WRITING = [
    ("extract", SEED),
    ("extract", SEED, "--json"),
    ("extract", SEED, "--explain-blocks"),
    ("schema",),
    ("gazetteer", "lookup", "Homs"),
    ("gazetteer", "show", "SY08"),
    ("gazetteer", "stats"),
    ("gazetteer", "lineage", "HTS"),
    ("gazetteer", "explain", "Shells fell on Ariha."),
    ("gazetteer", "lint", "examples/own_gazetteer.yaml"),
]


def started(redirected: str, *args: str) -> subprocess.CompletedProcess[str]:
    """A command with its standard output redirected by the shell."""
    command = shlex.join([sys.executable, "-m", "newsparse", *args])
    return subprocess.run(
        ["sh", "-c", f"{command} {redirected}"], cwd=ROOT, capture_output=True, text=True, check=False
    )


@needs_dev_full
@pytest.mark.parametrize("args", WRITING, ids=lambda a: " ".join(a[:2]))
def test_an_output_that_is_full_is_one_line(args: tuple[str, ...]) -> None:
    done = started(">/dev/full", *args)
    assert (done.returncode, done.stderr) == (
        2,
        "newsparse: cannot write to standard output: No space left on device\n",
    )


@needs_dev_full
def test_an_output_that_is_closed_is_one_line() -> None:
    for args in (("extract", SEED, "--json"), ("gazetteer", "lookup", "Homs")):
        done = started(">&-", *args)
        assert (done.returncode, done.stderr) == (2, "newsparse: cannot write to standard output: it is closed\n")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "r.jsonl"
    text = "Shells fell on Homs on Tuesday, residents of Idlib said. " * 6
    path.write_text("".join(json.dumps({"id": n, "text": text, "published": "2016-05-04"}) + "\n" for n in range(4000)))
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("format_", ["jsonl", "json", "csv", "geojson", "summary"])
def test_the_first_record_goes_out_at_once_and_a_closed_pipe_ends_the_run(many: Path, format_: str) -> None:
    """All of it would take minutes."""
    command = [sys.executable, "-m", "newsparse", "extract", str(many), "--format", format_]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(500)
        process.stdout.close()
        assert process.wait(timeout=20) == 0
        assert process.stderr.read() == b""


def test_one_article_that_takes_too_long_fails_alone(run: Run, tmp_path: Path) -> None:
    long_ = tmp_path / "long.txt"
    long_.write_text("Shells fell on Homs on Tuesday, residents of Idlib said. " * 40_000)
    done = run("extract", SEED, str(long_), SEED, "--format", "jsonl", "--time-limit", "3")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == f"newsparse: {long_}: took longer than 3 seconds; --time-limit allows more\n"


# --- What people give -----------------------------------------------------------------------------


def test_a_day_that_may_be_two_is_refused_with_both(run: Run) -> None:
    done = run("extract", SEED, "--published", "01/02/2020")
    assert (done.returncode, done.stdout) == (2, "")
    assert "may be 2020-02-01 or 2020-01-02" in done.stderr
    assert run("extract", SEED, "--published", "25/02/2026", "--quiet").returncode == 0


def test_lookup_by_code_and_as_json(run: Run) -> None:
    for code in ("SY08", "sy-ha", "Q233914"):
        assert run("gazetteer", "lookup", code).stdout.startswith("SY08 "), code
    shown = json.loads(run("gazetteer", "lookup", "Kobane", "--json").stdout)
    assert (shown[0]["id"], shown[0]["section"], shown[0]["matched"]) == ("gn:172256", "places", "Kobane")
    assert shown[0]["areas"][-1] == "Syria"
    assert json.loads(run("gazetteer", "lookup", "Xyzzyx", "--json").stdout) == []


def test_lookup_gives_the_record_that_bears_the_name_first(run: Run) -> None:
    assert run("gazetteer", "lookup", "Abu Hardub").stdout.startswith("dy:abu-hardub ")


def test_lint_reports_every_error_with_what_is_allowed(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "places:\n- {id: a, name: A, type: castle}\n- {id: b, name: B, type: town, colour: red}\n"
        "- {id: c, name: C, type: town, parent: none}\n- {id: d, name: D, type: town, aliases: [{text: x, kind: y}]}\n"
    )
    done = run("gazetteer", "lint", str(bad))
    assert done.returncode == 1
    castle, colour, kind, parent, last = done.stdout.splitlines()
    assert castle.startswith(f"error: {bad}:2: ")
    assert "allowed are airbase, " in castle
    assert ":3: " in colour
    assert "known are id, name, type" in colour
    assert ":5: " in kind
    assert "allowed are abbreviation, alias" in kind
    assert "parent 'none' of 'c'" in parent
    assert last == "1 records, 4 errors, 0 findings"


def test_a_folder_without_yaml_is_no_gazetteer(run: Run, tmp_path: Path) -> None:
    done = run("extract", SEED, "--gazetteer", str(tmp_path))
    assert (done.returncode, done.stderr) == (
        2,
        f"newsparse: {tmp_path}: a folder without YAML files; name one that holds a gazetteer\n",
    )
