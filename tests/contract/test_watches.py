"""Watches in every database: what they find, once, and what waits to be told."""

import threading
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from ujar.schema.keeping import Wanted
from ujar.schema.watches import Attempt, Channel, State, Watch
from ujar.store import open_archive

AT = 2_000_000_000


def watch(**changes):
    wish = Watch("w1", "Bah di Kelam", wanted=Wanted(by="Rana Wibisana"), made=AT)
    return replace(wish, **changes)


def added(archive, wish):
    with archive.writing():
        archive.watches.add(wish)


def kept(archive, sample, id_, speaker="Rana Wibisana", homes=5):
    """Keep an article more, and let the watches look at it."""
    read = sample.reading(id_, "kabar.example", "2031-02-02", speaker, homes)
    with archive.writing():
        archive.keep(sample.entry(archive, read))
        sample.settled(archive)
        archive.watches.look(AT + 1)


def found(archive, name="w1", **how):
    return [h.evidence.article for h in archive.watches.hits(name, **how)]


def test_what_is_there_counts_as_seen_and_what_comes_as_new(archive, sample):
    sample.filled(archive)
    added(archive, watch())
    assert found(archive) == ["a3", "a2", "a1"]
    assert found(archive, unseen=True) == []
    kept(archive, sample, "d1")
    kept(archive, sample, "d2", "Tirta Laksmi")
    assert found(archive, unseen=True) == ["d1"]
    (held,) = archive.watches.all()
    assert (held.found, held.unseen) == (4, 1)
    (hit,) = archive.watches.hits("w1", unseen=True)
    assert (hit.evidence.words, hit.at) == ("Sebanyak 5 rumah terendam", AT + 1)
    assert hit.evidence.outlet == "kabar.example"
    with archive.writing():
        archive.watches.seen("w1")
    assert archive.watches.named("w1").unseen == 0


def test_words_are_looked_for_and_conditions_in_them(archive, sample):
    sample.filled(archive)
    added(archive, watch(wanted=Wanted(), query="rumah terendam -sepeda"))
    added(archive, watch(id="w2", wanted=Wanted(), query='"9 rumah" by:Tirta'))
    added(archive, watch(id="w3", wanted=Wanted(kind="indirect")))
    assert found(archive) == ["c1", "b1", "a3", "a2", "a1"]
    assert found(archive, "w2") == ["c1"]
    assert found(archive, "w3") == []
    kept(archive, sample, "d1")
    assert found(archive, unseen=True) == ["d1"]
    assert found(archive, "w2", unseen=True) == []


def test_what_is_read_again_is_not_told_again(archive, sample):
    hook = {"webhook": "https://hook.example/", "secret": "whsec_AAAA"}
    added(archive, watch(**hook))
    kept(archive, sample, "d1")
    with archive.writing():
        archive.forget("d1")
    kept(archive, sample, "d1")
    assert found(archive) == ["d1"]
    assert len(archive.watches.deliveries("w1")) == 1
    kept(archive, sample, "d2")
    (waiting,) = archive.watches.deliveries("w1")
    assert [h.evidence.article for h in archive.watches.told(waiting, 9)] == [
        "d2",
        "d1",
    ]


def test_a_stroke_that_is_undone_finds_nothing(archive, sample):
    added(archive, watch(email="desk@kabar.example"))
    read = sample.reading("d1", "kabar.example", "2031-02-02", "Rana Wibisana", 5)
    with suppress(ZeroDivisionError), archive.writing():
        archive.keep(sample.entry(archive, read))
        assert archive.watches.look(AT) == 1
        _ = 1 / 0
    assert found(archive) == []
    assert archive.watches.deliveries("w1") == ()
    kept(archive, sample, "d1")
    assert found(archive) == ["d1"]


def test_a_delivery_is_taken_by_one_and_tried_again_when_it_is_due(archive, sample):
    added(archive, watch(email="desk@kabar.example"))
    kept(archive, sample, "d1")
    with archive.writing():
        taken = archive.watches.take(AT + 5, AT + 100)
        assert archive.watches.take(AT + 5, AT + 100) is None
    assert (taken.channel, taken.tries, taken.watch) == (Channel.EMAIL, 1, "w1")
    with archive.writing():
        late = archive.watches.take(AT + 101, AT + 200)
    assert (late.id, late.tries) == (taken.id, 2)
    attempt = Attempt(late.id, late.channel, AT + 102, "HTTP 500")
    with archive.writing():
        archive.watches.end(replace(late, due=AT + 300), attempt)
    assert archive.watches.attempts("w1") == (attempt,)
    kept(archive, sample, "d2")
    assert len(archive.watches.deliveries("w1")) == 2
    with archive.writing():
        archive.watches.end(replace(late, state=State.DONE), attempt)
        archive.watches.remove("w1")
    assert archive.watches.all() == ()
    assert archive.checked() == ()


@pytest.mark.parametrize("kind", ["file", "postgres"])
def test_two_who_tell_at_once_take_no_delivery_both(kind, place, sample):
    """Each delivery is leased to whoever takes it first."""
    where = place(kind)
    with closing(open_archive(where)) as archive:
        sample.filled(archive)
        for number in range(8):
            hook = {"webhook": "https://a.example/", "secret": "whsec_AAAA"}
            added(archive, watch(id=f"w{number}", **hook))
        kept(archive, sample, "d1")
    taken, begin = [], threading.Barrier(2)

    def takes():
        with closing(open_archive(where)) as other:
            begin.wait()
            while True:
                with other.writing():
                    delivery = other.watches.take(AT + 2, AT + 99)
                if delivery is None:
                    return
                taken.append(delivery.id)

    both = [threading.Thread(target=takes) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(taken) == len(set(taken)) == 8
