"""PostgreSQL as the archive's database: tables in the schema ``ujar``."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ujar.schema.keeping import ArchiveError
from ujar.schema.views import Problem
from ujar.store.database import Row
from ujar.store.dialect import chosen, queries
from ujar.store.migrating import migrate
from ujar.store.postgres.failures import explained, named

try:
    import psycopg
except ImportError as error:
    if not TYPE_CHECKING:
        raise ArchiveError(
            "an archive in PostgreSQL needs the package psycopg: "
            "pip install 'ujar[postgres]'"
        ) from error

# Locks are named by numbers; this one ("ujar" in ASCII) is held by who writes.
_LOCK = 0x756A6172
_SCHEMA = "ujar"


class PostgresDatabase:
    """An archive in the database that a ``postgresql://`` URL names."""

    dialect = "postgres"

    def __init__(self, url: str, wait: float = 30.0) -> None:
        """Connect; wait so many seconds for another writer."""
        self._name = named(url)
        self._wait = wait
        with self._explained():
            # Values are put into the text of a query by the client: a None that only
            # tells whether a condition is there has no type that the server could find.
            self._connection: psycopg.Connection[Any] = psycopg.connect(
                url, autocommit=True, cursor_factory=psycopg.ClientCursor
            )
        try:
            with self._explained():
                self._begin()
        except BaseException:
            self._connection.close()
            raise

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        status = self._connection.info.transaction_status
        return status is not psycopg.pq.TransactionStatus.IDLE

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Open a transaction; others wait until it ends."""
        if self.writing:
            raise RuntimeError("a transaction is open already")
        with self._explained():
            self._connection.execute("BEGIN")
        try:
            with self._explained():
                self._connection.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield
            with self._explained():
                self._connection.execute("COMMIT")
        except BaseException:
            with suppress(psycopg.Error):
                if self.writing:
                    self._connection.execute("ROLLBACK")
            raise

    def rows(self, query: str, **values: object) -> list[Row]:
        """Run a query and return its rows."""
        given = frozenset(name for name, value in values.items() if value is not None)
        sql = chosen(queries(self.dialect)[query], given)
        with self._explained():
            return self._connection.execute(sql, values).fetchall()

    def many(self, query: str, values: Iterable[Mapping[str, object]]) -> None:
        """Run a query that returns nothing, once for each of *values*."""
        sql = queries(self.dialect)[query]
        with self._explained(), psycopg.Cursor(self._connection) as cursor:
            cursor.executemany(sql, values)

    def check(self) -> tuple[Problem, ...]:
        """Return nothing: the server keeps its rows whole, and names that are gone."""
        return ()

    def backup(self, to: Path) -> None:
        """Refuse: PostgreSQL has a tool of its own for that."""
        raise ArchiveError(
            "an archive in PostgreSQL is backed up with its own tool: "
            f"pg_dump --schema={_SCHEMA} --format=custom --file={to} {self._name}"
        )

    def tidy(self) -> None:
        """Leave it to PostgreSQL, which tidies its indexes by itself."""

    def vacuum(self) -> None:
        """Give back the space of deleted rows, and count rows for the planner."""
        with self._explained():
            for table in self._tables():
                self._connection.execute(f"VACUUM (ANALYZE) {_SCHEMA}.{table}")

    def size(self) -> int:
        """Return the bytes of all tables with their indexes."""
        with self._explained():
            rows = self._connection.execute(
                "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class AS c "
                "WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r'",
                (_SCHEMA,),
            ).fetchall()
        return int(rows[0][0] or 0)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _tables(self) -> list[str]:
        rows = self._connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1",
            (_SCHEMA,),
        ).fetchall()
        return [name for (name,) in rows]

    def _begin(self) -> None:
        """Make sure that the database holds an archive of this version, or make one."""
        run = self._connection.execute
        run(f"SET search_path = {_SCHEMA}")
        run(f"SET lock_timeout = {int(self._wait * 1000)}")
        run("SET client_min_messages = warning")
        migrate(self._layout(), self._raised, self._name, self.dialect)

    def _layout(self) -> int:
        held = self._connection.execute(
            "SELECT to_regclass(%s)", (f"{_SCHEMA}.layout",)
        ).fetchone()
        if held is None or held[0] is None:
            return 0
        row = self._connection.execute("SELECT max(version) FROM layout").fetchone()
        return int(row[0]) if row else 0

    def _raised(self, script: str, version: int) -> None:
        """Run a migration, unless another process has just done it."""
        with self.transaction():
            run = self._connection.execute
            if self._layout() >= version:
                return
            run(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}")
            run("CREATE TABLE IF NOT EXISTS layout (version bigint PRIMARY KEY)")
            run(script)
            run("INSERT INTO layout VALUES (%s)", (version,))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise explained(error, self._name, self._wait) from error
