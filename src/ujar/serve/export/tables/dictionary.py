"""The data dictionary: a table that says what the columns of the tables mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ujar.pipeline.archive import Ledger
from ujar.serve.export.selection import Selection
from ujar.serve.export.tables import TABLES
from ujar.serve.export.tables.columns import Column, Table, Type


@dataclass(frozen=True, slots=True)
class Entry:
    """A column, and the table that has it."""

    table: Table[Any]
    column: Column[Any]


def entries() -> Iterator[Entry]:
    """Yield every column of every table."""
    for table in TABLES.values():
        for column in table.columns:
            yield Entry(table, column)


def _entries(ledger: Ledger, selection: Selection) -> Iterator[Entry]:
    del ledger, selection  # the definitions are the same for every archive
    return entries()


DICTIONARY: Table[Entry] = Table(
    "dictionary",
    "One row for each column of each table.",
    (
        Column("table", Type.TEXT, "Name of the table.", lambda e: e.table.name),
        Column("column", Type.TEXT, "Name of the column.", lambda e: e.column.name),
        Column("type", Type.TEXT, "What it holds.", lambda e: e.column.type.value),
        Column("unit", Type.TEXT, "Unit of the values.", lambda e: e.column.unit),
        Column("meaning", Type.TEXT, "What it says.", lambda e: e.column.meaning),
    ),
    _entries,
)


def markdown() -> str:
    """Return the dictionary as sections of Markdown, one for each table."""
    return "\n".join(_section(table) for table in TABLES.values())


def _section(table: Table[Any]) -> str:
    lines = [
        f"### {table.name}",
        "",
        table.meaning,
        "",
        "| column | type | unit | meaning |",
        "|---|---|---|---|",
        *(
            f"| `{c.name}` | {c.type.value} | {c.unit or ''} | {c.meaning} |"
            for c in table.columns
        ),
        "",
    ]
    return "\n".join(lines)
