"""The command line. One file a command: parse, one call into the library, render, exit."""

from __future__ import annotations

import sys

from newsparse.cli.app import app
from newsparse.errors import ExitCode, NewsparseError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; every error of ours is one line on stderr."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        app()
    except NewsparseError as error:
        from newsparse.render.safe import for_terminal

        print(f"newsparse: {for_terminal(str(error))}", file=sys.stderr)
        sys.exit(ExitCode.USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.OK)
    except KeyboardInterrupt:
        print(
            "newsparse: interrupted; what `newsparse batch` had done stands beside its output, --resume goes on from there",
            file=sys.stderr,
        )
        sys.exit(130)
