"""newsparse diff: what changed between two runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer


def made_otherwise(first: str, second: str) -> Iterator[str]:
    """What made the two outputs differently, as their manifests say; nothing where one has none."""
    from pathlib import Path

    from newsparse.batch.manifest import differences, read

    before, after = read(Path(first)), read(Path(second))
    if before is not None and after is not None:
        for name, was, now in differences(before, after):
            yield f"made with another {name}: {was} → {now}"


def diff(
    first: Annotated[str, typer.Argument(help="What batch wrote before.")],
    second: Annotated[str, typer.Argument(help="What it wrote after.")],
    json: Annotated[bool, typer.Option("--json", help="One object a changed article.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Only which articles changed, and by how much.")] = False,
) -> None:
    """Say what changed from one run to another, article by article. Exit code 1 when anything did.

    What made them differently (version, model, gazetteer, lexicon, options) comes first, by the manifests beside them.

    Example: newsparse diff before.jsonl after.jsonl
    """
    import msgspec

    from newsparse.cli.console import say, write
    from newsparse.comparing import changes
    from newsparse.errors import ExitCode
    from newsparse.render.safe import for_terminal
    from newsparse.stored import read_stored

    for line in made_otherwise(first, second):
        (say if json else lambda text: write(text + "\n"))(for_terminal(line))
    number = 0
    for change in changes(read_stored([first]), read_stored([second])):
        number += 1
        if json:
            write(msgspec.json.encode(change).decode() + "\n")
            continue
        state = "" if change.first and change.second else "only in the second" if change.second else "only in the first"
        counts = state or f"{len(change.lost)} gone, {len(change.gained)} new"
        write(f"{for_terminal(change.id)}: {counts}\n")
        if not brief and change.first and change.second:
            for sign, facts in (("-", change.lost), ("+", change.gained)):
                write("".join(f"  {sign} {kind}: {for_terminal(text)}\n" for kind, text in facts))
    raise typer.Exit(ExitCode.SOME_FAILED if number else ExitCode.OK)
