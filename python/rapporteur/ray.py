"""Extraction on Ray Data.

>>> import ray, rapporteur.ray                                                              # doctest: +SKIP
>>> files = ray.data.read_binary_files("s3://archive/records", include_paths=True)          # doctest: +SKIP
>>> extracted = rapporteur.ray.extract(files)                                               # doctest: +SKIP
>>> extracted["statements"].write_parquet("statements")                                     # doctest: +SKIP
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pyarrow
import ray.data

from . import engines

#: Documents that a task is handed at a time.
AT_A_TIME = 32


def extract(files: ray.data.Dataset, *, path: str = "path", content: str = "bytes", **options: Any) -> Extraction:
    """Reads a dataset of documents, one a row, such as ``read_binary_files(…, include_paths=True)`` gives.

    Nothing is computed before a table is asked for; then all documents are read once, and what came of them is kept in Ray's object
    store. The options are those of :class:`rapporteur.Extractor`, for each task.
    """

    def run(batch: pyarrow.Table) -> pyarrow.Table:
        return pyarrow.Table.from_batches(engines.nested(batch, path, content, **options), engines.SCHEMA)

    return Extraction(files.map_batches(run, batch_format="pyarrow", batch_size=AT_A_TIME))


class Extraction:
    """The tables of what was read, each a dataset with the columns of the contract."""

    def __init__(self, rows: ray.data.Dataset) -> None:
        self._rows = rows

    @cached_property
    def rows(self) -> ray.data.Dataset:
        """One row an input: its path, and a list of rows for each table."""
        return self._rows.materialize()

    @cached_property
    def _duplicates(self) -> pyarrow.Table:
        return engines.duplicates(_gathered(self.rows.select_columns(["path", "files", "problems"])))

    def __getitem__(self, table: str) -> ray.data.Dataset:
        if table not in engines.TABLES:
            raise KeyError(f"there is no table {table!r}: the tables are {', '.join(engines.TABLES)}")
        told = self._duplicates
        if table == "unresolved":
            rows = _gathered(self.rows.select_columns(["path", "documents", "unresolved"]))
            return ray.data.from_arrow(engines.unresolved(engines.kept(rows, told).sort_by("path")))
        found = self.rows.select_columns(["path", table]).map_batches(
            lambda batch: engines.exploded(engines.kept(batch, told), table), batch_format="pyarrow"
        )
        again = engines.exploded(told, table)
        return found.union(ray.data.from_arrow(again)) if again.num_rows else found


def _gathered(rows: ray.data.Dataset) -> pyarrow.Table:
    """A dataset of little, here."""
    return pyarrow.concat_tables(ray.get(rows.to_arrow_refs()))
