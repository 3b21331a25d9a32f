"""An archive from where its user says that it is."""

from pathlib import Path

from ujar.store.archive import DatabaseArchive
from ujar.store.sqlite import SqliteDatabase

_POSTGRES = ("postgresql://", "postgres://")


def open_archive(where: str | Path, wait: float = 30.0) -> DatabaseArchive:
    """Open the archive at *where*, or make it: a path, ``:memory:`` or a URL.

    ``wait`` is how many seconds a writer waits for another one.
    """
    if str(where).startswith(_POSTGRES):
        from ujar.store.postgres import PostgresDatabase  # noqa: PLC0415

        return DatabaseArchive(PostgresDatabase(str(where), wait))
    return DatabaseArchive(SqliteDatabase(str(where), wait))
