"""`python -m newsparse`, and the command `newsparse`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line. Ctrl-C ends it quietly also while its parts are loaded."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # an article's matrices are too small for several threads to share
    try:
        from newsparse.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
