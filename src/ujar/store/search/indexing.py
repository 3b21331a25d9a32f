"""Rows of full text: written with an article, and taken out with it."""

from collections.abc import Iterator, Sequence

from ujar.schema import Reading
from ujar.store.database import Database
from ujar.store.search.tokens import MOST, stems

# A statement's row is its article's number times this, plus its place.
ITEMS = 4096
# Between title and text, so that no phrase spans both.
_GAP = 2


def keep(database: Database, number: int, reading: Reading) -> None:
    """Write what *reading* is found by."""
    database.many("article_words_kept", [_article(number, reading)])
    database.many("statement_words_kept", _statements(number, reading))


def forget(database: Database, number: int, reading: Reading) -> None:
    """Take out what ``keep`` wrote of the same reading."""
    database.many("article_words_gone", [_article(number, reading)])
    database.many("statement_words_gone", _statements(number, reading))


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
