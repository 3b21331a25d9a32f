"""The archive in a PostgreSQL database."""

from ujar.store.postgres.database import PostgresDatabase

__all__ = ["PostgresDatabase"]
