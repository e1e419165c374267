"""Options that commands share, checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from newsparse.errors import UsageError
from newsparse.inputs import RECORD_SUFFIXES, Failure, ReadOptions
from newsparse.models import Analysis
from newsparse.reading import parse_day


def read_options(
    published: str | None, from_filename: bool, input_format: str | None, no_clean: bool, *, inputs: Sequence[str]
) -> ReadOptions:
    """The reading options. Raises UsageError for a day that is none, or one day for several inputs."""
    day = None
    if published is not None:
        day = parse_day(published)
        if day is None:
            raise UsageError(f"--published '{published}' is no day; write it as 2026-02-02")
        if from_filename:
            raise UsageError("--published and --published-from-filename exclude each other")
        if len(inputs) > 1 or Path(inputs[0]).is_dir() or Path(inputs[0]).suffix.lower() in RECORD_SUFFIXES:
            raise UsageError("--published is for one article; for several use --published-from-filename or records")
    return ReadOptions(str(input_format) if input_format else None, day, from_filename, no_clean)


def failures_apart(results: Iterable[Analysis | Failure]) -> tuple[list[Analysis], list[Failure]]:
    """Analyses and failures, each in order."""
    analyses: list[Analysis] = []
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        else:
            analyses.append(result)
    return analyses, failures
