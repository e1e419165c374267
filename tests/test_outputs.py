"""Outputs for people's own tools: each format is opened by its own tool."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.assembly import without_text
from newsparse.comparing import changes
from newsparse.errors import InputError, UsageError
from newsparse.models import Analysis
from newsparse.render import FILES, FORMATS, View, render, write_file
from newsparse.render.markdown import escaped
from newsparse.render.marked import pieces
from newsparse.render.report import write_report
from newsparse.render.safe import for_cell
from newsparse.render.tables import NAMES, cells, table
from newsparse.stored import read_stored
from tests.conftest import ROOT, Read, Run

HOSTILE = (
    "=HYPERLINK(1) said </script><script>alert(1)</script> of the SDF in Raqqa, Syria, on Tuesday. "
    "At least 5 civilians were killed in shelling of Kafr Nabl, Idlib, the Syrian Civil Defence said.\n\n"
    "“The road is closed,” Ahmad al-Amir, a <img src=x onerror=alert(2)> farmer, told reporters 🕊 in Raqqa."
)


@pytest.fixture(scope="module")
def hostile(read: Read) -> Analysis:
    return read(HOSTILE, "2018-05-04")


@pytest.fixture(scope="module")
def stored(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as a batch writes them, with their texts."""
    out = tmp_path_factory.mktemp("stored") / "out.jsonl"
    done = run("batch", "seeds/", "-o", str(out), "--quiet", "--with-text")
    assert done.returncode == 0, done.stderr
    return out


# --- Tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_its_column_and_its_type(hostile: Analysis, name: str) -> None:
    kinds = {"text": str, "int": int, "float": (int, float), "bool": bool}
    shown = table(name)
    assert len(set(shown.names)) == len(shown.names)
    for row in shown.rows(hostile):
        assert set(row) <= set(shown.names), set(row) - set(shown.names)
        for column, cell in zip(shown.columns, cells(shown, row), strict=True):
            assert cell is None or isinstance(cell, kinds[column.kind]), (column.name, cell)  # type: ignore[arg-type]


def test_facts_have_rows_with_their_evidence(hostile: Analysis) -> None:
    (casualty,) = table("casualties").rows(hostile)
    assert (casualty["kind"], casualty["low"], casualty["high"]) == ("killed", 5, None)
    assert "At least 5 civilians" in str(casualty["sentence_text"])
    assert {s["speaker"] for s in table("statements").rows(hostile)} >= {"Syrian Civil Defence (White Helmets)"}
    assert "Kafr Nabl" in {e["place"] for e in table("events").rows(hostile)}


def test_csv_of_a_table_is_safe_for_spreadsheets_and_has_tags(hostile: Analysis) -> None:
    shown = "".join(render([hostile], "csv", View(table="statements", hxl=True, bom=True)))
    assert shown.startswith("\ufeffarticle_id,")
    header, tags, *rows = csv.reader(io.StringIO(shown[1:]))
    assert dict(zip(header, tags, strict=True))["published"] == "#date+published"
    assert rows
    assert not [c for row in rows for c in row if c[:1] in {"=", "+", "@"}]


def test_hxl_tags_are_well_formed() -> None:
    for name in NAMES:
        for column in table(name).columns:
            assert not column.hxl or re.fullmatch(r"#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*", column.hxl), column


def test_xlsx_opens_with_a_sheet_a_table_and_no_formula(hostile: Analysis) -> None:
    import openpyxl

    out = io.BytesIO()
    write_file([hostile], "xlsx", out, View())
    book = openpyxl.load_workbook(out)
    assert set(book.sheetnames) == set(NAMES)
    values = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c for c in values if c.data_type == "f"]
    header, *rows = book["casualties"].values
    (row,) = (dict(zip(header, r, strict=True)) for r in rows)
    assert (row["kind"], row["low"], row["cumulative"]) == ("killed", 5, False)


def test_parquet_has_typed_columns(hostile: Analysis) -> None:
    import pyarrow.parquet as pq

    out = io.BytesIO()
    write_file([hostile, hostile], "parquet", out, View(table="places"))
    found = pq.read_table(io.BytesIO(out.getvalue()))
    assert str(found.schema.field("latitude").type) == "double"
    assert str(found.schema.field("mentions").type) == "int64"
    assert found.schema.field("latitude").metadata == {b"hxl": b"#geo+lat"}
    assert found.num_rows == 2 * len(hostile.places)


def test_ftm_is_valid_and_an_accusation_organizes_nothing(hostile: Analysis) -> None:
    from followthemoney import model

    lines = [json.loads(line) for line in "".join(render([hostile], "ftm", View())).splitlines()]
    assert {e["schema"] for e in lines} >= {"Article", "Mention", "Person", "Organization", "Event"}
    ids = {e["id"] for e in lines}
    for entity in lines:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert {k: sorted(proxy.get(k)) for k in entity["properties"]} == {
            k: sorted(v) for k, v in entity["properties"].items()
        }
        for name in ("document", "resolved", "proof", "involved", "organizer"):
            assert set(entity["properties"].get(name, ())) <= ids
    claimed = [e for e in lines if e["schema"] == "Event" and "claimed" in e["properties"]["keywords"]]
    assert not [e for e in claimed if "organizer" in e["properties"]]


def test_geojson_is_valid_and_keeps_areas_apart(hostile: Analysis) -> None:
    import geojson

    found = geojson.loads("".join(render([hostile], "geojson", View())))
    assert isinstance(found, geojson.FeatureCollection)
    assert found.is_valid, found.errors()
    assert {f["properties"]["extent"] for f in found["features"]} == {"point", "area"}
    assert all(-180 <= f["geometry"]["coordinates"][0] <= 180 for f in found["features"])


@given(st.text(max_size=60))
def test_markdown_shows_text_as_it_is(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*[|<`*\[]", shown)


def test_markdown_has_tables(hostile: Analysis) -> None:
    shown = "".join(render([hostile], "markdown", View()))
    assert "### Casualties" in shown
    assert "<script" not in shown.replace("\\<", "")


def test_every_format_of_the_command_line_is_rendered() -> None:
    from newsparse.cli.output import Format, Table

    assert {f.value for f in Format} == {*FORMATS, *FILES}
    assert tuple(t.value for t in Table) == NAMES


# --- Stored analyses, as the command line converts them -------------------------------------------


def test_convert_gives_what_extract_gives(run: Run, tmp_path: Path) -> None:
    seed = "seeds/hasakah-wheat-convoy.txt"
    out = tmp_path / "one.json"
    out.write_text(run("extract", seed, "--json", "--with-text").stdout, encoding="utf-8")
    for arguments in (["-f", "csv", "--table", "events"], ["-f", "geojson"], ["-f", "markdown"]):
        assert run("convert", str(out), *arguments).stdout == run("extract", seed, *arguments).stdout


def test_convert_reads_lines_arrays_objects_and_standard_input(run: Run, stored: Path, tmp_path: Path) -> None:
    lines = stored.read_text(encoding="utf-8")
    array = tmp_path / "array.json"
    array.write_text(run("convert", str(stored), "-f", "json", "--with-text").stdout, encoding="utf-8")
    assert [a.id for a in read_stored([array])] == [a.id for a in read_stored([stored])]
    assert run("convert", "-", "-f", "jsonl", "--with-text", stdin=lines).stdout == lines


def test_what_is_no_analysis_is_named_with_its_line(run: Run, stored: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text(stored.read_text(encoding="utf-8") + '{"id": 1}\n', encoding="utf-8")
    done = run("convert", str(broken), "-f", "jsonl")
    assert done.returncode == 2
    assert re.search(rf"{re.escape(str(broken))}:\d+: no analysis of newsparse", done.stderr)
    assert len(done.stdout.splitlines()) == len(stored.read_text(encoding="utf-8").splitlines())
    with pytest.raises(InputError, match="name a file"):
        list(read_stored([tmp_path / "none.jsonl"]))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-f", "xlsx"], "name it with --output"),
        (["-f", "json", "--table", "events"], "--table is for"),
        (["-f", "json", "--hxl"], "--hxl is for"),
        (["-f", "geojson", "--bom"], "--bom is for"),
    ],
)
def test_options_that_a_format_does_not_have(run: Run, stored: Path, arguments: list[str], words: str) -> None:
    done = run("convert", str(stored), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_file_of_results_is_whole_or_not_there(run: Run, stored: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text(stored.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    out = tmp_path / "out.xlsx"
    assert run("convert", str(broken), "-f", "xlsx", "-o", str(out)).returncode == 2
    assert [p.name for p in tmp_path.iterdir()] == ["broken.jsonl"]
    assert run("convert", str(stored), "-f", "xlsx", "-o", str(stored)).returncode == 2
    assert run("convert", str(stored), "-f", "xlsx", "-o", str(out)).returncode == 0
    assert out.read_bytes()[:2] == b"PK"


def test_batch_writes_other_formats_and_keeps_its_analyses(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "casualties.csv"
    done = run("batch", "seeds/", "-o", str(out), "-f", "csv", "--table", "casualties", "--quiet", "--no-cache")
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "casualties.csv",
        "casualties.csv.jsonl",
        "casualties.csv.manifest.json",
    ]
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert rows
    assert all(r["kind"] for r in rows)


# --- Queries, frames, spaCy, notebooks ------------------------------------------------------------

_ASKED = (ROOT / "examples" / "queries.sql").read_text(encoding="utf-8").split("\n\n")[1:]
QUERIES = [part.strip().partition("\n") for part in _ASKED]
"""Each question, in words and in SQL."""


def test_the_example_queries_have_their_answers(run: Run, stored: Path, pytestconfig: pytest.Config) -> None:
    assert len(QUERIES) == 10
    answers = "".join(f"{words}\n{run('query', str(stored), sql, '-f', 'csv').stdout}\n" for words, _, sql in QUERIES)
    file = ROOT / "examples" / "expected" / "queries.txt"
    answers = answers.replace("\r\n", "\n")
    if pytestconfig.getoption("--update-golden"):
        file.write_text(answers, encoding="utf-8")
    assert answers == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "sql",
    ["SELECT * FROM read_csv('/etc/passwd')", "COPY places TO 'x.csv'", "SELECT nothing FROM places", "ATTACH 'x.db'"],
)
def test_a_query_reaches_nothing_but_the_tables(run: Run, stored: Path, sql: str) -> None:
    done = run("query", str(stored), sql)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the query was not taken" in done.stderr


def test_answers_in_every_form(run: Run, stored: Path) -> None:
    sql = "SELECT '=1' AS a, 2 AS b, NULL AS c, true AS d"
    assert json.loads(run("query", str(stored), sql, "-f", "json").stdout) == [
        {"a": "=1", "b": 2, "c": None, "d": True}
    ]
    assert run("query", str(stored), sql, "-f", "csv").stdout.splitlines()[1].startswith("'=1,2,,")
    assert run("query", str(stored), sql).stdout.split()[:4] == ["a", "b", "c", "d"]
    assert "casualties: article_id" in run("query", str(stored), "--tables").stdout


def test_a_data_frame_has_typed_columns(hostile: Analysis) -> None:
    frame = hostile.to_dataframe("places")
    assert len(frame) == len(hostile.places)
    assert str(frame["latitude"].dtype) == "Float64"
    assert str(frame["mentions"].dtype) == "Int64"


def test_a_notebook_shows_text_and_runs_none_of_it(hostile: Analysis) -> None:
    shown = hostile._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "Kafr Nabl" in shown
    assert "<th>kind</th>" in without_text(hostile)._repr_html_()


def test_components_of_spacy(tmp_path: Path) -> None:
    import spacy
    from spacy import displacy

    nlp = spacy.blank("en")
    nlp.add_pipe("newsparse_gazetteer", config={"published": "2026-02-02"})
    nlp.add_pipe("newsparse_dates", config={"published": "2026-02-02"})
    doc = nlp("The Syrian Democratic Forces shelled Kafr Nabl, Idlib, on Tuesday.")
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [
        ("Syrian Democratic Forces", "ORG", "sdf"), ("Kafr Nabl", "GPE", "gn:168661"), ("Idlib", "GPE", "SY07"),
    ]  # fmt: skip
    assert [(s.text, s.kb_id_) for s in doc.spans["dates"]] == [("Tuesday", "2026-01-27")]
    assert doc._.newsparse.places
    assert "Kafr Nabl" in displacy.render(doc, style="ent", page=True)
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == ["newsparse_gazetteer", "newsparse_dates"]
    assert list(nlp("   ").ents) == []
    with pytest.raises(UsageError):
        spacy.blank("en").add_pipe("newsparse_dates", config={"published": "yesterday"})


# --- Show and explain -----------------------------------------------------------------------------


def test_show_puts_names_beside_the_text(run: Run) -> None:
    shown = run("show", "seeds/hasakah-wheat-convoy.txt", COLUMNS="400").stdout
    assert "[Tell Tamer]place" in " ".join(shown.split())
    assert "gn:163434" in shown
    assert "Damascus, the government" in shown
    assert "\x1b" not in shown


def test_the_pieces_of_a_text_are_the_text(hostile: Analysis) -> None:
    assert isinstance(hostile.text, str)
    for block, parts in pieces(hostile):
        assert "".join(p.text for p in parts) == hostile.text[block.start : block.end]


def test_explain_says_why_and_names_what_is_not_there(run: Run) -> None:
    done = run("explain", "seeds/hasakah-wheat-convoy.txt", "--span", "Tell Tamer")
    assert "rule: name of the gazetteer" in done.stdout
    assert "importance" in done.stdout
    assert "“Tell Tamer” weighed as a name: person -" in done.stdout
    assert "; taken as the name of a place" in done.stdout
    assert "the gazetteer has the name as a place's, and the text supports it" in done.stdout
    done = run("explain", "seeds/hasakah-wheat-convoy.txt", "--span", "Atlantis")
    assert (done.returncode, done.stdout) == (1, "")
    assert "does not have these words" in done.stderr


# --- Diff, evaluate, config -----------------------------------------------------------------------


def test_a_run_compared_with_itself_has_not_changed(run: Run, stored: Path) -> None:
    done = run("diff", str(stored), str(stored))
    assert (done.returncode, done.stdout) == (0, "")


def test_what_changed_is_named_fact_by_fact(run: Run, stored: Path, tmp_path: Path) -> None:
    lines = stored.read_text(encoding="utf-8").splitlines(keepends=True)
    other = tmp_path / "other.jsonl"
    changed = [line.replace('"id":"gn:163434"', '"id":"gn:1"') for line in lines[1:]]
    other.write_text("".join(changed), encoding="utf-8")
    done = run("diff", str(stored), str(other))
    assert done.returncode == 1
    assert "only in the first" in done.stdout
    assert re.search(r"- place: “Tell Tamer” \d+–\d+ = gn:163434", done.stdout)
    assert re.search(r"\+ place: “Tell Tamer” \d+–\d+ = gn:1 ", done.stdout)
    shown = [json.loads(line) for line in run("diff", str(stored), str(other), "--json").stdout.splitlines()]
    assert {c["id"] for c in shown} == {c.id for c in changes(read_stored([stored]), read_stored([other]))}


def test_a_draft_evaluates_to_one_and_an_error_is_listed(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(run("annotate", "seeds/hasakah-wheat-convoy.txt").stdout, encoding="utf-8")
    assert run("evaluate", str(gold), "--min-f1", "1").returncode == 0
    draft = json.loads(gold.read_text(encoding="utf-8"))
    lost = draft["places"].pop(0)
    draft["places"][0]["id"] = "gn:1"
    gold.write_text(json.dumps(draft), encoding="utf-8")
    done = run("evaluate", str(gold), "--min-f1", "1", "--errors", "3")
    assert done.returncode == 1
    assert f"places spurious: “{lost['text']}”" in done.stdout
    assert "is gn:1, got" in done.stdout
    scores = json.loads(run("evaluate", str(gold), "--json").stdout)
    assert scores["places"]["recall"] == 1.0
    assert scores["places"]["precision"] < 1.0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "a", "text": "Idlib", "places": [{"start": 0, "end": 9}]}', "outside of the text"),
        ('{"id": "a", "text": "Idlib", "places": [{"start": 0, "end": 5, "text": "Homs"}]}', "not “Homs”"),
        ('{"id": "a", "txt": "Idlib"}', "no line of gold"),
        ("", "no marked articles"),
    ],
)
def test_a_gold_that_cannot_be(run: Run, tmp_path: Path, line: str, words: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(line + "\n", encoding="utf-8")
    done = run("evaluate", str(gold))
    assert done.returncode == 2
    assert words in done.stderr


def test_settings_by_file_environment_and_flag(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "newsparse.toml"
    settings.write_text('with-text = true\n[extract]\nformat = "jsonl"\n', encoding="utf-8")
    seed = str(ROOT / "seeds" / "field-note-undated.txt")
    shown = json.loads(run("--config", str(settings), "extract", seed).stdout)
    assert "text" in shown
    assert "text" in json.loads(run("--config", str(settings), "extract", seed, "--json").stdout)
    monkeypatch.setenv("NEWSPARSE_EXTRACT_FORMAT", "csv")
    assert run("--config", str(settings), "extract", seed).stdout.startswith("article_id,")
    assert run("--config", str(settings), "extract", seed, "-f", "markdown").stdout.startswith("## ")
    told = run("--config", str(settings), "config").stdout
    assert "extract --format = csv    (environment NEWSPARSE_EXTRACT_FORMAT)" in told
    assert f"batch --with-text = True    ({settings})" in told


def test_settings_that_nobody_changed_say_so(run: Run) -> None:
    assert "every setting has its built-in value" in run("config").stdout
    assert "batch --jobs = 1    (built in)" in run("config", "--all").stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("jbs = 2", "no command has an option 'jbs'"),
        ("[bach]\nx = 1", "no command 'bach'"),
        ("[batch]\nx = 1", "has no option 'x'"),
        ("= 1", "mend it"),
    ],
)
def test_settings_that_cannot_be(run: Run, tmp_path: Path, content: str, words: str) -> None:
    settings = tmp_path / "newsparse.toml"
    settings.write_text(content, encoding="utf-8")
    done = run("--config", str(settings), "config")
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


# --- The report -----------------------------------------------------------------------------------


def test_the_report_holds_hostile_text_as_data_alone(hostile: Analysis, analyzer: Analyzer) -> None:
    out = io.BytesIO()
    assert write_report([hostile], out, gazetteer=analyzer.gazetteer, title="<b>News</b>") == 1
    page = out.getvalue().decode()
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert "<b>News" not in page
    assert "default-src &#x27;none&#x27;" in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    assert "<script>alert(1)" in json.dumps(data)
    assert {f["properties"]["name"] for f in data["outlines"]["features"]} >= {"Idlib", "Raqqa"}


def test_a_report_of_analyses_without_texts_says_so(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "out.jsonl"
    lines.write_text(run("extract", "seeds/wire-homs-2012.txt", "-f", "jsonl").stdout, encoding="utf-8")
    done = run("report", str(lines), "-o", str(tmp_path / "report.html"), "--title", "Homs")
    assert done.returncode == 0, done.stderr
    assert "hold no texts" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_numbers_that_cannot_both_be_stand_side_by_side(read: Read) -> None:
    from newsparse.render.report.gather import gather

    first = read("Seven civilians were killed in shelling of Kafr Nabl, Idlib, on Tuesday.", "2019-05-08")
    second = read("Three civilians were killed in shelling of Kafr Nabl, Idlib, on Tuesday.", "2019-05-08")
    (toll,) = (t for t in gather([first, second], None)["tolls"] if len(t["rows"]) > 1)
    assert toll["conflict"]
    assert not any(t["conflict"] for t in gather([first, first], None)["tolls"])


@given(st.text(max_size=30))
def test_cells_are_no_formulas(text: str) -> None:
    assert str(for_cell(text)).lstrip()[:1] not in {"=", "+", "-", "@"} or not text.strip()


def test_the_page_of_the_data_model_is_that_of_the_models(run: Run) -> None:
    page = (ROOT / "src" / "newsparse" / "data_model.md").read_text(encoding="utf-8")
    assert page == run("schema", "--page").stdout
    assert "| `latitude` | number or null |" in page


def test_the_reports_script_is_built_from_what_is_locked() -> None:
    lock = json.loads((ROOT / "src/newsparse/render/report/web/package-lock.json").read_text(encoding="utf-8"))
    licences = (ROOT / "src/newsparse/render/report/assets/LICENSES.txt").read_text(encoding="utf-8")
    for path, package in lock["packages"].items():
        if path and not package.get("dev"):
            assert f"{path.removeprefix('node_modules/')} {package['version']}" in licences
            assert package["integrity"]


# --- Arabic names ---------------------------------------------------------------------------------


def test_names_in_arabic_leave_ids_and_the_articles_words(run: Run, stored: Path) -> None:
    plain = [json.loads(line) for line in run("convert", str(stored), "-f", "jsonl").stdout.splitlines()]
    arabic = [
        json.loads(line) for line in run("convert", str(stored), "-f", "jsonl", "--names", "ar").stdout.splitlines()
    ]
    hasakah = [p for row in arabic for p in row["places"] if p["id"] == "gn:173811"]
    assert hasakah
    assert {(p["name"], p["governorate"]) for p in hasakah} == {("الحسكة", "محافظة الحسكة")}
    for before, after in zip(plain, arabic, strict=True):
        for section in ("places", "groups", "people", "organizations"):
            kept = [(e["key"], e["id"], e["mentions"]) for e in before[section]]
            assert [(e["key"], e["id"], e["mentions"]) for e in after[section]] == kept
        assert [e["name"] for e in after["groups"]] == [e["name_ar"] or e["name"] for e in before["groups"]]
        unresolved = [p["name"] for p in before["places"] if p["id"] is None]
        assert [p["name"] for p in after["places"] if p["id"] is None] == unresolved
        assert after["article"] == before["article"]


def test_arabic_names_are_another_result_of_a_batch(run: Run, tmp_path: Path) -> None:
    for extra in ((), ("--names", "ar"), ()):
        done = run("batch", "seeds/hasakah-wheat-convoy.txt", "-o", str(tmp_path / "o.jsonl"), *extra)
        assert done.returncode == 0
        assert ("الحسكة" in [p["name"] for p in json.loads((tmp_path / "o.jsonl").read_text())["places"]]) is bool(
            extra
        )
    assert run("extract", "seeds/hasakah-wheat-convoy.txt", "--names", "fr").returncode == 2
