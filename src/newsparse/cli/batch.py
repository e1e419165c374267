"""newsparse batch: folders, files and records into one JSONL file."""

from __future__ import annotations

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


def batch(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files, folders, globs; .jsonl, .csv and .warc files hold many articles; .gz is unpacked.",
        ),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The JSONL file to write.")],
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="Worker processes.")] = 1,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first failure.")] = False,
    published_from_filename: PublishedFromFilename = False,
    with_text: WithText = False,
    gazetteer: OwnGazetteer = None,
    model: Model = None,
    input_format: Input = None,
    no_clean: NoClean = False,
    field: Field = None,
    outlets: OwnOutlets = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name every article as it is done.")] = False,
    quiet: Quiet = False,
) -> None:
    """Analyze many articles, one line of JSON each, in input order.

    Example: newsparse batch seeds/ -o out.jsonl
    """
    from pathlib import Path

    from newsparse.batch import Setup, run_batch
    from newsparse.cli.console import complain
    from newsparse.cli.options import read_options
    from newsparse.cli.progress import Progress, closing
    from newsparse.errors import ExitCode, UsageError
    from newsparse.inputs import discover, is_same, pending

    reading = read_options(
        None, published_from_filename, input_format, no_clean, inputs=paths, fields=field, outlets=outlets
    )
    found = discover(paths, reading.input_format)
    if any(is_same(file.path, Path(output)) for file in found.files):
        raise UsageError(f"{output} is one of the inputs; name another file with --output")
    setup = Setup(model, tuple(gazetteer or ()), reading)
    with Progress(found, quiet=quiet, verbose=verbose) as progress:
        report = run_batch(
            setup,
            pending(found.files, reading),
            Path(output),
            jobs=jobs,
            with_text=with_text,
            fail_fast=fail_fast,
            tick=progress.tick,
        )
    for failure in report.failures:
        complain(failure)
    if not quiet:
        closing(report, found, output)
    raise typer.Exit(ExitCode.SOME_FAILED if report.failures else ExitCode.OK)
