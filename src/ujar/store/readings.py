"""Readings out of the archive."""

from collections.abc import Collection, Mapping

from ujar.schema import Reading
from ujar.store.codec import Body, Vectors, unpack
from ujar.store.database import Database
from ujar.store.values import listed


def bodies(database: Database, articles: Collection[str]) -> Mapping[str, Body]:
    """Return what is kept of those of *articles* that are in the archive."""
    rows = database.rows("bodies", articles=listed(articles)) if articles else []
    return {
        article: unpack(body, Vectors(model, vectors) if model else None)
        for article, body, model, vectors in rows
    }


def readings(database: Database, articles: Collection[str]) -> Mapping[str, Reading]:
    """Return the readings of those of *articles* that are in the archive."""
    return {a: body.reading for a, body in bodies(database, articles).items()}


def numbers(database: Database, articles: Collection[str]) -> dict[str, int]:
    """Return the row numbers of those of *articles* that are in the archive."""
    return dict(database.rows("numbers", articles=listed(articles)))
