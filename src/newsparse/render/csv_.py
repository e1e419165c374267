"""Analyses as CSV: one of the tables, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from newsparse.models import Analysis
from newsparse.render.safe import for_cell
from newsparse.render.tables import cells, table

COLUMNS = table("mentions").names
"""The columns of the table that is shown unless another is asked for: one row a mention."""
_BOM = "\ufeff"


def render_csv(
    analyses: Iterable[Analysis], name: str = "mentions", *, hxl: bool = False, bom: bool = False
) -> Iterator[str]:
    """A table with a header, an article's rows in a piece; cells that would be formulas are escaped.

    Cells that hold several things have `; ` between them. `hxl` puts a row of
    HXL hashtags below the header, `bom` the mark before it by which Excel
    knows UTF-8. `sentence_text` is empty where analyses were stored without
    their texts.
    """
    shown = table(name)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    out.write(_BOM if bom else "")
    writer.writerow(shown.names)
    if hxl:
        writer.writerow([c.hxl for c in shown.columns])
    for analysis in analyses:
        for row in shown.rows(analysis):
            writer.writerow([for_cell(c) for c in cells(shown, row)])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()
