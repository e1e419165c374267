"""Stored analyses as a database: every table of render.tables as a view, asked in SQL by DuckDB, in memory and offline."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newsparse.errors import UsageError
from newsparse.models import Analysis
from newsparse.render.tables import NAMES, Cell, cells, table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"text": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN"}
_ENCODER = msgspec.json.Encoder()


class Database:
    """The tables of some analyses, to be asked. Use as a context manager."""

    def __init__(self, analyses: Iterable[Analysis]) -> None:
        """Raises ImportError where DuckDB is not installed."""
        import duckdb

        self._connection: DuckDBPyConnection = duckdb.connect(":memory:")
        with tempfile.TemporaryDirectory(prefix="newsparse-") as folder:
            self._load(analyses, Path(folder))
        # What is asked may read and write nothing but these tables.
        self._connection.execute("SET enable_external_access = false; SET lock_configuration = true")

    def _load(self, analyses: Iterable[Analysis], folder: Path) -> None:
        files = {name: (folder / f"{name}.jsonl").open("wb") for name in NAMES}
        try:
            for analysis in analyses:
                for name, file in files.items():
                    shown = table(name)
                    for row in shown.rows(analysis):
                        file.write(_ENCODER.encode(dict(zip(shown.names, cells(shown, row), strict=True))) + b"\n")
        finally:
            for file in files.values():
                file.close()
        for name in NAMES:
            columns = ", ".join(f"'{c.name}': '{_TYPES[c.kind]}'" for c in table(name).columns)
            source = str(folder / f"{name}.jsonl").replace("'", "''")
            self._connection.execute(
                f"CREATE TABLE \"{name}\" AS SELECT * FROM read_json('{source}', format = 'newline_delimited', columns = {{{columns}}})"  # noqa: S608 - no user's text
            )

    def ask(self, sql: str) -> Answer:
        """What a question gives. Raises UsageError, with DuckDB's own words, for one that it does not take."""
        import duckdb

        try:
            found = self._connection.execute(sql)
            names = [d[0] for d in found.description or ()]
            return Answer(names, [list(row) for row in found.fetchall()])
        except duckdb.Error as error:
            reason = str(error).strip().splitlines()
            raise UsageError(f"the query was not taken: {' '.join(reason[:2])[:300]}") from error

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


class Answer:
    """The columns and rows of an answer."""

    def __init__(self, columns: list[str], rows: list[list[object]]) -> None:
        self.columns = columns
        self.rows = rows

    def as_text(self) -> str:
        """The rows as a table of plain text."""
        import io

        from rich.console import Console
        from rich.table import Table as Shown
        from rich.text import Text

        from newsparse.render.safe import for_terminal

        out = io.StringIO()
        shown = Shown(box=None, pad_edge=False, header_style="bold")
        for column in self.columns:
            shown.add_column(Text(for_terminal(column)), overflow="fold")
        for row in self.rows:
            shown.add_row(*(Text(for_terminal(_plain(cell))) for cell in row))
        Console(file=out, width=200, highlight=False, markup=False, emoji=False).print(shown)
        return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))

    def as_csv(self) -> str:
        """The rows as CSV, safe for spreadsheets."""
        import csv
        import io

        from newsparse.render.safe import for_cell

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([for_cell(c if isinstance(c, int | float) else _plain(c)) for c in row] for row in self.rows)
        return out.getvalue()

    def as_json(self) -> str:
        """The rows as an array of objects."""
        return json.dumps(list(self._objects()), ensure_ascii=False, indent=2) + "\n"

    def _objects(self) -> Iterator[dict[str, Cell]]:
        for row in self.rows:
            yield {
                n: c if isinstance(c, str | int | float | bool) or c is None else _plain(c)
                for n, c in zip(self.columns, row, strict=True)
            }


def _plain(cell: object) -> str:
    return "" if cell is None else str(cell)
