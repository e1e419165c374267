"""newsparse schema: the JSON Schema of an analysis."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(
    page: Annotated[
        bool, typer.Option("--page", help="As a page to read: every record and table, in Markdown.")
    ] = False,
) -> None:
    """Print the JSON Schema of the JSON that extract and batch write.

    Example: newsparse schema > newsparse.schema.json
    """
    import msgspec

    from newsparse.cli.console import write
    from newsparse.models import Analysis
    from newsparse.render.datamodel import data_model

    if page:
        write(data_model())
        return
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Analysis)}
    write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
