"""Analyses as Parquet: one of the tables, with typed columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from newsparse.models import Analysis
from newsparse.render.tables import Row, table

_ROWS = 20_000
"""Rows of a row group."""


def write_parquet(analyses: Iterable[Analysis], out: IO[bytes], name: str = "mentions") -> None:
    """Write a table. Its columns are texts, whole numbers, numbers and booleans; what is not known is null."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    shown = table(name)
    types = {"text": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    schema = pa.schema(
        [pa.field(c.name, types[c.kind], metadata={"hxl": c.hxl} if c.hxl else None) for c in shown.columns]
    )
    with pq.ParquetWriter(out, schema) as writer:
        waiting: list[Row] = []
        for analysis in analyses:
            waiting += shown.rows(analysis)
            if len(waiting) >= _ROWS:
                writer.write_table(pa.Table.from_pylist(waiting, schema=schema))
                waiting = []
        writer.write_table(pa.Table.from_pylist(waiting, schema=schema))
