"""No question that is asked often reads a whole table."""

import re
from contextlib import closing

import pytest

from ujar.store import open_archive
from ujar.store.dialect import chosen, parameters, queries

# Done by hand and rarely: looking over everything is what they are for.
LOOK_OVER = re.compile(
    r"check_|sweep_|recast_|totals$|stale$|corrections$|term_kept$|keys_dropped$|described$"
    r"|words_stale$|words_pieces$|words_again$|accounts_all$|tokens_all$"
)
# Read from their newest end until the page is full.
PAGED = {
    "statements_recent": "article_by_day",
    "articles_recent": "article_by_day",
    "story_lines": "story_by_last",
}
# Tables that hold what is to be done next, and results of inner queries.
SMALL = {
    "unsettled",
    "unsearchable",
    "uncounted",
    "there",
    "watch",
    "found",
    "near",
    "held",
    "wanted",
    "whose",
    "CONSTANT",
}
LISTS = {
    "articles",
    "keys",
    "ids",
    "items",
    "names",
    "numbers",
    "groups",
    "entities",
    "outlets",
    "stories",
}
QUERIES = {n: q for n, q in queries("sqlite").items() if not LOOK_OVER.search(n)}


@pytest.fixture(scope="module")
def connection():
    with closing(open_archive(":memory:")) as archive:
        yield archive._database._connection


@pytest.mark.parametrize("name", QUERIES)
def test_no_whole_table_is_read(connection, name):
    query = QUERIES[name]
    optional = re.findall(r"--\? (\w+)$", query, re.MULTILINE)
    for given in ({*optional}, set(), *({one} for one in optional)):
        if name == "entities_named" and not given:
            continue
        joined = {"joined"} if "joined" in optional and given else set()
        sql = chosen(query, frozenset(given | joined))
        values = {p: "[]" if p in LISTS else 1 for p in parameters(sql)}
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        for *_, step in plan:
            scanned = re.match(r"SCAN (\w+)(?! VIRTUAL)\b(.*)", step)
            if scanned and "VIRTUAL" not in step and scanned[1] not in SMALL:
                assert name in PAGED or "story_unsettled" in step, step
                assert PAGED.get(name, "story_unsettled") in step


@pytest.mark.parametrize(
    ("given", "index"),
    [
        (set(), "INTEGER PRIMARY KEY (rowid<?)"),
        (
            {"in_force", "waiting"},
            "correction_by_state (in_force=? AND waiting=? AND n<?)",
        ),
        (
            {"kind", "in_force", "waiting"},
            "correction_by_kind (kind=? AND in_force=? AND waiting=? AND n<?)",
        ),
    ],
    ids=["all", "state", "kind"],
)
def test_corrections_that_no_filter_wants_are_not_read(connection, given, index):
    sql = chosen(QUERIES["corrections_before"], frozenset(given))
    plan = connection.execute(
        f"EXPLAIN QUERY PLAN {sql}", dict.fromkeys(parameters(sql), 1)
    ).fetchall()
    ((*_, step),) = plan
    assert step.endswith(index)


@pytest.mark.parametrize("name", ["articles_among", "statements_among"])
def test_what_was_found_is_looked_up_by_its_number(connection, name):
    """An index of outlets or days would read all their articles for each."""
    query = QUERIES[name]
    for condition in re.findall(r"--\? (\w+)$", query, re.MULTILINE):
        sql = chosen(query, frozenset({condition}))
        values = {p: "[]" if p in LISTS else 1 for p in parameters(sql)}
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        (article,) = [step for *_, step in plan if step.startswith("SEARCH a ")]
        assert "INTEGER PRIMARY KEY" in article, (condition, article)


def test_every_query_is_used():
    """A query that no code names is left over."""
    from pathlib import Path  # noqa: PLC0415

    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in Path("src/ujar/store").rglob("*.py")
    )
    unused = {
        name
        for name in queries("sqlite")
        if f'"{name}"' not in source and not re.match(r"(utterance|fact)s?_", name)
    }
    assert unused == set()
