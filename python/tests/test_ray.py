"""Ray Data gives the tables that the command writes."""

import pytest

pytest.importorskip("ray", reason="Ray is not installed")
import rapporteur.ray
import ray
from conftest import same_rows


@pytest.fixture(scope="module")
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def check(files, wanted):
    read = ray.data.read_binary_files([str(file) for file in files], include_paths=True)
    extracted = rapporteur.ray.extract(read)
    for name, table in wanted.items():
        assert same_rows(extracted[name].take_all(), table.to_pylist()), name
    return extracted


def test_every_table_of_real_documents_is_equal(cluster, corpus, corpus_wanted):
    check([path for path in corpus.rglob("*") if path.is_file()], corpus_wanted)


def test_every_table_is_equal(cluster, files, wanted):
    extracted = check(files, wanted)
    with pytest.raises(KeyError, match="there is no table 'speeches'"):
        extracted["speeches"]
