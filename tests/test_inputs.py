"""Inputs: any line of records and any name gives an article or one line of reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.batch import analyze_pending
from newsparse.errors import InputError
from newsparse.inputs import Failure, Pending, ReadOptions, discover, pending, read
from newsparse.models import Analysis, NameMention, TemporalExpression

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
    assert [p.name for p, _, _ in discover([str(tmp_path / "*.txt")]).files] == ["a.txt", "b.txt"]


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
