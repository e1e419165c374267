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
    MHTML = "mhtml"
    EML = "eml"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    WARC = "warc"


class AreaLevel(enum.StrEnum):
    """How coarse points are made."""

    ADM3 = "adm3"
    ADM2 = "adm2"


class Withheld(enum.StrEnum):
    """What is left out."""

    PEOPLE = "people"


class Script(enum.StrEnum):
    """The script in which names are preferred."""

    AR = "ar"


PublishedFromFilename = Annotated[bool, typer.Option("--published-from-filename", help="Take days from file names.")]
SavedAt = Annotated[
    str | None,
    typer.Option(
        "--saved-at", metavar="DATE", help='Day on which the pages were saved, for those that say "3 hours ago".'
    ),
]
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
OwnCorrections = Annotated[
    str | None, typer.Option("--corrections", metavar="FILE", help="A review file that was filled in; see review.")
]
Coarsen = Annotated[
    AreaLevel | None,
    typer.Option("--coarsen", help="Move points to those of the subdistrict (adm3) or district (adm2)."),
]
Withhold = Annotated[
    Withheld | None, typer.Option("--withhold", help="Leave out people who hold no office that the gazetteer knows.")
]
Names = Annotated[
    Script | None, typer.Option("--names", help="Call places, groups and people by their Arabic names where known.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
