"""Options that several commands share, each declared once."""

from __future__ import annotations

import enum
from typing import Annotated

import typer


class InputFormat(enum.StrEnum):
    """The formats of inputs."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    WARC = "warc"


PublishedFromFilename = Annotated[bool, typer.Option("--published-from-filename", help="Take days from file names.")]
WithText = Annotated[bool, typer.Option("--with-text", help="Put the articles' texts into the output.")]
OwnGazetteer = Annotated[
    list[str] | None, typer.Option(help="YAML file or folder that adds to the gazetteer. Repeatable.")
]
Model = Annotated[str | None, typer.Option(help="Name of an installed spaCy model.")]
Input = Annotated[InputFormat | None, typer.Option("--input-format", help="Do not guess the format of inputs.")]
Field = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME=PATH", help="Where records have a field: text=article.body. Repeatable."),
]
OwnOutlets = Annotated[list[str] | None, typer.Option("--outlets", help="YAML file of more outlets. Repeatable.")]
NoClean = Annotated[bool, typer.Option("--no-clean", help="The texts hold no page furniture.")]
TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=0.1, max=86_400, metavar="SECONDS", help="What one article may take.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
