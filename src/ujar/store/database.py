"""What the archive asks of a database, whichever it is."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from ujar.schema.views import Problem

Row = tuple[Any, ...]


class Database(Protocol):
    """Runs the named queries of store/queries; every error is an ArchiveError."""

    @property
    def dialect(self) -> str:
        """The database's name: "sqlite" or "postgres"."""

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""

    def transaction(self) -> AbstractContextManager[None]:
        """Open a transaction, the only one to write; all of it is kept or nothing."""

    def rows(self, query: str, **values: object) -> list[Row]:
        """Run a query and return its rows."""

    def many(self, query: str, values: Iterable[Mapping[str, object]]) -> None:
        """Run a query that returns nothing, once for each of *values*."""

    def check(self) -> tuple[Problem, ...]:
        """Return what the database itself finds wrong."""

    def backup(self, to: Path) -> None:
        """Write a consistent copy to the new file *to*."""

    def tidy(self) -> None:
        """Make one of the many pieces in which full text was written, if they tell."""

    def vacuum(self) -> None:
        """Give back the space of deleted rows."""

    def size(self) -> int:
        """Return how many bytes the archive takes."""

    def close(self) -> None:
        """Let go of the database."""
