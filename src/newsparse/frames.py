"""Analyses as data frames: the tables of render.tables, by pandas where it is installed, else by polars."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newsparse.models import Analysis
from newsparse.render.tables import cells, table

if TYPE_CHECKING:
    import pandas as pd

_PANDAS = {"text": "string", "int": "Int64", "float": "Float64", "bool": "boolean"}


def to_dataframe(analyses: Iterable[Analysis], name: str = "mentions") -> pd.DataFrame:
    """A table of some analyses; its columns are typed, what is not known is missing.

    Raises ImportError, with what to install, where there is neither pandas nor polars; KeyError for no table.
    """
    shown = table(name)
    rows = [cells(shown, row) for analysis in analyses for row in shown.rows(analysis)]
    if find_spec("pandas") is not None:
        import pandas

        frame = pandas.DataFrame(rows, columns=list(shown.names), dtype=object)
        return frame.astype({c.name: _PANDAS[c.kind] for c in shown.columns})
    if find_spec("polars") is not None:
        import polars  # type: ignore[import-not-found,unused-ignore]

        types = {"text": polars.String, "int": polars.Int64, "float": polars.Float64, "bool": polars.Boolean}
        schema = {c.name: types[c.kind] for c in shown.columns}
        return polars.DataFrame(rows, schema=schema, orient="row")  # type: ignore[no-any-return,unused-ignore]
    raise ImportError("no data frames: pip install 'newsparse[frames]'")
