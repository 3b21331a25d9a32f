"""Who comes first is served first."""

import threading
import time

import pytest

from ujar.pipeline.turns import Turns


def waiting(turns, count):
    """Wait until so many wait; a minute is for a machine that does other things."""
    until = time.monotonic() + 60
    while len(turns._waiting) < count:
        assert time.monotonic() < until, "nobody came"
        time.sleep(0.001)


def test_turns_come_in_the_order_of_asking():
    turns, served = Turns(), []

    def ask(number):
        with turns.turn():
            served.append(number)

    with turns.turn():
        threads = [threading.Thread(target=ask, args=(n,)) for n in range(6)]
        for count, thread in enumerate(threads, 1):
            thread.start()
            waiting(turns, count)
        assert served == []
    for thread in threads:
        thread.join()
    assert served == [*range(6)]


def test_one_at_a_time_is_inside():
    turns, inside, most = Turns(), [], []

    def ask():
        for _ in range(200):
            with turns.turn():
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(most) == {1}
    assert len(most) == 800


def test_a_turn_that_failed_ends():
    turns = Turns()
    with pytest.raises(RuntimeError), turns.turn():
        raise RuntimeError("it failed")
    with turns.turn():
        assert turns._taken
    assert not turns._taken
