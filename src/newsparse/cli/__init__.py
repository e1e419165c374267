"""The command line. One file a command: parse, one call into the library, render, exit."""

from __future__ import annotations

import sys
from typing import NoReturn

from newsparse.cli.app import app
from newsparse.cli.console import make_streams, say
from newsparse.errors import ExitCode, InterruptedRunError, NewsparseError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; every error is one line on stderr."""
    make_streams()
    try:
        app()
    except NewsparseError as error:
        _end(str(error), ExitCode.INTERRUPTED if isinstance(error, InterruptedRunError) else ExitCode.USAGE)
    except OSError as error:
        _end(f"{error.filename or 'the output'}: {error.strerror or error}", ExitCode.USAGE)


def _end(message: str, code: ExitCode) -> NoReturn:
    say(f"newsparse: {message}")
    sys.exit(code)
