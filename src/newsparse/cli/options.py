"""Options that commands share, checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from newsparse.errors import InputError, UsageError
from newsparse.inputs import Failure, Kind, Pending, ReadOptions, read
from newsparse.inputs.kinds import kind_of
from newsparse.inputs.records import ALIASES
from newsparse.models import Analysis, Article
from newsparse.reading import MAX_CHARACTERS, parse_day
from newsparse.reading.outlets import load_outlets


def read_options(
    published: str | None,
    from_filename: bool,
    input_format: str | None,
    no_clean: bool,
    *,
    inputs: Sequence[str],
    fields: Sequence[str] | None = None,
    outlets: Sequence[str] | None = None,
    max_characters: int = MAX_CHARACTERS,
) -> ReadOptions:
    """The reading options.

    Raises UsageError for a day that is none, one day for several inputs, a
    field that is unknown, and outlets that cannot be read.
    """
    day = None
    if published is not None:
        day = parse_day(published)
        if day is None:
            raise UsageError(f"--published '{published}' is no day; write it as 2026-02-02")
        if from_filename:
            raise UsageError("--published and --published-from-filename exclude each other")
        many = len(inputs) > 1 or Path(inputs[0]).is_dir()
        if many or kind_of(Path(inputs[0]), input_format) is not Kind.TEXT:
            raise UsageError("--published is for one article; for several use --published-from-filename or records")
    load_outlets(tuple(outlets or ()))
    return ReadOptions(
        str(input_format) if input_format else None,
        day,
        from_filename,
        no_clean,
        tuple(_field(f) for f in fields or ()),
        tuple(outlets or ()),
        max_characters,
    )


def _field(text: str) -> tuple[str, str]:
    """The two sides of NAME=PATH. Raises UsageError where there are not two, or the name is none of ours."""
    name, equals, path = text.partition("=")
    if not equals or not path or name not in ALIASES:
        raise UsageError(f"--field '{text}' is no NAME=PATH with NAME one of {', '.join(ALIASES)}")
    return name, path


def read_all(items: Iterable[Pending | Failure], options: ReadOptions) -> tuple[list[Article], list[Failure]]:
    """The articles of the items and the failures, each in order; nothing is analyzed."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
            continue
        try:
            articles.append(read(item, options))
        except InputError as error:
            failures.append(item.failed(str(error), error.fault))
    return articles, failures


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
