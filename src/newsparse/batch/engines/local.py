"""The engine of one machine: worker processes that may die or hang without harm."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from types import TracebackType

from newsparse.batch.crew import Crew, Ticket
from newsparse.batch.engines import Task
from newsparse.batch.work import Outcome, Setup

_WINDOW = 16
_WINDOW_BYTES = 200_000
_ROOMY = 30.0
"""Seconds of time limit from which articles are given out several at a time; the limit then holds for all of them."""


class LocalEngine:
    """`jobs` processes of this machine; `time_limit` is in seconds, for one article."""

    def __init__(self, setup: Setup, jobs: int, time_limit: float) -> None:
        self._crew = Crew(setup, jobs, time_limit)

    def __enter__(self) -> LocalEngine:
        self._crew.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._crew.__exit__(kind, value, trace)

    @property
    def spent(self) -> Mapping[str, float]:
        """Seconds that each stage took in all workers so far."""
        return self._crew.spent

    def finished(self) -> None:
        """Nothing is kept beside the output."""

    def run(self, tasks: Iterator[Task], first: int = 0) -> Iterator[tuple[Task, Outcome]]:  # noqa: ARG002 - the protocol's
        """Every task with its outcome, in order; few windows are held at a time."""
        windows = _windows(tasks, _WINDOW if self._crew.time_limit >= _ROOMY else 1)
        running: deque[tuple[list[Task], Ticket]] = deque()
        while True:
            while len(running) < 2 * self._crew.jobs and (window := next(windows, None)):
                running.append((window, self._crew.submit([p for t in window if (p := t.open)])))
            if not running:
                return
            window, ticket = running.popleft()
            made = iter(self._crew.results(ticket))
            for task in window:
                yield task, task.settled(made)


def _windows(tasks: Iterator[Task], most: int) -> Iterator[list[Task]]:
    """The tasks in windows of at most `most` and about 200,000 bytes."""
    window: list[Task] = []
    held = 0
    for task in tasks:
        window.append(task)
        held += task.open.size if task.open else 0
        if len(window) >= most or held >= _WINDOW_BYTES:
            yield window
            window, held = [], 0
    if window:
        yield window
