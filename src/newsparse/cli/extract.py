"""newsparse extract: one article or several, onto the screen or into a pipe."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from newsparse.cli.parameters import (
    Field,
    Input,
    Model,
    NoClean,
    OwnGazetteer,
    OwnOutlets,
    PublishedFromFilename,
    Quiet,
    TimeLimit,
    WithText,
)
from newsparse.errors import TIME_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.models import Analysis, Article


class Format(enum.StrEnum):
    """The formats of results."""

    SUMMARY = "summary"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"


def extract(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Text or HTML files, .jsonl or .csv records, .warc archives, each also .gz; - for standard input.",
        ),
    ],
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print the result.")] = Format.SUMMARY,
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    published: Annotated[str | None, typer.Option(help="Day of publication, as 2026-02-02. One input only.")] = None,
    published_from_filename: PublishedFromFilename = False,
    with_text: WithText = False,
    gazetteer: OwnGazetteer = None,
    model: Model = None,
    input_format: Input = None,
    no_clean: NoClean = False,
    time_limit: TimeLimit = TIME_LIMIT,
    field: Field = None,
    outlets: OwnOutlets = None,
    explain_blocks: Annotated[
        bool, typer.Option("--explain-blocks", help="Show each line with its kind and the reason; analyze nothing.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say on stderr what is done.")] = False,
    quiet: Quiet = False,
) -> None:
    """Analyze articles and print what they name.

    Example: newsparse extract article.txt --json | jq '.places[].name'
    """
    from newsparse.batch import Setup, analyze_pending
    from newsparse.cli.console import color, say, width, write
    from newsparse.cli.options import Results, counted, read_all, read_options
    from newsparse.errors import ExitCode, UsageError
    from newsparse.inputs import discover_files, pending
    from newsparse.render import View, render
    from newsparse.render.blocks import explain

    if json and format_ not in {Format.SUMMARY, Format.JSON}:
        raise UsageError(f"--json and --format {format_.value} exclude each other")
    reading = read_options(
        published, published_from_filename, input_format, no_clean, inputs=files, fields=field, outlets=outlets
    )
    setup = Setup(model, tuple(gazetteer or ()), reading)
    number, items = counted(pending(discover_files(files, reading.input_format), reading))
    if verbose:
        say("gazetteer: shipped" + "".join(f" + {g}" for g in gazetteer or ()))
    chosen = "json" if json else format_.value
    warn = not quiet and chosen != "summary" and not explain_blocks
    results: Results[Analysis] | Results[Article]
    pieces: Iterator[str]
    if explain_blocks:
        results = articles = Results(read_all(items, reading), warn=warn)
        pieces = (explain(a, width=width(), color=color()) for a in articles)
    else:
        results = analyses = Results(analyze_pending(setup.analyzer(), items, reading, time_limit), warn=warn)
        pieces = render(analyses, chosen, View(width(), color(), single=number == 1, with_text=with_text))
    for piece in pieces:
        if number > 1 or results.given:
            write(piece)
    raise typer.Exit(ExitCode.SOME_FAILED if results.failed else ExitCode.OK)
