"""The memory of a process that answers, or links, for a long time."""

import gc

# How many new objects, and rounds of these, lead to a look at younger and at all ones.
_COLLECTED = (5_000, 10, 1_000)


def settle() -> None:
    """Let the collector pass over what stays, and seldom look through all of it.

    Each look took 40 to 150 ms, in which nobody was answered, after every 200 answers.
    """
    gc.collect()
    gc.freeze()
    spare()


def spare() -> None:
    """Let the collector seldom look through what is held.

    Linking holds thousands of readings, and makes hardly any ring of objects: of 16.5
    ms an article among 200,000 the looks took 1.9.
    """
    gc.set_threshold(*_COLLECTED)
