"""A batch from its items to its output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from time import perf_counter

from newsparse.batch.cache import Cache, setup_digest
from newsparse.batch.engines import Engine, Task
from newsparse.batch.engines.local import LocalEngine
from newsparse.batch.limits import uninterrupted
from newsparse.batch.output import Entry, Output, write_failures
from newsparse.batch.work import Done, Outcome, Setup, Tally
from newsparse.errors import TIME_LIMIT, InputError, InterruptedRunError, UsageError
from newsparse.inputs import Failure, Found, Pending, load, pending, printable
from newsparse.inputs.keys import content_key

_AT_ONCE = 16
"""Articles after which what was put into the cache is made safe."""


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


def run_batch(
    setup: Setup,
    found: Found,
    output: Path,
    *,
    jobs: int = 1,
    time_limit: float = TIME_LIMIT,
    engine: Engine | None = None,
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
    something was analyzed; until then an earlier one stays as it was. The work is done by `engine`, else by `jobs`
    processes of this machine. `time_limit` is in seconds, for one article; how long its text may be stands among the
    set-up's options of reading. `cache` is an SQLite file of earlier
    analyses. An interrupted run over the same inputs is gone on with, its failures as they were; with `resume` also
    one over other inputs, as far as they agree; `overwrite` drops it, and replaces results of other inputs. `tick`
    is called after every item, `say` with what a person should know. Workers are spawned: a script that calls this
    needs `if __name__ == "__main__"`. Raises GazetteerError or ModelError before anything is written, OutputError
    and UsageError where the output cannot be, WorkerError where workers cannot start, InterruptedRunError on Ctrl-C.
    """
    started = perf_counter()
    report = Report()
    digest = setup_digest(setup)
    tasks = _tasks(chain(found.failures, pending(found.files, setup.reading)), setup, digest)
    if not any(str(f.path) == "-" or f.path.exists() for f in found.files):
        lost = [k.item for k in tasks if isinstance(k.item, Failure)]
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
        workers = stack.enter_context(engine or LocalEngine(setup, jobs, time_limit))
        try:
            if out.taken_up:
                tasks = _take_up(out, tasks, report, tick, strict=not resume)
                say(f"going on with an interrupted run: {report.resumed} articles are done")
            done = workers.run(_looked_up(tasks, kept), report.analyzed + report.failed)
            out.finished = _run(_remembered(done, kept), out, report, tick, stopped if fail_fast else None)
        except KeyboardInterrupt:
            raise InterruptedRunError(_interrupted(out, report)) from None
        report.spent = dict(workers.spent)
    report.finished = out.finished
    if report.finished and engine is not None:
        engine.finished()
    report.kept = out.part if out.part.exists() else None
    report.seconds = perf_counter() - started
    return report


def _run(
    outcomes: Iterable[tuple[Task, Outcome]],
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


def _tasks(items: Iterable[Pending | Failure], setup: Setup, digest: bytes) -> Iterator[Task]:
    for item in items:
        if isinstance(item, Failure):
            yield Task(item, None)
            continue
        try:
            loaded = load(item, setup.reading)
        except InputError as error:
            yield Task(item.failed(str(error), error.fault), None)
        else:
            yield Task(loaded, content_key(loaded, setup.reading, digest))


def _take_up(
    out: Output, tasks: Iterator[Task], report: Report, tick: Callable[[Outcome], None], *, strict: bool
) -> Iterator[Task]:
    """Count what an interrupted run did to these very items; the items that are still to be done.

    Raises UsageError with `strict` where an item has changed since: what was
    done to it and to those behind it would be lost.
    """
    item: Task | None = None
    for entry in out.left():
        item = next(tasks, None)
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
    return tasks if item is None else chain([item], tasks)


def _fits(entry: Entry, item: Task) -> bool:
    return entry.input == item.label and entry.key == (item.key.hex() if item.key else None)


def _looked_up(tasks: Iterator[Task], cache: Cache | None) -> Iterator[Task]:
    """The tasks, with what is known of them from earlier runs."""
    for task in tasks:
        known = cache.get(task.key, task.open) if cache and task.key and task.open else None
        yield replace(task, known=known) if known else task


def _remembered(done: Iterator[tuple[Task, Outcome]], cache: Cache | None) -> Iterator[tuple[Task, Outcome]]:
    """The outcomes, those that are new put into the cache."""
    for number, (task, outcome) in enumerate(done, 1):
        if cache is not None and task.key is not None and task.known is None:
            cache.put(task.key, outcome)
            if number % _AT_ONCE == 0:
                cache.commit()
        yield task, outcome
    if cache is not None:
        cache.commit()
