"""Extraction on Daft.

>>> import daft, rapporteur.daft                                                            # doctest: +SKIP
>>> files = daft.from_glob_path("s3://archive/records/**/*.pdf")                            # doctest: +SKIP
>>> files = files.with_column("content", daft.functions.download(files["path"]))            # doctest: +SKIP
>>> extracted = rapporteur.daft.extract(files)                                              # doctest: +SKIP
>>> extracted["statements"].write_parquet("statements")                                     # doctest: +SKIP
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import daft
import pyarrow
from daft import DataType, Series, col

from . import engines

#: Documents that a call is handed at a time.
AT_A_TIME = 32


def extract(files: daft.DataFrame, *, path: str = "path", content: str = "content", **options: Any) -> Extraction:
    """Reads a data frame of documents, one a row, with their paths and their bytes.

    Nothing is computed before a table is asked for; then all documents are read once, and what came of them is kept by Daft. The options
    are those of :class:`rapporteur.Extractor`.
    """

    @daft.func.batch(return_dtype=DataType.from_arrow_type(pyarrow.struct(engines.SCHEMA)), batch_size=AT_A_TIME)
    def run(paths: Series, contents: Series) -> Series:
        batch = pyarrow.table({"path": _array(paths), "content": _array(contents)})
        rows = pyarrow.Table.from_batches(engines.nested(batch, **options), engines.SCHEMA)
        return Series.from_arrow(rows.to_struct_array().combine_chunks())

    return Extraction(files.select(run(col(path), col(content)).alias("row")))


class Extraction:
    """The tables of what was read, each a data frame with the columns of the contract."""

    def __init__(self, rows: daft.DataFrame) -> None:
        self._rows = rows

    @cached_property
    def rows(self) -> daft.DataFrame:
        """One row an input: its path, and a list of rows for each table."""
        fields = [col("row").get(name).alias(name) for name in engines.SCHEMA.names]
        return self._rows.select(*fields).collect()

    @cached_property
    def _duplicates(self) -> pyarrow.Table:
        return engines.duplicates(self.rows.select("path", "files", "problems").to_arrow())

    def __getitem__(self, table: str) -> daft.DataFrame:
        if table not in engines.TABLES:
            raise KeyError(f"there is no table {table!r}: the tables are {', '.join(engines.TABLES)}")
        told = self._duplicates
        if table == "unresolved":
            rows = self.rows.select("path", "documents", "unresolved").to_arrow()
            return daft.from_arrow(engines.unresolved(engines.kept(rows, told).sort_by("path")))
        kept = self.rows.join(daft.from_arrow(told.select(["path"])), on="path", how="anti") if told.num_rows else self.rows
        names = engines.schema(table).names
        found = kept.select(table).explode(table).where(~col(table).is_null())
        found = found.select(*(col(table).get(name).alias(name) for name in names))
        again = engines.exploded(told, table)
        return found.concat(daft.from_arrow(again)) if again.num_rows else found


def _array(series: Series) -> pyarrow.Array:
    array = series.to_arrow()
    return array.combine_chunks() if isinstance(array, pyarrow.ChunkedArray) else array
