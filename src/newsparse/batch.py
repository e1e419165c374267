"""Many articles: read, analyzed in windows, written in input order; failures kept apart."""

from __future__ import annotations

import contextlib
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from newsparse.analyzer import Analyzer
from newsparse.assembly import without_text
from newsparse.errors import InputError, NewsparseError, UsageError
from newsparse.gazetteer import load_gazetteer
from newsparse.inputs import Failure, Pending, ReadOptions, read
from newsparse.models import Analysis, Article
from newsparse.nlp import find_model
from newsparse.render.json_ import encode_line

_WINDOW = 32


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to make its own Analyzer; small and picklable."""

    model: str | None = None
    gazetteer: tuple[str, ...] = ()
    reading: ReadOptions = field(default_factory=ReadOptions)

    def analyzer(self) -> Analyzer:
        """An Analyzer of this set-up."""
        return Analyzer(model=self.model, gazetteer=self.gazetteer)

    def check(self) -> None:
        """Raise GazetteerError or ModelError now, in the process that can tell the user."""
        load_gazetteer(self.gazetteer)
        find_model(self.model)


@dataclass(slots=True)
class Report:
    """What a batch did, for its closing summary. Keeps counts only, so it does not grow with the articles."""

    analyzed: int = 0
    failures: list[Failure] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    first_day: str | None = None
    last_day: str | None = None
    unpublished: int = 0

    def add(self, analysis: Analysis) -> None:
        """Count one analysis."""
        self.analyzed += 1
        for place in analysis.places:
            if place.id and place.type != "country" and (n := sum(m.sense == "location" for m in place.mentions)):
                self.places[place.name] += n
        for group in analysis.groups:
            if group.id:
                self.groups[group.abbreviation or group.name] += len(group.mentions)
        day = analysis.article.published
        if day is None:
            self.unpublished += 1
        else:
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day or day, day)


Result = Analysis | Failure


def analyze_pending(analyzer: Analyzer, items: Iterable[Pending | Failure], options: ReadOptions) -> Iterator[Result]:
    """Results in the order of the items; an article that fails does not stop the others."""
    waiting = iter(items)
    while window := list(islice(waiting, _WINDOW)):
        yield from _analyze_window(analyzer, window, options)


def _analyze_window(analyzer: Analyzer, window: Sequence[Pending | Failure], options: ReadOptions) -> Iterator[Result]:
    results: list[Result | None] = []
    articles: list[Article] = []
    for item in window:
        if isinstance(item, Failure):
            results.append(item)
            continue
        try:
            articles.append(read(item, options))
            results.append(None)
        except InputError as error:
            results.append(Failure(item.label, str(error)))
    analyses = iter(_analyze_apart(analyzer, articles))
    for result in results:
        yield next(analyses) if result is None else result


def _analyze_apart(analyzer: Analyzer, articles: Sequence[Article]) -> list[Result]:
    """All articles in one stream of the model; one by one where that fails, to find the culprit."""
    try:
        return list(analyzer.analyze_many(articles))
    except NewsparseError:
        raise
    except Exception:  # noqa: BLE001 - a defect met by one article must not lose the others
        return [_analyze_one(analyzer, a) for a in articles]


def _analyze_one(analyzer: Analyzer, article: Article) -> Result:
    try:
        return analyzer.analyze(article)
    except Exception as error:  # noqa: BLE001 - reported as this article's failure
        return Failure(article.source.path or article.id, f"could not be analyzed ({type(error).__name__}: {error})")


# --- Several workers ------------------------------------------------------------------------------

_worker: tuple[Analyzer, ReadOptions] | None = None


def _start_worker(setup: Setup) -> None:
    global _worker
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    _worker = (setup.analyzer(), setup.reading)


def _work(window: list[Pending | Failure]) -> list[Result]:
    assert _worker is not None
    return list(_analyze_window(_worker[0], window, _worker[1]))


def analyze_parallel(setup: Setup, items: Iterable[Pending | Failure], jobs: int) -> Iterator[Result]:
    """Results in the order of the items from `jobs` spawned workers; few windows are held at a time."""
    waiting = iter(items)
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(setup,)
    ) as pool:
        running: deque[Future[list[Result]]] = deque()
        try:
            while True:
                while len(running) < 2 * jobs and (window := list(islice(waiting, _WINDOW // 2))):
                    running.append(pool.submit(_work, window))
                if not running:
                    return
                yield from running.popleft().result()
        finally:
            for future in running:
                future.cancel()


# --- Writing --------------------------------------------------------------------------------------


def run_batch(
    setup: Setup,
    items: Iterable[Pending | Failure],
    output: Path,
    *,
    jobs: int = 1,
    with_text: bool = False,
    fail_fast: bool = False,
    tick: Callable[[Result], None] = lambda _: None,
) -> Report:
    """Analyze the items into a JSONL file, one line an article in input order.

    Lines are written to OUTPUT.part, which takes the output's name at the
    end: an interrupted run leaves an earlier output as it was, and what was
    done in the part file. `tick` is called
    after every item. Raises UsageError where the output cannot be written.
    """
    report = Report()
    setup.check()
    results = (
        analyze_pending(setup.analyzer(), items, setup.reading) if jobs == 1 else analyze_parallel(setup, items, jobs)
    )
    with _aside(output) as handle:
        for result in results:
            if isinstance(result, Failure):
                report.failures.append(result)
            else:
                handle.write(encode_line(result if with_text else without_text(result)))
                handle.flush()
                report.add(result)
            tick(result)
            if fail_fast and report.failures:
                break
    return report


@contextlib.contextmanager
def _aside(output: Path) -> Iterator[BinaryIO]:
    part = output.with_name(output.name + ".part")
    if output.is_dir():
        raise UsageError(f"{output} is a folder; name a file with --output")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle = part.open("wb")
    except OSError as error:
        raise UsageError(
            f"cannot write {output}: {error.strerror or error}; name another file with --output"
        ) from error
    try:
        with handle:
            yield handle
        part.replace(output)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror or error}; what was done is in {part}") from error
