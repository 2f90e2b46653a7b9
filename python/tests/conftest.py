"""What the tests of the package share: a small archive with everything that can go wrong, and what the command makes of it."""

import os
import pathlib
import shutil
import subprocess

import pytest
import rapporteur

ROOT = pathlib.Path(__file__).resolve().parents[2]


def archive(folder: pathlib.Path) -> pathlib.Path:
    """The sample archive, with copies of a document and of a damaged file, an empty one and one that ends its worker."""
    shutil.copytree(ROOT / "input", folder)
    shutil.copy(folder / "verbatim-record.pdf", folder / "a-copy.pdf")
    shutil.copy(folder / "damaged.pdf", folder / "damaged-again.pdf")
    (folder / "deep").mkdir()
    shutil.copy(folder / "security-council.pdf", folder / "deep/z-copy.pdf")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "picture.jpeg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "unknown.md").write_text(UNKNOWN, encoding="utf-8")
    (folder / "unknown-again.md").write_text(UNKNOWN_AGAIN, encoding="utf-8")
    return folder


#: Summaries whose speakers are in no table.
UNKNOWN = """# Summary of the session

*States Parties*

**Mr. Example (Ruritania)** reported on a small fund for teachers.

**Belgium** reminded the meeting that risk education is an obligation. **Zenda** agreed.

**Australia** welcomed the report.
"""
UNKNOWN_AGAIN = """# Summary of the second session

*States Parties*

**Zenda** welcomed the report.

**Mr. Other (Ruritania)** supported the remarks made by Zenda. **Belgium** agreed.
"""


#: A text that takes a worker longer than half a second to read.
ENDLESS = b"The representative of Ruritania said that paragraph 12 of resolution 86/311 should be kept.\n\n" * 200_000


def command(*arguments: object, **options: object) -> subprocess.CompletedProcess:
    """Runs the command that came with the package."""
    return subprocess.run([rapporteur.program(), *map(str, arguments)], capture_output=True, text=True, **options)


def told(folder: pathlib.Path, output: pathlib.Path, *options: object) -> dict:
    """The tables that the command writes for a folder."""
    import pyarrow.parquet

    done = command("extract", folder, "-o", output, "--format", "parquet", "--no-cache", "--quiet", *options)
    assert done.returncode in (0, 1), done.stderr
    return {table["name"]: pyarrow.parquet.read_table(output / f"{table['name']}.parquet") for table in rapporteur.TABLES}


@pytest.fixture(scope="session")
def corpus() -> pathlib.Path:
    """Real documents, which do not lie in the repository: `check` says where they are."""
    place = os.environ.get("RAPPORTEUR_CORPUS")
    if place is None:
        pytest.skip("RAPPORTEUR_CORPUS names no folder")
    return pathlib.Path(place).resolve()


@pytest.fixture(scope="session")
def corpus_wanted(corpus: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    return told(corpus, tmp_path_factory.mktemp("corpus-wanted"))


def same_rows(found: list, wanted: list) -> bool:
    """Whether the rows are equal, in whatever order."""

    def key(row: dict) -> list:
        return [(value is not None, value) for value in row.values()]

    return sorted(found, key=key) == sorted(wanted, key=key)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return archive(tmp_path_factory.mktemp("archive") / "documents")


@pytest.fixture(scope="session")
def wanted(folder: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    return told(folder, tmp_path_factory.mktemp("wanted"))


@pytest.fixture(scope="session")
def files(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


