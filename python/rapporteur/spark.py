"""Extraction on Apache Spark.

>>> import rapporteur.spark                                         # doctest: +SKIP
>>> rapporteur.spark.configure(spark)                               # doctest: +SKIP
>>> files = rapporteur.spark.read(spark, "s3a://archive/records", glob="*.pdf")   # doctest: +SKIP
>>> extracted = rapporteur.spark.extract(files)                     # doctest: +SKIP
>>> extracted.statements.groupBy("iso3").count().show()             # doctest: +SKIP
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import unquote

import pyarrow
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from . import engines

#: Settings under which Spark cuts an archive into tasks of documents, not one a file, and hands Python a few documents at a time.
SETTINGS = {
    "spark.sql.files.openCostInBytes": "65536",
    "spark.sql.files.maxPartitionBytes": "33554432",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
}

#: The largest file that is read, in bytes, as the command has it.
LARGEST = 256 << 20


def configure(spark: SparkSession, **settings: str) -> SparkSession:
    """Applies :data:`SETTINGS` to a session."""
    for name, value in {**SETTINGS, **settings}.items():
        spark.conf.set(name, value)
    return spark


def read(spark: SparkSession, folder: str, glob: str | None = None, largest: int = LARGEST) -> DataFrame:
    """The files of a folder with all its folders: ``path``, ``modificationTime``, ``length``, ``content``.

    Every file is a row: those above ``largest`` bytes have no content, where Spark by itself would fail the whole stage for one above
    2 GiB, and those without bytes are there, which it would leave out. Give a folder, and the pattern of names apart: a pattern in the
    path has Spark start a task to list each file.
    """
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    if glob is not None:
        reader = reader.option("pathGlobFilter", glob)
    files = reader.load(folder)
    # Each of the two is pushed down to the listing: no byte of a large file is read.
    small = files.where(F.col("length") <= largest)
    large = _without_content(files.where(F.col("length") > largest), None)
    return small.unionByName(large).unionByName(_empty(spark, files))


def _without_content(files: DataFrame, content: bytes | None) -> DataFrame:
    return files.select("path", "modificationTime", "length", F.lit(content).cast("binary").alias("content"))


def _empty(spark: SparkSession, files: DataFrame) -> DataFrame:
    """The files that Spark lists and gives no row, since they have no bytes."""
    listed = [(re.sub("^file:/+", "file:/", unquote(file)),) for file in files.inputFiles()]
    without = spark.createDataFrame(listed, "path string").join(files.select("path"), "path", "left_anti")
    nothing = without.select("path", F.lit(None).cast("timestamp").alias("modificationTime"), F.lit(0).cast("long").alias("length"))
    return _without_content(nothing, b"")


def extract(files: DataFrame, *, path: str = "path", content: str = "content", **options: Any) -> Extraction:
    """Reads a data frame of documents, one a row, such as :func:`read` or the format ``binaryFile`` gives.

    Nothing is computed before a table is asked for; then all documents are read once, and what came of them is kept by Spark (in memory,
    and on disk where that is short) until :meth:`Extraction.unpersist`. ``path`` is what stands in the tables and names a row: no two may
    have the same; change the column for shorter ones. The options are those of :class:`rapporteur.Extractor`, for each task.
    """

    def run(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from engines.nested(batch, path, content, **options)

    rows = files.select(path, content).mapInArrow(run, from_arrow_schema(engines.SCHEMA))
    return Extraction(rows)


class Extraction:
    """The tables of what was read, each a data frame with the columns of the contract, as items and as attributes."""

    def __init__(self, rows: DataFrame) -> None:
        #: One row an input: its path, and a list of rows for each table.
        self.rows: DataFrame = rows.persist(StorageLevel.MEMORY_AND_DISK)

    def __getitem__(self, table: str) -> DataFrame:
        if table not in engines.TABLES:
            raise KeyError(f"there is no table {table!r}: the tables are {', '.join(engines.TABLES)}")
        if table == "unresolved":
            return self._unresolved()
        found = self.kept.select(F.inline(table))
        again = {"files": self._files_again, "problems": self._problems_again}.get(table)
        return found if again is None else found.unionByName(again())

    def __getattr__(self, table: str) -> DataFrame:
        if table.startswith("_") or table not in engines.TABLES:
            raise AttributeError(table)
        return self[table]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *engines.TABLES]

    @cached_property
    def kept(self) -> DataFrame:
        """The rows without those whose bytes another input has: the first by path is the document."""
        return self.rows.join(F.broadcast(self._again.select("path")), "path", "left_anti")

    @cached_property
    def _again(self) -> DataFrame:
        """Inputs whose bytes another had before them, with what came of that."""
        own = F.get("files", F.lit(0))
        seen = self.rows.select("path", own.alias("own"), own.sha256.alias("sha256"), "problems").where("sha256 IS NOT NULL")
        problems = F.when(F.col("own").status == "error", F.col("problems"))
        firsts = seen.groupBy("sha256").agg(
            F.min_by(F.struct("own", problems.alias("problems")), "path").alias("first"), F.count(F.lit(1)).alias("times")
        )
        firsts = firsts.where("times > 1")
        return seen.drop("problems").join(F.broadcast(firsts), "sha256").where("path != first.own.path").persist()

    def _files_again(self) -> DataFrame:
        first = F.col("first.own")
        failed = first.status == "error"
        told = {
            "pages": first.pages,
            "doc_id": first.doc_id,
            "status": F.when(failed, "error").otherwise("duplicate"),
            "message": F.when(failed, first.message).otherwise(F.concat(F.lit("the same bytes as "), first.path)),
        }
        names = engines.schema("files").names
        return self._again.select(*(told.get(name, F.col("own")[name]).alias(name) for name in names))

    def _problems_again(self) -> DataFrame:
        names = engines.schema("problems").names
        problems = self._again.select("path", F.inline("first.problems").alias(*(f"_{name}" for name in names)))
        return problems.select(*(F.col("path") if name == "path" else F.col(f"_{name}").alias(name) for name in names))

    def _unresolved(self) -> DataFrame:
        met = self.kept.select("path", F.get("documents", F.lit(0)).doc_id.alias("doc_id"), F.posexplode("unresolved").alias("place", "met"))
        met = met.select("path", "place", "doc_id", "met.*")
        order = Window.partitionBy("label").orderBy("path", "place")
        first = F.row_number().over(order) == 1
        ranked = met.withColumn("first", F.when(first, F.struct("reason", "doc_id", "page")))
        ordered = F.array_sort(F.collect_list(F.struct("path", "place", "role")))
        found = ranked.groupBy("label").agg(
            F.array_join(F.array_distinct(F.transform(ordered, lambda one: one.role)), " | ").alias("roles"),
            F.first("first", ignorenulls=True).alias("first"),
            F.count(F.lit(1)).alias("count"),
        )
        found = found.select("label", "roles", "first.reason", "count", "first.doc_id", "first.page")
        return found.orderBy(F.desc("count"), "label")

    def write_parquet(self, folder: str, mode: str = "overwrite") -> None:
        """Writes each table to a folder of its own, as Parquet parted by the documents' year and organ.

        ``year`` is that of the document's date, ``organ_code`` the leading part of its symbol (``A``, ``S``, ``CCM``); ``unknown`` where it
        has none. ``files``, ``problems`` and ``unresolved``, which are not about documents alone, are not parted.
        """
        date = F.get("documents", F.lit(0)).date
        year = F.coalesce(F.substring(date, 1, 4), F.lit("unknown")).alias("year")
        organ = F.coalesce(F.get("symbols", F.lit(0)).organ, F.lit("unknown")).alias("organ_code")
        for table in engines.TABLES:
            place = f"{folder.rstrip('/')}/{table}"
            if table in ("files", "unresolved", "problems"):
                self[table].write.mode(mode).parquet(place)
                continue
            parted = self.kept.select(year, organ, F.inline(table))
            parted.write.mode(mode).partitionBy("year", "organ_code").parquet(place)

    def unpersist(self) -> None:
        """Has Spark forget what was read."""
        self._again.unpersist()
        self.rows.unpersist()
