"""Analyses as a workbook: a sheet a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from newsparse.models import Analysis
from newsparse.render.safe import for_cell
from newsparse.render.tables import NAMES, Cell, Column, cells, table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_MOST_ROWS = 1_048_576
"""Rows of a sheet, the header counted; what goes beyond begins another one."""
_LONGEST = 32_767
"""Characters of a cell."""
_WIDTHS = {"text": 18, "int": 9, "float": 10, "bool": 9}
_WIDE = frozenset(["sentence_text", "title", "text", "texts", "standfirst"])


def write_xlsx(analyses: Iterable[Analysis], out: IO[bytes]) -> None:
    """Write a workbook with all tables. No cell is a formula or a link; a text longer than a cell holds is cut and says so."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True})
        sheets = [_Sheet(book, name, bold) for name in ("articles", *(n for n in NAMES if n != "articles"))]
        for analysis in analyses:
            for sheet in sheets:
                sheet.add(analysis)
        for sheet in sheets:
            sheet.close()


class _Sheet:
    """A table's sheet, and those that it goes on in."""

    def __init__(self, book: Workbook, name: str, bold: Format) -> None:
        self._book, self._bold = book, bold
        self._table = table(name)
        self._number = 0
        self._open()

    def _open(self) -> None:
        self._number += 1
        title = self._table.name if self._number == 1 else f"{self._table.name} {self._number}"
        self._sheet: Worksheet = self._book.add_worksheet(title)
        self._sheet.freeze_panes(1, 0)
        for index, column in enumerate(self._table.columns):
            self._sheet.set_column(index, index, _width(column))
        self._sheet.write_row(0, 0, self._table.names, self._bold)
        self._row = 1

    def add(self, analysis: Analysis) -> None:
        for row in self._table.rows(analysis):
            if self._row >= _MOST_ROWS:
                self.close()
                self._open()
            for index, cell in enumerate(cells(self._table, row)):
                self._write(index, cell)
            self._row += 1

    def _write(self, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, bool):
            self._sheet.write_boolean(self._row, column, cell)
        elif isinstance(cell, int | float):
            self._sheet.write_number(self._row, column, cell)
        else:
            text = str(for_cell(cell))
            self._sheet.write_string(self._row, column, text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …")

    def close(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._table.columns) - 1)


def _width(column: Column) -> int:
    return 60 if column.name in _WIDE else _WIDTHS[column.kind]
