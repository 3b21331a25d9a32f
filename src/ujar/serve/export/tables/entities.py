"""The table of entities: people, institutions and places across articles."""

from collections.abc import Iterator

from ujar.pipeline.archive import Ledger
from ujar.schema.views import EntityCount
from ujar.serve import addresses
from ujar.serve.export.selection import Selection
from ujar.serve.export.tables import placed
from ujar.serve.export.tables.columns import Column, Table, Type

_PAGE = 500


def _entities(ledger: Ledger, selection: Selection) -> Iterator[EntityCount]:
    del selection  # the table is whole
    cursor = None
    while True:
        page = ledger.all_entities(_PAGE, cursor)
        yield from page.items
        cursor = page.cursor
        if cursor is None:
            return


ENTITIES: Table[EntityCount] = Table(
    "entities",
    "One row for each person, institution and place.",
    (
        Column("entity", Type.TEXT, "Id of the entity.", lambda e: e.profile.id),
        Column(
            "type",
            Type.TEXT,
            "PER (person), ORG (institution) or LOC (place).",
            lambda e: e.profile.type,
        ),
        Column("name", Type.TEXT, "Usual name.", lambda e: e.profile.name),
        Column(
            "names",
            Type.TEXTS,
            "All names, the most frequent first.",
            lambda e: [name for name, _ in e.profile.names],
        ),
        Column(
            "offices",
            Type.TEXTS,
            "Offices that articles name beside the name, written out.",
            lambda e: [tenure.office for tenure in e.profile.offices],
        ),
        Column(
            "articles",
            Type.INTEGER,
            "Number of articles that name the entity.",
            lambda e: e.profile.articles,
        ),
        Column(
            "statements",
            Type.INTEGER,
            "Number of statements that the entity makes.",
            lambda e: e.statements,
        ),
        Column(
            "first",
            Type.DATE,
            "Day of the first article that names it.",
            lambda e: e.profile.first,
        ),
        Column(
            "last",
            Type.DATE,
            "Day of the last article that names it.",
            lambda e: e.profile.last,
        ),
        placed.address(lambda e: addresses.of("entity", e.profile.id), "entity"),
    ),
    _entities,
)
