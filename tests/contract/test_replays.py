"""What was made with a key is answered again, for a day, and not without bound."""

import pytest

from ujar.pipeline.replaying import DAY, OtherBodyError, once
from ujar.schema.replays import Replay


def test_it_is_made_once_and_both_or_nothing_is_kept(archive):
    made = []

    def make():
        made.append(1)
        return f"/there\n{len(made)}"

    assert once(archive, ("key", "sent"), 1_000, make) == "/there\n1"
    assert once(archive, ("key", "sent"), 1_001, make) == "/there\n1"
    with pytest.raises(OtherBodyError):
        once(archive, ("key", "other"), 1_002, make)
    with pytest.raises(ZeroDivisionError):
        once(archive, ("another", "sent"), 1_003, lambda: 1 / 0)
    assert archive.replays.kept("another") is None
    assert once(archive, ("key", "sent"), 1_001 + DAY, make) == "/there\n2"


def test_no_more_are_kept_than_the_newest(archive):
    with archive.writing():
        for number in range(30):
            archive.replays.keep(Replay(f"k{number}", "sent", "answer", number))
        archive.replays.sweep(5, 10)
    held = [n for n in range(30) if archive.replays.kept(f"k{n}")]
    assert held == list(range(20, 30))
