"""newsparse config: the settings as they stand."""

from __future__ import annotations

from typing import Annotated

import typer


def config(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Built-in values too.")] = False,
) -> None:
    """Print which settings are in force, and whether a file, the environment or nobody set them.

    Settings stand in newsparse.toml or in [tool.newsparse] of pyproject.toml, here or in a folder above; the environment
    (NEWSPARSE_BATCH_JOBS) is stronger, options on the command line are strongest.

    Example: newsparse config --all
    """
    from newsparse.cli.console import write
    from newsparse.cli.settings import Settings, effective
    from newsparse.render.safe import for_terminal

    root = context.find_root()
    settings: Settings = root.obj or Settings()
    write(f"file: {for_terminal(str(settings.path)) if settings.path else 'none'}\n")
    commands = root.command
    known = list(effective(commands, settings))  # type: ignore[arg-type]
    if not everything and all(found.source == "built in" for found in known):
        write("every setting has its built-in value: newsparse config --all shows them\n")
    for found in known:
        if everything or found.source != "built in":
            value = "" if found.value is None else str(getattr(found.value, "value", found.value))
            write(f"{found.command} {found.option} = {for_terminal(value)}    ({for_terminal(found.source)})\n")
