"""Users' corrections, applied to what linking derived."""

from dataclasses import replace

import pytest

from ujar.link.entities import corrected
from ujar.schema.corrections import Correction, CorrectionKind, EntityRef, Member

MEMBERS = (
    Member("a1", 0, "PER", ("Rana Wibisana", "Rana"), "e1"),
    Member("a2", 0, "PER", ("Wibisana",), "e2"),
    Member("a3", 0, "PER", ("Rana Wibisana",), "e1"),
    Member("a4", 0, "PER", ("Rana Wibisana",), "e3"),
    Member("a4", 1, "ORG", ("Rana Wibisana",), "e4"),
    Member("", -1, "PER", ("wibisana",), "e2"),
)


def ref(name, article=None, kind="PER"):
    return EntityRef(name, kind, article)


def merge(id_, one, other):
    return Correction(id_, CorrectionKind.MERGE, one, other=other)


def split(id_, articles, name="Rana the Younger"):
    members = tuple((a, "Rana Wibisana") for a in articles)
    return Correction(
        id_, CorrectionKind.SPLIT, ref("Rana Wibisana"), name=name, members=members
    )


def rename(id_, one, name):
    return Correction(id_, CorrectionKind.RENAME, one, name=name)


def test_two_names_become_one():
    made = corrected(MEMBERS, [merge("k", ref("Rana Wibisana", "a1"), ref("WIBISANA"))])
    assert made.into == {"e2": "e1"}
    assert made.lost == ()


def test_an_article_tells_which_of_one_name_is_meant():
    one, other = ref("Rana Wibisana", "a1"), ref("Rana Wibisana", "a4")
    assert corrected(MEMBERS, [merge("k", one, other)]).into == {"e3": "e1"}


def test_a_name_that_two_have_is_nobody():
    made = corrected(MEMBERS, [merge("k", ref("Rana Wibisana"), ref("Wibisana"))])
    assert (made.into, made.lost) == ({}, ("k",))


def test_an_article_that_is_gone_leaves_the_name():
    made = corrected(MEMBERS, [rename("k", ref("Wibisana", "gone"), "R. Wibisana")])
    assert made.names == {"e2": "R. Wibisana"}


def test_some_articles_are_split_off():
    made = corrected(MEMBERS, [split("k", ["a3"])])
    (new,) = made.origins
    assert made.moved == {("a3", 0): new}
    assert made.origins == {new: "e1"}
    assert made.names == {new: "Rana the Younger"}


def test_who_was_split_off_can_be_merged_and_renamed():
    made = corrected(
        MEMBERS,
        [
            split("k1", ["a3"]),
            rename("k2", ref("Rana the Younger"), "Rana II"),
            merge("k3", ref("Rana Wibisana", "a4"), ref("Rana Wibisana", "a3")),
        ],
    )
    (new,) = made.origins
    assert made.into == {new: "e3"}
    assert made.names[new] == "Rana II"
    assert made.lost == ()


def test_chains_end_at_one_root():
    made = corrected(
        MEMBERS,
        [
            merge("k1", ref("Rana Wibisana", "a1"), ref("Wibisana")),
            merge("k2", ref("Rana Wibisana", "a4"), ref("Rana Wibisana", "a1")),
        ],
    )
    assert made.into == {"e2": "e3", "e1": "e3"}


def test_merging_twice_or_in_a_circle_changes_nothing():
    one, other = ref("Rana Wibisana", "a1"), ref("Wibisana")
    made = corrected(MEMBERS, [merge("k1", one, other), merge("k2", other, one)])
    assert made.into == {"e2": "e1"}
    assert made.lost == ()


def test_what_was_undone_changes_nothing():
    undone = replace(split("k", ["a3"]), undone="2031-01-01")
    made = corrected(MEMBERS, [undone])
    assert (made.into, made.moved, made.names, made.lost) == ({}, {}, {}, ())


@pytest.mark.parametrize(
    "wanted", [split("k", ["a9"]), rename("k", ref("Nobody"), "X")]
)
def test_nobody_is_told_as_lost(wanted):
    assert corrected(MEMBERS, [wanted]).lost == ("k",)
