"""newsparse extract: one article or several, onto the screen or into a pipe."""

from __future__ import annotations

import enum
from typing import Annotated

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
    WithText,
)


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
    from newsparse.cli.console import color, complain, say, width, write
    from newsparse.cli.options import failures_apart, read_all, read_options
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
    items = list(pending(discover_files(files, reading.input_format), reading))
    if verbose:
        say(f"{len(items)} article(s), gazetteer: shipped" + "".join(f" + {g}" for g in gazetteer or ()))
    if explain_blocks:
        articles, failures = read_all(items, reading)
        write("".join(explain(a, width=width(), color=color()) for a in articles))
        for failure in failures:
            complain(failure)
        raise typer.Exit(ExitCode.SOME_FAILED if failures else ExitCode.OK)
    analyses, failures = failures_apart(analyze_pending(setup.analyzer(), items, reading))
    for failure in failures:
        complain(failure)
    chosen = "json" if json else format_.value
    if analyses or len(items) > 1:
        write(render(analyses, chosen, View(width(), color(), single=len(items) == 1, with_text=with_text)))
    if not quiet and chosen != "summary":
        for analysis in analyses:
            for warning in analysis.warnings:
                say(f"newsparse: {analysis.id}: {warning.message}")
    raise typer.Exit(ExitCode.SOME_FAILED if failures else ExitCode.OK)
