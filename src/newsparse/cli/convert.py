"""newsparse convert: stored analyses in another format."""

from __future__ import annotations

from typing import Annotated

import typer

from newsparse.cli.output import Bom, Format, Hxl, Table, TableOption
from newsparse.cli.parameters import Coarsen, Names, OwnGazetteer, Withhold, WithText

Stored = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="What newsparse batch wrote, or extract --json; - for standard input."),
]


def convert(
    files: Stored,
    format_: Annotated[
        Format, typer.Option("--format", "-f", envvar="NEWSPARSE_CONVERT_FORMAT", help="What to make of them.")
    ] = Format.SUMMARY,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; xlsx and parquet need one.")
    ] = None,
    table: TableOption = None,
    hxl: Hxl = False,
    bom: Bom = False,
    with_text: WithText = False,
    gazetteer: OwnGazetteer = None,
    coarsen: Coarsen = None,
    withhold: Withhold = None,
    names: Names = None,
) -> None:
    """Show stored analyses as a table, a workbook, a map layer or a text. Nothing is analyzed again.

    Example: newsparse convert out.jsonl --format csv --table casualties
    """
    from pathlib import Path

    from newsparse.cli.console import color, width, write
    from newsparse.cli.options import cared
    from newsparse.cli.output import check_table, put
    from newsparse.errors import UsageError
    from newsparse.inputs import is_same
    from newsparse.render import View
    from newsparse.stored import read_stored

    check_table(format_, table, hxl=hxl, bom=bom)
    if output is not None and any(is_same(Path(f), Path(output)) for f in files):
        raise UsageError(f"{output} is one of the inputs; name another file with --output")
    view = View(
        width(), color(), single=False, with_text=with_text, table=(table or Table.MENTIONS).value, hxl=hxl, bom=bom
    )
    put(cared(read_stored(files), coarsen, withhold, names, gazetteer or ()), format_.value, view, output, write=write)
