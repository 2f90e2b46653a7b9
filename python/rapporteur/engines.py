"""What the engines that spread the work over many machines have in common: one row an input, with a list of rows for every table.

Each input is read once and alone, wherever an engine has a processor free; what concerns several (duplicates, the list of labels that
found no entity) is settled afterwards, so that it does not matter in what order, how often or where an engine reads an input.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow
import pyarrow.compute

from . import _rapporteur, _shared

#: The schema of :func:`nested`: ``path``, and for each table a list of its rows.
SCHEMA: pyarrow.Schema = pyarrow.schema(_rapporteur.nested_schema())

#: The tables, in their order.
TABLES: tuple[str, ...] = tuple(table["name"] for table in _rapporteur.described())

#: Bytes of documents that are handed over at a time.
AT_A_TIME = 16 << 20


def schema(table: str) -> pyarrow.Schema:
    """The schema of a table, the same as in its Parquet file."""
    if table == "unresolved":
        text, whole = pyarrow.string(), pyarrow.int64()
        types = {"label": text, "roles": text, "reason": text, "count": whole, "doc_id": text, "page": whole}
        return pyarrow.schema([pyarrow.field(name, kind, nullable=False) for name, kind in types.items()])
    return pyarrow.schema(SCHEMA.field(table).type.value_type.fields)


def nested(batch: Any, path: str = "path", content: str = "content", **options: Any) -> Iterator[pyarrow.RecordBatch]:
    """What came of each row of a batch or table with a path and the bytes of a document: a row each.

    Bytes that are null stand for a document that was left out for its size. The options are those of :class:`rapporteur.Extractor`.
    """
    reader = _shared({"jobs": 1, **options})
    for part in _parts(batch.select([path, content])):
        found = pyarrow.table(reader.nested(part.column(0), part.column(1)))
        yield from found.to_batches()


def _parts(batch: Any) -> Iterator[pyarrow.RecordBatch]:
    """Slices of so many bytes that they can be handed over at a time."""
    for whole in batch.to_batches() if isinstance(batch, pyarrow.Table) else [batch]:
        start, size = 0, 0
        for index, length in enumerate(pyarrow.compute.binary_length(whole.column(1)).to_pylist()):
            if index > start and size + (length or 0) > AT_A_TIME:
                yield whole.slice(start, index - start)
                start, size = index, 0
            size += length or 0
        if start < whole.num_rows:
            yield whole.slice(start)


def exploded(rows: pyarrow.Table, table: str) -> pyarrow.Table:
    """The rows of one table, out of the lists that :func:`nested` gives."""
    chunks = [chunk.flatten() for chunk in _ours(rows.select([table])).column(table).chunks]
    schema = pyarrow.schema(SCHEMA.field(table).type.value_type.fields)
    return pyarrow.Table.from_batches([pyarrow.RecordBatch.from_struct_array(chunk) for chunk in chunks], schema)


def duplicates(rows: pyarrow.Table) -> pyarrow.Table:
    """What is to stand in place of the rows of inputs whose bytes another had before them, in the order of paths.

    The first of several inputs with the same bytes is the document; the others have the status ``duplicate`` and no rows but that of
    ``files``, or fail as the first did. ``rows`` needs only the columns ``path``, ``files`` and ``problems``. A path names one input: where
    two have the same, that is a ``ValueError``.
    """
    rows = _ours(rows.select(["path", "files", "problems"])).combine_chunks().sort_by("path")
    paths = rows.column("path").to_pylist()
    if twice := next((path for path, after in zip(paths, paths[1:], strict=False) if path == after), None):
        raise ValueError(f"two inputs have the path {twice}: give each a path of its own")
    files = exploded(rows, "files").column("sha256").to_pylist()
    firsts: dict[str, int] = {}
    told = [
        _again(rows.slice(index, 1), rows.slice(firsts[digest], 1))
        for index, digest in enumerate(files)
        if digest is not None and firsts.setdefault(digest, index) != index
    ]
    return pyarrow.Table.from_pylist(told, SCHEMA)


def settled(rows: pyarrow.Table) -> pyarrow.Table:
    """The rows in the order of their paths, with those of duplicates told as the command tells them."""
    told = duplicates(rows)
    return pyarrow.concat_tables([kept(rows, told), told]).combine_chunks().sort_by("path")


def kept(rows: pyarrow.Table, told: pyarrow.Table) -> pyarrow.Table:
    """The rows without those of :func:`duplicates`."""
    rows = _ours(rows)
    again = pyarrow.compute.is_in(rows.column("path"), value_set=told.column("path").combine_chunks())
    return rows.filter(pyarrow.compute.invert(again))


def _ours(rows: pyarrow.Table) -> pyarrow.Table:
    """The rows with the types of :data:`SCHEMA`: an engine may have given its own to them."""
    schema = pyarrow.schema([SCHEMA.field(name) for name in rows.schema.names])
    return rows if rows.schema.equals(schema) else rows.cast(schema)


def _again(row: pyarrow.Table, first: pyarrow.Table) -> dict[str, Any]:
    """The row of an input whose bytes another had before it."""
    own, files = (table.select(["files"]).to_pylist()[0]["files"][0] for table in (row, first))
    told: dict[str, Any] = {name: [] for name in SCHEMA.names}
    told["path"] = own["path"]
    failed = files["status"] == "error"
    message = files["message"] if failed else f"the same bytes as {files['path']}"
    status = "error" if failed else "duplicate"
    told["files"] = [{**own, "pages": files["pages"], "doc_id": files["doc_id"], "status": status, "message": message}]
    if failed:
        problems = first.select(["problems"]).to_pylist()[0]["problems"]
        told["problems"] = [{**problem, "path": own["path"]} for problem in problems]
    return told


def tables(rows: pyarrow.Table) -> dict[str, pyarrow.Table]:
    """The tables of all inputs, out of the rows that :func:`nested` gives: the same rows in the same order as the command writes.

    >>> import pathlib, pyarrow, rapporteur.engines
    >>> files = sorted(pathlib.Path("input").glob("*.pdf"))
    >>> batch = pyarrow.table({"path": [str(file) for file in files], "content": [file.read_bytes() for file in files]})
    >>> rows = pyarrow.Table.from_batches(rapporteur.engines.nested(batch))
    >>> rapporteur.engines.tables(rows)["votes"].num_rows
    121
    """
    rows = settled(rows)
    return {name: unresolved(rows) if name == "unresolved" else exploded(rows, name) for name in TABLES}


def unresolved(rows: pyarrow.Table) -> pyarrow.Table:
    """The labels of all documents that found no entity, the most frequent first."""
    labels: dict[str, dict[str, Any]] = {}
    documents = rows.select(["documents", "unresolved"]).to_batches()
    for batch in documents:
        ids = [found[0]["doc_id"].as_py() if len(found) else None for found in batch.column("documents")]
        for doc_id, met in zip(ids, batch.column("unresolved").to_pylist(), strict=True):
            for one in met:
                first = {"label": one["label"], "roles": [], "reason": one["reason"], "count": 0, "doc_id": doc_id, "page": one["page"]}
                label = labels.setdefault(one["label"], first)
                label["count"] += 1
                if one["role"] not in label["roles"]:
                    label["roles"].append(one["role"])
    listed = sorted(labels.values(), key=lambda label: (-label["count"], label["label"].encode()))
    for label in listed:
        label["roles"] = " | ".join(label["roles"])
    return pyarrow.Table.from_pylist(listed, schema("unresolved"))
