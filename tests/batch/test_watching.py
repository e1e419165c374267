"""A folder that is watched: a line for each article as it comes, whatever stops the watch."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsparse.batch.engines.local import LocalEngine
from newsparse.batch.watching import Watch
from newsparse.batch.work import Setup
from newsparse.errors import UsageError
from tests.batch.test_runs import PATIENCE, text, wait_for
from tests.conftest import ROOT, Run


@pytest.fixture(scope="module")
def engine() -> Iterator[LocalEngine]:
    with LocalEngine(Setup(), 1, 60.0) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(text(1))
    return made


def watch(folder: Path, engine: LocalEngine) -> Watch:
    return Watch(Setup(), [str(folder)], folder.parent / "o.jsonl", engine)


def ids(folder: Path) -> list[str]:
    return [json.loads(line)["id"] for line in (folder.parent / "o.jsonl").read_text().splitlines()]


def test_a_file_is_read_once_it_stays_as_it_is(folder: Path, engine: LocalEngine) -> None:
    with watch(folder, engine) as watched:
        assert watched.look() == 0
        with (folder / "a.txt").open("a") as file:
            file.write(text(2))
        assert watched.look() == 0
        assert watched.look() == 1
        assert ids(folder) == ["a"]
        assert watched.look() == 0


def test_a_file_that_changes_gives_lines_for_what_is_new_and_none_is_changed(folder: Path, engine: LocalEngine) -> None:
    records = folder / "r.jsonl"
    records.write_text(json.dumps({"id": "one", "text": text(1)}) + "\n")
    with watch(folder, engine) as watched:
        watched.look(), watched.look()
        before = (folder.parent / "o.jsonl").read_bytes()
        records.write_text(records.read_text() + json.dumps({"id": "one", "text": text(2)}) + "\n")
        (folder / "a.txt").write_text(text(3))
        os.utime(folder / "a.txt")
        watched.look(), watched.look()
    assert ids(folder) == ["a", "one", "a#2", "one#2"]
    assert (folder.parent / "o.jsonl").read_bytes().startswith(before)


def test_a_watch_goes_on_where_it_was_stopped_even_in_the_middle_of_a_line(folder: Path, engine: LocalEngine) -> None:
    out = folder.parent / "o.jsonl"
    with watch(folder, engine) as watched:
        watched.look(), watched.look()
    one = out.read_bytes()
    (folder / "b.txt").write_text(text(5))
    with watch(folder, engine) as watched:
        watched.look(), watched.look()
    both, journal = out.read_bytes(), (folder.parent / "o.jsonl.watched").read_bytes()
    for end in (len(one), len(one) + 1, len(both) - 1):
        out.write_bytes(both[:end])
        (folder.parent / "o.jsonl.watched").write_bytes(journal)
        with watch(folder, engine) as watched:
            assert out.read_bytes() == one
            assert watched.report.resumed == 1
            watched.look(), watched.look()
        assert out.read_bytes() == both


def test_lines_that_somebody_changed_or_added_are_not_cut(folder: Path, engine: LocalEngine) -> None:
    out = folder.parent / "o.jsonl"
    with watch(folder, engine) as watched:
        watched.look(), watched.look()
    whole = out.read_bytes()
    for other in (whole + b"{}\n", whole.replace(b":1", b": 1", 1)):
        out.write_bytes(other)
        with pytest.raises(UsageError, match="was changed since"):
            watch(folder, engine).__enter__()
        assert out.read_bytes() == other


def test_what_failed_is_tried_again_when_the_watch_is_started_again(folder: Path, engine: LocalEngine) -> None:
    records = folder / "r.jsonl"
    records.write_text(json.dumps({"id": "one", "text": text(1)}) + "\n{broken\n")
    for number in range(2):
        with watch(folder, engine) as watched:
            watched.look(), watched.look()
            assert [f.line for f in watched.failures] == [2]
            assert watched.report.resumed == 2 * number
    assert ids(folder) == ["a", "one"]


@pytest.mark.skipif(sys.platform == "win32", reason="names of bytes")
def test_a_name_that_is_no_utf_8_is_no_trouble(folder: Path, engine: LocalEngine) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(text(4))
    for _ in range(2):
        with watch(folder, engine) as watched:
            watched.look(), watched.look()
    assert sorted(ids(folder)) == ["a", "caf\ufffd"]


def test_what_cannot_be_watched_is_said(folder: Path, run: Run) -> None:
    for args, said in (
        ((str(folder), "-o", str(folder / "o.jsonl")), "lies in the folder that is watched"),
        ((str(folder / "nowhere"), "-o", str(folder.parent / "o.jsonl")), "no such file or folder"),
        (("-", "-o", str(folder.parent / "o.jsonl")), "standard input cannot be watched"),
    ):
        result = run("batch", "--watch", *args)
        assert result.returncode == 2
        assert said in result.stderr


def test_results_that_no_watch_made_are_not_touched(folder: Path, engine: LocalEngine) -> None:
    out = folder.parent / "o.jsonl"
    out.write_text("{}\n")
    with pytest.raises(UsageError, match="not made by watching"):
        watch(folder, engine).__enter__()
    assert out.read_text() == "{}\n"


def test_what_cannot_be_read_is_said_once(folder: Path, engine: LocalEngine) -> None:
    (folder / "bad.txt").write_bytes(b"")
    with watch(folder, engine) as watched:
        assert [watched.look() for _ in range(4)] == [0, 2, 0, 0]
        assert (watched.report.analyzed, watched.report.failed) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_the_command_can_be_stopped_and_started_again(folder: Path, stop: signal.Signals) -> None:
    out = folder.parent / "o.jsonl"

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "newsparse", "batch", "--watch", str(folder), "-o", str(out), "--every", "0.1", "--no-cache"],
            cwd=ROOT, stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # as shells do in the background
        )  # fmt: skip

    first = start()
    wait_for(lambda: out.exists() and out.stat().st_size > 0)
    first.send_signal(stop)
    _, said = first.communicate(timeout=PATIENCE)
    if stop is not signal.SIGKILL:
        assert first.returncode == 0
        assert b"1 articles analyzed" in said
        assert (folder.parent / "o.manifest.json").exists()
    (folder / "b.txt").write_text(text(7))
    second = start()
    wait_for(lambda: out.read_bytes().count(b"\n") == 2)
    second.send_signal(signal.SIGINT)
    second.communicate(timeout=PATIENCE)
    assert ids(folder) == ["a", "b"]


@pytest.mark.parametrize("option", [["--format", "csv"], ["--resume"], ["--errors", "e.jsonl"]])
def test_options_that_are_none_of_a_watch(folder: Path, run: Run, option: list[str]) -> None:
    result = run("batch", "--watch", str(folder), "-o", str(folder.parent / "o.jsonl"), *option)
    assert result.returncode == 2
    assert f"{option[0]} is not for --watch" in result.stderr
