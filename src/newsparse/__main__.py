"""`python -m newsparse`, and the command `newsparse`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. Ctrl-C ends it quietly also while its parts are loaded."""
    try:
        from newsparse.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
