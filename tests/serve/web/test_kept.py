"""What is dear is kept: while nothing changes, a while longer, made again behind."""

import pytest

pytest.importorskip("starlette", reason="needs ujar[web]")

from ujar.serve.web.kept import Kept


class Archive:
    """Counts how often it was counted, which takes as long as it says."""

    def __init__(self, takes=0.1):
        self.now, self.takes, self.times = 100.0, takes, 0
        self.articles, self.corrections, self.behind = 1, 0, []
        self.kept = Kept(self.behind.append, lambda: self.now)

    def state(self):
        return f"{self.articles}.{self.corrections}.0"

    def counted(self):
        self.times += 1
        self.now += self.takes
        return self.times

    def get(self):
        return self.kept.get("k", self, Archive.counted)


def test_what_stays_as_it_is_is_counted_once():
    archive = Archive()
    assert archive.get() == 1
    archive.now += 9_999
    assert archive.get() == 1


def test_while_others_add_it_is_given_on_then_made_again_behind():
    archive = Archive(takes=0.1)
    assert archive.get() == 1
    archive.articles += 1
    archive.now += 4.9  # within fifty times what it takes
    assert (archive.get(), archive.behind) == (1, [])
    archive.now += 1
    assert [archive.get(), archive.get()] == [1, 1]
    (job,) = archive.behind  # once for all who ask
    job(archive)
    assert archive.get() == 2


def test_what_is_too_old_is_made_for_who_asks():
    archive = Archive()
    archive.get()
    archive.articles += 1
    archive.now += 11
    assert archive.get() == 2
    assert archive.behind == []


def test_what_was_corrected_shows_at_once():
    archive = Archive()
    archive.get()
    archive.corrections += 1
    assert archive.get() == 2


def test_what_failed_behind_is_tried_again():
    archive = Archive()
    archive.get()
    archive.articles += 1
    archive.now += 5
    archive.get()
    archive.takes = None
    with pytest.raises(TypeError):
        archive.behind.pop()(archive)
    assert archive.get() == 1
    assert len(archive.behind) == 1
