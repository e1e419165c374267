"""Results in one of the formats: onto stdout, or into a file."""

from __future__ import annotations

import enum
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from newsparse.errors import OutputError, UsageError

if TYPE_CHECKING:
    from newsparse.models import Analysis
    from newsparse.render import View


class Format(enum.StrEnum):
    """The formats of results."""

    SUMMARY = "summary"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"
    MARKDOWN = "markdown"
    FTM = "ftm"
    XLSX = "xlsx"
    PARQUET = "parquet"


class Table(enum.StrEnum):
    """The tables of CSV and Parquet."""

    MENTIONS = "mentions"
    ARTICLES = "articles"
    PLACES = "places"
    GROUPS = "groups"
    PEOPLE = "people"
    ORGANIZATIONS = "organizations"
    NATIONALITIES = "nationalities"
    DATES = "dates"
    STATEMENTS = "statements"
    CASUALTIES = "casualties"
    EVENTS = "events"
    MATERIEL = "materiel"


TableOption = Annotated[Table | None, typer.Option("--table", help="Which table CSV or Parquet shows; else mentions.")]
Hxl = Annotated[bool, typer.Option("--hxl", help="A row of HXL hashtags below the header of CSV.")]
Bom = Annotated[bool, typer.Option("--bom", help="Mark CSV as UTF-8 for Excel.")]
_EXTRAS = {"xlsx": "xlsx", "parquet": "parquet"}


def check_table(format_: Format, table: Table | None, *, hxl: bool, bom: bool) -> None:
    """Raises UsageError for options that the format does not have."""
    if table is not None and format_ not in {Format.CSV, Format.PARQUET}:
        raise UsageError("--table is for --format csv and parquet; xlsx has all tables")
    if (hxl or bom) and format_ is not Format.CSV:
        raise UsageError(f"--{'hxl' if hxl else 'bom'} is for --format csv")


def put(
    analyses: Iterable[Analysis],
    format_: str,
    view: View,
    output: str | None,
    *,
    write: Callable[[str], None],
) -> None:
    """Put analyses on stdout, a piece as soon as it is there, or into a file, which is whole or not there.

    Raises UsageError for a file of bytes without a name, or whose library is
    missing, and OutputError where it cannot be written.
    """
    from newsparse.render import FILES, render, write_file

    if format_ not in FILES:
        pieces = render(analyses, format_, view)
        if output is None:
            for piece in pieces:
                write(piece)
            return
        with written(Path(output)) as file:
            for piece in pieces:
                file.write(piece.encode())
        return
    if output is None:
        raise UsageError(f"{format_} is a file; name it with --output FILE")
    with written(Path(output)) as file:
        try:
            write_file(analyses, format_, file, view)
        except ImportError as error:
            extra = _EXTRAS[format_]
            raise UsageError(f"{format_} needs {error.name}: pip install 'newsparse[{extra}]'") from error


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name when it is whole; what stood there before stays until then. Raises OutputError."""
    aside = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with aside.open("xb") as file:
            yield file
        aside.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)
