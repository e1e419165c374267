"""The engine of a cluster: shards on a folder that every machine sees, done by a pool of actors of Ray Data.

    tasks ── pack ──▶ N.tasks ── Ray Data, a crew of one in each actor ──▶ N.outcomes ── in order ──▶ the driver

Only the numbers of shards pass through Ray. An actor holds a worker process of
its own, so that an article that hangs or kills its worker is the same failure
as on one machine; an actor or a node that dies is Ray's to replace, and its
shard is done again. A driver that dies leaves the shards: the same command
finds what was done.
"""

from __future__ import annotations

import logging
import os
import platform
import socket
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from newsparse.batch.crew import Crew
from newsparse.batch.engines import Task, shards
from newsparse.batch.engines.shards import Shard
from newsparse.batch.work import Outcome, Setup
from newsparse.errors import NewsparseError, OutputError, UsageError, WorkerError
from newsparse.gazetteer import load_gazetteer
from newsparse.gazetteer.compiled import write_aside
from newsparse.version import __version__

if TYPE_CHECKING:
    from types import ModuleType

_OBJECT_STORE_BYTES = 128 * 2**20
"""Of a cluster that is started for the run: only numbers of shards go through it."""
_ANSWERS_WITHIN = 10.0
"""Seconds."""
_SET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is reported to anybody
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # Ray warns of a change to come where this is not said
}


class RayEngine:
    """`jobs` actors on the cluster at `address`, or on one that is started here for this run.

    Shards stand under `folder`, which every machine of the cluster must see
    under this path. `time_limit` is in seconds, for one article. Raises
    UsageError where Ray is not installed or there is no cluster.
    """

    def __init__(
        self,
        setup: Setup,
        jobs: int,
        time_limit: float,
        *,
        folder: Path,
        address: str | None = None,
        shard: int = shards.SHARD,
    ) -> None:
        self._setup = setup
        self._jobs = jobs
        self._time_limit = time_limit
        self._folder = folder.absolute()
        self._address = address
        self._shard = shard
        self.spent: Mapping[str, float] = defaultdict(float)

    def __enter__(self) -> RayEngine:
        self._ray = _ray()
        if self._address:
            _check_reachable(self._address)
        local = {"num_cpus": self._jobs, "object_store_memory": _OBJECT_STORE_BYTES, "include_dashboard": False}
        try:
            with _muted():
                self._ray.init(
                    address=self._address or "local",
                    log_to_driver=False,
                    logging_level=logging.ERROR,
                    **({} if self._address else local),
                )
        except (ConnectionError, ValueError, RuntimeError, OSError) as error:
            where = f"at {self._address}" if self._address else "on this machine"
            raise UsageError(f"no Ray cluster {where}: {str(error).splitlines()[0][:160]}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ray.shutdown()

    def finished(self) -> None:
        """The shards go."""
        shards.drop(self._folder)

    def run(self, tasks: Iterator[Task], first: int) -> Iterator[tuple[Task, Outcome]]:
        """Every task with its outcome, in order; all are packed before the first is given out."""
        packed = self._packed(tasks, first)
        ready = {s.number for s in packed if shards.is_done(s, self._folder)}
        coming = self._done([s for s in packed if s.number not in ready])
        for shard in packed:
            while shard.number not in ready:
                ready.add(next(coming))
            ready.remove(shard.number)
            for stage, seconds in shards.spent(shard, self._folder).items():
                self.spent[stage] += seconds  # type: ignore[index]
            yield from shards.settled(shard, self._folder)

    def _packed(self, tasks: Iterator[Task], first: int) -> list[Shard]:
        """The shards, listed in shards.jsonl beside them for whoever looks."""
        try:
            packed = list(shards.pack(tasks, self._folder, first, self._shard))
            write_aside(self._folder / shards.LIST, (msgspec.json.encode(s) + b"\n" for s in packed))
        except OSError as error:
            raise OutputError(f"cannot write shards into {self._folder}: {error.strerror or error}") from error
        return packed

    def _done(self, waiting: list[Shard]) -> Iterator[int]:
        """The numbers of the shards as they get done, in whatever order."""
        for shard in waiting:
            if not shard.open:
                shards.do(shard, self._folder, Crew(self._setup, 1, self._time_limit))
                yield shard.number
        open_ = [s for s in waiting if s.open]
        if not open_:
            return
        data = self._ray.data
        context = data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        rows = [{"shard": msgspec.json.encode(s)} for s in open_]
        done = data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            _Actor,
            fn_constructor_args=(self._setup, str(self._folder), self._time_limit, self._expected()),
            batch_size=None,
            compute=data.ActorPoolStrategy(size=min(self._jobs, len(rows)), max_tasks_in_flight_per_actor=2),
            num_cpus=1,
        )
        try:
            for row in done.iter_rows():
                if row["refused"]:
                    raise WorkerError(row["refused"])
                yield row["number"]
        except self._ray.exceptions.RayError as error:
            reason = str(error).strip().splitlines()[-1][:200]
            raise WorkerError(f"the cluster gave up: {reason}; the same command goes on from there") from error

    def _expected(self) -> str:
        return f"{__version__} with gazetteer {load_gazetteer(self._setup.gazetteer).digest[:16]}"


class _Actor:
    """What stands on a node: one worker process, and a place on the shared folder to take shards from.

    What goes wrong for good (another version on this node, a model that it
    does not have) is told as a row: an exception would be tried again.
    """

    def __init__(self, setup: Setup, folder: str, time_limit: float, expected: str) -> None:
        self._folder = Path(folder)
        self._refused = ""
        self._stack = ExitStack()
        try:
            ours = f"{__version__} with gazetteer {load_gazetteer(setup.gazetteer).digest[:16]}"
            if ours != expected:
                raise WorkerError(f"{platform.node()} has newsparse {ours}, this machine {expected}; install one")
            self._crew = self._stack.enter_context(Crew(setup, 1, time_limit))
        except NewsparseError as error:
            self._refused = str(error)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Do the shards of a batch of one; their numbers."""
        rows = [self._row(msgspec.json.decode(data, type=Shard)) for data in batch["shard"]]
        return {"number": [number for number, _ in rows], "refused": [refused for _, refused in rows]}

    def _row(self, shard: Shard) -> tuple[int, str]:
        try:
            if not self._refused and not shards.is_done(shard, self._folder):
                shards.do(shard, self._folder, self._crew)
        except NewsparseError as error:
            self._refused = str(error)
        except FileNotFoundError as error:
            self._refused = f"{error.filename} is not seen on every node; name a shared folder with --shards"
        return shard.number, self._refused


def _check_reachable(address: str) -> None:
    """Raise UsageError where nobody answers at HOST:PORT; Ray itself would try for minutes."""
    host, _, port = address.rpartition(":")
    if not port.isdigit() or "/" in host:
        return
    try:
        socket.create_connection((host, int(port)), timeout=_ANSWERS_WITHIN).close()
    except OSError as error:
        raise UsageError(f"no Ray cluster at {address}: {error.strerror or error}") from error


@contextmanager
def _muted() -> Iterator[None]:
    """Without what Ray's own libraries write onto stderr as they start, past Python."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _ray() -> ModuleType:
    """Ray with its data library, told to be quiet. Raises UsageError where it is not installed."""
    for name, value in _SET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError("--engine ray needs Ray: pip install 'newsparse[ray]'") from error
    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray
