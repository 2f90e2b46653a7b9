"""Rows of single inputs, put together, are the tables that the command writes."""

import random

import pyarrow
import pytest
import rapporteur.engines


def rows(files):
    batch = pyarrow.table({"path": [str(file) for file in files], "content": [file.read_bytes() for file in files]})
    return pyarrow.Table.from_batches(rapporteur.engines.nested(batch), rapporteur.engines.SCHEMA)


def test_they_are_equal_in_whatever_order_inputs_were_read(files, wanted):
    shuffled = random.Random(7).sample(files, len(files))
    tables = rapporteur.engines.tables(rows(shuffled))
    assert list(tables) == list(wanted)
    assert wanted["unresolved"].num_rows > 1
    assert {"duplicate", "error", "ok"} <= set(wanted["files"]["status"].to_pylist())
    for name, table in wanted.items():
        assert tables[name].schema.equals(table.schema.remove_metadata()), name
        assert tables[name].equals(table), name


def test_what_an_engine_left_out_for_its_size_is_a_row():
    batch = pyarrow.table({"path": ["a.pdf"], "content": pyarrow.array([None], pyarrow.binary())})
    tables = rapporteur.engines.tables(pyarrow.Table.from_batches(rapporteur.engines.nested(batch)))
    assert tables["files"].select(["path", "status"]).to_pylist() == [{"path": "a.pdf", "status": "error"}]
    assert tables["problems"]["code"].to_pylist() == ["limit-size"]


def test_two_inputs_with_one_path_are_not_taken_for_one(files):
    with pytest.raises(ValueError, match="two inputs have the path"):
        rapporteur.engines.tables(rows([files[0], files[0]]))


def test_large_batches_are_handed_over_in_parts(monkeypatch, files):
    monkeypatch.setattr(rapporteur.engines, "AT_A_TIME", 100_000)
    parts = pyarrow.Table.from_batches(rapporteur.engines.nested(pyarrow.table(
        {"path": [str(file) for file in files], "content": [file.read_bytes() for file in files]}
    )))
    assert len(parts.to_batches()) > 3 and parts.equals(rows(files))
