"""The engine over processes. Items are expressions: a spawned process can eval them."""

import itertools
import os
from functools import partial

import pytest

from ujar.pipeline.engines.here import Here
from ujar.pipeline.engines.local import Local
from ujar.pipeline.ports import EngineError, never

EVAL = partial(partial, eval)
DIE = "__import__('os')._exit(3)"
HANG = "__import__('time').sleep(60)"


def results(engine, items, stop=never):
    return [o.failure or o.result for o in engine.each(items, EVAL, stop)]


def test_results_come_in_the_order_of_the_items():
    """Slow items do not fall behind quick ones."""
    slow = "__import__('time').sleep(0.3) or 0"
    items = [slow, "1", "2", slow, "4"]
    assert results(Local(2), items) == [0, 1, 2, 0, 4]


@pytest.mark.parametrize("engine", [Here(), Local(2)], ids=["here", "local"])
def test_an_error_is_an_outcome(engine):
    """An item whose work raises is reported with the error; the others are done."""
    first, second, third = results(engine, ["1", "1 / 0", "3"])
    assert (first, third) == (1, 3)
    assert second == "ZeroDivisionError: division by zero"


def test_a_worker_that_dies_takes_one_item_along():
    """The item that ended the process is reported; all others are done."""
    found = results(Local(2), ["1", DIE, "3", DIE, "5", "6"])
    assert found[0::2] == [1, 3, 5]
    assert all("exit code 3" in f for f in (found[1], found[3]))
    assert found[5] == 6


def test_an_item_that_takes_too_long_is_given_up():
    """One article that never ends does not hold up the batch."""
    first, second, third = results(Local(1, max_seconds=0.5), ["1", HANG, "3"])
    assert (first, third) == (1, 3)
    assert "longer than 0.5 s" in second


def test_a_result_that_cannot_travel_is_an_outcome():
    """What cannot be pickled is reported, not swallowed."""
    first, second = results(Local(1), ["lambda: 0", "2"])
    assert isinstance(first, str)
    assert second == 2


def test_large_items_and_results_do_not_block_each_other():
    """Pipes hold little: both sides must keep reading."""
    items = [f"{'x' * n!r} * 20" for n in (10, 200_000, 300_000, 5)]
    assert [len(r) for r in results(Local(2), items)] == [
        200,
        4_000_000,
        6_000_000,
        100,
    ]


def test_few_items_are_held_at_a_time():
    """An endless input is worked through with the memory of a few items."""
    taken = itertools.count()
    items = (f"{next(taken)}" for _ in itertools.count())
    outcomes = Local(1).each(items, EVAL)
    assert [next(outcomes).result for _ in range(20)] == list(range(20))
    outcomes.close()
    assert next(taken) < 60


def test_stopping_ends_between_items():
    """What was yielded before the stop is whole; nothing comes after it."""
    seen = []
    numbers = map(str, itertools.count())
    outcomes = Local(1).each(numbers, EVAL, lambda: len(seen) > 2)
    seen.extend(outcome.result for outcome in outcomes)
    assert seen == list(range(len(seen)))
    assert len(seen) >= 3


def test_no_process_outlives_the_batch():
    """A batch that is left in the middle takes its processes along."""
    outcomes = Local(2).each(["__import__('os').getpid()"] * 4, EVAL)
    pid = next(outcomes).result
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("engine", [Here(), Local(1)], ids=["here", "local"])
def test_work_that_cannot_begin_is_an_error(engine):
    """A missing model is told once, not once an article."""
    with pytest.raises(EngineError, match="ZeroDivisionError"):
        list(engine.each(["1"], partial(eval, "1 / 0")))


def test_processes_that_die_at_once_are_given_up():
    """A process that cannot start is not started for ever."""
    with pytest.raises(EngineError, match="before they can work"):
        list(Local(2).each(["1"] * 5, partial(os._exit, 4)))


def test_no_items_need_no_process():
    """Nothing to do is done at once."""
    assert results(Local(2), []) == []
