"""An archive from where its user says that it is."""

from pathlib import Path

from ujar.store.archive import DatabaseArchive
from ujar.store.sqlite import SqliteDatabase


def open_archive(where: str | Path, wait: float = 30.0) -> DatabaseArchive:
    """Open the archive at *where*, or make it: a path, ``:memory:`` or a URL.

    ``wait`` is how many seconds a writer waits for another one.
    """
    return DatabaseArchive(SqliteDatabase(str(where), wait))
