"""A JSONL file in the making: whole or not there, and never made by two at once.

Beside OUTPUT stand, while it is made, OUTPUT.part (the lines), OUTPUT.journal
(one entry an input, with the offset in the part that it ends at) and
OUTPUT.lock. At the end the part takes the output's name and the others go. A
run that is killed leaves part and journal; whatever the part holds beyond the
last entry is cut off when the run is resumed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import msgspec
from filelock import FileLock, Timeout

from newsparse.batch.work import Outcome, Tally
from newsparse.errors import OutputError, UsageError
from newsparse.gazetteer.compiled import write_aside
from newsparse.inputs import Failure
from newsparse.models import Record


class Entry(Record, frozen=True, omit_defaults=True):
    """One input in the journal: its key, what became of it, and where its line ends in the part, in bytes."""

    input: str
    end: int
    key: str | None = None
    tally: Tally | None = None
    failure: Failure | None = None


class _Header(Record, frozen=True):
    run: str


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

    def lines(self) -> Iterator[bytes]:
        """The whole lines; what follows the last line end is a torn one."""
        with self.path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line

    def close(self, *, sync: bool = False) -> None:
        if sync:
            os.fsync(self._file.fileno())
        self._file.close()


class Output:
    """The file at `path`, written by one run. Use as a context manager.

    `run` is a hash of what the lines depend on beside the inputs. With
    `resume`, an interrupted run with the same hash is taken up: `left` gives
    what it did. Raises OutputError where the file cannot be
    written or another run is writing it, UsageError where it is no file to
    write or the interrupted run was another one.
    """

    def __init__(self, path: Path, run: str, *, resume: bool = False) -> None:
        self.path = _target(path)
        self.part, self.journal, lock = (
            self.path.with_name(self.path.name + s) for s in (".part", ".journal", ".lock")
        )
        self._run = run
        self._resume = resume
        self._lock = FileLock(lock)
        self._kept = (0, 0)
        self.finished = False
        """Whether the output is whole and may take its name; the run says so."""
        self.discarded = False
        """Whether lines of an interrupted run were there and were not taken up."""

    def __enter__(self) -> Output:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise OutputError(
                f"{self.path} is being written by another run; wait for it or name another file"
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error
        with contextlib.ExitStack() as undo:
            undo.callback(self._unlock)
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

    def _begin(self) -> None:
        header = msgspec.json.encode(_Header(self._run)) + b"\n"
        first = next(self._entries.lines(), None)
        if self._resume and first is not None:
            if first != header:
                raise UsageError(
                    f"{self.part} was made with other options, another model, gazetteer or version;"
                    " leave out --resume to start anew"
                )
        else:
            self.discarded = self._lines.size > 0
            self._lines.cut(0)
            self._entries.cut(0)
            self._entries.append(header)
        self._kept = (0, len(header))

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

    def write_failures(self, path: Path) -> None:
        """The failures as JSON, one a line, whole or not at all."""
        try:
            write_aside(path, b"".join(msgspec.json.encode(f) + b"\n" for f in self.failures()))
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror or error}; name another file") from error

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the output its name where `finished` was set; else leave part and journal to be resumed."""
        try:
            empty = not self._lines.size
            self._lines.close(sync=self.finished)
            self._entries.close()
            if self.finished:
                self.part.replace(self.path)
            elif empty:
                self.part.unlink(missing_ok=True)
            if self.finished or empty:
                self.journal.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        finally:
            self._unlock()

    def _unlock(self) -> None:
        # Gone before it is released: whoever opened it meanwhile sees that it has no name any more, and tries again.
        with contextlib.suppress(OSError):  # Windows lets nobody unlink a locked file; there the release does it
            Path(self._lock.lock_file).unlink()
        self._lock.release()

    def _unwritable(self, error: OSError) -> OutputError:
        kept = f"; what was done is in {self.part}, --resume goes on from there" if self.part.exists() else ""
        return OutputError(f"cannot write {self.path}: {error.strerror or error}{kept or '; name another file'}")


def _target(path: Path) -> Path:
    """Where a link leads. Raises UsageError for what must not be replaced by a file."""
    if str(path) == "-":
        raise UsageError("batch writes a file; for standard output use newsparse extract --format jsonl")
    try:
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        raise UsageError(f"{path} is a link that leads to itself; name another file with --output") from error
    if target.is_dir():
        raise UsageError(f"{path} is a folder; name a file with --output")
    if target.exists() and not target.is_file():
        raise UsageError(f"{path} is not a regular file; name another one with --output")
    return target
