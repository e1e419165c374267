"""The typer application and the options that commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from newsparse.cli import (
    batch,
    config,
    convert,
    diff,
    evaluate,
    extract,
    gazetteer,
    query,
    report,
    review,
    schema,
    show,
)
from newsparse.version import __version__

app = typer.Typer(
    name="newsparse",
    help="Read news about Syria and say, with evidence, who, which armed groups, where and when. Offline.\n\n"
    "Example: newsparse extract article.txt",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "NEWSPARSE"},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"newsparse {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Settings, instead of newsparse.toml or pyproject.toml.",
            envvar="NEWSPARSE_CONFIG",
        ),
    ] = None,
) -> None:
    from newsparse.cli.settings import load_settings

    if context.resilient_parsing:
        return
    context.obj = load_settings(context.command, config)  # type: ignore[arg-type]
    context.default_map = {name: dict(values) for name, values in context.obj.values.items()}


app.command("extract")(extract.extract)
app.command("batch")(batch.batch)
app.command("convert")(convert.convert)
app.command("query")(query.query)
app.command("report")(report.report)
app.add_typer(gazetteer.app, name="gazetteer")
app.command("review")(review.review)
app.add_typer(review.app, name="corrections")
app.command("diff")(diff.diff)
app.command("evaluate")(evaluate.evaluate)
app.command("annotate")(evaluate.annotate)
app.command("show")(show.show)
app.command("explain")(show.explain)
app.command("config")(config.config)
app.command("schema")(schema.schema)
