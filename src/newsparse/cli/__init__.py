"""The command line. One file a command: parse, one call into the library, render, exit."""

from __future__ import annotations

import sys
from typing import NoReturn

from newsparse.cli.app import app
from newsparse.errors import ExitCode, InterruptedRunError, NewsparseError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; every error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except NewsparseError as error:
        _end(str(error), ExitCode.INTERRUPTED if isinstance(error, InterruptedRunError) else ExitCode.USAGE)
    except OSError as error:
        _end(f"{error.filename or 'the output'}: {error.strerror or error}", ExitCode.USAGE)


def _end(message: str, code: ExitCode) -> NoReturn:
    from newsparse.render.safe import for_terminal

    print(f"newsparse: {for_terminal(message)}", file=sys.stderr)
    sys.exit(code)
