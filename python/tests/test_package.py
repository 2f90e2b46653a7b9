"""What the package gives is what the command writes, by the same worker processes within the same limits."""

import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import time

import duckdb
import pandas
import polars
import pyarrow
import pytest
import rapporteur
from conftest import ENDLESS, ROOT, command


def test_a_document_is_its_line_of_the_command(tmp_path):
    command("extract", "input", "-o", tmp_path, "--no-cache", cwd=ROOT)
    lines = [json.loads(line) for line in (tmp_path / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [rapporteur.extract(line["source"]["path"]) for line in lines] == lines
    assert list(rapporteur.extract_many(["input"]).iter_documents()) == lines
    first = pathlib.Path(lines[0]["source"]["path"])
    assert rapporteur.extract(first.read_bytes(), name=str(first)) == lines[0]
    assert rapporteur.extract(first, name="other.pdf")["source"]["path"] == "other.pdf"
    assert rapporteur.extract(memoryview(first.read_bytes()), name=str(first)) == lines[0]


def test_tables_are_those_of_the_command(folder, wanted):
    extracted = rapporteur.extract_many([folder], jobs=2)
    assert list(extracted) == list(wanted) == [table["name"] for table in rapporteur.TABLES]
    for name, table in wanted.items():
        found = pyarrow.table(extracted[name])
        assert found.schema.equals(table.schema.remove_metadata()), name
        assert found.equals(table), name
        assert len(extracted[name]) == table.num_rows and extracted[name].columns == table.schema.names


def test_every_reader_of_arrow_reads_them():
    extracted = rapporteur.extract_many(["input"])
    statements = extracted.statements
    rows = len(statements)
    assert pyarrow.table(statements).num_rows == rows
    assert polars.DataFrame(statements).height == rows
    assert duckdb.sql("SELECT count(*) FROM statements").fetchall() == [(rows,)]
    frame = pyarrow.table(statements).to_pandas()
    assert isinstance(frame, pandas.DataFrame) and len(frame) == rows
    assert pyarrow.schema(statements).names == statements.columns
    columns = {table["name"]: [column["name"] for column in table["columns"]] for table in rapporteur.TABLES}
    assert columns["statements"] == statements.columns
    # A table can be read again, as a whole.
    assert pyarrow.table(statements).equals(pyarrow.table(statements))


def test_many_sources_of_every_kind(folder, tmp_path):
    seen = []
    sources = [folder / "*.md", str(folder / "resolution.pdf"), ("memory.txt", b"The meeting will open at noon.\n"), ("memory.pdf", b"")]
    extracted = rapporteur.extract_many(sources, seen=seen.append)
    paths = polars.DataFrame(extracted.files)["path"].to_list()
    assert paths == sorted(paths) == [row["path"] for row in seen] and len(paths) == 7
    assert extracted.failed == [("memory.pdf", "the file is empty: fetch it again")]
    assert extracted.counts["files"] == 7 and "6 documents" in repr(extracted)
    assert rapporteur.extract_many([]).counts["files"] == 0
    with pytest.raises(ValueError, match='two inputs are called "a.txt"'):
        rapporteur.extract_many([("a.txt", b"One.\n"), ("a.txt", b"Another.\n")])
    with pytest.raises(TypeError, match="give a list"):
        rapporteur.extract_many("input")
    with pytest.raises(AttributeError, match="the tables are files, documents"):
        extracted.speeches


def test_errors_say_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="no file or folder nothing.pdf: check the path"):
        rapporteur.extract("nothing.pdf")
    with pytest.raises(rapporteur.Unreadable, match="the file is empty: fetch it again") as raised:
        rapporteur.extract(b"", name="empty.pdf")
    assert raised.value.code == "empty" and raised.value.file["status"] == "error"
    with pytest.raises(rapporteur.Unreadable, match="neither a PDF nor named"):
        rapporteur.extract(b"text without a name")
    with pytest.raises(ValueError, match="read it with extract_many"):
        rapporteur.extract("input")
    with pytest.raises(ValueError, match="unexpected argument '--speed'"):
        rapporteur.extract("input/resolution.pdf", speed=9)
    with pytest.raises(ValueError, match="tesseract has no language|tesseract is not installed"):
        rapporteur.extract("input/resolution.pdf", ocr="tesseract", ocr_languages="xyz")
    bad = tmp_path / "tables"
    bad.mkdir()
    (bad / "state_names.csv").write_text("name,key\nRuritania\n")
    with pytest.raises(ValueError, match="state_names.csv"):
        rapporteur.extract("input/resolution.pdf", reference=bad)


def test_tables_of_ones_own(tmp_path):
    row = "name,key,language,form,from,to,use,source\nRuritania,CHE,en,variant,,,label,our archive\n"
    (tmp_path / "state_names.csv").write_text(row)
    text = b"# Summary of the session\n\n*States Parties*\n\n**Ruritania** welcomed the report. **Belgium** agreed.\n"
    document = rapporteur.extract(text, name="a.md", reference=tmp_path)
    assert document["statements"][0]["speakers"][0]["entity"]["iso3"] == "CHE"


def test_limits_are_those_of_the_command():
    reader = rapporteur.Extractor(jobs=1, timeout=0.5, max_file_size=20)
    extracted = reader.extract_many([("a.txt", ENDLESS), ("b.txt", b"The meeting will open at noon.\n"), ("c.pdf", b"%PDF-1.4\n" + bytes(21 << 20))])
    reasons = dict(extracted.failed)
    assert "took longer than 0.5 s" in reasons["a.txt"] and "larger than 20 MiB" in reasons["c.pdf"] and len(reasons) == 2
    problems = polars.DataFrame(extracted.problems).filter(polars.col("severity") == "error")
    assert problems["code"].to_list() == ["limit-time", "limit-size"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_worker_that_is_killed_is_replaced():
    reader = rapporteur.Extractor(jobs=1)
    wanted = reader.extract("input/resolution.pdf")
    subprocess.run(["pkill", "-KILL", "-P", str(os.getpid()), "rapporteur"], check=False)
    assert reader.extract("input/resolution.pdf") == wanted


def test_threads_read_the_same():
    reader = rapporteur.Extractor(isolation="thread", jobs=2)
    assert reader.extract("input/bulletin.md") == rapporteur.extract("input/bulletin.md")


def test_the_lock_of_the_interpreter_is_released():
    ticks, done = [], threading.Event()

    def tick():
        while not done.wait(0.005):
            ticks.append(time.monotonic())

    thread = threading.Thread(target=tick)
    thread.start()
    began = time.monotonic()
    rapporteur.Extractor(jobs=1).extract_many(["input"])
    seconds = time.monotonic() - began
    done.set()
    thread.join()
    assert len(ticks) > seconds / 0.05


def test_an_exception_of_the_caller_ends_the_work():
    def refuse(row):
        raise KeyError(row["path"])

    with pytest.raises(KeyError, match="input/annotated-agenda.pdf"):
        rapporteur.extract_many(["input"], seen=refuse)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_process_that_was_forked_has_readers_of_its_own():
    reader = rapporteur.Extractor(jobs=1)
    wanted = reader.extract("input/resolution.pdf")
    script = """
import os, rapporteur
reader = rapporteur.Extractor(jobs=1)
reader.extract("input/resolution.pdf"); rapporteur.extract("input/resolution.pdf")
child = os.fork()
if child == 0:
    try:
        reader.extract("input/resolution.pdf")
    except RuntimeError as error:
        assert "before the process forked" in str(error)
    rapporteur.extract("input/bulletin.md")
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
reader.extract("input/resolution.pdf")
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
    assert reader.extract("input/resolution.pdf") == wanted


def test_the_package_brings_the_command():
    assert command("--version").stdout == f"rapporteur {rapporteur.__version__}\n"
    done = subprocess.run([sys.executable, "-m", "rapporteur", "--version"], capture_output=True, text=True)
    assert done.stdout == f"rapporteur {rapporteur.__version__}\n"


def test_the_package_is_typed(tmp_path):
    pytest.importorskip("mypy", reason="mypy is not installed")
    (tmp_path / "use.py").write_text("""
import rapporteur
document: dict[str, object] = rapporteur.extract("a.pdf")
extracted: rapporteur.Extracted = rapporteur.extract_many(["a", ("b.pdf", b"")], jobs=2)
table: rapporteur.Table = extracted["votes"]
count: int = extracted.counts["files"]
wrong: int = rapporteur.extract("a.pdf")
""")
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", tmp_path / "use.py"], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.count("error:") == 1 and "use.py:7" in done.stdout, done.stdout


def test_the_guide_does_what_it_says(tmp_path, monkeypatch):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    for name in ("input", "archive"):
        (tmp_path / name).symlink_to(ROOT / "input")
    guide = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    known: dict = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), known)
    assert len(blocks) == 4 and known["statements"].collect().height == 101
    assert (tmp_path / "who-spoke.png").stat().st_size > 5_000
    assert known["words"].index[0] and known["words"].to_numpy().sum() > 1_000


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_workers_wait_between_calls():
    def workers():
        return set(subprocess.run(["pgrep", "-P", str(os.getpid()), "-f", "__worker"], capture_output=True, text=True).stdout.split())

    reader = rapporteur.Extractor(jobs=1)
    others = workers()
    reader.extract("input/resolution.pdf")
    first = workers() - others
    for _ in range(3):
        reader.extract("input/resolution.pdf")
    assert len(first) == 1 and workers() - others == first
    del reader
    assert workers() == others
