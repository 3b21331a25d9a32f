"""What every engine promises. Items are expressions: any process can eval them."""

import gc
import itertools
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from ujar.pipeline import batch, sources
from ujar.pipeline.batch import Job
from ujar.pipeline.engines.here import Here
from ujar.pipeline.engines.local import Local
from ujar.pipeline.ports import EngineError, never
from ujar.pipeline.settings import Settings

CLUSTER = "ujar.pipeline.engines.cluster"
EVAL = partial(partial, eval)
DIE = "__import__('os')._exit(3)"
HANG = "__import__('time').sleep(600)"


@pytest.fixture(scope="module")
def cluster_address():
    """A scheduler and two workers in processes of their own, over TCP."""
    dask = pytest.importorskip("dask")
    distributed = pytest.importorskip("distributed")
    quick = {
        "distributed.scheduler.allowed-failures": 0,
        "distributed.worker.profile.enabled": False,
    }
    with (
        dask.config.set(quick),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        ) as cluster,
    ):
        yield cluster.scheduler_address


@pytest.fixture(params=["here", "local", "cluster"])
def engine(request):
    if request.param == "cluster":
        found = pytest.importorskip(CLUSTER, reason="needs ujar[dask]")
        return found.Cluster(request.getfixturevalue("cluster_address"), max_seconds=60)
    return Here() if request.param == "here" else Local(2, max_seconds=60)


@pytest.fixture
def apart(engine):
    """An engine whose work runs in other processes."""
    if isinstance(engine, Here):
        pytest.skip("works in this process")
    return engine


def results(engine, items, stop=never):
    return [o.failure or o.result for o in engine.each(items, EVAL, stop)]


def test_results_come_in_the_order_of_the_items(engine):
    """Slow items do not fall behind quick ones."""
    slow = "__import__('time').sleep(0.3) or 0"
    items = [slow, "1", "2", slow, "4"]
    assert results(engine, items) == [0, 1, 2, 0, 4]


def test_an_error_is_an_outcome(engine):
    """An item whose work raises is reported with the error; the others are done."""
    first, second, third = results(engine, ["1", "1 / 0", "3"])
    assert (first, third) == (1, 3)
    assert second == "ZeroDivisionError: division by zero"


def test_a_worker_that_dies_takes_one_item_along(apart):
    """The item that ended the process is reported; all others are done."""
    found = results(apart, ["1", DIE, "3", "4", "5"])
    assert "ended the process" in found.pop(1)
    assert found == [1, 3, 4, 5]


def test_an_item_that_takes_too_long_is_given_up(apart):
    """One article that never ends does not hold up the batch."""
    first, second, third = results(replace(apart, max_seconds=2), ["1", HANG, "3"])
    assert (first, third) == (1, 3)
    assert "longer than 2 s" in second


def test_a_result_that_cannot_travel_is_an_outcome(apart):
    """What cannot be pickled is reported, not swallowed."""
    first, second = results(apart, ["(x for x in [])", "2"])
    assert isinstance(first, str)
    assert second == 2


def test_large_items_and_results_do_not_block_each_other(engine):
    """Pipes hold little: both sides must keep reading."""
    items = [f"{'x' * n!r} * 20" for n in (10, 200_000, 300_000, 5)]
    sizes = [len(r) for r in results(engine, items)]
    assert sizes == [200, 4_000_000, 6_000_000, 100]


def test_few_items_are_held_at_a_time(engine):
    """An endless input is worked through with the memory of a few items."""
    taken = itertools.count()
    items = (f"{next(taken)}" for _ in itertools.count())
    outcomes = engine.each(items, EVAL)
    assert [next(outcomes).result for _ in range(20)] == list(range(20))
    outcomes.close()
    assert next(taken) < 60


def test_stopping_ends_between_items(engine):
    """What was yielded before the stop is whole; nothing comes after it."""
    seen = []
    numbers = map(str, itertools.count())
    outcomes = engine.each(numbers, EVAL, lambda: len(seen) > 2)
    seen.extend(outcome.result for outcome in outcomes)
    assert seen == list(range(len(seen)))
    assert len(seen) >= 3


def test_work_that_cannot_begin_is_an_error(engine):
    """A missing model is told once, not once an article."""
    with pytest.raises(EngineError, match="ZeroDivisionError"):
        list(engine.each(["1"], partial(eval, "1 / 0")))


def test_no_items_need_nothing(engine):
    """Nothing to do is done at once."""
    assert results(engine, []) == []


def test_a_cluster_that_is_not_there():
    """The sentence names the address and the way out."""
    nowhere = pytest.importorskip(CLUSTER).Cluster("nonsense")
    with pytest.raises(EngineError, match=r"at nonsense .*dask scheduler"):
        list(nowhere.each(["1"], EVAL))


def test_a_cluster_reads_the_same(cluster_address):
    """The sample's articles, read on the workers, are as this machine reads them."""
    folder = Path("examples/sample").resolve()
    named = [str(folder / n) for n in ("01-kabar-sagara.txt", "03-siaran-pers-bsb.md")]
    outlets = folder / "outlets.toml"
    readings = []
    for chosen in ("local", f"dask:{cluster_address}"):
        settings = Settings(workers=1, outlets=outlets, engine=chosen)
        raw = sources.gather(named, settings, BytesIO())
        readings.append([r.reading for r in batch.run(raw, Job(settings))])
    assert readings[0] == readings[1]
    assert all(r.statements for r in readings[0])


def test_no_garbage_is_collected_while_a_client_begins_or_ends(monkeypatch):
    """A client left behind would wait in the same thread for the lock of this one."""
    found, collects = pytest.importorskip(CLUSTER), []

    class Client:
        def __init__(self, *_args, **_options):
            collects.append(gc.isenabled())

        def close(self):
            collects.append(gc.isenabled())

    monkeypatch.setattr(found, "Client", Client)
    with found._client("tcp://nowhere"):
        collects.append(gc.isenabled())
    assert collects == [False, True, False]
    assert gc.isenabled()
