"""Shards: the tasks of a batch on disk, a few dozen a file, so that any machine can take one and none is done twice.

A shard is cut by the places of its tasks in the whole batch and named by their
hash. Beside `N.tasks` stands `N.outcomes` when it is done: written aside,
renamed when whole, closed by a record of how many there are. Who does a shard
a second time writes the same bytes, so exactly one set of outcomes is ever
seen; who starts the same batch again finds the shards that were done.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from newsparse.batch.crew import Crew
from newsparse.batch.engines import Task
from newsparse.batch.work import Done, Outcome
from newsparse.gazetteer.compiled import write_aside
from newsparse.inputs import Failure, Pending
from newsparse.models import Record

SHARD = 64
"""Articles in a shard: what one worker does in some seconds, and what is done again at most when it is lost."""
LIST = "shards.jsonl"
"""The list of the shards in their folder."""
_A_FOLDER = 1000
"""Shards in one folder; file systems slow down where there are hundreds of thousands."""
_WINDOW = 16
_LENGTH_BYTES = 8
_T = TypeVar("_T", bound=Record)


class Shard(Record, frozen=True):
    """One line of the list of shards: its number, the hash of its tasks, how many they are and how many still open."""

    number: int
    digest: str
    tasks: int
    open: int

    def path(self, folder: Path, what: str) -> Path:
        """Where its tasks or outcomes stand."""
        return folder / f"{self.number // _A_FOLDER:04}" / f"{self.number:08}-{self.digest}.{what}"


class _Task(Record, frozen=True, omit_defaults=True):
    key: bytes | None = None
    item: Pending | None = None
    failed: Failure | None = None
    known: Done | None = None
    known_failure: Failure | None = None


class _Outcome(Record, frozen=True, omit_defaults=True):
    done: Done | None = None
    failure: Failure | None = None
    closes: int | None = None
    spent: dict[str, float] | None = None


def pack(tasks: Iterator[Task], folder: Path, first: int, size: int = SHARD) -> Iterator[Shard]:
    """Write the tasks into shards under `folder`; `first` is the place of the first one in the whole batch.

    Boundaries lie at multiples of `size` in the whole batch, so that a run
    that is gone on with cuts the same shards. Raises OSError.
    """
    number, room = first // size, size - first % size
    while window := list(islice(tasks, room)):
        shard = Shard(number, _digest(window), len(window), sum(t.open is not None for t in window))
        write_aside(shard.path(folder, "tasks"), (_framed(_packed(task)) for task in window))
        yield shard
        number, room = number + 1, size


def is_done(shard: Shard, folder: Path) -> bool:
    """Whether its outcomes are there, all of them."""
    try:
        *_, last = _read(shard.path(folder, "outcomes"), _Outcome)
    except (OSError, ValueError, msgspec.MsgspecError):
        return False
    return last.closes == shard.open


def do(shard: Shard, folder: Path, crew: Crew) -> dict[str, float]:
    """Analyze what is open in a shard and put its outcomes beside it; the seconds that each stage took."""
    crew.spent.clear()
    write_aside(shard.path(folder, "outcomes"), _made(_tasks(shard, folder), crew))
    return dict(crew.spent)


def _made(tasks: Iterator[Task], crew: Crew) -> Iterator[bytes]:
    waiting = (p for t in tasks if (p := t.open))
    number = 0
    while window := list(islice(waiting, _WINDOW)):
        for outcome in crew.results(crew.submit(window)):
            number += 1
            yield _framed(_Outcome(outcome) if isinstance(outcome, Done) else _Outcome(failure=outcome))
    yield _framed(_Outcome(closes=number, spent=dict(crew.spent)))


def settled(shard: Shard, folder: Path) -> Iterator[tuple[Task, Outcome]]:
    """The tasks of a shard that is done, with their outcomes."""
    records = _read(shard.path(folder, "outcomes"), _Outcome)
    made = (o for r in records if (o := r.done or r.failure))
    for task in _tasks(shard, folder):
        yield task, task.settled(made)


def spent(shard: Shard, folder: Path) -> dict[str, float]:
    """The seconds that each stage took on a shard that is done."""
    *_, last = _read(shard.path(folder, "outcomes"), _Outcome)
    return last.spent or {}


def drop(folder: Path) -> None:
    """Remove what stands here of shards, and the folders that are empty then; nothing else."""
    for pattern in ("[0-9]*/*.tasks", "[0-9]*/*.outcomes", "[0-9]*/*.tmp", LIST):
        for file in folder.glob(pattern):
            file.unlink(missing_ok=True)
    for empty in (*folder.glob("[0-9]*"), folder):
        with contextlib.suppress(OSError):
            empty.rmdir()


def _digest(tasks: list[Task]) -> str:
    state = hashlib.blake2b(digest_size=8)
    for task in tasks:
        known = b"" if task.known is None else b"known"
        state.update(msgspec.msgpack.encode((task.label, task.key, known)))
    return state.hexdigest()


def _packed(task: Task) -> _Task:
    item = task.item if isinstance(task.item, Pending) else None
    if item and task.open is None:
        item = msgspec.structs.replace(item, line=None, page=None, data=None)
    return _Task(
        task.key,
        item,
        task.item if isinstance(task.item, Failure) else None,
        task.known if isinstance(task.known, Done) else None,
        task.known if isinstance(task.known, Failure) else None,
    )


def _tasks(shard: Shard, folder: Path) -> Iterator[Task]:
    for t in _read(shard.path(folder, "tasks"), _Task):
        item = t.item or t.failed
        assert item is not None
        yield Task(item, t.key, t.known or t.known_failure)


# --- Records in a file: length, then MessagePack ----------------------------------------------------


def _framed(record: Record) -> bytes:
    data = msgspec.msgpack.encode(record)
    return len(data).to_bytes(_LENGTH_BYTES, "big") + data


def _read(path: Path, kind: type[_T]) -> Iterator[_T]:
    decoder = msgspec.msgpack.Decoder(kind)
    with path.open("rb") as file:
        while head := file.read(_LENGTH_BYTES):
            yield decoder.decode(file.read(int.from_bytes(head, "big")))
