"""What users judge of entities holds, can be undone, and survives linking again."""

import pytest

from ujar.link.corrections import ruled
from ujar.link.entities import EntityLinker
from ujar.pipeline.correcting import Correcting
from ujar.pipeline.reapplying import reapply
from ujar.schema import Article, Mention, Reading, Span
from ujar.schema.keeping import ArchiveError


@pytest.fixture
def kept(archive, sample):
    """An archive whose entities are linked by what really links them."""
    for read in sample.READINGS:
        add(archive, sample, read)
    return archive


@pytest.fixture
def correcting(kept):
    return Correcting(kept, lambda: force(kept), lambda: "2031-05-01T00:00:00Z")


def force(archive):
    reapply(archive, EntityLinker(), ruled)


def add(archive, sample, read):
    """Keep an article with the entities that the linker finds."""
    linker = EntityLinker()
    found = []
    for local in linker.locals_(read):
        profiles = archive.profiles(linker.keys(local), linker.most)
        found.append(linker.assign(local, profiles, read))
    made = sample.entry(archive, read, entities=tuple(found), judgements={}, copies=())
    with archive.writing():
        archive.keep(made)
        sample.settled(archive)


def again(archive, sample):
    """Take every article out and link it anew, as ujar add --refresh does."""
    for read in sample.READINGS:
        with archive.writing():
            archive.forget(read.article.id)
        add(archive, sample, read)
    with archive.writing():
        force(archive)


def whose(archive):
    """The entity's name of each article's statement."""
    return {
        a: archive.entity(archive.links(a).speakers[0]).profile.name
        for a in ("a1", "a2", "a3", "b1", "c1")
    }


APART = {
    "a1": "Rana Wibisana",
    "a2": "Rana Wibisana",
    "a3": "Wibisana",
    "b1": "Tirta Laksmi",
    "c1": "Tirta Laksmi",
}
TOGETHER = {**APART, "a3": "Rana Wibisana"}


def test_before_anything_is_corrected(kept):
    assert whose(kept) == APART
    assert kept.corrections() == ()


def test_a_merge_holds_teaches_and_is_undone(kept, correcting, sample):
    made = correcting.merge("Rana Wibisana", "Wibisana")
    assert whose(kept) == TOGETHER
    (line,) = kept.entities("Wibisana")
    assert line.articles == 3
    profile = kept.entity(line.id).profile
    assert dict(profile.names) == {"Rana Wibisana": 2, "Wibisana": 1}
    (found,) = kept.profiles(EntityLinker().keys(local("Wibisana")), 5)
    assert found.id == line.id
    again(kept, sample)
    assert whose(kept) == TOGETHER
    correcting.undo(made.id)
    assert whose(kept) == APART
    assert dict(kept.entity(kept.links("a1").speakers[0]).profile.names) == {
        "Rana Wibisana": 2
    }
    assert [c.undone for c in kept.corrections()] == ["2031-05-01T00:00:00Z"]
    assert kept.checked() == ()


def local(name):
    mention = Mention(Span(0, len(name)), "PER", name)
    (found,) = EntityLinker().locals_(Reading(Article(name, "x"), mentions=(mention,)))
    return found


def test_a_split_holds_and_is_undone(kept, correcting, sample):
    made = correcting.split("Tirta Laksmi", "Tirta the Younger", ["c1"])
    split = {**APART, "c1": "Tirta the Younger"}
    assert whose(kept) == split
    assert [e.name for e in kept.entities("Tirta the Younger")] == ["Tirta the Younger"]
    assert {e.articles for e in kept.entities("Tirta Laksmi")} == {1}
    again(kept, sample)
    assert whose(kept) == split
    correcting.undo(made.id)
    assert whose(kept) == APART
    assert kept.links("b1").speakers == kept.links("c1").speakers
    again(kept, sample)
    assert whose(kept) == APART
    assert kept.checked() == ()


def test_a_name_that_was_given_stays(kept, correcting, sample):
    made = correcting.rename("Wibisana", "R. Wibisana")
    renamed = {**APART, "a3": "R. Wibisana"}
    assert whose(kept) == renamed
    again(kept, sample)
    assert whose(kept) == renamed
    add(
        kept, sample, sample.reading("a4", "kabar.example", "2031-01-13", "Wibisana", 9)
    )
    assert whose(kept) == renamed
    correcting.undo(made.id)
    assert whose(kept) == APART


def test_corrections_build_on_one_another_and_go_in_any_order(kept, correcting, sample):
    first = correcting.merge("Rana Wibisana", "Wibisana")
    second = correcting.rename("Rana Wibisana", "Rana W.")
    third = correcting.merge("Tirta Laksmi", "Rana W.")
    assert set(whose(kept).values()) == {"Tirta Laksmi"}
    correcting.undo(first.id)
    assert whose(kept)["a1"] == "Tirta Laksmi"
    assert whose(kept)["a3"] == "Wibisana"
    again(kept, sample)
    assert whose(kept)["a3"] == "Wibisana"
    correcting.undo(third.id)
    correcting.undo(second.id)
    assert whose(kept) == APART
    assert kept.checked() == ()


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (lambda c: c.merge("Nobody", "Wibisana"), "no person or institution Nobody"),
        (lambda c: c.merge("Wibisana", "Wibisana"), "are one entity already"),
        (lambda c: c.split("Wibisana", "W", ["a1"]), "a1 is no article that names"),
        (lambda c: c.undo("k0"), "there is no correction k0 in force"),
    ],
)
def test_what_cannot_be_is_said(kept, correcting, wish, told):
    with pytest.raises(ArchiveError, match=told):
        wish(correcting)
    assert kept.corrections() == ()
    assert whose(kept) == APART


def test_an_id_is_needed_where_a_name_is_not_enough(kept, correcting):
    correcting.split("Tirta Laksmi", "Tirta Laksmi", ["c1"])
    with pytest.raises(ArchiveError, match="may be several; name one by its id"):
        correcting.rename("Tirta Laksmi", "X")
    one = kept.links("c1").speakers[0]
    correcting.rename(one, "Tirta II")
    assert whose(kept) == {**APART, "c1": "Tirta II"}
