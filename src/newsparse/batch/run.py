"""A batch from its items to its output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from time import perf_counter

from newsparse.batch import manifest
from newsparse.batch.cache import Cache, setup_digest
from newsparse.batch.duplicates import Stories
from newsparse.batch.engines import Engine, Task
from newsparse.batch.engines.local import LocalEngine
from newsparse.batch.limits import uninterrupted
from newsparse.batch.output import Entry, Output, write_failures
from newsparse.batch.report import Report
from newsparse.batch.work import Outcome, Setup
from newsparse.correcting import Correction
from newsparse.errors import TIME_LIMIT, InputError, InterruptedRunError, UsageError
from newsparse.inputs import Failure, Found, Pending, load, pending, printable
from newsparse.inputs.keys import content_key

_AT_ONCE = 16
"""Articles after which what was put into the cache is made safe."""


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
    skip_duplicates: bool = False,
    errors: Path | None = None,
    tick: Callable[[Outcome], None] = lambda _: None,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Analyze what was found into one file, in input order; failures into `errors`, if named.

    `format_` is jsonl (one line an article), csv or geojson. The output takes its name when all is done and
    something was analyzed, and its manifest beside it; until then an earlier one stays as it was. The work is done by `engine`, else by `jobs`
    processes of this machine. `time_limit` is in seconds, for one article; how long its text may be stands among the
    set-up's options of reading. `cache` is an SQLite file of earlier analyses.
    With `skip_duplicates` an article that repeats an earlier one gets no line. An interrupted run over the same inputs is gone on with, its failures as they were; with `resume` also
    one over other inputs, as far as they agree; `overwrite` drops it, and replaces results of other inputs. `tick`
    is called after every item, `say` with what a person should know. Workers are processes of their own: a script that calls this
    needs `if __name__ == "__main__"`. Raises GazetteerError or ModelError before anything is written, OutputError
    and UsageError where the output cannot be, WorkerError where workers cannot start, InterruptedRunError on Ctrl-C.
    """
    started = perf_counter()
    report = Report()
    digest = setup_digest(setup)
    tasks = tasks_of(chain(found.failures, pending(found.files, setup.reading)), setup, digest)
    if not any(str(f.path) == "-" or f.path.exists() for f in found.files):
        return _nothing_there(tasks, report, tick, errors)
    manifest.check_free(output, overwrite=overwrite)
    sources = [printable(str(f.path)) for f in found.files]
    run_digest = digest.hex() + ("-skip-duplicates" if skip_duplicates else "")
    stopped: list[Failure] = []
    with ExitStack() as stack:
        out = stack.enter_context(
            Output(output, run_digest, sources, format_=format_, resume=resume, overwrite=overwrite)
        )
        if errors is not None:
            stack.callback(out.write_failures, errors, stopped)
        kept = stack.enter_context(Cache(cache, say)) if cache else None
        workers = stack.enter_context(engine or LocalEngine(setup, jobs, time_limit))
        stories = stack.enter_context(closing(Stories()))
        run = _Run(out, report, stories, tick, skip_duplicates)
        try:
            if out.taken_up:
                tasks = run.take_up(tasks, strict=not resume)
                say(f"going on with an interrupted run: {report.resumed} articles are done")
            done = workers.run(looked_up(tasks, kept), report.analyzed + report.failed)
            out.finished = run.go(remembered(done, kept), stopped if fail_fast else None)
        except KeyboardInterrupt:
            raise InterruptedRunError(run.interrupted()) from None
        report.spent = dict(workers.spent)
        failures, left_out = list(out.failures()), list(out.left_out())
    report.finished = out.finished
    report.kept = out.part if out.part.exists() else None
    report.seconds = perf_counter() - started
    report.unmatched = unmatched(setup, report) if report.finished else ()
    if report.finished:
        if engine is not None:
            engine.finished()
        options = {"skip_duplicates": skip_duplicates, "time_limit": time_limit}
        manifest.write(out.path, format_, setup, found, report, failures, left_out, options)
    return report


def unmatched(setup: Setup, report: Report) -> tuple[Correction, ...]:
    """The corrections that were applied to nothing."""
    return tuple(c for c in setup.corrections if not report.corrected[c.row])


def _nothing_there(
    tasks: Iterator[Task], report: Report, tick: Callable[[Outcome], None], errors: Path | None
) -> Report:
    """The report of a run none of whose inputs is there."""
    lost = [t.item for t in tasks if isinstance(t.item, Failure)]
    for failure in lost:
        report.add(None)
        tick(failure)
    if errors is not None:
        write_failures(errors, lost)
    return report


@dataclass(frozen=True, slots=True)
class _Run:
    """Where outcomes go as they come: into the output, the report, among the stories, to the person who waits."""

    out: Output
    report: Report
    stories: Stories
    tick: Callable[[Outcome], None]
    skip_duplicates: bool

    def go(self, outcomes: Iterable[tuple[Task, Outcome]], stopped: list[Failure] | None) -> bool:
        """Write the outcomes as they come and count them; whether all came and there is something to show.

        Where there is a list of what `stopped` the run, the first failure goes there and ends it.
        """
        for task, outcome in outcomes:
            if isinstance(outcome, Failure) and stopped is not None:
                self.report.add(None)
                self.tick(outcome)
                stopped.append(outcome)
                return False
            with uninterrupted():
                self._write(task, outcome)
            self.tick(outcome)
        return self.report.analyzed > 0

    def _write(self, task: Task, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self.out.add(task.label, task.key, outcome)
            self.report.add(None)
            return
        place = self.stories.tell(outcome.id, outcome.fingerprint)
        left_out = self.skip_duplicates and place.duplicate_of is not None
        self.out.add(task.label, task.key, outcome, place, left_out=left_out)
        self.report.add(outcome.tally, place, left_out=left_out)
        self.report.cached += outcome.cached

    def take_up(self, tasks: Iterator[Task], *, strict: bool) -> Iterator[Task]:
        """Count what an interrupted run did to these very items; the items that are still to be done.

        Raises UsageError with `strict` where an item has changed since: what was
        done to it and to those behind it would be lost.
        """
        task: Task | None = None
        for entry in self.out.left():
            task = next(tasks, None)
            if task is None or not _fits(entry, task):
                if strict:
                    raise UsageError(
                        f"{entry.input} is no longer what the interrupted run in {self.out.part} read;"
                        f" --resume keeps the {self.report.resumed} articles before it, --overwrite starts anew"
                    )
                break
            self._count(entry)
            task = None
        self.out.cut()
        return tasks if task is None else chain([task], tasks)

    def _count(self, entry: Entry) -> None:
        if entry.tally is None:
            self.report.add(None)
        else:
            place = self.stories.tell(entry.input, entry.fingerprint)
            self.report.add(entry.tally, place, left_out=entry.left_out)
            self.report.resumed += 1
        if entry.failure is not None:
            self.tick(entry.failure)

    def interrupted(self) -> str:
        """What is said of a run that was ended from the keyboard."""
        if not self.report.analyzed:
            return "interrupted before an article was done; nothing was written"
        return (
            f"interrupted; {self.report.analyzed} articles are saved in {self.out.part},"
            " and the same command goes on from there"
        )


def tasks_of(items: Iterable[Pending | Failure], setup: Setup, digest: bytes) -> Iterator[Task]:
    """The items as tasks: files loaded, each with its key; one that cannot be loaded is a failure."""
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


def _fits(entry: Entry, item: Task) -> bool:
    return entry.input == item.label and entry.key == (item.key.hex() if item.key else None)


def looked_up(tasks: Iterator[Task], cache: Cache | None) -> Iterator[Task]:
    """The tasks, with what is known of them from earlier runs."""
    for task in tasks:
        known = cache.get(task.key, task.open) if cache and task.key and task.open else None
        yield replace(task, known=known) if known else task


def remembered(done: Iterator[tuple[Task, Outcome]], cache: Cache | None) -> Iterator[tuple[Task, Outcome]]:
    """The outcomes, those that are new put into the cache."""
    for number, (task, outcome) in enumerate(done, 1):
        if cache is not None and task.key is not None and task.known is None:
            cache.put(task.key, outcome)
            if number % _AT_ONCE == 0:
                cache.commit()
        yield task, outcome
    if cache is not None:
        cache.commit()
