"""Readings out of the archive."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from ujar.schema import LocalEntity, Reading
from ujar.schema.amended import Amended
from ujar.store.codec import Body, Vectors, unpack, unpack_reading
from ujar.store.codec import entities as known
from ujar.store.database import Database, Row
from ujar.store.halves import whole
from ujar.store.values import listed

# The rows of an article in the table `reading`, and the bytes of each but the last.
# Bodies of 2.6 KB leave a fifth of the pages empty, parts of 1 KB a twentieth.
_PARTS = 64
_PART = 1_000


def bodies(database: Database, articles: Collection[str]) -> Mapping[str, Body]:
    """Return what is kept of those of *articles* that are in the archive."""
    return {a: unpack(*held) for a, held in _held(database, articles).items()}


def derived(database: Database, articles: Collection[str]) -> Mapping[str, Reading]:
    """Return the readings of those of *articles* that are there, as they were read."""
    return {a: unpack_reading(*held) for a, held in _held(database, articles).items()}


def _held(
    database: Database, articles: Collection[str]
) -> dict[str, tuple[bytes, Vectors | None]]:
    if not articles:
        return {}
    wanted = listed(articles)
    vectors = {
        article: Vectors(model, whole(body))
        for article, model, body in database.rows("vectors", articles=wanted)
    }
    parts = _joined(database.rows("bodies", articles=wanted))
    return {a: (packed, vectors.get(a)) for a, packed in parts.items()}


def entities(
    database: Database, articles: Collection[str]
) -> Mapping[str, tuple[LocalEntity, ...]]:
    """Return whom those of *articles* know that are in the archive."""
    parts = _joined(database.rows("bodies", articles=listed(articles)))
    return {article: known(packed) for article, packed in parts.items()}


def amended(
    database: Database, numbers: Collection[int]
) -> Mapping[int, tuple[Amended, ...]]:
    """Return what users corrected of the statements of articles, by their numbers."""
    found: dict[int, tuple[Amended, ...]] = {}
    for number, body in database.rows("amended_of", numbers=listed(numbers)):
        made = msgspec.json.decode(body, type=Amended)
        found[number] = (*found.get(number, ()), made)
    return found


def packed(database: Database, numbers: Collection[int]) -> Mapping[int, bytes]:
    """Return the packed bodies of articles by their numbers."""
    return _joined(database.rows("bodies_by_number", numbers=listed(numbers)))


def parts(number: int, body: bytes) -> list[dict[str, object]]:
    """Return the rows that a packed body is kept in."""
    cuts = [*range(0, min(len(body), _PARTS * _PART), _PART), len(body)]
    return [
        {"n": number * _PARTS + part, "body": body[start:end]}
        for part, (start, end) in enumerate(pairwise(cuts))
    ]


def _joined(rows: Sequence[Row]) -> dict[Any, bytes]:
    found: dict[Any, list[bytes]] = {}
    for article, part in rows:
        found.setdefault(article, []).append(part)
    return {article: b"".join(held) for article, held in found.items()}


def readings(database: Database, articles: Collection[str]) -> Mapping[str, Reading]:
    """Return the readings of those of *articles* that are there, as corrected."""
    found = {a: body.reading for a, body in bodies(database, articles).items()}
    by_number = {n: id_ for id_, n in numbers(database, found).items()}
    changed = amended(database, by_number)
    changes = {by_number[n]: made for n, made in changed.items()}
    return {a: r.corrected(changes.get(a, ())) for a, r in found.items()}


def numbers(database: Database, articles: Collection[str]) -> dict[str, int]:
    """Return the row numbers of those of *articles* that are in the archive."""
    return dict(database.rows("numbers", articles=listed(articles)))
