"""newsparse evaluate and annotate: analyses measured against articles that somebody marked."""

from __future__ import annotations

from typing import Annotated

import typer

from newsparse.cli.parameters import Model, OwnGazetteer


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Marked articles, a line each, as annotate writes them.")],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="List so many errors a kind.")] = 0,
    min_f1: Annotated[
        float | None, typer.Option("--min-f1", min=0, max=1, help="Exit code 1 where a kind that is marked has less.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    gazetteer: OwnGazetteer = None,
    model: Model = None,
) -> None:
    """Measure newsparse on articles that you marked: precision, recall and F1 by kind, with the errors.

    Example: newsparse evaluate gold.jsonl --errors 5 --min-f1 0.8
    """
    from pathlib import Path

    import msgspec

    from newsparse.analyzer import Analyzer
    from newsparse.cli.console import write
    from newsparse.errors import ExitCode, InputError
    from newsparse.evaluating import evaluate as measured
    from newsparse.evaluating import read_gold
    from newsparse.reading import Options, read_text
    from newsparse.render.safe import for_terminal

    marked = list(read_gold(Path(gold)))
    if not marked:
        raise InputError(f"{gold}: no marked articles; newsparse annotate FILE writes one")
    analyzer = Analyzer(model=model, gazetteer=gazetteer or ())
    articles = (read_text(g.text, id_=g.id, options=Options(published=g.published)) for g in marked)
    scores = measured(zip(marked, analyzer.analyze_many(articles), strict=True))
    if json:
        write(
            msgspec.json.format(msgspec.json.encode({k: _numbers(s) for k, s in scores.items()}), indent=2).decode()
            + "\n"
        )
    else:
        write(f"{'':15} {'marked':>7} {'found':>7} {'right':>7}  precision  recall     F1\n")
        for kind, s in scores.items():
            write(f"{kind:15} {s.marked:7} {s.found:7} {s.right:7}  {s.precision:9.3f} {s.recall:7.3f} {s.f1:6.3f}\n")
            write("".join(f"  {for_terminal(e)}\n" for e in s.errors[:errors]))
    failed = [k for k, s in scores.items() if min_f1 is not None and s.marked and s.f1 < min_f1]
    raise typer.Exit(ExitCode.SOME_FAILED if failed else ExitCode.OK)


def _numbers(score: object) -> dict[str, float]:
    return {k: round(getattr(score, k), 4) for k in ("marked", "found", "right", "precision", "recall", "f1")}


def annotate(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Text or HTML files, or records.")],
    published: Annotated[str | None, typer.Option(help="Day of publication, as 2026-02-02. One input only.")] = None,
    gazetteer: OwnGazetteer = None,
    model: Model = None,
) -> None:
    """Write what newsparse reads in articles as a draft of marked ones, a line each, for you to correct and evaluate on.

    Example: newsparse annotate article.txt > gold.jsonl
    """
    import msgspec

    from newsparse.batch import Setup
    from newsparse.cli.console import write
    from newsparse.cli.options import Results, read_all, read_options
    from newsparse.errors import ExitCode
    from newsparse.evaluating import draft
    from newsparse.inputs import discover_files, pending

    reading = read_options(published, False, None, False, inputs=files)
    analyzer = Setup(model, tuple(gazetteer or ()), reading).analyzer()
    articles = Results(read_all(pending(discover_files(files, None), reading), reading), warn=False)
    for article in articles:
        write(msgspec.json.encode(draft(article, analyzer.analyze(article))).decode() + "\n")
    raise typer.Exit(ExitCode.SOME_FAILED if articles.failed else ExitCode.OK)
