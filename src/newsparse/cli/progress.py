"""Progress and closing summary of a batch, on stderr."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from newsparse.batch import Outcome, Report
from newsparse.cli.console import described, say
from newsparse.cli.options import say_unmatched
from newsparse.inputs import Failure, Found, Kind
from newsparse.inputs.kinds import is_compressed
from newsparse.render.safe import for_terminal


def count_of(found: Found) -> int | None:
    """How many articles there are, where that can be told without reading them: files, and lines of plain records."""
    total = len(found.failures)
    for file in found.files:
        if file.kind is Kind.TEXT:
            total += 1
        elif file.kind is Kind.RECORDS and not is_compressed(file.path) and file.path.is_file():
            try:
                with file.path.open("rb") as handle:
                    total += sum(not line.isspace() for line in handle)
            except OSError:
                return None
        else:
            return None
    return total


class Progress:
    """A bar on a terminal, nothing in a pipe or where it is `endless`; a line an article with `verbose`."""

    def __init__(self, found: Found, *, quiet: bool, verbose: bool, endless: bool = False) -> None:
        self._verbose = verbose and not quiet
        self._bar = None
        if not quiet and not verbose and not endless and sys.stderr.isatty():
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
            self._task = self._bar.add_task("articles", total=count_of(found))

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tick(self, outcome: Outcome) -> None:
        """Count one input; a failure is named at once, so that nobody waits for the end to hear of it."""
        if self._bar is not None:
            self._bar.advance(self._task)
        if isinstance(outcome, Failure):
            self.say(described(outcome))
        elif self._verbose:
            self.say(f"{'known' if outcome.cached else 'done '}   {outcome.id}")

    def say(self, text: str) -> None:
        """A line for the person, above the bar if there is one."""
        if self._bar is None:
            say(text)
        else:
            self._bar.console.print(for_terminal(text), markup=False, highlight=False, soft_wrap=True)


def closing(report: Report, found: Found, output: str) -> None:
    """What the batch did and what the articles name most."""
    before = [
        f"{count:,} {where}"
        for count, where in ((report.cached, "from the cache"), (report.resumed, "by the interrupted run"))
        if count
    ]
    known = f" ({', '.join(before)})" if before else ""
    say(
        f"{report.analyzed} articles analyzed{known}, {report.failed} failed,"
        f" {found.skipped} files of other kinds skipped → {_where(report, output)}"
    )
    if report.analyzed > report.stories:
        left = f", {report.left_out:,} left out" if report.left_out else ""
        say(
            f"{_number(report.analyzed, 'article')}, {_number(report.stories, 'story', 'stories')}:"
            f" {report.analyzed - report.stories:,} tell again what an earlier one tells{left}"
        )
    if report.corrected:
        say(f"{_number(report.corrected.total(), 'mention')} corrected by {_number(len(report.corrected), 'row')}")
    say_unmatched(report.unmatched)
    if report.places:
        say("most named places: " + ", ".join(f"{n} ({c})" for n, c in report.places.most_common(5)))
    if report.groups:
        say("most named groups: " + ", ".join(f"{n} ({c})" for n, c in report.groups.most_common(5)))
    if report.first_day:
        without = f", {report.unpublished} without a day" if report.unpublished else ""
        say(f"published {report.first_day} to {report.last_day}{without}")


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _where(report: Report, output: str) -> str:
    """Where the results are; an output is not there before its run has finished."""
    if report.finished:
        return output
    if report.kept is not None:
        return f"{report.kept}, until the same command finishes it"
    return f"nothing written; {output} is as it was" if Path(output).exists() else "nothing written"


def profiled(report: Report) -> None:
    """Where the time of the workers went, by stage."""
    total = sum(report.spent.values())
    say(
        f"{report.seconds:.1f} s in all, {total:.1f} s of work on {report.analyzed - report.cached - report.resumed} articles"
    )
    for stage, seconds in sorted(report.spent.items(), key=lambda s: -s[1]):
        say(f"  {stage:<12} {seconds / total:6.1%} {seconds:9.2f} s")
