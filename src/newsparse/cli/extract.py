"""newsparse extract: one article or several, onto the screen or into a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from newsparse.cli.output import Bom, Format, Hxl, Table, TableOption
from newsparse.cli.parameters import (
    Coarsen,
    Field,
    Input,
    Model,
    Names,
    NoClean,
    OwnCorrections,
    OwnGazetteer,
    OwnOutlets,
    PublishedFromFilename,
    Quiet,
    SavedAt,
    TimeLimit,
    Withhold,
    WithText,
)
from newsparse.errors import TIME_LIMIT

if TYPE_CHECKING:
    from newsparse.models import Analysis, Article


def extract(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Text or HTML files, .jsonl or .csv records, .warc archives, each also .gz; - for standard input.",
        ),
    ],
    format_: Annotated[
        Format, typer.Option("--format", "-f", envvar="NEWSPARSE_EXTRACT_FORMAT", help="How to print the result.")
    ] = Format.SUMMARY,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; xlsx and parquet need one.")
    ] = None,
    table: TableOption = None,
    hxl: Hxl = False,
    bom: Bom = False,
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    published: Annotated[str | None, typer.Option(help="Day of publication, as 2026-02-02. One input only.")] = None,
    published_from_filename: PublishedFromFilename = False,
    saved_at: SavedAt = None,
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
    corrections: OwnCorrections = None,
    coarsen: Coarsen = None,
    withhold: Withhold = None,
    names: Names = None,
) -> None:
    """Analyze articles and print what they name.

    Example: newsparse extract article.txt --json | jq '.places[].name'
    """
    from pathlib import Path

    from newsparse.batch import Setup, analyze_pending
    from newsparse.cli.console import color, say, width, write
    from newsparse.cli.options import Results, cared, corrections_of, counted, read_all, read_options, say_unmatched
    from newsparse.cli.output import check_table, put
    from newsparse.errors import ExitCode, UsageError
    from newsparse.inputs import discover_files, is_same, pending
    from newsparse.render import View
    from newsparse.render.blocks import explain

    named = context.get_parameter_source("format_")
    if json and format_ is not Format.JSON and named is not None and named.name == "COMMANDLINE":
        raise UsageError(f"--json and --format {format_.value} exclude each other")
    check_table(Format.JSON if json else format_, table, hxl=hxl, bom=bom)
    if output is not None and any(is_same(Path(f), Path(output)) for f in files):
        raise UsageError(f"{output} is one of the inputs; name another file with --output")
    reading = read_options(
        published,
        published_from_filename,
        input_format,
        no_clean,
        inputs=files,
        fields=field,
        outlets=outlets,
        saved_at=saved_at,
    )
    own = tuple(gazetteer or ())
    setup = Setup(model, own, reading, corrections=corrections_of(corrections, own))
    number, items = counted(pending(discover_files(files, reading.input_format), reading))
    if verbose:
        say("gazetteer: shipped" + "".join(f" + {g}" for g in gazetteer or ()))
    chosen = "json" if json else format_.value
    warn = not quiet and chosen != "summary" and not explain_blocks
    results: Results[Analysis] | Results[Article]

    waiting: list[str] = []

    def show(piece: str) -> None:
        """Write a piece; what a table or a layer opens with waits until there is something to put in it."""
        waiting.append(piece)
        if number > 1 or results.given:
            write("".join(waiting))
            waiting.clear()

    if explain_blocks:
        results = articles = Results(read_all(items, reading), warn=warn)
        for article in articles:
            write(explain(article, width=width(), color=color()))
    else:
        results = analyses = Results(analyze_pending(setup.analyzer(), items, reading, time_limit), warn=warn)
        view = View(
            width(),
            color(),
            single=number == 1,
            with_text=with_text,
            table=(table or Table.MENTIONS).value,
            hxl=hxl,
            bom=bom,
        )
        put(cared(analyses, coarsen, withhold, names, own), chosen, view, output, write=show)
        if not quiet:
            say_unmatched(c for c in setup.corrections if c.row not in analyses.corrected)
    raise typer.Exit(ExitCode.SOME_FAILED if results.failed else ExitCode.OK)
