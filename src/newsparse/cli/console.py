"""What commands say: results on stdout, everything else on stderr."""

from __future__ import annotations

import os
import shutil
import sys

from newsparse.inputs import Failure
from newsparse.render.safe import for_terminal


def write(text: str) -> None:
    """Put a result on stdout."""
    sys.stdout.write(text)
    sys.stdout.flush()


def say(text: str) -> None:
    """Put a line for the person on stderr, clean of control sequences."""
    print(for_terminal(text), file=sys.stderr)


def complain(failure: Failure) -> None:
    """Name an input that failed, with the reason."""
    say(described(failure))


def described(failure: Failure) -> str:
    """An input that failed and the reason, as one line."""
    return for_terminal(f"newsparse: {failure.input}: {failure.reason}")


def width() -> int:
    """Columns of the terminal; 80 in a pipe."""
    return shutil.get_terminal_size((80, 24)).columns


def color() -> bool:
    """Whether stdout shows colours: a terminal, and NO_COLOR not set."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
