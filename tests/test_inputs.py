"""Inputs: any line of records and any name gives an article or one line of reason."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.batch import analyze_pending
from newsparse.errors import InputError, UsageError
from newsparse.inputs import Failure, Pending, ReadOptions, discover, is_same, pending, read
from newsparse.inputs.arrays import json_values
from newsparse.models import Analysis, Article, BlockKind, NameMention, TemporalExpression
from newsparse.render.json_ import encode_line

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda c: (
        st.lists(c, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "id", "title", "published", "url", "clean"]), c, max_size=6)
    ),
)


@given(JSON)
@settings(deadline=None)
def test_any_json_is_a_record_or_a_reason(value: object) -> None:
    check(json.dumps(value).encode())


@given(st.binary(max_size=100))
@settings(deadline=None)
def test_any_line_is_a_record_or_a_reason(line: bytes) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"text": "\\ud800 lone surrogate in Raqqa, Syria"}',
        b'{"text": "a\\u0000b words"}',
        b'\xef\xbb\xbf{"text": "marked words"}',
    ],
)
def test_odd_lines(line: bytes) -> None:
    check(line)


def check(line: bytes) -> None:
    try:
        article = read(Pending("x", "f.jsonl", line, 1), ReadOptions())
    except InputError as error:
        reason = str(error)
    else:
        reason = ""
        assert article.text.strip()
    assert "\n" not in reason


def test_surrogates_do_not_stop_the_model(analyzer: Analyzer) -> None:
    item = Pending("x", "f.jsonl", b'{"text": "Shells fell on \\ud800 Raqqa, Syria, on Friday."}', 1)
    found = list(analyze_pending(analyzer, [item], ReadOptions()))
    assert isinstance(found[0], Analysis | Failure)


def test_ids_are_unique(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("words")
    items = list(pending(discover([str(tmp_path / "a"), str(tmp_path / "b"), str(tmp_path / "a" / "x.txt")]).files))
    assert [i.id for i in items if isinstance(i, Pending)] == ["x", "x#2", "x#3"]


def test_a_glob_is_a_list_of_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text("words")
    assert [f.path.name for f in discover([str(tmp_path / "*.txt")]).files] == ["a.txt", "b.txt"]


# --- Records, tables, archives --------------------------------------------------------------------


def read_all(path: Path, **options: object) -> list[Article | Failure]:
    chosen = ReadOptions(**options)  # type: ignore[arg-type]
    found: list[Article | Failure] = []
    for item in pending(discover([str(path)]).files, chosen):
        if isinstance(item, Failure):
            found.append(item)
            continue
        try:
            found.append(read(item, chosen))
        except InputError as error:
            found.append(item.failed(str(error), error.fault))
    return found


def facts(found: list[Article | Failure]) -> list[tuple[object, ...]]:
    return [
        (f.id, f.text, f.title, f.published, f.publisher)
        if isinstance(f, Article)
        else (f.input.rsplit("/")[-1], f.reason)
        for f in found
    ]


WORDS = "Shells fell on Douma."


@pytest.mark.parametrize(
    ("record", "fields", "expected"),
    [
        ({"text": WORDS}, (), (WORDS, None, None, None)),
        ({"body": WORDS, "headline": "H", "publication_date": "2019-05-04", "publisher": "P"}, (), (WORDS, "H", "2019-05-04", "P")),
        ({"content": WORDS, "title": "T", "date_published": "Sat, 04 May 2019 10:00:00 GMT"}, (), (WORDS, "T", "2019-05-04", None)),
        ({"text": "", "body": WORDS, "source": {"name": "P"}}, (), (WORDS, None, None, "P")),
        ({"text": WORDS, "date": "2011-03-15"}, (), (WORDS, None, None, None)),
        ({"text": WORDS, "date": "2011-03-15"}, (("published", "date"),), (WORDS, None, "2011-03-15", None)),
        ({"a": {"b": [{"c": WORDS}]}}, (("text", "a.b.0.c"),), (WORDS, None, None, None)),
        ({"a.b": WORDS}, (("text", "a.b"),), (WORDS, None, None, None)),
    ],
)  # fmt: skip
def test_names_of_fields(
    tmp_path: Path, record: dict[str, object], fields: tuple[tuple[str, str], ...], expected: tuple[object, ...]
) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps(record), encoding="utf-8")
    (found,) = read_all(file, fields=fields, clean=True)
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published, found.publisher) == expected


def test_a_record_that_holds_markup(tmp_path: Path) -> None:
    content = (
        "<p>RAQQA, May 3 (Reuters) &#8212; Shells fell on the town&#8217;s bridge on Friday, the council said.</p>"
        "<figure><img src='b.jpg'><figcaption>The bridge in April.</figcaption></figure>"
        "<p>It was closed to lorries and will stay so until it is repaired.</p>"
        "<p><a href='/x'>Read more: markets open in Idlib</a></p>"
    )
    file = tmp_path / "r.jsonl"
    file.write_text(
        json.dumps({"title": "The town&#8217;s bridge", "content": content, "published": "2019-05-04"}),
        encoding="utf-8",
    )
    (found,) = read_all(file)
    assert isinstance(found, Article)
    assert found.title == "The town’s bridge"
    assert found.dateline is not None
    assert found.dateline.date == "2019-05-03"
    told = {found.text[b.start : b.end]: b.kind for b in found.blocks}
    assert told["Shells fell on the town’s bridge on Friday, the council said."] is BlockKind.BODY
    assert told["The bridge in April."] is BlockKind.CAPTION
    assert told["Read more: markets open in Idlib"] is BlockKind.RELATED


def test_a_record_with_line_breaks_alone_is_markup_unless_said_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps({"text": "Shells fell on Douma.<br>Two people were hurt."}), encoding="utf-8")
    (found,) = read_all(file)
    (plain,) = read_all(file, input_format="txt")
    assert isinstance(found, Article)
    assert isinstance(plain, Article)
    assert found.text == "Shells fell on Douma.\nTwo people were hurt."
    assert plain.text == "Shells fell on Douma.<br>Two people were hurt."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1]", "no object"),
        ("{}", "no field 'text', 'body' or 'content'"),
        ('{"text": 5}', "the text is no string"),
        ('{"text": "  "}', "empty text"),
        ("nonsense", "not a record"),
    ],
)
def test_what_is_no_record(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(line, encoding="utf-8")
    (found,) = read_all(file)
    assert isinstance(found, Failure)
    assert reason in found.reason
    assert found.input.endswith("r.jsonl:1")


@pytest.mark.parametrize(
    ("fields", "left_out"),
    [
        ({"title": ["x", "y"]}, "title '['x', 'y']'"),
        ({"clean": 5}, "clean '5'"),
        ({"published": "soon"}, "published 'soon'"),
        ({"published": True}, "published 'True'"),
        ({"published": 2019}, "published '2019'"),
        ({"published": 43594}, "published '43594'"),
        ({"url": {"href": "x"}}, "url '{'href': 'x'}'"),
    ],
)
def test_a_field_that_cannot_be_read_costs_itself_alone(
    tmp_path: Path, fields: dict[str, object], left_out: str
) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps({"text": WORDS, **fields}), encoding="utf-8")
    (found,) = read_all(file)
    assert isinstance(found, Article)
    assert (found.title, found.published, found.source.url) == (None, None, None)
    (warning,) = [w for w in found.warnings if w.code == "field-unread"]
    assert warning.message.startswith(left_out)


@pytest.mark.parametrize(
    "published",
    [1557360000, 1557360000.0, 1557360000123, "1557360000", 20190509, "20190509", "2019-05-09T23:50:00+03:00"],
)
def test_a_stamp_that_means_one_day_is_that_day(tmp_path: Path, published: object) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps({"text": WORDS, "published": published}), encoding="utf-8")
    (found,) = read_all(file)
    assert isinstance(found, Article)
    assert found.published == "2019-05-09"
    assert not [w for w in found.warnings if w.code == "field-unread"]


RECORDS = [{"id": "a", "text": WORDS, "note": 'a "quoted" \\ [1] {x} '}, {"id": "b", "text": WORDS}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("r.json", json.dumps(RECORDS)),
        ("r.json", json.dumps(RECORDS, indent=2)),
        ("r.jsonl", json.dumps(RECORDS, indent=1)),
        ("r.jsonl", "\ufeff \n" + json.dumps(RECORDS)),
        ("r.json", "\n".join(json.dumps(r, indent=2) for r in RECORDS)),
    ],
)
def test_a_json_array_is_read_record_by_record(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    found = read_all(file)
    assert [f.id for f in found if isinstance(f, Article)] == ["a", "b"]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "articles", "reason"),
    [
        ('[{"text": "a b c"}, ', 1, "cut short behind 1 records"),
        ('[{"text": "a b c"', 0, "cut short behind 0 records"),
        ('[{"text": "a b c"}] {"text": "x y"}', 1, "no array of records behind 1 of them"),
        ("[]", 0, "no records in it"),
        ('"text"', 0, "no array of records"),
    ],
)
def test_what_is_no_array_of_records_is_said_and_what_came_before_is_kept(
    tmp_path: Path, text: str, articles: int, reason: str
) -> None:
    file = tmp_path / "r.json"
    file.write_text(text, encoding="utf-8")
    *read_, failed = read_all(file)
    assert [isinstance(a, Article) for a in read_] == [True] * articles
    assert isinstance(failed, Failure)
    assert reason in failed.reason


@pytest.mark.parametrize("other", ["null", "5", '"a, [b"', "[1, 2]", "true"])
def test_what_is_no_object_costs_itself_alone(tmp_path: Path, other: str) -> None:
    file = tmp_path / "r.json"
    file.write_text(f'[{{"text": "{WORDS}"}}, {other}, {{"text": "{WORDS}"}}]', encoding="utf-8")
    first, failed, last = read_all(file)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(failed, Failure)
    assert "no object with fields" in failed.reason


@given(st.lists(JSON, max_size=6), st.integers(1, 40))
@settings(deadline=None)
def test_values_of_an_array_come_out_as_they_went_in(objects: list[object], chunk: int) -> None:
    """However the bytes are cut into chunks."""
    data = json.dumps(objects).encode()

    class Slow(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            return super().read(chunk)

    assert [json.loads(v or b"") for v in json_values(Slow(data), 10_000)] == json.loads(data)


def test_a_record_that_is_too_long_is_passed_over() -> None:
    data = json.dumps([{"text": "x" * 500}, {"text": "y"}]).encode()
    assert list(json_values(io.BytesIO(data), 100)) == [None, b'{"text": "y"}']


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("t.csv", f'id,text,title\n7,"{WORDS}\nTwo, were hurt.",T\n', "utf-8"),
        ("t.csv", f'id;text;title\n7;"{WORDS}\nTwo, were hurt.";T\n', "utf-8-sig"),
        ("t.tsv", f'id\ttext\ttitle\n7\t"{WORDS}\nTwo, were hurt."\tT\n', "utf-8"),
        ("t.csv", f'id|text|title\n7|"{WORDS}\nTwo, were hurt."|T\n', "utf-8"),
        ("t.csv", f'id,text,title\r\n7,"{WORDS}\nTwo, were hurt.",T\r\n', "utf-8"),
    ],
)
def test_tables(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    assert facts(read_all(tmp_path / name)) == [("7", f"{WORDS}\nTwo, were hurt.", "T", None, None)]


def test_a_table_in_utf_16_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(f"id,text\n7,{WORDS}\n".encode("utf-16"))
    (failure,) = read_all(tmp_path / "t.csv")
    assert isinstance(failure, Failure)
    assert failure.reason == "a table in UTF-16; save it as UTF-8"


def test_a_table_in_a_code_page(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes("id,text\n1,The café in Kobanî is open again – at last.\n".encode("cp1252"))
    (found,) = read_all(file)
    assert isinstance(found, Article)
    assert found.text == "The café in Kobanî is open again – at last."


@pytest.mark.parametrize("name", ["a.txt", "r.jsonl", "t.csv", "a.html"])
def test_compressed_files_are_unpacked(tmp_path: Path, name: str) -> None:
    contents = {"a.txt": WORDS, "r.jsonl": json.dumps({"text": WORDS}), "t.csv": f"text\n{WORDS}\n", "a.html": f"<html><p>{WORDS}</p></html>"}  # fmt: skip
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(contents[name].encode()))
    (found,) = read_all(tmp_path)
    assert isinstance(found, Article)
    assert (found.text, found.id.split("#")[0]) == (WORDS, name.split(".")[0])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt.gz", b"\x1f\x8bnonsense", "not a gzip file"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "a b"}' * 99, mtime=0)[:40], "cut short"),
        ("a.jsonl", b"", "no records in it"),
        ("a.csv", b"text\n", "no rows in it"),
        ("a.warc", b"nonsense", "not a web archive"),
        ("b.warc", b"", "no web pages in it"),
        ("a.warc.gz", b"\x1f\x8bnonsense", ""),
        ("a.csv", b'text\n"' + b"x" * 200, "unexpected end of data"),
        ("c.csv", b"id,text\n1,Two men, hurt in Douma\n", "more cells than the header"),
    ],
)
def test_broken_files_say_so(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    found = read_all(tmp_path / name, fields=(("text", "body"),) if name == "a.csv" else ())
    assert len(found) == 1
    assert isinstance(found[0], Failure)
    assert reason in found[0].reason
    assert "\n" not in found[0].reason


def test_pipes_and_links_that_lead_to_themselves_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    reasons = [f.reason for f in read_all(tmp_path) if isinstance(f, Failure)]
    assert reasons[0] == "not a regular file"
    assert len(reasons) == 2
    assert not is_same(tmp_path / "b.txt", tmp_path / "out.jsonl")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_utf_8_can_be_written(tmp_path: Path, analyzer: Analyzer) -> None:
    name = os.fsdecode(b"bad\xff.txt")
    (tmp_path / name).write_text(WORDS, encoding="utf-8")
    items = list(pending(discover([str(tmp_path)]).files))
    (found,) = analyze_pending(analyzer, items, ReadOptions())
    assert isinstance(found, Analysis)
    assert found.id == "bad\ufffd"
    assert encode_line(found)


def test_ids_of_records_stay_unique(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(
        "".join(json.dumps({"id": i, "text": WORDS}) + "\n" for i in ("a", "a#2", "a", "a")), encoding="utf-8"
    )
    assert [f.id for f in read_all(file) if isinstance(f, Article)] == ["a", "a#2", "a#3", "a#4"]


def test_columns_in_capitals_are_known(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"ID,Text,Title\n7,{WORDS},T\n", encoding="utf-8")
    (found,) = read_all(tmp_path / "t.csv")
    assert isinstance(found, Article)
    assert (found.text, found.title) == (WORDS, "T")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = gzip.compress(b"word " * (ReadOptions().max_bytes // 5 + 1_000), compresslevel=1)
    (tmp_path / "a.txt.gz").write_bytes(bomb)
    (tmp_path / "b.jsonl.gz").write_bytes(
        gzip.compress(b'{"text": "' + b"w" * (ReadOptions().max_bytes + 10) + b'"}\n{"text": "two words"}')
    )
    first, second, third = read_all(tmp_path)
    assert isinstance(first, Failure)
    assert "larger than" in first.reason
    assert isinstance(second, Failure)
    assert "longer than" in second.reason
    assert isinstance(third, Article)


def warc_record(url: str, status: str, media: str, body: bytes) -> bytes:
    """A response record as crawlers write it, compressed by itself."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nWARC-Date: 2025-04-01T00:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def test_web_archives(tmp_path: Path) -> None:
    page = "<html><body><h1>مطار</h1><p>هبطت طائرة في مطار حلب يوم الثلاثاء بعد أشهر من الإغلاق.</p></body></html>"
    (tmp_path / "a.warc.gz").write_bytes(
        warc_record(
            "https://x.example/2025/03/19/a", "200 OK", "text/html; charset=windows-1256", page.encode("cp1256")
        )
        + warc_record("https://x.example/gone", "404 Not Found", "text/html", b"<html>gone</html>")
        + warc_record("https://x.example/b.png", "200 OK", "image/png", b"png")
    )
    (found,) = read_all(tmp_path)
    assert isinstance(found, Article)
    assert (found.id, found.source.url, found.published) == ("a#1", "https://x.example/2025/03/19/a", "2025-03-19")
    assert "هبطت طائرة" in found.text
    assert found.source.encoding == "cp1256"


def test_a_day_that_could_be_another_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(
        '{"text": "two words", "published": "03/04/2019"}\n{"text": "two words", "published": "13/04/2019"}'
    )
    first, second = read_all(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, [w.code for w in first.warnings][:1]) == ("2019-04-03", ["published-ambiguous"])
    assert (second.published, [w.code for w in second.warnings if "published" in w.code]) == ("2019-04-13", [])


@given(
    st.binary(max_size=300),
    st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.warc", "a.warc.gz", "a.jsonl.gz", "a.txt.gz", "a.md"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_gives_articles_or_reasons(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    for found in read_all(tmp_path / name):
        assert isinstance(found, Article) or "\n" not in found.reason


TEXTS = st.text(
    st.sampled_from("Hasakah Raqqa SDF on Friday 2016. ,\n\u200b\u202e'’-()ا\ud7ff"), max_size=120
) | st.text(max_size=80)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_spans_are_true_to_any_text(analyzer: Analyzer, text: str) -> None:
    try:
        analysis = analyzer.analyze_text(text, published="2016-05-04")
    except InputError:
        return
    found: list[NameMention | TemporalExpression] = [*analysis.mentions(), *analysis.dates]
    for m in found:
        assert text[m.start : m.end] == m.text
        assert m.text.strip()
    for a, b in zip(analysis.sentences, analysis.sentences[1:], strict=False):
        assert a.end <= b.start


def test_a_stream_is_analyzed_as_it_comes(analyzer: Analyzer) -> None:
    taken = 0

    def texts() -> object:
        nonlocal taken
        for _ in range(200):
            taken += 1
            yield "Shells fell on Raqqa, Syria."

    stream = analyzer.analyze_texts(texts())  # type: ignore[arg-type]
    assert next(iter(stream)).id == "text-1"
    assert taken < 100


def test_a_row_with_too_many_cells_costs_itself_alone(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(f"\n\nid,text\n1,{WORDS}\n2,Shells fell on Homs, again\n3,{WORDS}\n", encoding="utf-8")
    first, failed, last = read_all(file)
    assert [first.id, last.id] == ["1", "3"]
    assert isinstance(failed, Failure)
    assert "more cells than the header" in failed.reason
    assert failed.line == 5


@pytest.mark.parametrize(
    "line", ['{"id": "a", "text": "%s \\ud83d"}', '{"id": "a", "text": "%s x", "score": NaN}', '{"id": "a", "text": "%s x", "n": Infinity}']
)  # fmt: skip
def test_lenient_json_is_read(tmp_path: Path, line: str) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(line % WORDS, encoding="utf-8")
    (found,) = read_all(file)
    assert isinstance(found, Article)
    assert found.text in {f"{WORDS} \ufffd", f"{WORDS} x"}


@pytest.mark.parametrize(("id_", "wanted"), [(1.0, "1"), (7, "7"), (["x"], "x"), (True, "r#1"), ({"a": 1}, "r#1")])
def test_ids_of_records(tmp_path: Path, id_: object, wanted: str) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps({"id": id_, "text": WORDS}), encoding="utf-8")
    (found,) = read_all(file)
    assert isinstance(found, Article)
    assert found.id == wanted
    assert [w.code for w in found.warnings if w.code == "field-unread"] == (["field-unread"] if wanted == "r#1" else [])


@pytest.mark.parametrize("text", ['[{"text": "a b"}]', '{"text": "a b"}\n{"text": "c d"}\n', '{"text": "a b"}'])
def test_records_in_a_file_for_texts_are_no_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "r.txt"
    file.write_text(text, encoding="utf-8")
    (found,) = read_all(file)
    assert isinstance(found, Failure)
    assert "say --input-format jsonl" in found.reason


def test_a_folder_is_read_in_the_format_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "r.txt").write_text(json.dumps({"text": WORDS}) + "\n", encoding="utf-8")
    found = discover([str(tmp_path / "in")], "jsonl")
    assert [f.kind.value for f in found.files] == ["records"]


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_folders_behind_links_are_read_once(tmp_path: Path) -> None:
    for name in ("in", "in/.hidden", "elsewhere"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    found = discover([str(tmp_path / "in")])
    assert [f.id for f in found.files] == ["a", "again/a"]
    assert found.skipped == 1


def test_an_input_without_a_name_is_refused() -> None:
    with pytest.raises(UsageError, match="without a name"):
        discover([""])
