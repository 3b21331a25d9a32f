"""The archive in one SQLite file."""

from ujar.store.sqlite.database import SqliteDatabase

__all__ = ["SqliteDatabase"]
