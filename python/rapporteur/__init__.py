"""Turns archives of United Nations documents into datasets.

One document is a dict, the same as a line of ``documents.jsonl``:

>>> import rapporteur
>>> document = rapporteur.extract("input/security-council.pdf")
>>> document["header"]["symbols"], len(document["statements"])
(['S/PV.10412'], 10)

Many are tables that whatever speaks Arrow reads without a copy:

>>> extracted = rapporteur.extract_many(["input"])
>>> extracted
<rapporteur.Extracted: 16 files, 15 documents, 0 duplicates, 101 statements, 4 decisions, 3 problems>
>>> import polars
>>> polars.DataFrame(extracted.votes)["position"].value_counts().sort("position").rows()
[('abstaining', 15), ('against', 3), ('in_favour', 103)]

Documents are read by worker processes within limits of time and memory, as the command does it: a file that is made to harm, or merely
broken, costs its own row and nothing else. :data:`TABLES` says what every table and column means.
"""

from __future__ import annotations

import functools
import json
import os
import pathlib
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Union

from . import _rapporteur
from ._rapporteur import Table, __version__

__all__ = ["TABLES", "Extracted", "Extractor", "Table", "Unreadable", "__version__", "extract", "extract_many", "program"]

#: What each table is: ``name``, what one ``row`` is, its ``key``, and its ``columns`` with ``name``, ``type``, ``required``, ``meaning``.
TABLES: list[dict[str, Any]] = _rapporteur.described()

Path = Union[str, "os.PathLike[str]"]
_BYTES = (bytes, bytearray, memoryview)
#: A file, or bytes under the name that stands for it in the tables.
Source = Union[Path, "tuple[str, bytes]"]


class Unreadable(ValueError):
    """A document that could not be read.

    >>> import rapporteur
    >>> try:
    ...     rapporteur.extract(b"no document", name="note.docx")
    ... except rapporteur.Unreadable as error:
    ...     print(error.code)
    unknown-format
    """

    def __init__(self, file: dict[str, Any], code: str) -> None:
        super().__init__(f"{file['path']}: {file['message']}")
        #: Its row of the table ``files``.
        self.file = file
        #: What it is, such as ``limit-time``: a code of the table ``problems``.
        self.code = code


@functools.cache
def program() -> str:
    """The command ``rapporteur`` that came with this package. Its worker processes do the reading."""
    name = "rapporteur.exe" if sys.platform == "win32" else "rapporteur"
    here = pathlib.Path(__file__).resolve().parent
    schemes = [scheme for scheme in sysconfig.get_scheme_names() if scheme.endswith("_user")]
    folders = [sysconfig.get_path("scripts"), *(sysconfig.get_path("scripts", scheme) for scheme in schemes)]
    # `pip install --target` puts programs beside the packages.
    beside = [here.parent / "bin", here.parent / "Scripts"]
    for place in [*(pathlib.Path(folder) / name for folder in folders), *(folder / name for folder in beside)]:
        if place.is_file() and _version(place) == __version__:
            return str(place)
    raise FileNotFoundError(f"the program {name} {__version__} is not installed beside this package: install the package again with pip")


def _version(place: pathlib.Path) -> str:
    said = subprocess.run([place, "--version"], capture_output=True, text=True, timeout=60).stdout.split()
    return said[-1] if said else ""


class Extractor:
    """Reads documents by worker processes that are started once and wait between calls.

    The options are those of ``rapporteur extract`` with underscores: ``jobs``, ``isolation`` (``"process"`` or ``"thread"``),
    ``timeout`` in seconds and ``memory`` in MiB of one file, ``reference`` (a folder of tables of your own), ``ocr="tesseract"``
    with ``ocr_languages``, ``max_file_size``, ``max_pages`` and the other limits.

    >>> import rapporteur
    >>> reader = rapporteur.Extractor(jobs=1, timeout=10, max_pages=2)
    >>> reader.extract("input/verbatim-record.pdf")["problems"][0]["code"]
    'limit-pages'
    >>> rapporteur.Extractor(timeout="soon")
    Traceback (most recent call last):
    ValueError: invalid value 'soon' for '--timeout <SECONDS>': give seconds between 0.1 and 86400
    """

    def __init__(self, **options: Any) -> None:
        line = [f"--{name.replace('_', '-')}={value}" for name, value in options.items() if value is not None]
        self._native = _rapporteur.Extractor(line, program())

    def extract(self, source: Path | bytes | bytearray | memoryview, name: str | None = None) -> dict[str, Any]:
        """One document as a dict, the same as a line of ``documents.jsonl``.

        ``name`` is the path that stands in it. Bytes that are no PDF need one that ends in ``.txt`` or ``.md``. Raises
        :class:`Unreadable`.
        """
        if name is not None and not isinstance(source, _BYTES):
            source = pathlib.Path(source).read_bytes()
        if isinstance(source, _BYTES):
            file, code, line = self._native.one(None, (name or "", bytes(source)))
        else:
            file, code, line = self._native.one(os.fspath(source), None)
        if line is None:
            raise Unreadable(file, code or "")
        document: dict[str, Any] = json.loads(line)
        return document

    def extract_many(self, sources: Iterable[Source], *, seen: Callable[[dict[str, Any]], object] | None = None) -> Extracted:
        """All documents of files, folders, patterns and archives, and of bytes under names, sorted by path.

        ``seen`` is called with each one's row of the table ``files`` as soon as it is read, for progress. A document that cannot be
        read is a row and raises nothing. All is kept in memory: for an archive that does not fit, use the command with
        ``--format parquet``.

        >>> import polars, rapporteur
        >>> with open("input/verbatim-record.pdf", "rb") as file:
        ...     record = file.read()
        >>> extracted = rapporteur.extract_many([("a.pdf", record), ("b.pdf", record)])
        >>> polars.DataFrame(extracted.files).select("path", "status", "message").rows()
        [('a.pdf', 'ok', None), ('b.pdf', 'duplicate', 'the same bytes as a.pdf')]
        """
        if isinstance(sources, (str, bytes, os.PathLike)):
            raise TypeError("give a list of sources: extract_many([path])")
        paths, named = [], []
        for source in sources:
            if isinstance(source, tuple):
                named.append((source[0], bytes(source[1])))
            else:
                paths.append(os.fspath(source))
        return Extracted(self._native.many(paths, named, seen))

    def nested(self, names: Any, contents: Any) -> Any:
        """What came of each input as one row of Arrow, with a list of rows for every table: for engines that spread the work.

        ``names`` and ``contents`` are Arrow arrays of texts and of bytes, of the same length. Equal bytes are read each time;
        :func:`rapporteur.engines.settled` tells duplicates once all are known.
        """
        return self._native.nested(names, contents)


class Extracted(Mapping[str, Table]):
    """What was extracted: tables by name, as items and as attributes.

    >>> import rapporteur
    >>> extracted = rapporteur.extract_many(["input/session-summary.md"])
    >>> list(extracted)[:3]
    ['files', 'documents', 'symbols']
    >>> extracted["statements"]
    <rapporteur.Table statements: 17 rows, 21 columns>
    >>> [document["kind"] for document in extracted.iter_documents()]
    ['session_summary']
    """

    def __init__(self, native: _rapporteur.Extracted) -> None:
        self._native = native
        self._tables: dict[str, Table] = {table.name: table for table in native.tables()}

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __getattr__(self, name: str) -> Table:
        try:
            tables: dict[str, Table] = self.__dict__["_tables"]
            return tables[name]
        except KeyError:
            raise AttributeError(f"there is no table {name!r}: the tables are {', '.join(self.__dict__.get('_tables', ()))}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._tables]

    def __repr__(self) -> str:
        return f"<rapporteur.Extracted: {', '.join(f'{count} {what}' for what, count in self.counts.items())}>"

    def iter_documents(self) -> Iterator[dict[str, Any]]:
        """The documents as dicts, the same as the lines of ``documents.jsonl``."""
        index = 0
        while (line := self._native.line(index)) is not None:
            yield json.loads(line)
            index += 1

    @property
    def counts(self) -> dict[str, int]:
        """How many files, documents, duplicates, statements, decisions and problems there are."""
        return self._native.counts()

    @property
    def failed(self) -> list[tuple[str, str]]:
        """Inputs that were not read, with the reason."""
        return self._native.failed()


@functools.lru_cache(maxsize=8)
def _extractor(process: int, options: tuple[tuple[str, Any], ...]) -> Extractor:
    return Extractor(**dict(options))


def _shared(options: dict[str, Any]) -> Extractor:
    """The extractor that calls with the same options in this process share."""
    return _extractor(os.getpid(), tuple(sorted(options.items())))


def extract(source: Path | bytes | bytearray | memoryview, name: str | None = None, **options: Any) -> dict[str, Any]:
    """One document as a dict, the same as a line of ``documents.jsonl``. See :meth:`Extractor.extract` and :class:`Extractor`.

    >>> import rapporteur
    >>> rapporteur.extract(b"The meeting will open at noon.\\n", name="note.txt")["paragraphs"][0]["text"]
    'The meeting will open at noon.'
    """
    return _shared({"jobs": 1, **options}).extract(source, name)


def extract_many(
    sources: Iterable[Source], *, jobs: int | None = None, seen: Callable[[dict[str, Any]], object] | None = None, **options: Any
) -> Extracted:
    """All documents of files, folders, patterns and archives, and of bytes under names. See :meth:`Extractor.extract_many`."""
    return _shared({"jobs": jobs, **options}).extract_many(sources, seen=seen)
