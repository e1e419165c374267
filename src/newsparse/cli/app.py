"""The typer application and the options that commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from newsparse.cli import batch, extract, gazetteer, schema
from newsparse.version import __version__

app = typer.Typer(
    name="newsparse",
    help="Read news about Syria and say, with evidence, who, which armed groups, where and when. Offline.\n\n"
    "Example: newsparse extract article.txt",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"newsparse {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


app.command("extract")(extract.extract)
app.command("batch")(batch.batch)
app.add_typer(gazetteer.app, name="gazetteer")
app.command("schema")(schema.schema)
