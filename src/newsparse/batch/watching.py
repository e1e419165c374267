"""A folder that is watched: a line for each article as its file comes, safe to stop and to start again.

The output grows in place, by whole lines. Beside it stands OUTPUT.watched,
a line for every file that was done (its size and time, where its lines end,
what the articles were, what failed), which a later run goes on from.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from newsparse.batch.appended import Appended, OutputLock
from newsparse.batch.cache import Cache, setup_digest
from newsparse.batch.duplicates import Fingerprint, Stories
from newsparse.batch.engines import Engine, Task
from newsparse.batch.limits import uninterrupted
from newsparse.batch.lines import told
from newsparse.batch.output import target_of
from newsparse.batch.report import LeftOut, Report
from newsparse.batch.run import looked_up, remembered, tasks_of
from newsparse.batch.work import Outcome, Setup, Tally
from newsparse.errors import OutputError, UsageError
from newsparse.inputs import Failure, Input, discover, pending
from newsparse.inputs.ids import Ids, printable
from newsparse.models import Record


class _Header(Record, frozen=True):
    watched: str


class _Article(Record, frozen=True, omit_defaults=True):
    """An article of a file: id, the hash of its content, and what counts and stories need of it."""

    id: str
    key: str
    tally: Tally | None = None
    fingerprint: Fingerprint | None = None


class _Done(Record, frozen=True):
    """A file that was done as it was then, where its lines end in the output, in bytes, and what failed of it.

    It is written before the lines: what is not there of them shows what was cut short.
    """

    path: str
    state: tuple[int, int]
    end: int
    articles: tuple[_Article, ...]
    failures: tuple[Failure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass
class Watch:
    """One watch over folders, files and globs. Use as a context manager, then `run`.

    A file is read when its size and time have stayed as they are from one look
    to the next, so that none is read while it is being written. A file that
    changes later gives lines for those of its articles that are new; lines that
    are there are never changed. What failed is tried again when the watch is
    started again. Raises OutputError and UsageError where the
    output cannot be gone on with.
    """

    setup: Setup
    paths: Sequence[str]
    output: Path
    engine: Engine
    cache: Cache | None = None
    skip_duplicates: bool = False
    tick: Callable[[Outcome], None] = lambda _: None
    report: Report = field(default_factory=Report)
    failures: list[Failure] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _states: dict[str, tuple[int, int]] = field(default_factory=dict)
    _done: dict[str, tuple[int, int]] = field(default_factory=dict)
    _known: set[tuple[str, str]] = field(default_factory=set)

    def __enter__(self) -> Watch:
        self.output = target_of(self.output)
        self._check_paths()
        self._digest = setup_digest(self.setup)
        with contextlib.ExitStack() as stack:
            stack.enter_context(OutputLock(self.output))
            try:
                self._lines = Appended(self.output)
                stack.callback(self._lines.close, sync=True)
                self._entries = Appended(self.output.with_name(self.output.name + ".watched"))
                stack.callback(self._entries.close)
            except OSError as error:
                raise OutputError(f"cannot write {self.output}: {error.strerror or error}") from error
            self._ids = stack.enter_context(contextlib.closing(Ids()))
            self._stories = stack.enter_context(contextlib.closing(Stories()))
            self._go_on()
            self._undo = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()

    def run(self, every: float, *, rest: Callable[[float], None] = time.sleep) -> None:
        """Look every so many seconds, until an interrupt ends it; `rest` waits between two looks."""
        while True:
            self.look()
            rest(every)

    def look(self) -> int:
        """Do what is there and has stayed as it was since the last look; the number of files done."""
        number = 0
        for file in discover(self.paths, self.setup.reading.input_format).files:
            state = _state(file.path)
            name = printable(str(file.path))
            settled = state is not None and self._states.get(name) == state
            if state is not None:
                self._states[name] = state
            if settled and state is not None and self._done.get(name) != state:
                self._do(file, state)
                number += 1
        if self.cache is not None:
            self.cache.commit()
        return number

    # --- One file -----------------------------------------------------------------------------------

    def _do(self, file: Input, state: tuple[int, int]) -> None:
        """Analyze what is new in a file; its lines and its entry come together, whatever interrupts."""
        name = printable(str(file.path))
        lines: list[bytes] = []
        articles: list[_Article] = []
        failures: list[Failure] = []
        left_out: list[LeftOut] = []
        for task, outcome in remembered(self.engine.run(looked_up(self._new(file), self.cache), 0), self.cache):
            self.tick(outcome)
            if isinstance(outcome, Failure):
                failures.append(outcome)
                continue
            place = self._stories.tell(outcome.id, outcome.fingerprint)
            repeated = place.duplicate_of if self.skip_duplicates else None
            if repeated is not None:
                left_out.append(LeftOut(outcome.id, repeated))
            else:
                lines.append(told(outcome.line, place))
            key = task.key.hex() if task.key else ""
            articles.append(_Article(outcome.id, key, outcome.tally, outcome.fingerprint))
            self.report.cached += outcome.cached
            self.report.add(outcome.tally, place, left_out=repeated is not None)
        data = b"".join(lines)
        with uninterrupted():
            end = self._lines.size + len(data)
            self._append(data, _Done(name, state, end, tuple(articles), tuple(failures), tuple(left_out)))
        self._done[name] = state
        self._known.update((name, a.key) for a in articles)
        self._count(failures, left_out)

    def _count(self, failures: Sequence[Failure], left_out: Sequence[LeftOut]) -> None:
        for _ in failures:
            self.report.add(None)
        self.failures += failures
        self.left_out += left_out

    def _new(self, file: Input) -> Iterator[Task]:
        """The articles of a file that have no line yet, under ids that no line has."""
        for task in tasks_of(pending([file], self.setup.reading), self.setup, self._digest):
            if task.key is not None and (printable(str(file.path)), task.key.hex()) in self._known:
                continue
            item = task.item
            if not isinstance(item, Failure):
                item = msgspec.structs.replace(item, id=self._ids.unique(item.id))
            yield Task(item, task.key)

    def _append(self, lines: bytes, entry: _Done) -> None:
        before = self._entries.size
        try:
            self._entries.append(msgspec.json.encode(entry) + b"\n")
            self._lines.append(lines)
        except OSError as error:
            with contextlib.suppress(OSError):
                self._entries.cut(before)
            raise OutputError(
                f"cannot write {self.output}: {error.strerror or error}; the same command goes on from there"
            ) from error

    # --- Going on -----------------------------------------------------------------------------------

    def _check_paths(self) -> None:
        """Raise UsageError for what cannot be watched."""
        for name in self.paths:
            path = Path(name)
            if name == "-":
                raise UsageError("standard input cannot be watched; name a folder")
            if not path.exists() and not any(c in name for c in "*?["):
                raise UsageError(f"{name}: no such file or folder; name one that is there")
            if path.is_dir() and self.output.is_relative_to(path.resolve()):
                raise UsageError(f"{self.output} lies in the folder that is watched; name a file elsewhere")

    def _go_on(self) -> None:
        """Take up what an earlier watch did, and cut off lines that it was stopped in the middle of.

        Raises UsageError where the output is not as the watch left it: lines
        that somebody changed or added are not to be lost.
        """
        header = msgspec.json.encode(_Header(self._digest.hex())) + b"\n"
        first, *rest = [*self._entries.lines()] or [b""]
        if not first:
            if self._lines.size:
                raise UsageError(
                    f"{self.output} was not made by watching; name another file, and put them together with cat"
                )
            self._entries.cut(0)
            self._entries.append(header)
            return
        if first != header:
            raise UsageError(
                f"{self.output} was made with other options, another model, gazetteer or version; name another file"
            )
        end, kept = 0, len(first)
        for number, line in enumerate(rest):
            entry = self._entry(line)
            if entry.end > self._lines.size and number == len(rest) - 1:
                break  # its lines were cut short
            if not self._lines.ends_line_at(entry.end):
                raise self._changed()
            self._take_up(entry)
            end, kept = entry.end, kept + len(line)
        else:
            if self._lines.size != end:
                raise self._changed()
        self._lines.cut(end)
        self._entries.cut(kept)

    def _entry(self, line: bytes) -> _Done:
        try:
            return msgspec.json.decode(line, type=_Done)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise self._changed() from error

    def _changed(self) -> UsageError:
        return UsageError(f"{self.output} was changed since it was watched into; move it away, or name another file")

    def _take_up(self, entry: _Done) -> None:
        self._states[entry.path] = entry.state
        if not entry.failures:
            self._done[entry.path] = entry.state
        out = {o.id for o in entry.left_out}
        for article in entry.articles:
            self._ids.unique(article.id)
            self._known.add((entry.path, article.key))
            place = self._stories.tell(article.id, article.fingerprint)
            self.report.add(article.tally, place, left_out=article.id in out)
            self.report.resumed += 1
        self.left_out += entry.left_out


def _state(path: Path) -> tuple[int, int] | None:
    """Size in bytes and time of the last change, in nanoseconds; None for a file that is gone or cannot be asked."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_size, known.st_mtime_ns
