"""Rows of full text, written with an article.

SQLite's index cannot take a row out without what was in it: a row whose article is gone
stays, is passed over, and goes when the archive is vacuumed.
"""

from collections.abc import Iterator, Sequence

from ujar.schema import Reading
from ujar.store import readings
from ujar.store.database import Database
from ujar.store.search.tokens import MOST, stems

# A statement's row is its article's number times this, plus its place.
ITEMS = 4096
# Between title and text, so that no phrase spans both.
_GAP = 2
_BATCH = 200


def keep(database: Database, number: int, reading: Reading) -> None:
    """Write what *reading* is found by."""
    database.many("article_words_kept", [_article(number, reading)])
    database.many("statement_words_kept", _statements(number, reading))


def catch_up(database: Database) -> None:
    """Write what articles are found by that were kept before there was full text."""
    while rows := database.rows("unsearchable", limit=_BATCH):
        with database.transaction():
            held = readings.readings(database, [id_ for _, id_ in rows])
            for number, id_ in rows:
                keep(database, number, held[id_])
            database.many("searchable", [{"n": number} for number, _ in rows])


def renew(database: Database) -> None:
    """Write the full text anew where much of it is of articles that are gone."""
    if not database.rows("words_stale")[0][0]:
        return
    with database.transaction():
        for query in ("article_words_away", "statement_words_away", "words_again"):
            database.many(query, [{}])
    catch_up(database)


def _article(number: int, reading: Reading) -> dict[str, object]:
    article = reading.article
    title = stems(article.title or "", article.language, 200)
    body = stems(article.text, article.language, MOST - len(title) - _GAP)
    placed = [
        *((stem, f"{at}A") for at, stem in enumerate(title, 1)),
        *((stem, str(at)) for at, stem in enumerate(body, len(title) + _GAP)),
    ]
    return {
        "n": number,
        "title": " ".join(title),
        "body": " ".join(body),
        "words": _vector(placed),
    }


def _statements(number: int, reading: Reading) -> Iterator[dict[str, object]]:
    text, language = reading.article.text, reading.article.language
    for item, statement in enumerate(reading.statements[:ITEMS]):
        said = " ".join(text[a:b] for a, b in statement.fragments)
        found = stems(said, language)
        placed = [(stem, str(at)) for at, stem in enumerate(found, 1)]
        yield {
            "n": number * ITEMS + item,
            "body": " ".join(found),
            "words": _vector(placed),
        }


def _vector(placed: Sequence[tuple[str, str]]) -> str:
    """Return a tsvector as PostgreSQL writes it."""
    places: dict[str, list[str]] = {}
    for stem, at in placed:
        places.setdefault(stem, []).append(at)
    return " ".join(f"'{stem}':{','.join(at[:255])}" for stem, at in places.items())
