"""Spark gives the tables that the command writes: on a cluster of two workers, whatever fails in the course of the job."""

import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed")
import pyarrow
import pyarrow.dataset
import pyspark.sql.functions as F
import rapporteur
import rapporteur.spark
from conftest import ENDLESS, same_rows, told
from pyspark.sql import SparkSession

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("rapporteur")
    settings = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.sql.shuffle.partitions": "4", "spark.log.level": "ERROR"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = rapporteur.spark.configure(builder.getOrCreate())
    yield session
    session.stop()


def read(spark, folder, **options):
    """The folder's files under the paths that the command gives them."""
    files = rapporteur.spark.read(spark, str(folder), **options)
    return files.withColumn("path", F.regexp_replace("path", "^file:/+", "/"))


def check(extracted, wanted):
    for name, table in wanted.items():
        frame = extracted[name]
        assert frame.columns == table.schema.names, name
        assert same_rows(frame.toArrow().to_pylist(), table.to_pylist()), name


def test_every_table_is_equal(spark, folder, wanted):
    extracted = rapporteur.spark.extract(read(spark, folder))
    check(extracted, wanted)
    assert extracted.statements.count() == wanted["statements"].num_rows
    with pytest.raises(KeyError, match="there is no table 'speeches'"):
        extracted["speeches"]
    extracted.unpersist()


def test_every_table_of_real_documents_is_equal(spark, corpus, corpus_wanted):
    extracted = rapporteur.spark.extract(read(spark, corpus))
    check(extracted, corpus_wanted)
    extracted.unpersist()


def test_a_file_that_is_too_large_is_a_row_and_is_not_read(spark, folder, tmp_path):
    extracted = rapporteur.spark.extract(read(spark, folder, largest=10_000))
    counts = {row["code"]: row["count"] for row in extracted.problems.groupBy("code").count().collect()}
    assert counts["limit-size"] > 10 and extracted.files.count() == len(list(folder.rglob("*.*")))
    extracted.unpersist()


def test_a_document_that_ends_its_worker_is_a_row_and_fails_no_task(spark, tmp_path):
    (tmp_path / "poison.txt").write_bytes(ENDLESS)
    (tmp_path / "sound.txt").write_text("The meeting will open at noon.\n")
    extracted = rapporteur.spark.extract(read(spark, tmp_path), timeout=0.5)
    rows = {pathlib.Path(row["path"]).name: row["status"] for row in extracted.files.collect()}
    assert rows == {"poison.txt": "error", "sound.txt": "ok"}
    assert [row["code"] for row in extracted.problems.where("severity = 'error'").collect()] == ["limit-time"]
    extracted.unpersist()


def many(folder, target, copies):
    """Copies of an archive that differ in their last bytes."""
    for copy in range(copies):
        for file in folder.glob("*.pdf"):
            (target / f"{copy}").mkdir(parents=True, exist_ok=True)
            (target / f"{copy}" / file.name).write_bytes(file.read_bytes() + b"\n%% %d\n" % copy)
    return target


def executors():
    """The processes of the cluster's executors."""
    listed = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout.split()
    return [int(process) for process in listed]


def test_a_lost_executor_and_lost_workers_change_nothing(spark, folder, tmp_path):
    archive = many(folder, tmp_path / "many", 30)
    wanted = told(archive, tmp_path / "wanted")
    extracted = rapporteur.spark.extract(read(spark, archive))
    before, killed = executors(), []

    def strike():
        """Kills an executor once it is at work, and workers of the other."""
        deadline = time.time() + 60
        while time.time() < deadline:
            workers = subprocess.run(["pgrep", "-f", "rapporteur __worker"], capture_output=True, text=True).stdout.split()
            if workers and killed:
                os.kill(int(workers[0]), signal.SIGKILL)
                killed.append("worker")
                return
            if workers:
                time.sleep(0.5)
                os.kill(before[0], signal.SIGKILL)
                killed.append("executor")
                time.sleep(1)
            time.sleep(0.05)

    striker = threading.Thread(target=strike)
    striker.start()
    assert extracted.rows.count() == wanted["files"].num_rows
    striker.join()
    assert killed[:1] == ["executor"]
    check(extracted, wanted)
    extracted.unpersist()


def test_parquet_is_parted_by_year_and_organ_and_written_again_in_place(spark, folder, wanted, tmp_path):
    script = ROOT / "python/examples/extract_with_spark.py"
    submit = pathlib.Path(pyarrow.__file__).parent.parent / "pyspark/bin/spark-submit"
    output = tmp_path / "tables"
    arguments = [submit, "--master", "local[2]", "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=127.0.0.1", script, folder, output]
    for _ in range(2):
        done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True, env={**os.environ, "PYSPARK_PYTHON": sys.executable})
        assert done.returncode == 0, done.stderr[-3000:]
    years = {place.name for place in (output / "statements").iterdir() if place.is_dir()}
    assert "year=2031" in years and all(year.startswith("year=") for year in years)
    for name in ("statements", "votes", "documents"):
        table = pyarrow.dataset.dataset(output / name, partitioning="hive").to_table().select(wanted[name].schema.names)
        strip = [{**row, **({"path": row["path"].replace("file:", "")} if "path" in row else {})} for row in table.to_pylist()]
        assert same_rows(strip, wanted[name].to_pylist()), name
