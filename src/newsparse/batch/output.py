"""A JSONL file in the making: whole or not there, and never made by two at once.

Beside OUTPUT stand, while it is made, OUTPUT.part (the lines), OUTPUT.journal
(one entry an input, with the offset in the part that it ends at) and
OUTPUT.lock. At the end the part takes the output's name and the others go. A
run that is killed leaves part and journal; whatever the part holds beyond the
last entry is cut off when the run is resumed.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal

import msgspec
from filelock import FileLock, Timeout

from newsparse.batch.work import Outcome, Tally
from newsparse.errors import OutputError, UsageError
from newsparse.gazetteer.compiled import write_aside
from newsparse.inputs import Failure
from newsparse.models import Analysis, Record
from newsparse.render import View, render
from newsparse.render.csv_ import COLUMNS
from newsparse.render.safe import from_cell


class Entry(Record, frozen=True, omit_defaults=True):
    """One input in the journal: its key, what became of it, and where its line ends in the part, in bytes."""

    input: str
    end: int
    key: str | None = None
    tally: Tally | None = None
    failure: Failure | None = None


_JOURNAL_OPENS = b'{"run":"'


class _Header(Record, frozen=True):
    """The first line of a journal: hashes of the run's options and of its list of inputs."""

    run: str
    inputs: str = ""


class _Origin(Record, frozen=True):
    path: str | None


class _Line(Record, frozen=True):
    """What of a line of results says where it came from."""

    source: _Origin


class _Feature(Record, frozen=True):
    properties: _Origin


class _Layer(Record, frozen=True, forbid_unknown_fields=True):
    """A map layer: what it is, and what of it says where it came from."""

    type: Literal["FeatureCollection"]
    features: list[_Feature]


def _whole(path: str) -> str:
    """A path from the root, so that one file is one input however it is named; standard input stays as it is."""
    return path if path == "-" else str(Path(path).absolute())


def _of_lines(path: Path) -> Iterator[str | None]:
    decoder = msgspec.json.Decoder(_Line)
    with path.open("rb") as file:
        for line in file:
            yield decoder.decode(line).source.path


def _of_rows(path: Path) -> Iterator[str | None]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if path.stat().st_size and tuple(rows.fieldnames or ()) != COLUMNS:
            raise KeyError("header")
        for row in rows:
            yield from_cell(row["path"]) or None


def _of_features(path: Path) -> Iterator[str | None]:
    for feature in msgspec.json.decode(path.read_bytes(), type=_Layer).features:
        yield feature.properties.path


_ORIGINS = {"jsonl": _of_lines, "csv": _of_rows, "geojson": _of_features}
"""For each format the paths of the inputs that a file of results was made from; None for standard input."""


class _Appended:
    """A file that grows by whole pieces. A piece that does not fit on the disk leaves no trace."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("r+b" if path.exists() else "w+b", buffering=0)
        self.size = self._file.seek(0, os.SEEK_END)

    def append(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            self.cut(self.size)
            raise
        self.size += len(data)

    def cut(self, size: int) -> None:
        self._file.truncate(size)
        self.size = self._file.seek(size)

    def ends_line_at(self, end: int) -> bool:
        if not 0 < end <= self.size:
            return end == 0
        self._file.seek(end - 1)
        last = self._file.read(1)
        self._file.seek(self.size)
        return last == b"\n"

    def begins_as(self, opening: bytes) -> bool:
        """Whether the file's first bytes are these, as far as there are any."""
        self._file.seek(0)
        head = self._file.read(len(opening))
        self._file.seek(self.size)
        return opening.startswith(head)

    def lines(self) -> Iterator[bytes]:
        """The whole lines; what follows the last line end is a torn one."""
        return _whole_lines(self.path)

    def close(self, *, sync: bool = False) -> None:
        if sync:
            os.fsync(self._file.fileno())
        self._file.close()


class Output:
    """The file at `path`, written by one run. Use as a context manager.

    `run` is a hash of what the lines depend on beside the inputs, `inputs` the
    paths of these (`-` for standard input). In another format than jsonl the
    lines are rendered when all are there. An interrupted run of the same
    options is taken up where its inputs were the same, or with `resume`: then
    `taken_up` is set and `left` gives what it did. What would be lost otherwise
    (an interrupted run, results of other inputs) goes only with `overwrite`.
    Raises OutputError where the file cannot be written or another run is writing
    it, UsageError where it is no file to write or `overwrite` is needed.
    """

    def __init__(
        self,
        path: Path,
        run: str,
        inputs: Sequence[str] = (),
        *,
        format_: str = "jsonl",
        resume: bool = False,
        overwrite: bool = False,
    ) -> None:
        self.path = _target(path)
        self.part, self.journal, lock = (
            self.path.with_name(self.path.name + s) for s in (".part", ".journal", ".lock")
        )
        self._inputs = frozenset(map(_whole, inputs))
        self._header = _Header(run, hashlib.blake2b("\0".join(inputs).encode(), digest_size=16).hexdigest())
        self._format = format_
        self._resume = resume
        self._overwrite = overwrite
        self._lock = FileLock(lock)
        self._kept = (0, 0)
        self.finished = False
        """Whether the output is whole and may take its name; the run says so."""
        self.taken_up = False
        """Whether an interrupted run is gone on with."""

    def __enter__(self) -> Output:
        lock = Path(self._lock.lock_file)
        if lock.is_file() and lock.stat().st_size:
            raise UsageError(f"{lock} is something else than a lock of newsparse; move it away, or name another file")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            if not Path(self._lock.lock_file).exists():  # a folder that takes no files, as those of /proc
                raise OutputError(
                    f"cannot write {self.path}: {self.path.parent} takes no new files; name another file"
                ) from error
            raise OutputError(
                f"{self.path} is being written by another run; wait for it or name another file"
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error
        with contextlib.ExitStack() as undo:
            undo.callback(self._unlock)
            undo.callback(self._drop_empty)
            try:
                self._lines = _Appended(self.part)
                undo.callback(self._lines.close)
                self._entries = _Appended(self.journal)
                undo.callback(self._entries.close)
                self._begin()
            except OSError as error:
                raise self._unwritable(error) from error
            undo.pop_all()
        return self

    def _drop_empty(self) -> None:
        """Leave no files behind that this run alone has made, for nothing."""
        for file in (self.part, self.journal):
            with contextlib.suppress(OSError):
                if not file.stat().st_size:
                    file.unlink()

    def _begin(self) -> None:
        if not self._overwrite:
            self._check_results()
            self.taken_up = self._can_take_up()
        header = msgspec.json.encode(self._header) + b"\n"
        if self.taken_up:
            header = next(self._entries.lines())
        else:
            self._lines.cut(0)
            self._entries.cut(0)
            self._entries.append(header)
        self._kept = (0, len(header))

    def _can_take_up(self) -> bool:
        """Whether part and journal are of a run to go on with. Raises UsageError where they are of another one."""
        try:
            before = msgspec.json.decode(next(self._entries.lines(), b""), type=_Header)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            before = None
        if before is None and not self._lines.size and not self._entries.begins_as(_JOURNAL_OPENS):
            raise UsageError(
                f"{self.journal} is something else than a journal of newsparse; move it away, or name another file"
            )
        if before is None:
            if self._lines.size and not self._resume:
                raise UsageError(
                    f"{self.part} was left by an interrupted run, without its journal; --overwrite starts anew"
                )
            return False
        if before.run != self._header.run:
            if not self._lines.size:
                return False
            raise UsageError(
                f"{self.part} was made with other options, another model, gazetteer or version;"
                " run that again to go on, or say --overwrite to start anew"
            )
        if before.inputs != self._header.inputs and not self._resume and self._lines.size:
            raise UsageError(
                f"{self.part} was left by an interrupted run over other inputs;"
                " --resume goes on as far as they are the same, --overwrite starts anew"
            )
        return True

    def _check_results(self) -> None:
        """Raise UsageError where the file holds what this run would not make again."""
        if not self.path.exists():
            return
        try:
            others = (p for p in _ORIGINS[self._format](self.path) if _whole(p or "-") not in self._inputs)
            other = next(others, "")
        except (msgspec.MsgspecError, UnicodeDecodeError, csv.Error, KeyError):
            what = "something else than what newsparse writes in this format"
        else:
            what = f"results of other inputs ({other or 'standard input'})"
            if other == "":
                return
        raise UsageError(f"{self.path} holds {what}; name another file with --output, or say --overwrite")

    def left(self) -> Iterator[Entry]:
        """What an interrupted run did, in order, as far as its lines are whole.

        Who asks for the next entry takes up the one before. Then `cut`.
        """
        for number, line in enumerate(self._entries.lines()):
            if number == 0:
                continue
            try:
                entry = msgspec.json.decode(line, type=Entry)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                return
            if not self._lines.ends_line_at(entry.end):
                return
            yield entry
            self._kept = (entry.end, self._kept[1] + len(line))

    def cut(self) -> None:
        """Drop what the interrupted run did beyond the last entry that was taken up."""
        try:
            self._lines.cut(self._kept[0])
            self._entries.cut(self._kept[1])
        except OSError as error:
            raise self._unwritable(error) from error

    def add(self, label: str, key: bytes | None, outcome: Outcome) -> None:
        """Write an outcome: a line of the output, or a failure in the journal alone."""
        try:
            if isinstance(outcome, Failure):
                entry = Entry(label, self._lines.size, key.hex() if key else None, failure=outcome)
            else:
                self._lines.append(outcome.line)
                entry = Entry(label, self._lines.size, key.hex() if key else None, tally=outcome.tally)
            self._entries.append(msgspec.json.encode(entry) + b"\n")
        except OSError as error:
            raise self._unwritable(error) from error

    def failures(self) -> Iterator[Failure]:
        """The failures so far, those of an interrupted run that was taken up among them."""
        for number, line in enumerate(self._entries.lines()):
            if number and (failure := msgspec.json.decode(line, type=Entry).failure):
                yield failure

    def write_failures(self, path: Path, more: Sequence[Failure] = ()) -> None:
        """The failures as JSON, one a line, whole or not at all; `more` are failures that were not written down."""
        write_failures(path, [*self.failures(), *more])

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the output its name where `finished` was set; else leave part and journal to be gone on with."""
        try:
            empty = not self._lines.size
            self._lines.close(sync=self.finished)
            self._entries.close()
            if self.finished:
                self._name()
            elif empty:
                self.part.unlink(missing_ok=True)
            if self.finished or empty:
                self.journal.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        finally:
            self._unlock()

    def _name(self) -> None:
        """Give the lines the output's name, rendered first where the format asks for it."""
        if self._format == "jsonl":
            self.part.replace(self.path)
            return
        analyses = (msgspec.json.decode(line, type=Analysis) for line in _whole_lines(self.part))
        pieces = render(analyses, self._format, View(single=False))
        write_aside(self.path, (p.encode() for p in pieces))
        self.part.unlink()

    def _unlock(self) -> None:
        # Gone before it is released: whoever opened it meanwhile sees that it has no name any more, and tries again.
        with contextlib.suppress(OSError):  # Windows lets nobody unlink a locked file; there the release does it
            Path(self._lock.lock_file).unlink()
        self._lock.release()

    def _unwritable(self, error: OSError) -> OutputError:
        kept = f"; what was done is in {self.part}, the same command goes on from there" if self.part.exists() else ""
        return OutputError(f"cannot write {self.path}: {error.strerror or error}{kept or '; name another file'}")


def write_failures(path: Path, failures: Sequence[Failure]) -> None:
    """Failures as JSON, one a line. Raises OutputError where the file cannot be written, UsageError where it is none."""
    target = _target(path, "--errors")
    try:
        write_aside(target, b"".join(msgspec.json.encode(f) + b"\n" for f in failures))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; name another file") from error


def _whole_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                yield line


def _target(path: Path, option: str = "--output") -> Path:
    """Where a link leads. Raises UsageError for what must not be replaced by a file."""
    if str(path) in {"-", "."}:
        raise UsageError(f"{option} wants the name of a file; for standard output use newsparse extract --format jsonl")
    try:
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        raise UsageError(f"{path} is a link that leads to itself; name another file with {option}") from error
    if target.is_dir():
        raise UsageError(f"{path} is a folder; name a file with {option}")
    if target.exists() and not target.is_file():
        raise UsageError(f"{path} is not a regular file; name another one with {option}")
    return target
