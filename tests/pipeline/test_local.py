"""The engine over processes: what it alone promises; test_engines.py has the rest."""

import os
from functools import partial

import pytest

from ujar.pipeline.engines.local import Local
from ujar.pipeline.ports import EngineError

EVAL = partial(partial, eval)


def test_a_worker_that_dies_tells_how():
    """Each death is reported with the exit code; others go on."""
    die = "__import__('os')._exit(3)"
    outcomes = list(Local(2).each(["1", die, "3", die, "5", "6"], EVAL))
    assert [o.result for o in outcomes] == [1, None, 3, None, 5, 6]
    assert all("exit code 3" in outcomes[n].failure for n in (1, 3))


def test_no_process_outlives_the_batch():
    """A batch that is left in the middle takes its processes along."""
    outcomes = Local(2).each(["__import__('os').getpid()"] * 4, EVAL)
    pid = next(outcomes).result
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_processes_that_die_at_once_are_given_up():
    """A process that cannot start is not started for ever."""
    with pytest.raises(EngineError, match="before they can work"):
        list(Local(2).each(["1"] * 5, partial(os._exit, 4)))
