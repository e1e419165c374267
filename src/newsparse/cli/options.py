"""Options that commands share, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Generic, TypeVar, cast

from newsparse.cli.console import complain, say
from newsparse.correcting import Correction, load
from newsparse.errors import InputError, UsageError
from newsparse.gazetteer import load_gazetteer
from newsparse.inputs import Failure, Kind, Pending, ReadOptions, read
from newsparse.inputs.kinds import kind_of
from newsparse.inputs.records import ALIASES
from newsparse.models import Analysis, Article
from newsparse.protecting import Care, Level
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
    saved_at: str | None = None,
) -> ReadOptions:
    """The reading options.

    Raises UsageError for a day that is none, one day for several inputs, a
    field that is unknown, and outlets that cannot be read.
    """
    day = None
    if published is not None:
        day = _day(published, "--published")
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
        _day(saved_at, "--saved-at") if saved_at is not None else None,
    )


def _day(text: str, option: str) -> str:
    """The ISO day that an option gives. Raises UsageError for what is none, or may be two."""
    found = parse_day(text)
    if found is None:
        raise UsageError(f"{option} '{text}' is no day; write it as 2026-02-02")
    if not found.sure:
        other = found.day.replace(month=found.day.day, day=found.day.month)
        raise UsageError(f"{option} '{text}' may be {found.day} or {other}; write the one that you mean")
    return found.day.isoformat()


def care_of(coarsen: str | None, withhold: str | None, names: str | None) -> Care:
    """What is done to analyses before they are shown."""
    return Care(cast(Level, str(coarsen)) if coarsen else None, withhold is not None, names is not None)


def cared(
    analyses: Iterable[Analysis],
    coarsen: str | None,
    withhold: str | None,
    names: str | None,
    gazetteer: Sequence[str] = (),
) -> Iterable[Analysis]:
    """Stored analyses as they may be shown; the gazetteer is loaded only where it is needed."""
    care = care_of(coarsen, withhold, names)
    if care == Care():
        return analyses
    known = load_gazetteer(gazetteer)
    return (care.of(a, known) for a in analyses)


def corrections_of(path: str | None, gazetteer: Sequence[str]) -> tuple[Correction, ...]:
    """The corrections of a review file, none without one. Raises InputError."""
    return load(path, load_gazetteer(gazetteer)) if path is not None else ()


def say_unmatched(corrections: Iterable[Correction]) -> None:
    """Name the corrections that fitted nothing."""
    for correction in corrections:
        say(f"row {correction.row} of the corrections, “{correction.written}”, fits nothing here any more")


def _field(text: str) -> tuple[str, str]:
    """The two sides of NAME=PATH. Raises UsageError where there are not two, or the name is none of ours."""
    name, equals, path = text.partition("=")
    if not equals or not path or name not in ALIASES:
        raise UsageError(f"--field '{text}' is no NAME=PATH with NAME one of {', '.join(ALIASES)}")
    return name, path


def counted(items: Iterable[Pending | Failure]) -> tuple[int, Iterator[Pending | Failure]]:
    """How many items there are, where two stand for any number above one; and the items."""
    waiting = iter(items)
    first = list(islice(waiting, 2))
    return len(first), chain(first, waiting)


def read_all(items: Iterable[Pending | Failure], options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of the items, in order; nothing is analyzed."""
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            yield read(item, options)
        except InputError as error:
            yield item.failed(str(error), error.fault)


_Result = TypeVar("_Result", bound=Analysis | Article)


class Results(Generic[_Result]):
    """What results are given, one by one; failures are named on stderr as they come, warnings too if wanted."""

    def __init__(self, results: Iterable[_Result | Failure], *, warn: bool) -> None:
        self._results = results
        self._warn = warn
        self.given = 0
        self.failed = 0
        self.corrected: set[int] = set()
        """The rows of the corrections that were applied."""

    def __iter__(self) -> Iterator[_Result]:
        for result in self._results:
            if isinstance(result, Failure):
                self.failed += 1
                complain(result)
                continue
            self.given += 1
            if isinstance(result, Analysis):
                self.corrected.update(c.row for c in result.corrections)
            yield result
            if self._warn:
                for warning in result.warnings:
                    say(f"newsparse: {result.id}: {warning.message}")
