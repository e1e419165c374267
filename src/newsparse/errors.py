"""The errors that newsparse raises, and the exit codes that the command line gives for them."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """What the process returns to the shell."""

    OK = 0
    """Every input was analyzed."""
    SOME_FAILED = 1
    """Some inputs failed; each is named on stderr and the rest is written."""
    USAGE = 2
    """The command was called wrongly, or nothing could be done at all."""


class NewsparseError(Exception):
    """Root of every error raised on purpose: one line that says what, where and what to do."""


class InputError(NewsparseError):
    """An article could not be read: missing, empty, binary, too large, or not of a known format."""


class GazetteerError(NewsparseError):
    """A gazetteer file breaks the schema or contradicts itself; the message names file and line."""


class ModelError(NewsparseError):
    """The spaCy model asked for is not installed or cannot be loaded."""


class UsageError(NewsparseError):
    """The options contradict each other or ask for what does not exist."""
