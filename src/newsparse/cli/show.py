"""newsparse show and explain: an article with what was read of it, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from newsparse.cli.parameters import Model, OwnGazetteer

_File = Annotated[str, typer.Argument(help="A text or HTML file; - for standard input.")]
_Published = Annotated[str | None, typer.Option(help="Day of publication, as 2026-02-02.")]


def show(
    file: _File,
    published: _Published = None,
    stored: Annotated[bool, typer.Option("--stored", help="The file is what batch or extract --json wrote.")] = False,
    gazetteer: OwnGazetteer = None,
    model: Model = None,
) -> None:
    """Print the article with what it names in colours, the resolved names beside it and its furniture dimmed.

    Example: newsparse show article.txt
    """
    from newsparse.batch import Setup, analyze_pending
    from newsparse.cli.console import color, width, write
    from newsparse.cli.options import Results, read_options
    from newsparse.errors import ExitCode
    from newsparse.inputs import discover_files, pending
    from newsparse.render.show import render_show
    from newsparse.stored import read_stored

    if stored:
        for piece in render_show(read_stored([file]), width=width(), color=color()):
            write(piece)
        return
    reading = read_options(published, False, None, False, inputs=[file])
    setup = Setup(model, tuple(gazetteer or ()), reading)
    found = Results(
        analyze_pending(setup.analyzer(), pending(discover_files([file], None), reading), reading), warn=False
    )
    for piece in render_show(found, width=width(), color=color()):
        write(piece)
    raise typer.Exit(ExitCode.SOME_FAILED if found.failed else ExitCode.OK)


def explain(
    file: _File,
    span: Annotated[str, typer.Option("--span", metavar="TEXT", help="The words to explain, as the article has them.")],
    published: _Published = None,
    gazetteer: OwnGazetteer = None,
    model: Model = None,
) -> None:
    """Say what was made of some words of an article and why: rule, alias, confidence, candidates and, for places, what each score is made of.

    Example: newsparse explain article.txt --span "Tell Abyad"
    """
    from newsparse.batch import Setup
    from newsparse.cli.console import complain, write
    from newsparse.cli.options import Results, read_all, read_options
    from newsparse.errors import ExitCode
    from newsparse.inputs import Failure, discover_files, pending
    from newsparse.render.explained import explained
    from newsparse.render.safe import for_terminal

    reading = read_options(published, False, None, False, inputs=[file])
    analyzer = Setup(model, tuple(gazetteer or ()), reading).analyzer()
    articles = Results(read_all(pending(discover_files([file], None), reading), reading), warn=False)
    lines = [line for article in articles for line in explained(analyzer, article, span)]
    if not lines and not articles.failed:
        complain(
            Failure(file, f"nothing was read of '{span}': the article does not have these words, or they name nothing")
        )
    write("".join(f"{for_terminal(line)}\n" for line in lines))
    raise typer.Exit(ExitCode.OK if lines else ExitCode.SOME_FAILED)
