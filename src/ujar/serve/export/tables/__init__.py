"""Statements, articles, figures and entities as tables: one row each.

Each table is defined once, in its file, column by column; the writers of JSON Lines,
CSV and Parquet and the data dictionary all follow that definition.
"""

from collections.abc import Mapping
from typing import Any

from ujar.serve.export.tables.articles import ARTICLES
from ujar.serve.export.tables.columns import Row, Table
from ujar.serve.export.tables.entities import ENTITIES
from ujar.serve.export.tables.figures import FIGURES
from ujar.serve.export.tables.statements import STATEMENTS

TABLES: Mapping[str, Table[Any]] = {
    table.name: table for table in (STATEMENTS, ARTICLES, FIGURES, ENTITIES)
}

__all__ = ["TABLES", "Row", "Table"]
