"""A batch from its items to its output."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from time import perf_counter

from newsparse.batch.cache import Cache, setup_digest
from newsparse.batch.crew import Crew, Ticket
from newsparse.batch.limits import uninterrupted
from newsparse.batch.output import Entry, Output, write_failures
from newsparse.batch.work import Done, Outcome, Setup, Tally
from newsparse.errors import TIME_LIMIT, InputError, InterruptedRunError, UsageError
from newsparse.inputs import Failure, Found, Pending, load, pending, printable
from newsparse.inputs.keys import content_key

_WINDOW = 16
_WINDOW_BYTES = 200_000
_ROOMY = 30.0
"""Seconds of time limit from which articles are given out several at a time; the limit then holds for all of them."""


@dataclass(slots=True)
class Report:
    """What a batch did, for its closing summary. Keeps counts only, so it does not grow with the articles."""

    analyzed: int = 0
    cached: int = 0
    """Of those analyzed, how many came from the cache."""
    resumed: int = 0
    """Of those analyzed, how many an interrupted run had done."""
    failed: int = 0
    finished: bool = False
    """Whether the output is whole and has its name."""
    kept: Path | None = None
    """Where what was done stands, if the run did not finish."""
    unpublished: int = 0
    first_day: str | None = None
    last_day: str | None = None
    places: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    spent: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, tally: Tally | None) -> None:
        """Count an analysis, or a failure where there is none."""
        if tally is None:
            self.failed += 1
            return
        self.analyzed += 1
        self.places.update(tally.places)
        self.groups.update(tally.groups)
        day = tally.published
        if day is None:
            self.unpublished += 1
        else:
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day or day, day)


@dataclass(frozen=True, slots=True)
class _Keyed:
    """An item with its file loaded and its key; or the failure to load it, which has none."""

    item: Pending | Failure
    key: bytes | None

    @property
    def label(self) -> str:
        return self.item.input if isinstance(self.item, Failure) else self.item.id


def run_batch(
    setup: Setup,
    found: Found,
    output: Path,
    *,
    jobs: int = 1,
    time_limit: float = TIME_LIMIT,
    cache: Path | None = None,
    format_: str = "jsonl",
    resume: bool = False,
    overwrite: bool = False,
    fail_fast: bool = False,
    errors: Path | None = None,
    tick: Callable[[Outcome], None] = lambda _: None,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Analyze what was found into one file, in input order; failures into `errors`, if named.

    `format_` is jsonl (one line an article), csv or geojson. The output takes its name when all is done and
    something was analyzed; until then an earlier one stays as it was. `time_limit` is in seconds, for one article;
    how long its text may be stands among the set-up's options of reading. `cache` is an SQLite file of earlier
    analyses. An interrupted run over the same inputs is gone on with, its failures as they were; with `resume` also
    one over other inputs, as far as they agree; `overwrite` drops it, and replaces results of other inputs. `tick`
    is called after every item, `say` with what a person should know. Workers are spawned: a script that calls this
    needs `if __name__ == "__main__"`. Raises GazetteerError or ModelError before anything is written, OutputError
    and UsageError where the output cannot be, WorkerError where workers cannot start, InterruptedRunError on Ctrl-C.
    """
    started = perf_counter()
    report = Report()
    digest = setup_digest(setup)
    keyed = _keyed(chain(found.failures, pending(found.files, setup.reading)), setup, digest)
    if not any(str(f.path) == "-" or f.path.exists() for f in found.files):
        lost = [k.item for k in keyed if isinstance(k.item, Failure)]
        for failure in lost:
            report.add(None)
            tick(failure)
        if errors is not None:
            write_failures(errors, lost)
        return report
    sources = [printable(str(f.path)) for f in found.files]
    with ExitStack() as stack:
        out = stack.enter_context(
            Output(output, digest.hex(), sources, format_=format_, resume=resume, overwrite=overwrite)
        )
        stopped: list[Failure] = []
        if errors is not None:
            stack.callback(out.write_failures, errors, stopped)
        kept = stack.enter_context(Cache(cache, say)) if cache else None
        crew = stack.enter_context(Crew(setup, jobs, time_limit))
        try:
            if out.taken_up:
                keyed = _take_up(out, keyed, report, tick, strict=not resume)
                say(f"going on with an interrupted run: {report.resumed} articles are done")
            out.finished = _run(_outcomes(keyed, crew, kept), out, report, tick, stopped if fail_fast else None)
        except KeyboardInterrupt:
            raise InterruptedRunError(_interrupted(out, report)) from None
        report.spent = crew.spent
    report.finished = out.finished
    report.kept = out.part if out.part.exists() else None
    report.seconds = perf_counter() - started
    return report


def _run(
    outcomes: Iterable[tuple[_Keyed, Outcome]],
    out: Output,
    report: Report,
    tick: Callable[[Outcome], None],
    stopped: list[Failure] | None,
) -> bool:
    """Write the outcomes as they come and count them; whether all came and there is something to show.

    Where there is a list of what `stopped` the run, the first failure goes there and ends it.
    """
    for item, outcome in outcomes:
        ends = stopped is not None and isinstance(outcome, Failure)
        with uninterrupted():
            if not ends:
                out.add(item.label, item.key, outcome)
            report.add(outcome.tally if isinstance(outcome, Done) else None)
            report.cached += isinstance(outcome, Done) and outcome.cached
        tick(outcome)
        if stopped is not None and isinstance(outcome, Failure):
            stopped.append(outcome)
            return False
    return report.analyzed > 0


def _interrupted(out: Output, report: Report) -> str:
    if not report.analyzed:
        return "interrupted before an article was done; nothing was written"
    return f"interrupted; {report.analyzed} articles are saved in {out.part}, and the same command goes on from there"


def _keyed(items: Iterable[Pending | Failure], setup: Setup, digest: bytes) -> Iterator[_Keyed]:
    for item in items:
        if isinstance(item, Failure):
            yield _Keyed(item, None)
            continue
        try:
            loaded = load(item, setup.reading)
        except InputError as error:
            yield _Keyed(item.failed(str(error), error.fault), None)
        else:
            yield _Keyed(loaded, content_key(loaded, setup.reading, digest))


def _take_up(
    out: Output, keyed: Iterator[_Keyed], report: Report, tick: Callable[[Outcome], None], *, strict: bool
) -> Iterator[_Keyed]:
    """Count what an interrupted run did to these very items; the items that are still to be done.

    Raises UsageError with `strict` where an item has changed since: what was
    done to it and to those behind it would be lost.
    """
    item: _Keyed | None = None
    for entry in out.left():
        item = next(keyed, None)
        if item is None or not _fits(entry, item):
            if strict:
                raise UsageError(
                    f"{entry.input} is no longer what the interrupted run in {out.part} read;"
                    f" --resume keeps the {report.resumed} articles before it, --overwrite starts anew"
                )
            break
        report.add(entry.tally)
        report.resumed += entry.tally is not None
        if entry.failure is not None:
            tick(entry.failure)
        item = None
    out.cut()
    return keyed if item is None else chain([item], keyed)


def _fits(entry: Entry, item: _Keyed) -> bool:
    return entry.input == item.label and entry.key == (item.key.hex() if item.key else None)


def _outcomes(keyed: Iterator[_Keyed], crew: Crew, cache: Cache | None) -> Iterator[tuple[_Keyed, Outcome]]:
    """Outcomes in the order of the items; few windows are held at a time."""
    windows = _windows(keyed, _WINDOW if crew.time_limit >= _ROOMY else 1)
    running: deque[tuple[list[_Keyed], list[Outcome | None], Ticket]] = deque()
    while True:
        while len(running) < 2 * crew.jobs and (window := next(windows, None)):
            known = [_known(k, cache) for k in window]
            missing = [k.item for k, o in zip(window, known, strict=True) if o is None and isinstance(k.item, Pending)]
            running.append((window, known, crew.submit(missing)))
        if not running:
            return
        window, known, ticket = running.popleft()
        made = iter(crew.results(ticket))
        for item, outcome in zip(window, known, strict=True):
            if outcome is not None:
                yield item, outcome
                continue
            fresh = next(made)
            if cache is not None and item.key is not None:
                cache.put(item.key, fresh)
            yield item, fresh
        if cache is not None:
            cache.commit()


def _known(keyed: _Keyed, cache: Cache | None) -> Outcome | None:
    if isinstance(keyed.item, Failure):
        return keyed.item
    return cache.get(keyed.key, keyed.item) if cache is not None and keyed.key is not None else None


def _windows(keyed: Iterator[_Keyed], most: int) -> Iterator[list[_Keyed]]:
    """The items in windows of at most `most` and about 200,000 bytes."""
    window: list[_Keyed] = []
    held = 0
    for item in keyed:
        window.append(item)
        held += item.item.size if isinstance(item.item, Pending) else 0
        if len(window) >= most or held >= _WINDOW_BYTES:
            yield window
            window, held = [], 0
    if window:
        yield window
