"""Daft gives the tables that the command writes."""

import pytest

daft = pytest.importorskip("daft", reason="Daft is not installed")
import rapporteur.daft
from conftest import same_rows


def check(files, wanted):
    read = daft.from_pydict({"path": [str(file) for file in files]})
    read = read.with_column("content", daft.functions.download(read["path"]))
    extracted = rapporteur.daft.extract(read)
    for name, table in wanted.items():
        assert same_rows(extracted[name].to_pylist(), table.to_pylist()), name
    return extracted


def test_every_table_of_real_documents_is_equal(corpus, corpus_wanted):
    check([path for path in corpus.rglob("*") if path.is_file()], corpus_wanted)


def test_every_table_is_equal(files, wanted):
    extracted = check(files, wanted)
    with pytest.raises(KeyError, match="there is no table 'speeches'"):
        extracted["speeches"]
