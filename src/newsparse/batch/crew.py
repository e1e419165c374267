"""Worker processes that may die or hang without harm.

Every worker has a pipe of its own and shares nothing with the others: a
worker that is killed in the middle of a sentence can leave no lock held. Pools
over one shared queue (concurrent.futures, pebble) break or hang then.

A window of articles whose worker dies or takes too long is done again one by
one, so that only the culprit is lost, and it is named.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from types import TracebackType

from newsparse.batch.work import Outcome, Setup, Worked, took_too_long, work
from newsparse.errors import Fault, NewsparseError, WorkerError
from newsparse.inputs import Pending

_STARTING = 300.0
"""Seconds that a worker may take to load its model: slow disks are no fault."""
_MAX_FALSE_STARTS = 3
_WINDOWS_A_ZONE = 64
"""Windows after which a worker frees what the model kept of their words."""
_WINDOWS_A_LIFE = 1024
"""Windows after which a worker is let go for a new one: the tables of the model's words never shrink again."""
_MOST_ON_WINDOWS = 28
"""Windows waits for 63 things at once at most; of every worker for two, its pipe and its end."""
_READY = "ready"


@dataclass(slots=True, eq=False)
class Ticket:
    """Articles that were handed in: their outcomes by place, and how many are still open."""

    outcomes: list[Outcome | None]
    open: int


@dataclass(slots=True, eq=False)
class _Task:
    ticket: Ticket
    index: int
    items: list[Pending]

    def apart(self) -> list[_Task]:
        return [_Task(self.ticket, self.index + i, [item]) for i, item in enumerate(self.items)]

    def settle(self, outcomes: Sequence[Outcome]) -> None:
        self.ticket.outcomes[self.index : self.index + len(outcomes)] = outcomes
        self.ticket.open -= len(outcomes)


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    deadline: float
    ready: bool = False
    given: int = 0
    task: _Task | None = None


@dataclass(slots=True)
class Crew:
    """`jobs` workers, started when there is something to do. `time_limit` is in seconds, for one article.

    Use as a context manager. `results` raises WorkerError where workers
    cannot start, and what else a worker raised on starting.
    """

    setup: Setup
    jobs: int
    time_limit: float
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _workers: list[_Worker] = field(default_factory=list)
    _queue: deque[_Task] = field(default_factory=deque)
    _false_starts: int = 0

    def __enter__(self) -> Crew:
        if sys.platform == "win32":
            self.jobs = min(self.jobs, _MOST_ON_WINDOWS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in list(self._workers):
            self._dismiss(worker)

    def submit(self, items: Sequence[Pending]) -> Ticket:
        """Hand in articles; they are begun in the order of handing in."""
        ticket = Ticket([None] * len(items), len(items))
        self._queue.append(_Task(ticket, 0, list(items)))
        self._dispatch()
        return ticket

    def results(self, ticket: Ticket) -> list[Outcome]:
        """The outcomes of what was handed in, in its order; waits for them."""
        while ticket.open:
            self._turn()
        return [o for o in ticket.outcomes if o is not None]

    # --- One turn: wait for whatever comes first ---------------------------------------------------

    def _turn(self) -> None:
        self._dispatch()
        now = time.monotonic()
        until = min((w.deadline for w in self._workers if not w.ready or w.task), default=now + 1)
        watched: list[Connection | int] = [
            *(w.pipe for w in self._workers),
            *(w.process.sentinel for w in self._workers),
        ]
        heard = set(connection.wait(watched, max(0.0, until - now)))
        for worker in list(self._workers):
            if worker.pipe in heard:
                self._receive(worker)
            elif worker.process.sentinel in heard:
                self._lose(worker)
            elif (worker.task or not worker.ready) and time.monotonic() >= worker.deadline:
                self._lose(worker, overdue=True)

    def _dispatch(self) -> None:
        for worker in list(self._workers):
            if self._queue and worker.ready and worker.task is None:
                self._give(worker, self._queue.popleft())
        starting = sum(not w.ready for w in self._workers)
        for _ in range(min(self.jobs - len(self._workers), len(self._queue) - starting)):
            self._workers.append(self._start())

    def _give(self, worker: _Worker, task: _Task) -> None:
        worker.task = task
        worker.given += 1
        worker.deadline = time.monotonic() + self.time_limit
        try:
            worker.pipe.send(task.items)
        except OSError:
            self._lose(worker)

    def _receive(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker)
            return
        if isinstance(message, NewsparseError):
            raise message
        if message == _READY:
            worker.ready = True
            self._false_starts = 0
        elif isinstance(message, Worked) and worker.task is not None:
            worker.task.settle(message.outcomes)
            worker.task = None
            if worker.given >= _WINDOWS_A_LIFE:
                self._dismiss(worker)
            for stage, seconds in message.spent.items():
                self.spent[stage] += seconds

    # --- Workers come and go -----------------------------------------------------------------------

    def _start(self) -> _Worker:
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self.setup, theirs, dict(os.environ)), daemon=True)
        try:
            process.start()
        except OSError as error:
            raise WorkerError(f"a worker process cannot be started: {error}; close other programs") from error
        theirs.close()
        return _Worker(process, ours, time.monotonic() + _STARTING)

    def _lose(self, worker: _Worker, *, overdue: bool = False) -> None:
        """A worker that died, or is killed because it is overdue: see to what it was at."""
        self._dismiss(worker)
        task, code = worker.task, worker.process.exitcode
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _MAX_FALSE_STARTS:
                raise WorkerError(f"the worker processes cannot start ({_ending(code)}); try fewer --jobs")
        elif task is None:
            pass
        elif len(task.items) > 1:
            self._queue.extendleft(reversed(task.apart()))
        else:
            fault: Fault = "time-limit" if overdue else "worker-died"
            reason = took_too_long(self.time_limit) if overdue else f"its worker process ended ({_ending(code)})"
            task.settle([task.items[0].failed(reason, fault)])

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        # One at rest goes by itself when its pipe is closed; one at work, or about to be, would finish first.
        if worker.task is not None or not worker.ready:
            worker.process.kill()
        worker.process.join(5)
        if worker.process.exitcode is None:
            worker.process.kill()
            worker.process.join()


def _context() -> SpawnContext | ForkServerContext:
    """How workers come to be: forked from a server that has imported what they need, where a system may fork without harm."""
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["newsparse.batch.preloaded"])
    return context


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        return f"signal {name}" + (", perhaps for want of memory" if name == "SIGKILL" else "")
    return f"exit code {code}"


# --- Inside a worker ------------------------------------------------------------------------------


def _serve(setup: Setup, pipe: Connection, environment: dict[str, str]) -> None:
    """Load, say so, and do windows until the pipe is closed. The server may be older than the environment of who asks for a worker."""
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_die_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # workers share the cores among themselves
    try:
        try:
            analyzer = setup.analyzer()
            _ = analyzer.nlp, analyzer.gazetteer
        except NewsparseError as error:
            pipe.send(error)
            return
        gc.freeze()  # the model and the gazetteer stay: no search of cycles needs to pass through them
        gc.set_threshold(50_000)
        pipe.send(_READY)
        while True:
            with analyzer.bounded_memory():
                for _ in range(_WINDOWS_A_ZONE):
                    pipe.send(work(analyzer, pipe.recv(), setup))
            gc.collect()  # of its own accord a full collection would come once in tens of thousands of articles
    except (EOFError, OSError):
        return


def _die_with_parent() -> None:
    """A parent that is killed cannot take its workers along; they see it go."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
