"""newsparse batch: folders, files and records into one JSONL file."""

from __future__ import annotations

import enum
from pathlib import Path
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
    from collections.abc import Mapping

    from newsparse.batch import Setup
    from newsparse.batch.engines import Engine
    from newsparse.inputs import Found

_MADE_AS_THEY_COME = frozenset([Format.JSONL, Format.CSV, Format.GEOJSON])
"""Formats that a batch writes article by article; the others are made of its lines of JSON at the end."""


class EngineName(enum.StrEnum):
    """The engines of a batch."""

    LOCAL = "local"
    RAY = "ray"


def batch(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files, folders, globs; .jsonl, .csv and .warc files hold many articles; .gz is unpacked.",
        ),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            envvar="NEWSPARSE_BATCH_FORMAT",
            help="What to write. Of other than jsonl, csv, geojson the analyses stay in FILE.jsonl.",
        ),
    ] = Format.JSONL,
    table: TableOption = None,
    hxl: Hxl = False,
    bom: Bom = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=256, help="Worker processes; on Windows 28 at most.")
    ] = 1,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="local: processes of this machine. ray: actors on a Ray cluster.")
    ] = EngineName.LOCAL,
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="HOST:PORT", help="The Ray cluster; without it one is started here."),
    ] = None,
    shards: Annotated[
        str | None,
        typer.Option("--shards", metavar="FOLDER", help="Where the cluster's shards stand; else beside the output."),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with an interrupted run into the same output though its inputs were not quite these.",
        ),
    ] = False,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Replace an output made from other inputs, and drop an interrupted run."),
    ] = False,
    errors: Annotated[
        str | None, typer.Option("--errors", metavar="FILE", help="Write what failed as JSON, one record a line.")
    ] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first failure; the same command then tries it again.")
    ] = False,
    time_limit: TimeLimit = TIME_LIMIT,
    size_limit: Annotated[
        float,
        typer.Option(
            "--size-limit", min=0.001, max=20, metavar="MILLIONS", help="Longest text, in millions of characters."
        ),
    ] = 2.0,
    cache: Annotated[
        str | None,
        typer.Option("--cache", metavar="FILE", help="Keep analyses in this file, not in the user's cache folder."),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep no analyses and use none that were kept.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Say how long each stage took.")] = False,
    published_from_filename: PublishedFromFilename = False,
    saved_at: SavedAt = None,
    with_text: WithText = False,
    gazetteer: OwnGazetteer = None,
    model: Model = None,
    input_format: Input = None,
    no_clean: NoClean = False,
    field: Field = None,
    outlets: OwnOutlets = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name every article as it is done.")] = False,
    quiet: Quiet = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay, and append a line for each article as its file comes, until Ctrl-C.")
    ] = False,
    every: Annotated[
        float, typer.Option("--every", min=0.1, max=86_400, metavar="SECONDS", help="How often --watch looks.")
    ] = 2.0,
    skip_duplicates: Annotated[
        bool,
        typer.Option("--skip-duplicates", help="Give an article that repeats an earlier one no line of its own."),
    ] = False,
    corrections: OwnCorrections = None,
    coarsen: Coarsen = None,
    withhold: Withhold = None,
    names: Names = None,
) -> None:
    """Analyze many articles into one file, in input order: a line of JSON each, or a table, or a map layer.

    Example: newsparse batch seeds/ -o out.jsonl
    """
    from newsparse.batch import Setup, run_batch
    from newsparse.batch.cache import default_path
    from newsparse.cli.options import care_of, corrections_of, read_options
    from newsparse.cli.output import check_table, put
    from newsparse.cli.progress import Progress, closing, profiled
    from newsparse.cli.watching import refuse_with_watch, watched
    from newsparse.errors import ExitCode, UsageError
    from newsparse.inputs import discover
    from newsparse.render import View
    from newsparse.stored import read_stored

    if cache is not None and no_cache:
        raise UsageError("--cache and --no-cache exclude each other")
    check_table(format_, table, hxl=hxl, bom=bom)
    plain = format_ in _MADE_AS_THEY_COME and (table or Table.MENTIONS) is Table.MENTIONS and not (hxl or bom)
    lines = output if plain else f"{output}.jsonl"
    reading = read_options(
        None,
        published_from_filename,
        input_format,
        no_clean,
        inputs=paths,
        fields=field,
        outlets=outlets,
        max_characters=int(size_limit * 1_000_000),
        saved_at=saved_at,
    )
    found = discover(paths, reading.input_format)
    written = {"--output": output, "": None if plain else lines, "--errors": errors, "--cache": cache}
    _check_names(found, written)
    if watch:
        refuse_with_watch(plain and format_ is Format.JSONL, engine, resume, overwrite, fail_fast, errors)
    own = tuple(gazetteer or ())
    setup = Setup(
        model,
        own,
        reading,
        with_text or format_ is not Format.JSONL,
        care_of(coarsen, withhold, names),
        corrections_of(corrections, own),
    )
    workers = _engine(engine, setup, jobs, time_limit, Path(f"{lines}.shards"), shards, address)
    kept = None if no_cache else Path(cache) if cache else default_path()
    if watch:
        report = watched(setup, paths, Path(output), kept, jobs, time_limit, every, skip_duplicates, quiet, verbose)
        raise typer.Exit(ExitCode.SOME_FAILED if report.failed else ExitCode.OK)
    with Progress(found, quiet=quiet, verbose=verbose) as progress:
        report = run_batch(
            setup,
            found,
            Path(lines),
            jobs=jobs,
            time_limit=time_limit,
            engine=workers,
            cache=kept,
            format_=format_.value if plain else "jsonl",
            resume=resume,
            overwrite=overwrite,
            fail_fast=fail_fast,
            skip_duplicates=skip_duplicates,
            errors=Path(errors) if errors else None,
            tick=progress.tick,
            say=progress.say,
        )
    if not plain and report.finished:
        view = View(table=(table or Table.MENTIONS).value, hxl=hxl, bom=bom, single=False, with_text=with_text)
        put(read_stored([lines]), format_.value, view, output, write=lambda _: None)
    if not quiet or not report.analyzed:
        closing(report, found, output)
    if profile:
        profiled(report)
    raise typer.Exit(ExitCode.SOME_FAILED if report.failed or not report.analyzed else ExitCode.OK)


def _check_names(found: Found, written: Mapping[str, str | None]) -> None:
    """Raise UsageError where a file that is to be written is one of the inputs, or two of them are one."""
    from itertools import combinations

    from newsparse.errors import UsageError
    from newsparse.inputs import is_same

    named = [(option, Path(name)) for option, name in written.items() if name is not None]
    for option, path in named:
        if any(is_same(file.path, path) for file in found.files):
            raise UsageError(f"{path} is one of the inputs; name another file with {option or '--output'}")
    for (option, path), (other, same) in combinations(named, 2):
        if is_same(path, same):
            raise UsageError(f"{option} and {other} name one file; name two")


def _engine(
    name: EngineName, setup: Setup, jobs: int, time_limit: float, beside: Path, shards: str | None, address: str | None
) -> Engine | None:
    """The engine that was asked for; None for the local one, which a run makes itself."""
    from newsparse.errors import UsageError

    if name is EngineName.RAY:
        from newsparse.batch.engines.ray import RayEngine

        folder = Path(shards, beside.name) if shards else beside
        return RayEngine(setup, jobs, time_limit, folder=folder, address=address)
    if address or shards:
        raise UsageError("--address and --shards are for --engine ray")
    return None
