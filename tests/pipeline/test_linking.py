"""What hangs together, and the names that groups get."""

from ujar.pipeline.linking import connected, digest
from ujar.schema import Judgement, Ref


def judged(a, b):
    return Judgement(Ref(a, 0), Ref(b, 0), 1.0, "")


def test_what_hangs_together_is_one_part():
    """Pairs that share an end, directly or not, are in one part; others are not."""
    chain = [judged("a", "b"), judged("b", "c"), judged("x", "y")]
    parts = connected(chain)
    assert [{r.article for j in p for r in (j.left, j.right)} for p in parts] == [
        {"a", "b", "c"},
        {"x", "y"},
    ]


def test_the_order_of_judgements_does_not_matter():
    """Shuffled judgements give the same parts in the same order."""
    pairs = [judged(f"a{i % 7}", f"b{i * 3 % 11}") for i in range(40)]
    assert connected(sorted(pairs, key=repr, reverse=True)) == connected(pairs)
    assert connected(pairs[::-1]) == connected(pairs)


def test_two_items_of_one_article_are_two_things():
    """A judgement about one statement says nothing of the article's next one."""
    first = Judgement(Ref("a", 0), Ref("b", 0), 1.0, "")
    second = Judgement(Ref("a", 1), Ref("c", 0), 1.0, "")
    assert len(connected([first, second])) == 2


def test_ids_do_not_depend_on_the_machine():
    """An id is made of names only; parts do not run into each other."""
    assert digest("u", "a", 12) == "ub43482cd385e"
    assert digest("u", "a", 12) != digest("u", "a1", 2)
    assert digest("u", "\ud800") == digest("u", "\ud800")
