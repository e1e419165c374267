"""newsparse report: stored analyses as one HTML file."""

from __future__ import annotations

from typing import Annotated

import typer

from newsparse.cli.convert import Stored
from newsparse.cli.parameters import Coarsen, Names, OwnGazetteer, Withhold


def report(
    files: Stored,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The HTML file to write.")],
    title: Annotated[str, typer.Option(help="What stands at its head.")] = "What the articles say",
    gazetteer: OwnGazetteer = None,
    coarsen: Coarsen = None,
    withhold: Withhold = None,
    names: Names = None,
) -> None:
    """Make a report that opens offline: map, timeline, actors, statements, casualties, what was unsure, and the articles.

    Example: newsparse report out.jsonl -o report.html
    """
    from pathlib import Path

    from newsparse.cli.console import say
    from newsparse.cli.options import cared
    from newsparse.cli.output import written
    from newsparse.errors import UsageError
    from newsparse.gazetteer import load_gazetteer
    from newsparse.inputs import is_same
    from newsparse.render.report import write_report
    from newsparse.stored import read_stored

    if any(is_same(Path(f), Path(output)) for f in files):
        raise UsageError(f"{output} is one of the inputs; name another file with --output")
    known = load_gazetteer([Path(p) for p in gazetteer or ()])
    with written(Path(output)) as file:
        number = write_report(
            cared(read_stored(files), coarsen, withhold, names, gazetteer or ()), file, gazetteer=known, title=title
        )
    say(f"{number:,} articles → {output} ({Path(output).stat().st_size / 1e6:.1f} MB)")
