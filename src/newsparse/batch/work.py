"""What is done with a window of articles: read, analyzed, serialized. The same in a worker and in this process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from time import perf_counter

from newsparse.analyzer import Analyzer
from newsparse.assembly import without_text
from newsparse.batch.duplicates import Fingerprint, fingerprint
from newsparse.batch.limits import OutOfTime, at_most
from newsparse.correcting import Correction
from newsparse.errors import TIME_LIMIT, InputError, NewsparseError
from newsparse.inputs import Failure, Pending, ReadOptions, read
from newsparse.models import Analysis, Article, Record
from newsparse.protecting import Care
from newsparse.render.json_ import encode_line

_LARGEST_WINDOW = 32


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to make its own Analyzer and its lines; small and picklable."""

    model: str | None = None
    gazetteer: tuple[str, ...] = ()
    reading: ReadOptions = field(default_factory=ReadOptions)
    with_text: bool = False
    care: Care = field(default_factory=Care)
    corrections: tuple[Correction, ...] = ()

    def analyzer(self) -> Analyzer:
        """An Analyzer of this set-up."""
        return Analyzer(model=self.model, gazetteer=self.gazetteer, corrections=self.corrections)


class Tally(Record, frozen=True):
    """What the closing summary counts of one analysis: mentions by name of place and group, and its day."""

    places: dict[str, int]
    groups: dict[str, int]
    published: str | None
    corrected: tuple[int, ...] = ()
    """The rows of the corrections that were applied."""

    @classmethod
    def of(cls, analysis: Analysis) -> Tally:
        """The tally of an analysis. Countries and what is not resolved are not counted."""
        places: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        for place in analysis.places:
            if place.id and place.type != "country" and (n := sum(m.sense == "location" for m in place.mentions)):
                places[place.name] += n
        for group in analysis.groups:
            if group.id:
                groups[group.abbreviation or group.name] += len(group.mentions)
        return cls(dict(places), dict(groups), analysis.article.published, tuple(c.row for c in analysis.corrections))


class Done(Record, frozen=True):
    """An article that was analyzed, as its line of JSON."""

    id: str
    line: bytes
    tally: Tally
    fingerprint: Fingerprint | None = None
    cached: bool = False


Outcome = Done | Failure


class Worked(Record, frozen=True):
    """The outcomes of a window, in its order, and the seconds that each stage took."""

    outcomes: list[Outcome]
    spent: dict[str, float]


def work(analyzer: Analyzer, window: Sequence[Pending], setup: Setup) -> Worked:
    """The lines of a window of articles."""
    analyzer.spent.clear()
    start = perf_counter()
    outcomes: list[Outcome] = []
    lining = 0.0
    for result in _analyze_window(analyzer, window, setup.reading):
        if isinstance(result, Failure):
            outcomes.append(result)
            continue
        began = perf_counter()
        shown = setup.care.of(result, analyzer.gazetteer)
        line = encode_line(shown if setup.with_text else without_text(shown))
        outcomes.append(Done(result.id, line, Tally.of(result), fingerprint(result)))
        lining += perf_counter() - began
    spent = {**analyzer.spent, "serializing": lining}
    spent["reading"] = perf_counter() - start - sum(spent.values())
    return Worked(outcomes, spent)


def analyze_pending(
    analyzer: Analyzer, items: Iterable[Pending | Failure], options: ReadOptions, time_limit: float = TIME_LIMIT
) -> Iterator[Analysis | Failure]:
    """Results in the order of the items, the first at once; an article that fails does not stop the others.

    `time_limit` is in seconds, for one article: one that takes longer fails.
    """
    waiting = iter(items)
    size = 1
    while window := list(islice(waiting, size)):
        try:
            with at_most(time_limit):
                done = list(_analyze_window(analyzer, window, options))
        except OutOfTime:
            done = [_analyze_in_time(analyzer, item, options, time_limit) for item in window]
        yield from done
        size = min(2 * size, _LARGEST_WINDOW)


def _analyze_in_time(
    analyzer: Analyzer, item: Pending | Failure, options: ReadOptions, time_limit: float
) -> Analysis | Failure:
    if isinstance(item, Failure):
        return item
    try:
        with at_most(time_limit):
            return next(_analyze_window(analyzer, [item], options))
    except OutOfTime:
        return item.failed(took_too_long(time_limit), "time-limit")


def took_too_long(time_limit: float) -> str:
    """The reason of an article that took more than so many seconds."""
    return f"took longer than {time_limit:g} seconds; --time-limit allows more"


def _analyze_window(
    analyzer: Analyzer, window: Sequence[Pending | Failure], options: ReadOptions
) -> Iterator[Analysis | Failure]:
    results: list[Analysis | Failure | None] = []
    readable: list[tuple[Pending, Article]] = []
    for item in window:
        article = _read(item, options) if isinstance(item, Pending) else item
        if isinstance(item, Pending) and isinstance(article, Article):
            readable.append((item, article))
        results.append(article if isinstance(article, Failure) else None)
    analyses = iter(_analyze_apart(analyzer, readable))
    for result in results:
        yield next(analyses) if result is None else result


def _read(item: Pending, options: ReadOptions) -> Article | Failure:
    try:
        return read(item, options)
    except InputError as error:
        return item.failed(str(error), error.fault)
    except Exception as error:  # noqa: BLE001 - a defect met by one article must not lose the others
        return item.failed(_defect("read", error), "defect")


def _analyze_apart(
    analyzer: Analyzer, readable: Sequence[tuple[Pending, Article]]
) -> Sequence[Analysis] | Sequence[Analysis | Failure]:
    """All articles in one stream of the model; one by one where that fails, to find the culprit."""
    try:
        return list(analyzer.analyze_many(article for _, article in readable))
    except NewsparseError:
        raise
    except Exception:  # noqa: BLE001 - as above
        return [_analyze_one(analyzer, item, article) for item, article in readable]


def _analyze_one(analyzer: Analyzer, item: Pending, article: Article) -> Analysis | Failure:
    try:
        return analyzer.analyze(article)
    except Exception as error:  # noqa: BLE001 - reported as this article's failure
        return item.failed(_defect("analyzed", error), "defect")


def _defect(what: str, error: Exception) -> str:
    return f"could not be {what} ({type(error).__name__}: {str(error)[:200]}); please report it"
