"""newsparse review, newsparse corrections: what is unsure, asked of the analyst, and what the analyst answers."""

from __future__ import annotations

from typing import Annotated

import typer

from newsparse.cli.convert import Stored
from newsparse.cli.parameters import OwnGazetteer

app = typer.Typer(
    help="Check a review file that was filled in.\n\nExample: newsparse corrections check review.csv",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def review(
    files: Stored,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The CSV file to write.")],
    by: Annotated[str | None, typer.Option("--by", help="Who reviews; else the user's name on this machine.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file, corrections in it and all.")] = False,
) -> None:
    """List what is unsure, most frequent first: places and groups not resolved or unsure, people joined by part of a name.

    Fill the column `correction` with an id of the gazetteer; or `nothing`: no name; `unknown`: a name that the gazetteer
    lacks; `person`, `place`, `group`, `organization`: a name of that kind; `person=Full Name`: and what it is in full.
    `scope` says how far it reaches: everywhere, outlet, year, article or mention. Then --corrections FILE applies it.

    Example: newsparse review out.jsonl -o review.csv
    """
    import codecs
    import csv
    from datetime import UTC, datetime
    from pathlib import Path

    from newsparse.cli.console import say
    from newsparse.cli.output import written
    from newsparse.correcting.review import rows
    from newsparse.correcting.sheet import COLUMNS
    from newsparse.errors import UsageError
    from newsparse.inputs import is_same
    from newsparse.render.safe import for_cell
    from newsparse.stored import read_stored

    path = Path(output)
    if any(is_same(Path(f), path) for f in files):
        raise UsageError(f"{output} is one of the inputs; name another file with --output")
    if path.exists() and not overwrite:
        raise UsageError(f"{output} is there already; name another file, or say --overwrite to lose what is in it")
    day = datetime.now(UTC).date().isoformat()
    number = blind = 0
    with written(path) as file:
        table = csv.writer(codecs.getwriter("utf-8")(file), lineterminator="\n")
        table.writerow(COLUMNS)
        for row in rows(read_stored(files), by=by if by is not None else _user(), on=day):
            table.writerow([for_cell(row[c]) for c in COLUMNS])
            number += 1
            blind += not row["sentence"]
    say(f"{number:,} names to look at → {output}; fill the column correction and pass it on with --corrections")
    if blind:
        say(f"{blind:,} of them without a sentence: run newsparse batch with --with-text to have them")


def _user() -> str:
    """The user's name on this machine; empty where it has none, as in containers."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@app.command()
def check(
    file: Annotated[str, typer.Argument(help="A review file that was filled in.")], gazetteer: OwnGazetteer = None
) -> None:
    """Say what is wrong with the corrections of a review file. Exit code 1 when anything is.

    Example: newsparse corrections check review.csv
    """
    from newsparse.cli.console import write
    from newsparse.correcting import check as checked
    from newsparse.errors import ExitCode
    from newsparse.gazetteer import load_gazetteer
    from newsparse.render.safe import for_terminal

    made, faults = checked(file, load_gazetteer(gazetteer or ()))
    write("".join(f"{for_terminal(file)}:{f.row}: {for_terminal(f.message)}\n" for f in faults))
    write(f"{len(made)} corrections, {len(faults)} with faults\n")
    raise typer.Exit(ExitCode.SOME_FAILED if faults else ExitCode.OK)
