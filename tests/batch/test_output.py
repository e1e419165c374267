"""The output is whole or not there, whatever happens; what was done is taken up again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.batch.output import Output, write_failures
from newsparse.batch.work import Done, Outcome, Tally
from newsparse.errors import OutputError, UsageError
from newsparse.inputs import Failure
from newsparse.render.csv_ import COLUMNS
from newsparse.render.safe import for_cell

RUN = "00ff"
EMPTY = Tally({}, {}, None)


def outcome(number: int) -> Outcome:
    if number % 4 == 2:
        return Failure(f"f{number}", "broken", "unreadable", f"i{number}")
    return Done(f"i{number}", line(f"i{number}", "a", "x" * (number * 7)), EMPTY)


def line(id_: str, path: str | None, pad: str = "") -> bytes:
    """A line of results, as far as it matters here."""
    return msgspec.json.encode({"id": id_, "source": {"path": path}, "pad": pad}) + b"\n"


def before(count: int, path: str | None) -> bytes:
    """What an earlier run over one input left."""
    return b"".join(line(f"r{n}", path) for n in range(count))


def write(path: Path, numbers: range, *, resume: bool = False, finish: bool = True, overwrite: bool = False) -> int:
    """Write outcomes as a run does; how many were taken up."""
    with Output(path, RUN, ["a"], resume=resume, overwrite=overwrite) as out:
        taken = 0
        if out.taken_up:
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
    path.write_bytes(before(1, "a"))
    write(path, range(3), finish=False)
    assert path.read_bytes() == before(1, "a")
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
    with Output(path, RUN, ["a"], resume=True) as out:
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
    for resume in (False, True):
        with pytest.raises(UsageError, match=r"other options.*--overwrite"):
            Output(path, "other", ["a"], resume=resume).__enter__()
    assert names(tmp_path) == ["o.jsonl.journal", "o.jsonl.part"]


def test_the_same_inputs_are_gone_on_with_unasked(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    write(path, range(3), finish=False)
    assert write(path, range(6)) == 3
    assert names(tmp_path) == ["o.jsonl"]


def test_an_interrupted_run_over_other_inputs_is_refused_with_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    write(path, range(3), finish=False)
    kept = path.with_name("o.jsonl.part").read_bytes()
    with pytest.raises(UsageError, match=r"--resume .* --overwrite"):
        Output(path, RUN, ["a", "b"]).__enter__()
    assert path.with_name("o.jsonl.part").read_bytes() == kept
    with Output(path, RUN, ["a", "b"], resume=True) as out:
        assert [e.input for e in out.left()] == ["i0", "i1", "i2"]
    with Output(path, RUN, ["a", "b"], overwrite=True) as out:
        assert not out.taken_up
    assert names(tmp_path) == []


def test_a_part_without_its_journal_is_not_thrown_away_unasked(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    write(path, range(3), finish=False)
    path.with_name("o.jsonl.journal").unlink()
    with pytest.raises(UsageError, match="without its journal; --overwrite"):
        Output(path, RUN, ["a"]).__enter__()
    assert write(path, range(3), overwrite=True) == 0
    assert names(tmp_path) == ["o.jsonl"]


@pytest.mark.parametrize(
    ("held", "inputs", "reason"),
    [
        (before(2, "a") + before(1, "b"), ["a"], r"other inputs \(b\)"),
        (before(1, None), ["a"], r"other inputs \(standard input\)"),
        (b"before\n", ["a"], "something else"),
        (before(1, "a")[:-5], ["a"], "something else"),
        (before(2, "a") + before(1, "b"), ["a", "b", "c"], None),
        (before(1, None), ["-"], None),
        (b"", ["a"], None),
    ],
)
def test_results_of_other_inputs_are_replaced_only_when_it_is_said(
    tmp_path: Path, held: bytes, inputs: list[str], reason: str | None
) -> None:
    path = tmp_path / "o.jsonl"
    path.write_bytes(held)
    if reason is not None:
        with pytest.raises(UsageError, match=reason):
            Output(path, RUN, inputs).__enter__()
        assert path.read_bytes() == held
        assert names(tmp_path) == ["o.jsonl"]
    with Output(path, RUN, inputs, overwrite=reason is not None) as out:
        out.finished = True
    assert path.read_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o007, 0o660), (0o077, 0o600)])
def test_results_and_errors_take_the_users_umask(tmp_path: Path, umask: int, mode: int) -> None:
    earlier = os.umask(umask)
    try:
        with Output(tmp_path / "o.jsonl", RUN) as out:
            out.write_failures(tmp_path / "e.jsonl")
            out.finished = True
    finally:
        os.umask(earlier)
    assert [(tmp_path / n).stat().st_mode & 0o777 for n in ("o.jsonl", "e.jsonl")] == [mode, mode]


def test_two_writers_of_one_file_are_one_too_many(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    with Output(path, RUN) as first:
        with pytest.raises(OutputError, match="another run"):
            Output(tmp_path / "." / "o.jsonl", RUN).__enter__()
        first.add("i0", None, outcome(0))
        first.finished = True
    assert names(tmp_path) == ["o.jsonl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_bytes(before(3, "a"))
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


HEADER = ",".join(COLUMNS)


@pytest.mark.parametrize(
    ("format_", "held", "refused"),
    [
        ("csv", "just one line of notes", True),
        ("csv", "path,val\na,precious\n", True),
        ("csv", f"{HEADER}\n", False),
        ("csv", "", False),
        ("geojson", '{"features":[],"mine":"precious"}', True),
        ("geojson", '{"type": "FeatureCollection", "features": [], "mine": 1}', True),
        ("geojson", '{"type": "FeatureCollection", "features": []}', False),
        ("geojson", "notes", True),
    ],
)
def test_what_newsparse_did_not_write_is_not_replaced(tmp_path: Path, format_: str, held: str, refused: bool) -> None:
    path = tmp_path / "o"
    path.write_text(held)
    if refused:
        with pytest.raises(UsageError, match="something else"):
            Output(path, RUN, ["a"], format_=format_).__enter__()
        assert path.read_text() == held
        assert names(tmp_path) == ["o"]
    else:
        with Output(path, RUN, ["a"], format_=format_):
            pass


def test_one_input_is_one_however_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    path.write_bytes(before(1, "in/a.txt"))
    with Output(path, RUN, [str(Path("in/a.txt").absolute())]):
        pass
    table = tmp_path / "o.csv"
    cells = dict.fromkeys(COLUMNS, "") | {"path": for_cell("+news/a.txt")}
    table.write_text(f"{HEADER}\n{','.join(str(cells[c]) for c in COLUMNS)}\n")
    with Output(table, RUN, ["+news/a.txt"], format_="csv"):
        pass


@pytest.mark.parametrize("suffix", [".journal", ".lock"])
def test_files_of_others_beside_the_output_are_left_alone(tmp_path: Path, suffix: str) -> None:
    other = tmp_path / f"o.jsonl{suffix}"
    other.write_text("mine\n")
    with pytest.raises(UsageError, match="something else"):
        Output(tmp_path / "o.jsonl", RUN, ["a"]).__enter__()
    assert other.read_text() == "mine\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
def test_errors_go_where_a_link_leads_and_never_over_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_failures(tmp_path / "link", [Failure("a", "broken")])
    assert (tmp_path / "link").is_symlink()
    assert "broken" in (tmp_path / "target").read_text()
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "-"):
        with pytest.raises(UsageError, match="--errors"):
            write_failures(Path(name) if name == "-" else tmp_path / name, [])
    assert (tmp_path / "pipe").is_fifo()
