"""What users judged: in pages, the latest first, and all of an article or a name."""

from collections.abc import Collection, Iterator

import msgspec

from ujar.schema.corrections import Correction, CorrectionKind, WantedCorrections
from ujar.schema.views import Page
from ujar.store.answers import cursors
from ujar.store.database import Database, Row
from ujar.store.values import clean, folded, listed

# Behind every row.
_LAST = 1 << 62


def page(
    database: Database, wanted: WantedCorrections, limit: int, cursor: str | None
) -> Page[Correction]:
    """Return corrections, those that were made last first, undone ones too."""
    (before,) = cursors.read(cursor, 1)
    place = _LAST if before is None else before
    rows = _before(database, wanted, place, limit + 1)
    more = cursors.written(rows[limit - 1][0]) if len(rows) > limit else None
    return Page(tuple(_read(body) for _, body in rows[:limit]), more)


def one(database: Database, correction: str) -> Correction | None:
    """Return the correction of that id."""
    rows = database.rows("correction_of", id=correction)
    return _read(rows[0][0]) if rows else None


def moves(database: Database, article: str) -> tuple[Correction, ...]:
    """Return what in force says to which story the article belongs."""
    return tuple(c for c in _moves(database, [article]) if c.article == article)


def moves_in(database: Database, articles: Collection[str]) -> tuple[Correction, ...]:
    """Return what in force brought one of a story's *articles* there, or one away."""
    return tuple(
        c
        for c in _moves(database, articles)
        if c.article in articles or c.kind is CorrectionKind.OUT
    )


def _moves(database: Database, articles: Collection[str]) -> Iterator[Correction]:
    rows = database.rows("moves_of", articles=listed(sorted(articles)))
    return (_read(body) for body, _ in rows)


def named(database: Database, names: Collection[str]) -> tuple[Correction, ...]:
    """Return what in force says who somebody of one of *names* is."""
    wanted = sorted({*map(folded, names)} - {""})
    rows = database.rows("corrections_named", names=listed(wanted))
    return tuple(_read(body) for _, body in rows)


def rulings(
    database: Database, linker: str, items: Collection[tuple[int, int]]
) -> tuple[Correction, ...]:
    """Return what in force says that one of *items* is, or is not, another one."""
    numbers = listed(sorted({number for number, _ in items}))
    rows = database.rows("ruled_in", numbers=numbers, linker=linker)
    return tuple(
        _read(body)
        for _, left, i, right, k, _, body in rows
        if (left, i) in items or (right, k) in items
    )


def _before(
    database: Database, wanted: WantedCorrections, place: int, limit: int
) -> list[Row]:
    """Return the first rows before that place that are wanted."""
    of_article = wanted.article is not None
    query = "corrections_of_article" if of_article else "corrections_before"
    asked = {"kind": wanted.kind, "before": place, "limit": limit}
    if of_article:
        asked["article"] = clean(wanted.article)
    elif wanted == WantedCorrections():
        return database.rows(query, **asked)
    found: list[Row] = []
    for in_force, waiting in wanted.states:
        state = {"in_force": int(in_force), "waiting": int(waiting)}
        found += database.rows(query, **asked, **state)
    return sorted(found, reverse=True)[:limit]


def _read(body: str) -> Correction:
    return msgspec.json.decode(body, type=Correction)
