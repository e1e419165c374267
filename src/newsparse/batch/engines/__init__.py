"""Where a batch's articles are analyzed: `local`, in processes of this machine; `ray`, on a cluster.

An engine takes tasks and gives outcomes, in their order. It knows nothing of
outputs, caches or formats, and those know nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from newsparse.batch.work import Outcome
from newsparse.inputs import Failure, Pending


@dataclass(frozen=True, slots=True)
class Task:
    """An item with its file loaded and the hash of all that its analysis depends on; or a failure to load it, without.

    `known` is what became of it, where that is known already: such a task passes through.
    """

    item: Pending | Failure
    key: bytes | None
    known: Outcome | None = None

    @property
    def label(self) -> str:
        """How the journal names it."""
        return self.item.input if isinstance(self.item, Failure) else self.item.id

    @property
    def open(self) -> Pending | None:
        """What is to be analyzed; None where the outcome is known."""
        return self.item if self.known is None and isinstance(self.item, Pending) else None

    def settled(self, made: Iterator[Outcome]) -> Outcome:
        """Its outcome: what is known, else the next of those that were made."""
        if self.known is not None:
            return self.known
        return self.item if isinstance(self.item, Failure) else next(made)


class Engine(Protocol):
    """Analyzes tasks. Used as a context manager, for one run."""

    @property
    def spent(self) -> Mapping[str, float]:
        """Seconds that each stage took in all workers so far."""

    def run(self, tasks: Iterator[Task], first: int) -> Iterator[tuple[Task, Outcome]]:
        """Every task with its outcome, in order; `first` is the place of the first one in the whole batch.

        An article that fails, hangs, or kills its worker gives a Failure, and
        the rest goes on. Raises WorkerError where workers cannot start, and
        what else a worker raised on starting.
        """

    def finished(self) -> None:
        """The output is whole: what was kept to go on from may go."""

    def __enter__(self) -> Engine: ...

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None: ...
