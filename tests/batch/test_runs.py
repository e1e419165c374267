"""Whole runs of the command line, as processes: cached, resumed, killed, short of disk, two at once."""

from __future__ import annotations

import gzip
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsparse.batch import Report, run_batch
from newsparse.batch.limits import uninterrupted
from newsparse.errors import UsageError
from newsparse.inputs import discover
from tests.batch.poison import PoisonedSetup
from tests.conftest import ROOT, Run

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
TOWNS = ("Homs", "Hama", "Idlib", "Raqqa", "Saraqib", "Ariha", "Jisr al-Shughur", "Deir ez-Zor", "Hasakah", "Daraa")
BAD = 17
PATIENCE = 300  # seconds; only a run that hangs takes as long, however busy the machine
"""The record of the collection that is none."""


def text(number: int) -> str:
    a, b = TOWNS[number % 10], TOWNS[(number // 10) % 10]
    return f"Shells fell on {a} on Tuesday, residents of {b} said. {number} people were hurt near {a}, Syria. " * 3


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of 48 records, one of them broken."""
    path = tmp_path_factory.mktemp("in") / "records.jsonl"
    lines = [json.dumps({"id": f"r{n}", "text": text(n), "published": "2016-05-04"}) for n in range(48)]
    lines[BAD] = "{broken"
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture(scope="module")
def whole(records: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> bytes:
    """What an undisturbed run over the records gives."""
    out = tmp_path_factory.mktemp("whole") / "o.jsonl"
    assert run("batch", str(records), "-o", str(out), "--no-cache", "--quiet").returncode == 1
    assert len(out.read_bytes().splitlines()) == 47
    return out.read_bytes()


def start(*args: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    """A batch in the background; with `limit`, no file of its may grow beyond so many bytes."""

    def confine() -> None:
        import resource

        signal.signal(signal.SIGINT, signal.SIG_DFL)  # shells ignore it for what runs in the background
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "newsparse", "batch", *args],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        preexec_fn=confine if os.name == "posix" else None,
    )


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.005)


def held(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


# --- Interrupted ----------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize(("sent", "after"), [("SIGKILL", 0.02), ("SIGKILL", 0.6), ("SIGINT", 0.1)])
def test_an_interrupted_run_is_resumed_without_losing_or_repeating_a_line(
    records: Path, whole: bytes, tmp_path: Path, run: Run, sent: str, after: float
) -> None:
    out, part = tmp_path / "o.jsonl", tmp_path / "o.jsonl.part"
    options = (str(records), "-o", str(out), "--no-cache", "--errors", str(tmp_path / "e.jsonl"))
    process = start(*options, "--jobs", "2")
    wait_for(lambda: held(part) > after * len(whole))
    process.send_signal(signal.Signals[sent])
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == (130 if sent == "SIGINT" else -signal.Signals[sent])
    assert b"Traceback" not in told
    assert not out.exists()
    done = part.read_bytes()
    assert whole.startswith(done[: done.rfind(b"\n") + 1])
    if sent == "SIGINT":
        saved = done.count(b"\n")
        assert f"interrupted; {saved} articles are saved in {part}".encode() in told.splitlines()[-1]
        assert told.endswith(b"the same command goes on from there\n")
    again = run("batch", *options)
    assert again.returncode == 1
    lines = done.count(b"\n")
    # A kill may come between a line and its entry in the journal: that line is made again.
    taken_up = {lines} if sent == "SIGINT" else {lines, lines - 1}
    assert any(f"going on with an interrupted run: {n} articles" in again.stderr for n in taken_up)
    assert out.read_bytes() == whole
    assert [json.loads(line)["line"] for line in (tmp_path / "e.jsonl").read_bytes().splitlines()] == [BAD + 1]
    assert "47 articles analyzed (" in again.stderr
    assert "by the interrupted run), 1 failed" in again.stderr
    assert names(tmp_path) == ["e.jsonl", "o.jsonl", "o.manifest.json"]


def test_what_is_uninterrupted_is_done_whole() -> None:
    done = []
    signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it for what runs in the background

    def work() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append("the rest")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["the rest"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


@POSIX
def test_workers_go_when_their_run_is_killed(records: Path, tmp_path: Path) -> None:
    process = start(str(records), "-o", str(tmp_path / "o.jsonl"), "--no-cache", "--jobs", "2")
    wait_for(lambda: held(tmp_path / "o.jsonl.part") > 0)
    process.kill()
    # Workers hold the other end of stderr: it closes when the last of them is gone.
    process.communicate(timeout=PATIENCE)


@POSIX
def test_a_full_disk_ends_the_run_and_loses_nothing(records: Path, whole: bytes, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "o.jsonl"
    before = whole.splitlines(keepends=True)[0]
    out.write_bytes(before)
    process = start(str(records), "-o", str(out), "--cache", str(tmp_path / "c.sqlite"), limit=100_000)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert out.read_bytes() == before
    done = (tmp_path / "o.jsonl.part").read_bytes()
    assert 0 < len(done) <= 100_000
    assert done.endswith(b"\n")
    assert whole.startswith(done)
    last = told.decode().splitlines()[-1]
    assert last.startswith(f"newsparse: cannot write {out}: ")
    assert "the same command goes on from there" in last
    assert run("batch", str(records), "-o", str(out), "--no-cache").returncode == 1
    assert out.read_bytes() == whole


@POSIX
def test_the_second_of_two_runs_into_one_file_is_refused(records: Path, whole: bytes, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "o.jsonl"
    process = start(str(records), "-o", str(out), "--no-cache", "--quiet")
    wait_for(lambda: held(tmp_path / "o.jsonl.part") > 0)
    second = run("batch", "seeds/", "-o", str(out))
    assert second.returncode == 2
    assert second.stderr == f"newsparse: {out} is being written by another run; wait for it or name another file\n"
    process.communicate(timeout=PATIENCE)
    assert out.read_bytes() == whole


def test_a_read_only_folder_is_one_line(records: Path, tmp_path: Path, run_as_user: Run) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = run_as_user("batch", str(records), "-o", str(tmp_path / "locked" / "o.jsonl"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_changed_article_and_all_after_it_are_made_again(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "o.jsonl"
    folder.mkdir()
    for number, name in enumerate("abcde"):
        (folder / f"{name}.txt").write_text(text(number))
    (folder / "d.txt").write_text("nettle")
    first = batch(folder, out, fail_fast=True)
    assert (first.analyzed, first.failed) == (3, 1)
    assert names(tmp_path) == ["in", "o.jsonl.journal", "o.jsonl.part"]
    (folder / "b.txt").write_text(text(40))
    (folder / "d.txt").write_text(text(41))
    second = batch(folder, out, resume=True)
    assert (second.analyzed, second.failed, second.resumed) == (5, 0, 1)
    assert [json.loads(line)["id"] for line in out.read_bytes().splitlines()] == list("abcde")
    assert names(tmp_path) == ["in", "o.jsonl", "o.manifest.json"]


def batch(
    folder: Path, out: Path, *, fail_fast: bool = False, resume: bool = False, said: list[str] | None = None
) -> Report:
    return run_batch(
        PoisonedSetup(),
        discover([str(folder)]),
        out,
        fail_fast=fail_fast,
        resume=resume,
        time_limit=60,
        say=(said if said is not None else []).append,
    )


def test_going_on_unasked_is_said(tmp_path: Path) -> None:
    folder, out, said = tmp_path / "in", tmp_path / "o.jsonl", list[str]()
    folder.mkdir()
    (folder / "a.txt").write_text(text(1))
    (folder / "b.txt").write_text("nettle")
    report = batch(folder, out, fail_fast=True, said=said)
    assert not said
    assert (report.finished, report.kept) == (False, tmp_path / "o.jsonl.part")
    again = batch(folder, out, fail_fast=True, said=said)
    assert said == ["going on with an interrupted run: 1 articles are done"]
    assert (again.analyzed, again.resumed) == (1, 1)


# --- Earlier results ------------------------------------------------------------------------------


@pytest.fixture
def earlier(tmp_path: Path, run: Run) -> Path:
    """An output of an earlier run over one article."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text(1))
    out = tmp_path / "keep.jsonl"
    assert run("batch", str(tmp_path / "in"), "-o", str(out)).returncode == 0
    return out


def test_a_run_that_analyzes_nothing_leaves_earlier_results(tmp_path: Path, run: Run, earlier: Path) -> None:
    kept, folder = earlier.read_bytes(), tmp_path / "other"

    def leaves_them(held: str, *options: str) -> None:
        done = run("batch", str(folder), "-o", str(earlier), *options)
        assert done.returncode == 1, held
        assert earlier.read_bytes() == kept, held
        assert "nothing written; " in done.stderr, held
        others = {"other"} if folder.exists() else set()
        assert names(tmp_path) == sorted({"in", "keep.jsonl", "keep.manifest.json"} | others), held

    leaves_them("missing")
    folder.mkdir()
    leaves_them("nothing")
    (folder / "deep").mkdir()
    leaves_them("empty folder")
    (folder / "a.docx").write_bytes(b"PK")
    leaves_them("word file")
    (folder / "a.docx").unlink()
    (folder / "a.txt").write_text(" ")
    leaves_them("empty text", "--overwrite")


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_results_of_other_inputs_want_overwrite(tmp_path: Path, run: Run, format_: str) -> None:
    out = tmp_path / "o"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(text(len(name)))
    first = ("batch", str(tmp_path / "one"), "-o", str(out), "--format", format_)
    assert run(*first).returncode == 0
    kept = out.read_bytes()
    assert run(*first).returncode == 0
    other = ("batch", str(tmp_path / "two"), "-o", str(out), "--format", format_)
    refused = run(*other)
    assert (refused.returncode, out.read_bytes()) == (2, kept)
    assert "holds results of other inputs" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert run(*other, "--overwrite").returncode == 0
    assert b"two" in out.read_bytes()
    assert names(tmp_path) == ["o", "o.manifest.json", "one", "two"]


def test_a_batch_into_a_table_is_the_table_of_extract(tmp_path: Path, run: Run) -> None:
    articles = ["seeds/hasakah-wheat-convoy.txt", "seeds/wire-homs-2012.txt"]
    for format_ in ("csv", "geojson"):
        out = tmp_path / f"o.{format_}"
        assert run("batch", *articles, "-o", str(out), "--format", format_).returncode == 0
        assert out.read_bytes().decode() == run("extract", *articles, "--format", format_).stdout


def test_a_folder_that_cannot_be_read_is_a_failure(tmp_path: Path, run_as_user: Run) -> None:
    (tmp_path / "in" / "locked").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(text(1))
    (tmp_path / "in" / "locked" / "b.txt").write_text(text(2))
    (tmp_path / "in" / "locked").chmod(0o000)
    done = run_as_user("batch", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl"), "--no-cache")
    assert done.returncode == 1
    assert f"{tmp_path / 'in' / 'locked'}: a folder that cannot be read (Permission denied)" in done.stderr
    assert "1 articles analyzed, 1 failed" in done.stderr
    (tmp_path / "in").chmod(0o000)
    done = run_as_user("batch", str(tmp_path / "in"), "-o", str(tmp_path / "p.jsonl"), "--no-cache")
    (tmp_path / "in").chmod(0o755)
    assert done.returncode == 1
    assert "a folder that cannot be read (Permission denied)" in done.stderr


def test_a_place_that_takes_no_files_is_said(run: Run) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("no /proc here")
    done = run("batch", "seeds/wire-homs-2012.txt", "-o", "/proc/x")
    assert (done.returncode, done.stderr) == (
        2,
        "newsparse: cannot write /proc/x: /proc takes no new files; name another file\n",
    )


def test_a_changed_article_drops_no_interrupted_run_unasked(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "o.jsonl"
    folder.mkdir()
    for number, name in enumerate("abc"):
        (folder / f"{name}.txt").write_text(text(number))
    (folder / "c.txt").write_text("nettle")
    batch(folder, out, fail_fast=True)
    kept = out.with_name("o.jsonl.part").read_bytes()
    (folder / "b.txt").write_text(text(40))
    with pytest.raises(UsageError, match=r"b is no longer what .* --resume keeps the 1 articles before it"):
        batch(folder, out)
    assert out.with_name("o.jsonl.part").read_bytes() == kept
    (folder / "c.txt").write_text(text(41))
    assert batch(folder, out, resume=True).analyzed == 3


def test_every_failure_is_in_the_errors_file(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text(1))
    (tmp_path / "in" / "b.txt").write_text(" ")
    errors, out = tmp_path / "e.jsonl", tmp_path / "o.jsonl"
    run("batch", str(tmp_path / "in"), "-o", str(out), "--errors", str(errors), "--fail-fast")
    assert [json.loads(line)["id"] for line in errors.read_bytes().splitlines()] == ["b"]
    run("batch", str(tmp_path / "none.txt"), "-o", str(out), "--errors", str(errors), "--overwrite")
    assert [json.loads(line)["fault"] for line in errors.read_bytes().splitlines()] == ["missing"]


@POSIX
@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full", "2>&1 >/dev/null | true"])
def test_messages_that_cannot_be_shown_cost_only_themselves(tmp_path: Path, redirected: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text(1))
    (tmp_path / "in" / "b.txt").write_text(" ")
    out = tmp_path / "o.jsonl"
    command = shlex.join(
        [sys.executable, "-m", "newsparse", "batch", str(tmp_path / "in"), "-o", str(out), "--no-cache"]
    )
    done = subprocess.run(["sh", "-c", f"{command} {redirected}"], cwd=ROOT, capture_output=True, check=False)
    assert len(out.read_bytes().splitlines()) == 1
    assert b"Traceback" not in done.stdout + done.stderr
    if "|" not in redirected:
        assert done.returncode == 1


@POSIX
def test_a_closed_standard_input_is_empty() -> None:
    for command in ("extract -", "batch - -o /dev/shm/none.jsonl", "gazetteer explain -"):
        line = f"{shlex.join([sys.executable, '-m', 'newsparse', *command.split()])} <&-"
        done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode in {1, 2}
        assert "Traceback" not in done.stderr
        assert "please report" not in done.stderr


def test_a_cache_that_is_somebody_elses_is_left_alone(tmp_path: Path, run: Run) -> None:
    base = tmp_path / "mine.sqlite"
    with sqlite3.connect(base) as mine:
        mine.execute("CREATE TABLE analyses (x)")
        mine.execute("INSERT INTO analyses VALUES (1)")
    done = run("batch", "seeds/wire-homs-2012.txt", "-o", str(tmp_path / "o.jsonl"), "--cache", str(base))
    assert done.returncode == 0
    assert "something else than a cache of newsparse" in done.stderr
    with sqlite3.connect(base) as mine:
        assert mine.execute("SELECT x FROM analyses").fetchall() == [(1,)]


# --- Cached ---------------------------------------------------------------------------------------


def test_the_second_run_takes_everything_from_the_cache(records: Path, whole: bytes, tmp_path: Path, run: Run) -> None:
    cache = str(tmp_path / "c.sqlite")
    first = run("batch", str(records), "-o", str(tmp_path / "1.jsonl"), "--cache", cache, "--profile")
    assert "model" in first.stderr
    assert (tmp_path / "1.jsonl").read_bytes() == whole
    second = run("batch", str(records), "-o", str(tmp_path / "2.jsonl"), "--cache", cache, "--profile", "--verbose")
    assert (tmp_path / "2.jsonl").read_bytes() == whole
    assert "47 articles analyzed (47 from the cache), 1 failed" in second.stderr
    assert " 0.0 s of work on 0 articles" in second.stderr
    other = run("batch", str(records), "-o", str(tmp_path / "3.jsonl"), "--cache", cache, "--with-text")
    assert "from the cache" not in other.stderr
    assert json.loads((tmp_path / "3.jsonl").read_bytes().splitlines()[0])["text"] == text(0)


def test_texts_that_moved_are_known_under_their_new_names(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "old.txt").write_text(text(3))
    cache = ("--cache", str(tmp_path / "c.sqlite"))
    run("batch", str(tmp_path / "in"), "-o", str(tmp_path / "1.jsonl"), *cache)
    (tmp_path / "in" / "old.txt").rename(tmp_path / "in" / "new.txt")
    run("batch", str(tmp_path / "in"), "-o", str(tmp_path / "2.jsonl"), "--no-cache")
    done = run("batch", str(tmp_path / "in"), "-o", str(tmp_path / "3.jsonl"), *cache)
    assert "1 from the cache" in done.stderr
    assert (tmp_path / "3.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_a_text_that_was_too_long_is_read_when_the_limit_is_raised(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("Shells fell on Homs. " * 100)
    options = ("batch", str(tmp_path / "a.txt"), "-o", str(tmp_path / "o.jsonl"), "--cache", str(tmp_path / "c.sqlite"))
    assert run(*options, "--size-limit", "0.001").returncode == 1
    assert run(*options).returncode == 0


def test_records_on_standard_input_come_from_the_cache_as_they_went_in(tmp_path: Path, run: Run) -> None:
    options = ("batch", "-", "--input-format", "jsonl", "--cache", str(tmp_path / "c.sqlite"))
    for name in ("1.jsonl", "2.jsonl"):
        done = run(*options, "-o", str(tmp_path / name), stdin='{"text": "Shells fell on Homs."}\n')
    assert "1 from the cache" in done.stderr
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


# --- Failures -------------------------------------------------------------------------------------


def test_every_failure_is_a_line_and_a_record(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "blank.txt").write_text(" \n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "cut.txt.gz").write_bytes(gzip.compress(b"Shells fell on Homs. " * 90)[:40])
    (folder / "good.txt").write_text("Shells fell on Homs, Syria, on Tuesday.")
    (folder / "long.txt").write_text("Shells fell on Homs. " * 500)
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"word " * 10_000_000))
    (folder / "rows.csv").write_text("a,b\n1,2\n")
    (folder / "r.jsonl").write_text("[1]\n" + '{"a":' * 100_000 + "1" + "}" * 100_000 + "\n")
    wanted = {
        "binary.txt": ("unsupported", "binary", None),
        "blank.txt": ("empty", "blank", None),
        "bomb.txt.gz": ("too-large", "bomb", None),
        "cut.txt.gz": ("unreadable", "cut", None),
        "long.txt": ("too-large", "long", None),
        "r.jsonl:1": ("not-a-record", "r#1", 1),
        "r.jsonl:2": ("too-large", None, 2),
        "rows.csv:2": ("not-a-record", "rows#2", 2),
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.txt")
        (folder / "self.txt").symlink_to(folder / "self.txt")
        (folder / "loop").symlink_to(folder)
        wanted |= {"pipe.txt": ("unsupported", "pipe", None), "self.txt": ("unreadable", "self", None)}
    done = run(
        "batch",
        str(folder),
        "-o",
        str(tmp_path / "o.jsonl"),
        "--errors",
        str(tmp_path / "e.jsonl"),
        "--size-limit",
        "0.01",
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    rows = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text().splitlines()]
    found = {r["input"].removeprefix(f"{folder}{os.sep}"): (r["fault"], r["id"], r["line"]) for r in rows}
    assert found == wanted
    assert [line for line in done.stderr.splitlines() if line.startswith("newsparse: ")] == [
        f"newsparse: {r['input']}: {r['reason']}" for r in rows
    ]
    assert [json.loads(line)["id"] for line in (tmp_path / "o.jsonl").read_text().splitlines()] == ["good"]


def test_fail_fast_stops_and_resume_tries_again(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / "in" / f"{name}.txt").write_text("Shells fell on Homs." if name != "b" else "")
    options = ("batch", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl"), "--no-cache")
    stopped = run(*options, "--fail-fast")
    assert stopped.returncode == 1
    assert f"→ {tmp_path / 'o.jsonl.part'}, until the same command finishes it" in stopped.stderr
    assert not (tmp_path / "o.jsonl").exists()
    (tmp_path / "in" / "b.txt").write_text("Rain fell on Idlib.")
    assert run(*options).returncode == 0
    assert [json.loads(line)["id"] for line in (tmp_path / "o.jsonl").read_bytes().splitlines()] == list("abc")


@POSIX
def test_names_of_files_do_no_harm(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"new\nline.txt", b"\x1b[31mred\x07.txt", b"\xff\xfe.txt", "\u202egnp.txt".encode(), b"=cmd().txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("Shells fell on Homs.")
        Path(os.fsdecode(os.fsencode(folder) + b"/bad" + name)).write_text("")
    done = run("batch", str(folder), "-o", str(tmp_path / "o.jsonl"), "--errors", str(tmp_path / "e.jsonl"), "-v")
    assert done.returncode == 1
    assert not any(c in done.stderr for c in "\x1b\x07\u202e")
    assert done.stderr.count("newsparse: ") == 5
    assert len((tmp_path / "o.jsonl").read_bytes().splitlines()) == 5
    assert len((tmp_path / "e.jsonl").read_bytes().splitlines()) == 5


def test_standard_input_can_be_an_input(tmp_path: Path, run: Run) -> None:
    done = run("batch", "-", "-o", str(tmp_path / "o.jsonl"), stdin="Shells fell on Homs, Syria.")
    assert done.returncode == 0
    row = json.loads((tmp_path / "o.jsonl").read_bytes())
    assert (row["id"], row["source"]["path"]) == ("stdin", None)


@pytest.mark.parametrize(
    "options",
    [
        ("--cache", "c.sqlite", "--no-cache"),
        ("--errors", "{out}"),
        ("--errors", "{in}"),
        ("--cache", "{in}"),
        ("--cache", "{out}"),
        ("--time-limit", "inf"),
        ("--time-limit", "0"),
        ("--size-limit", "99"),
    ],
)
def test_options_that_make_no_sense_are_refused(tmp_path: Path, run: Run, options: tuple[str, ...]) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "o.jsonl"
    source.write_text("Shells fell on Homs.")
    named = [o.format(**{"in": source, "out": out}) for o in options]
    done = run("batch", str(source), "-o", str(out), *named)
    assert done.returncode == 2
    assert source.read_text() == "Shells fell on Homs."
    assert names(tmp_path) == ["a.txt"]
