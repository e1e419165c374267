"""newsparse query: stored analyses asked in SQL."""

from __future__ import annotations

import enum
from typing import Annotated

import typer


class AnswerFormat(enum.StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def query(
    file: Annotated[str, typer.Argument(help="What newsparse batch wrote; - for standard input.")],
    sql: Annotated[str, typer.Argument(help="A SELECT over the tables.")] = "",
    format_: Annotated[
        AnswerFormat, typer.Option("--format", "-f", envvar="NEWSPARSE_QUERY_FORMAT", help="How to print the answer.")
    ] = AnswerFormat.TEXT,
    tables: Annotated[bool, typer.Option("--tables", help="Say which tables and columns there are.")] = False,
) -> None:
    """Ask stored analyses in SQL: mentions, articles, places, groups, people, organizations, dates, statements, casualties, events, materiel.

    Example: newsparse query out.jsonl "SELECT name, sum(mentions) FROM groups GROUP BY name ORDER BY 2 DESC"
    """
    from newsparse.cli.console import write
    from newsparse.errors import UsageError
    from newsparse.query import Database
    from newsparse.render.tables import NAMES, table
    from newsparse.stored import read_stored

    if tables:
        write("".join(f"{n}: {', '.join(table(n).names)}\n" for n in NAMES))
        return
    if not sql.strip():
        raise UsageError("no query; write one, or --tables to see what can be asked")
    try:
        with Database(read_stored([file])) as database:
            answer = database.ask(sql)
    except ImportError as error:
        raise UsageError("query needs duckdb: pip install 'newsparse[query]'") from error
    write({"text": answer.as_text, "csv": answer.as_csv, "json": answer.as_json}[format_.value]())
