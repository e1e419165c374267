"""The errors that newsparse raises, and the exit codes that the command line gives for them."""

from __future__ import annotations

import enum
from typing import Literal

TIME_LIMIT = 120.0
"""Seconds that one article may take, where the caller sets no limit of its own."""

Fault = Literal[
    "missing",
    "unreadable",
    "unsupported",
    "too-large",
    "empty",
    "not-a-record",
    "time-limit",
    "worker-died",
    "defect",
]
"""Why an input gave no analysis, for machines. `defect` is a fault of newsparse; the rest are faults of inputs and limits."""


PASSING_FAULTS: frozenset[Fault] = frozenset({"missing", "time-limit", "worker-died", "defect"})
"""Faults that lie in the circumstances, not in the content: the same bytes may do the next time."""


class ExitCode(enum.IntEnum):
    """What the process returns to the shell."""

    OK = 0
    """Every input was analyzed."""
    SOME_FAILED = 1
    """Some inputs failed; each is named on stderr and the rest is written."""
    USAGE = 2
    """The command was called wrongly, or what it was to write could not be written."""
    INTERRUPTED = 130
    """Ctrl-C: 128 and the number of the signal, as shells have it."""


class NewsparseError(Exception):
    """Root of every error raised on purpose: one line that says what, where and what to do."""


class InputError(NewsparseError):
    """An article could not be read: missing, empty, binary, too large, or not of a known format."""

    def __init__(self, message: str, fault: Fault = "unreadable") -> None:
        super().__init__(message)
        self.fault: Fault = fault


class GazetteerError(NewsparseError):
    """A gazetteer file breaks the schema or contradicts itself; the message names file and line."""


class ModelError(NewsparseError):
    """The spaCy model asked for is not installed or cannot be loaded."""


class OutputError(NewsparseError):
    """The output cannot be written: a read-only folder, a full disk, another run that is at it."""


class WorkerError(NewsparseError):
    """Worker processes cannot be started at all."""


class InterruptedRunError(NewsparseError):
    """A run was ended by Ctrl-C; the message says what is saved and how to go on."""


class UsageError(NewsparseError):
    """The options contradict each other or ask for what does not exist."""
