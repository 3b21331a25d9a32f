"""An archive from where its user says that it is."""

from pathlib import Path

from ujar.store.archive import DatabaseArchive
from ujar.store.sqlite import SqliteDatabase
from ujar.store.sqlite.database import MEMORY

_POSTGRES = ("postgresql://", "postgres://")


def open_archive(
    where: str | Path, wait: float = 30.0, vectors: Path | None = None
) -> DatabaseArchive:
    """Open the archive at *where*, or make it: a path, ``:memory:`` or a URL.

    ``wait`` is how many seconds a writer waits for another one. The index of meanings
    is kept at *vectors*, that of a file beside it.
    """
    if str(where).startswith(_POSTGRES):
        from ujar.store.postgres import PostgresDatabase  # noqa: PLC0415

        name = f"{where} {vectors}"
        return DatabaseArchive(PostgresDatabase(str(where), wait), vectors, name)
    database = SqliteDatabase(str(where), wait)
    if str(where) == MEMORY:
        return DatabaseArchive(database, vectors)
    vectors = vectors or Path(f"{where}-vectors")
    return DatabaseArchive(database, vectors, f"{Path(where).resolve()} {vectors}")
