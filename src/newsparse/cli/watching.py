"""A batch that stays: newsparse batch --watch."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsparse.batch import Report, Setup


def refuse_with_watch(
    lines: bool, engine: str, resume: bool, overwrite: bool, fail_fast: bool, errors: str | None
) -> None:
    """Raise UsageError for options that are none of a watch."""
    from newsparse.errors import UsageError

    given = {
        "--format": not lines,
        "--engine": engine != "local",
        "--resume": resume,
        "--overwrite": overwrite,
        "--fail-fast": fail_fast,
        "--errors": errors is not None,
    }
    for option, said in given.items():
        if said:
            raise UsageError(f"{option} is not for --watch, which appends lines of JSON and goes on by itself")


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def watched(
    setup: Setup,
    paths: list[str],
    output: Path,
    cache: Path | None,
    jobs: int,
    time_limit: float,
    every: float,
    skip_duplicates: bool,
    quiet: bool,
    verbose: bool,
) -> Report:
    """Watch until Ctrl-C or SIGTERM; what was done then."""
    import signal
    from contextlib import ExitStack

    from newsparse.batch import manifest
    from newsparse.batch.cache import Cache
    from newsparse.batch.engines.local import LocalEngine
    from newsparse.batch.run import unmatched
    from newsparse.batch.watching import Watch
    from newsparse.cli.progress import Progress, closing
    from newsparse.inputs import Found, discover

    manifest.check_free(output, overwrite=False)
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(Found(), quiet=quiet, verbose=verbose, endless=True))
        kept = stack.enter_context(Cache(cache, progress.say)) if cache else None
        engine = stack.enter_context(LocalEngine(setup, jobs, time_limit))
        watch = stack.enter_context(
            Watch(setup, paths, output, engine, kept, skip_duplicates=skip_duplicates, tick=progress.tick)
        )
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _interrupt)  # also where the shell told it to ignore Ctrl-C
        if not quiet:
            progress.say(f"watching; {watch.report.resumed} articles are done. Ctrl-C ends it, nothing is lost")
        with contextlib.suppress(KeyboardInterrupt):
            watch.run(every)
    report = watch.report
    report.finished = True
    report.unmatched = unmatched(setup, report)
    found = discover(paths, setup.reading.input_format)
    if report.analyzed:
        options = {"watch": True, "skip_duplicates": skip_duplicates, "time_limit": time_limit}
        manifest.write(watch.output, "jsonl", setup, found, report, watch.failures, watch.left_out, options)
    if not quiet:
        closing(report, found, str(output))
    return report
