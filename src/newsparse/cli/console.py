"""What commands say: results on stdout, everything else on stderr."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.errors import ExitCode, OutputError
from newsparse.render.safe import for_terminal

if TYPE_CHECKING:
    from newsparse.inputs import Failure


def write(text: str) -> None:
    """Put a result on stdout, at once.

    Whoever reads it may stop (`| head`): the program then ends, quietly and with
    exit code 0. Raises OutputError where stdout is closed or full.
    """
    if sys.stdout is None:
        raise OutputError("cannot write to standard output: it is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
        sys.exit(ExitCode.OK)
    except OSError as error:
        _let_go()
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


def _let_go() -> None:
    """Have what Python still holds for stdout go nowhere: it would fail again at the end of the process."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def say(text: str) -> None:
    """Put a line for the person on stderr, clean of control sequences. One that cannot be shown costs only itself."""
    try:
        print(for_terminal(text), file=sys.stderr)
    except OSError:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives


def make_streams() -> None:
    """Have standard streams that speak UTF-8; one that the caller closed is empty, or goes nowhere. stdout stays closed."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - as above
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


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
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and "NO_COLOR" not in os.environ
        and os.environ.get("TERM") != "dumb"
    )
