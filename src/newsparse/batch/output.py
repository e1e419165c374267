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
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

import msgspec
from msgspec.structs import replace

from newsparse.batch.appended import Appended, OutputLock, whole_lines
from newsparse.batch.duplicates import Fingerprint, Told
from newsparse.batch.lines import told
from newsparse.batch.origins import ORIGINS, whole_path
from newsparse.batch.report import LeftOut
from newsparse.batch.work import Outcome, Tally
from newsparse.errors import OutputError, UsageError
from newsparse.gazetteer.compiled import write_aside
from newsparse.inputs import Failure
from newsparse.models import Analysis, Record
from newsparse.render import View, render


class Entry(Record, frozen=True, omit_defaults=True):
    """One input in the journal: its key, what became of it, and where its line ends in the part, in bytes."""

    input: str
    end: int
    key: str | None = None
    tally: Tally | None = None
    fingerprint: Fingerprint | None = None
    duplicate_of: str | None = None
    left_out: bool = False
    """Whether it has no line for being a duplicate."""
    failure: Failure | None = None


_JOURNAL_OPENS = b'{"run":"'


class _Header(Record, frozen=True):
    """The first line of a journal: hashes of the run's options and of its list of inputs."""

    run: str
    inputs: str = ""


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
        self.path = target_of(path)
        self.part, self.journal = (self.path.with_name(self.path.name + s) for s in (".part", ".journal"))
        self._inputs = frozenset(map(whole_path, inputs))
        self._header = _Header(run, hashlib.blake2b("\0".join(inputs).encode(), digest_size=16).hexdigest())
        self._format = format_
        self._resume = resume
        self._overwrite = overwrite
        self._lock = OutputLock(self.path)
        self._kept = (0, 0)
        self.finished = False
        """Whether the output is whole and may take its name; the run says so."""
        self.taken_up = False
        """Whether an interrupted run is gone on with."""

    def __enter__(self) -> Output:
        self._lock.__enter__()
        with contextlib.ExitStack() as undo:
            undo.callback(self._lock.__exit__)
            undo.callback(self._drop_empty)
            try:
                self._lines = Appended(self.part)
                undo.callback(self._lines.close)
                self._entries = Appended(self.journal)
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
            others = (p for p in ORIGINS[self._format](self.path) if whole_path(p or "-") not in self._inputs)
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

    def add(
        self, label: str, key: bytes | None, outcome: Outcome, place: Told | None = None, *, left_out: bool = False
    ) -> None:
        """Write an outcome: a line of the output with its `place` among the others, or a failure in the journal alone.

        Of an article that is `left_out` the journal alone tells.
        """
        try:
            entry = Entry(label, self._lines.size, key.hex() if key else None)
            if isinstance(outcome, Failure):
                entry = replace(entry, failure=outcome)
            else:
                if not left_out:
                    self._lines.append(told(outcome.line, place) if place else outcome.line)
                entry = replace(
                    entry, end=self._lines.size, tally=outcome.tally, fingerprint=outcome.fingerprint,
                    duplicate_of=place.duplicate_of if place else None, left_out=left_out,
                )  # fmt: skip
            self._entries.append(msgspec.json.encode(entry) + b"\n")
        except OSError as error:
            raise self._unwritable(error) from error

    def failures(self) -> Iterator[Failure]:
        """The failures so far, those of an interrupted run that was taken up among them."""
        for number, line in enumerate(self._entries.lines()):
            if number and (failure := msgspec.json.decode(line, type=Entry).failure):
                yield failure

    def left_out(self) -> Iterator[LeftOut]:
        """The articles that have no line, with what they repeat."""
        for number, line in enumerate(self._entries.lines()):
            if number and (entry := msgspec.json.decode(line, type=Entry)).left_out:
                yield LeftOut(entry.input, entry.duplicate_of or "")

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
            self._lock.__exit__()

    def _name(self) -> None:
        """Give the lines the output's name, rendered first where the format asks for it."""
        if self._format == "jsonl":
            self.part.replace(self.path)
            return
        analyses = (msgspec.json.decode(line, type=Analysis) for line in whole_lines(self.part))
        pieces = render(analyses, self._format, View(single=False))
        write_aside(self.path, (p.encode() for p in pieces))
        self.part.unlink()

    def _unwritable(self, error: OSError) -> OutputError:
        kept = f"; what was done is in {self.part}, the same command goes on from there" if self.part.exists() else ""
        return OutputError(f"cannot write {self.path}: {error.strerror or error}{kept or '; name another file'}")


def write_failures(path: Path, failures: Sequence[Failure]) -> None:
    """Failures as JSON, one a line. Raises OutputError where the file cannot be written, UsageError where it is none."""
    target = target_of(path, "--errors")
    try:
        write_aside(target, b"".join(msgspec.json.encode(f) + b"\n" for f in failures))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; name another file") from error


def target_of(path: Path, option: str = "--output") -> Path:
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
