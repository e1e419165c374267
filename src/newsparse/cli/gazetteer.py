"""newsparse gazetteer: ask the gazetteer, check one of your own."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer(
    help="Look names up in the gazetteer, show records, check your own files.\n\nExample: newsparse gazetteer lookup Qamishli",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Extra = Annotated[
    list[str] | None, typer.Option("--gazetteer", help="YAML file or folder that adds to the gazetteer. Repeatable.")
]


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(help="A name in any spelling, an id, a p-code or another code.")],
    gazetteer: _Extra = None,
    json: Annotated[bool, typer.Option("--json", help="Print the records as JSON.")] = False,
) -> None:
    """Say which records a name may stand for, or which one a code does.

    Example: newsparse gazetteer lookup "Deir Ezzor"
    """
    from newsparse.cli.console import complain, write
    from newsparse.errors import ExitCode
    from newsparse.gazetteer import load_gazetteer
    from newsparse.gazetteer.reports import looked_up, lookup_line, lookup_records
    from newsparse.inputs import Failure
    from newsparse.render.json_ import indented

    known = load_gazetteer(gazetteer or ())
    found = lookup_records(known, name)
    if json:
        write(indented([looked_up(known, f) for f in found]) + "\n")
    if not found:
        complain(Failure(name, "no record of the gazetteer has this name or one that sounds alike"))
        raise typer.Exit(ExitCode.SOME_FAILED)
    if not json:
        write("".join(f"{lookup_line(known, f)}\n" for f in found))


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A sentence or two, in quotation marks; - reads standard input.")],
    gazetteer: _Extra = None,
    model: Annotated[str | None, typer.Option(help="Name of an installed spaCy model.")] = None,
) -> None:
    """Show how the places of a text are resolved: candidates, shares, and what each score is made of.

    Example: newsparse gazetteer explain "Shells fell on Ariha, south of Idlib."
    """
    import sys

    from newsparse.analyzer import Analyzer
    from newsparse.cli.console import complain, write
    from newsparse.errors import ExitCode
    from newsparse.inputs import Failure
    from newsparse.render.safe import for_terminal
    from newsparse.render.scores import score_lines

    analyzer = Analyzer(model=model, gazetteer=gazetteer or ())
    lines = list(score_lines(analyzer.explain_places(sys.stdin.read() if text == "-" else text), analyzer.gazetteer))
    if not lines:
        complain(Failure("text", "no name of a place was found in it"))
        raise typer.Exit(ExitCode.SOME_FAILED)
    write("".join(f"{for_terminal(line)}\n" for line in lines))


@app.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An id, as lookup prints it.")], gazetteer: _Extra = None
) -> None:
    """Print one record as YAML.

    Example: newsparse gazetteer show SY08
    """
    from newsparse.cli.console import complain, write
    from newsparse.errors import ExitCode
    from newsparse.gazetteer import load_gazetteer
    from newsparse.gazetteer.reports import record_yaml
    from newsparse.inputs import Failure

    known = load_gazetteer(gazetteer or ())
    found = known.get(id_) or known.get(id_.upper())
    if found is None:
        complain(Failure(id_, "no such id; newsparse gazetteer lookup NAME finds ids"))
        raise typer.Exit(ExitCode.SOME_FAILED)
    write(record_yaml(found))


@app.command()
def lineage(
    name: Annotated[str, typer.Argument(help="A group's name in any spelling, or its id.")],
    on: Annotated[str | None, typer.Option(help="A day, as 2016-09-01: under which name it stood then.")] = None,
    gazetteer: _Extra = None,
) -> None:
    """Print what a group came from and what came of it, as a tree with days.

    Example: newsparse gazetteer lineage HTS --on 2016-09-01
    """
    from newsparse.cli.console import complain, write
    from newsparse.errors import ExitCode
    from newsparse.gazetteer import load_gazetteer
    from newsparse.gazetteer.lineage import Lineage, checked_day, lineage_lines
    from newsparse.inputs import Failure
    from newsparse.render.safe import for_terminal

    day = checked_day(on) if on else None
    lines = Lineage(load_gazetteer(gazetteer or ()))
    groups = lines.named(name, day)
    if not groups:
        complain(Failure(name, "no group of the gazetteer has this name; newsparse gazetteer lookup NAME finds names"))
        raise typer.Exit(ExitCode.SOME_FAILED)
    for group in groups:
        write("".join(f"{for_terminal(line)}\n" for line in lineage_lines(lines, group.id, day)))


@app.command()
def stats(gazetteer: _Extra = None) -> None:
    """Count the records by kind and type.

    Example: newsparse gazetteer stats
    """
    from newsparse.cli.console import write
    from newsparse.gazetteer import load_gazetteer
    from newsparse.gazetteer.reports import stats_lines

    write("\n".join(stats_lines(load_gazetteer(gazetteer or ()))) + "\n")


@app.command()
def lint(path: Annotated[str, typer.Argument(help="Your YAML file or folder.")]) -> None:
    """Check a gazetteer of your own: errors with file and line, and what looks wrong.

    Example: newsparse gazetteer lint my-places.yaml
    """
    from pathlib import Path

    from newsparse.cli.console import write
    from newsparse.errors import ExitCode
    from newsparse.gazetteer.lint import lint_path

    found = lint_path(Path(path))
    write("".join(f"error: {e}\n" for e in found.errors) + "".join(f"{f}\n" for f in found.findings))
    errors = f"{len(found.errors)} errors, " if found.errors else ""
    write(f"{found.records} records, {errors}{len(found.findings)} findings\n")
    raise typer.Exit(ExitCode.SOME_FAILED if found.errors or found.findings else ExitCode.OK)


@app.command()
def add(
    name: Annotated[str | None, typer.Argument(help="The name to add, as texts write it.")] = None,
    id_: Annotated[
        str | None, typer.Option("--is", metavar="ID", help="The record that it is another name of.")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="For a new place: village, camp, hospital, site …")
    ] = None,
    point: Annotated[str | None, typer.Option(metavar="LAT,LON", help="Where a new place lies, in degrees.")] = None,
    in_: Annotated[str | None, typer.Option("--in", metavar="ID", help="The area that a new place lies in.")] = None,
    source: Annotated[str, typer.Option(help="Where you know a new place from.")] = "own knowledge",
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Take the names from a review file: all that hold everywhere."),
    ] = None,
    row: Annotated[int | None, typer.Option(help="Of the review file this row alone.")] = None,
    into: Annotated[
        str, typer.Option(help="Folder of YAML files to add to; use it with --gazetteer.")
    ] = "my-gazetteer",
) -> None:
    """Add another name of a record, a new place, or the names of a review file, to a folder of your own.

    Examples: newsparse gazetteer add "Tell Tawil" --is ha:tall-tawil

    newsparse gazetteer add "Camp Four" --type camp --point 36.61,40.71 --in SY0800

    newsparse gazetteer add --from review.csv
    """
    from pathlib import Path

    from newsparse.cli.console import write
    from newsparse.correcting import is_name, load, names_of
    from newsparse.errors import UsageError
    from newsparse.gazetteer import load_gazetteer
    from newsparse.gazetteer.adding import add_names, add_place, new_place
    from newsparse.render.safe import for_terminal

    ways = [w for w, given in (("--is", id_), ("--type", type_), ("--from", from_)) if given is not None]
    if len(ways) != 1 or (name is None) != (from_ is not None):
        raise UsageError("say NAME with --is ID, NAME with --type and --point, or --from FILE")
    if name is not None and not name.strip():
        raise UsageError("a name without letters; is a variable empty?")
    if (type_ is None and (point or in_)) or (from_ is None and row is not None):
        raise UsageError("--point and --in are for --type, --row is for --from")
    folder = Path(into)
    if type_ is not None:
        lines = add_place(new_place(name or "", type_, point, in_, source), folder).lines
    elif from_ is not None:
        own = [folder] if folder.is_dir() else []
        rows = load(from_, load_gazetteer(own))
        lines = add_names(names_of(rows, row), folder)
        if row is None:
            lines += [f"passed over row {c.row}: {c.written}, {c.value}, {c.scope}" for c in rows if not is_name(c)]
    else:
        lines = add_names([(name or "", id_ or "")], folder)
    write("".join(f"{for_terminal(line)}\n" for line in lines))
    write(f"{len(lines)} looked at → {into}; use it with --gazetteer {into}\n")


class SourceKind(StrEnum):
    """What `import` can read."""

    TABLE = "table"
    GEONAMES = "geonames"
    OCHA = "ocha"
    WIKIDATA = "wikidata"


@app.command(name="import")
def import_(
    kind: Annotated[
        SourceKind,
        typer.Argument(
            help="table: a CSV file with name, lat and lon. geonames: SY.txt of GeoNames' dump. "
            "ocha: OCHA's populated places as CSV. wikidata: a query's answer as CSV or JSON."
        ),
    ],
    file: Annotated[str, typer.Argument(help="The file to import.")],
    into: Annotated[str, typer.Option(help="Folder of YAML files that the places are put into.")] = "my-gazetteer",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done and write nothing.")] = False,
) -> None:
    """Bring places from a file into a folder of your own, and say of each what became of it.

    Rows that are places already known fill what their records lack and overwrite nothing. Use the folder with --gazetteer.

    Example: newsparse gazetteer import geonames SY.txt --into my-gazetteer
    """
    from pathlib import Path

    from newsparse.cli.console import write
    from newsparse.gazetteer.importing import import_file
    from newsparse.render.safe import for_terminal

    merged = import_file(kind.value, Path(file), Path(into), dry_run=dry_run)
    write("".join(f"{for_terminal(line)}\n" for line in merged.lines))
    done = "nothing written" if dry_run else f"written to {into}"
    write(
        f"{merged.new} new, {merged.filled} filled, {done}; {merged.same} known already, {merged.left_out} left out\n"
    )
