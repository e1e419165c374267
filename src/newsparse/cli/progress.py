"""Progress and closing summary of a batch, on stderr."""

from __future__ import annotations

import sys
from types import TracebackType

from newsparse.batch import Report, Result
from newsparse.cli.console import say
from newsparse.inputs import Failure, Found, Kind


class Progress:
    """A bar on a terminal, nothing in a pipe; a line an article with `verbose`."""

    def __init__(self, found: Found, *, quiet: bool, verbose: bool) -> None:
        self._total = None if any(f.kind is not Kind.TEXT for f in found.files) else len(found.files)
        self._verbose = verbose and not quiet
        self._bar = None
        if not quiet and not verbose and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                TextColumn("articles"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
            )
            self._task = self._bar.add_task("articles", total=self._total)

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tick(self, result: Result) -> None:
        """Count one input."""
        if self._bar is not None:
            self._bar.advance(self._task)
        elif self._verbose:
            say(f"failed  {result.label}" if isinstance(result, Failure) else f"done    {result.id}")


def closing(report: Report, found: Found, output: str) -> None:
    """What the batch did and what the articles name most."""
    say(
        f"{report.analyzed} articles analyzed, {len(report.failures)} failed, {found.skipped} files of other kinds skipped → {output}"
    )
    if report.places:
        say("most named places: " + ", ".join(f"{n} ({c})" for n, c in report.places.most_common(5)))
    if report.groups:
        say("most named groups: " + ", ".join(f"{n} ({c})" for n, c in report.groups.most_common(5)))
    if report.first_day:
        without = f", {report.unpublished} without a day" if report.unpublished else ""
        say(f"published {report.first_day} to {report.last_day}{without}")
