"""The output is whole or not there, whatever happens; what was done is taken up again."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.batch.output import Output
from newsparse.batch.work import Done, Outcome, Tally
from newsparse.errors import OutputError, UsageError
from newsparse.inputs import Failure

RUN = "00ff"
EMPTY = Tally({}, {}, None)


def outcome(number: int) -> Outcome:
    if number % 4 == 2:
        return Failure(f"f{number}", "broken", "unreadable", f"i{number}")
    return Done(f"i{number}", msgspec.json.encode({"id": f"i{number}", "pad": "x" * (number * 7)}) + b"\n", EMPTY)


def write(path: Path, numbers: range, *, resume: bool = False, finish: bool = True) -> int:
    """Write outcomes as a run does; how many were taken up."""
    with Output(path, RUN, resume=resume) as out:
        taken = 0
        if resume:
            for entry in out.left():
                if entry.input != f"i{taken}":
                    break
                taken += 1
            out.cut()
        for number in list(numbers)[taken:]:
            out.add(f"i{number}", b"key", outcome(number))
        out.finished = finish
    return taken


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_finished_run_leaves_its_output_alone(tmp_path: Path) -> None:
    write(tmp_path / "o.jsonl", range(6))
    assert names(tmp_path) == ["o.jsonl"]
    rows = [msgspec.json.decode(line) for line in (tmp_path / "o.jsonl").read_bytes().splitlines()]
    assert [r["id"] for r in rows] == ["i0", "i1", "i3", "i4", "i5"]


def test_an_interrupted_run_leaves_an_earlier_output_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    path.write_text("before\n")
    write(path, range(3), finish=False)
    assert path.read_text() == "before\n"
    assert names(tmp_path) == ["o.jsonl", "o.jsonl.journal", "o.jsonl.part"]
    assert write(path, range(6), resume=True) == 3
    assert names(tmp_path) == ["o.jsonl"]


def test_a_run_that_did_nothing_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path / "o.jsonl", range(0), finish=False)
    assert names(tmp_path) == []


@given(st.integers(0, 12), st.integers(0, 600), st.integers(0, 2000))
def test_whatever_is_torn_off_is_made_again(
    tmp_path_factory: pytest.TempPathFactory, done: int, torn: int, torn_journal: int
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    whole, path = folder / "whole.jsonl", folder / "o.jsonl"
    write(whole, range(12))
    write(path, range(done), finish=False)
    for suffix, off in ((".part", torn), (".journal", torn_journal)):
        file = path.with_name(path.name + suffix)
        if file.exists():
            os.truncate(file, max(0, file.stat().st_size - off))
    write(path, range(12), resume=True)
    assert path.read_bytes() == whole.read_bytes()
    assert names(folder) == ["o.jsonl", "whole.jsonl"]


def test_failures_of_the_interrupted_run_are_not_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    write(path, range(4), finish=False)
    with Output(path, RUN, resume=True) as out:
        assert len(list(out.left())) == 4
        out.cut()
        out.add("i6", None, outcome(6))
        out.write_failures(tmp_path / "e.jsonl")
        out.finished = True
    rows = [msgspec.json.decode(line) for line in (tmp_path / "e.jsonl").read_bytes().splitlines()]
    assert rows == [
        {"input": f"f{n}", "reason": "broken", "fault": "unreadable", "id": f"i{n}", "path": None, "line": None}
        for n in (2, 6)
    ]


def test_a_run_with_other_options_is_not_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    write(path, range(3), finish=False)
    with pytest.raises(UsageError, match="other options"):
        Output(path, "other", resume=True).__enter__()
    assert names(tmp_path) == ["o.jsonl.journal", "o.jsonl.part"]


def test_two_writers_of_one_file_are_one_too_many(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    with Output(path, RUN) as first:
        with pytest.raises(OutputError, match="another run"):
            Output(tmp_path / "." / "o.jsonl", RUN).__enter__()
        first.add("i0", None, outcome(0))
        first.finished = True
    assert names(tmp_path) == ["o.jsonl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("before\n")
    (tmp_path / "o.jsonl").symlink_to(tmp_path / "real.jsonl")
    write(tmp_path / "o.jsonl", range(1))
    assert (tmp_path / "o.jsonl").is_symlink()
    assert b"i0" in (tmp_path / "real.jsonl").read_bytes()


@pytest.mark.parametrize("name", ["-", "folder", "loop", "pipe"])
def test_what_is_no_file_to_write_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    elif name == "pipe":
        pytest.skip("no named pipes here")
    with pytest.raises(UsageError):
        Output(Path("-") if name == "-" else tmp_path / name, RUN)
