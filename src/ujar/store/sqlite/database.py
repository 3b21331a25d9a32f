"""SQLite as the archive's database: one file, one writer at a time, WAL."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ujar.schema.keeping import ArchiveError
from ujar.schema.views import Problem
from ujar.store.database import Row
from ujar.store.dialect import chosen, queries
from ujar.store.migrating import migrate
from ujar.store.sqlite.failures import explained
from ujar.store.sqlite.merging import merge

MEMORY = ":memory:"
# "ujar" in ASCII: tells the archive from other SQLite files (PRAGMA application_id).
_APPLICATION = 0x756A6172
# STRICT tables came with this one.
_OLDEST = (3, 37)
# Set before the first table. Bodies take about 2.5 KB: of 4 KB pages each would hold
# one, and 40 % would be empty.
_PAGE = 8192
_CACHE_KIB = 65_536


class SqliteDatabase:
    """An archive in a file, or in memory for ``:memory:``."""

    dialect = "sqlite"

    def __init__(self, path: str, wait: float = 30.0) -> None:
        """Open *path*, or make it; wait so many seconds for another writer."""
        if sqlite3.sqlite_version_info < _OLDEST:
            raise ArchiveError(
                f"SQLite {sqlite3.sqlite_version} is too old; "
                "the archive needs 3.37 or later"
            )
        self._path = path
        self._wait = wait
        with self._explained():
            self._connection = self._opened()
        try:
            with self._explained():
                self._begin()
        except BaseException:
            self._connection.close()
            raise

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Open a transaction; others wait until it ends."""
        if self.writing:
            raise RuntimeError("a transaction is open already")
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._explained():
                self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
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
        with self._explained():
            self._connection.executemany(queries(self.dialect)[query], values)

    def script(self, script: str) -> None:
        """Run the statements of *script* inside the open transaction."""
        for statement in statements(script):
            self._connection.execute(statement)

    def check(self) -> tuple[Problem, ...]:
        """Return what SQLite finds wrong in its file."""
        with self._explained():
            found = self._connection.execute("PRAGMA integrity_check(20)").fetchall()
            orphans = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        problems = [
            Problem("SQLite: " + " ".join(text.split()))
            for (text,) in found
            if text != "ok"
        ]
        for table in sorted({row[0] for row in orphans}):
            count = sum(row[0] == table for row in orphans)
            problems.append(
                Problem(f"{table}: rows that name what is not there", count)
            )
        return tuple(problems)

    def backup(self, to: Path) -> None:
        """Write a consistent copy; whoever writes meanwhile need not wait."""
        if to.exists():
            raise ArchiveError(f"{to} exists already; a backup goes to a new file")
        try:
            with closing(sqlite3.connect(to)) as copy:
                self._connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            to.unlink(missing_ok=True)
            raise ArchiveError(f"cannot write the backup {to}: {error}") from error

    def tidy(self) -> None:
        """Make one of the many pieces in which full text was written, if they tell."""
        merge(self)

    def vacuum(self) -> None:
        """Write the file anew without its gaps."""
        with self._explained():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA optimize")

    def size(self) -> int:
        """Return the bytes of the pages in use."""
        with self._explained():
            (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
            (size,) = self._connection.execute("PRAGMA page_size").fetchone()
        return int(pages) * int(size)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        # A file: URI, so that a directory that is missing is said to be.
        if self._path != MEMORY and not Path(self._path).resolve().parent.is_dir():
            raise ArchiveError(f"there is no folder {Path(self._path).parent}")
        return sqlite3.connect(self._path, timeout=self._wait, isolation_level=None)

    def _begin(self) -> None:
        """Make sure that the file is an archive of this version, or make it one."""
        run = self._connection.execute
        tables = run("SELECT count(*) FROM sqlite_master").fetchone()[0]
        (application,) = run("PRAGMA application_id").fetchone()
        if tables and application != _APPLICATION:
            raise ArchiveError(f"{self._path} is an SQLite file, but no Ujar archive")
        if not tables:
            run(f"PRAGMA page_size = {_PAGE}")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA foreign_keys = ON")
        run(f"PRAGMA cache_size = -{_CACHE_KIB}")
        run("PRAGMA temp_store = MEMORY")
        version = run("PRAGMA user_version").fetchone()[0]
        migrate(version, self._raised, self._path, self.dialect)

    def _raised(self, script: str, version: int) -> None:
        """Run a migration, unless another process has just done it."""
        with self.transaction():
            (now,) = self._connection.execute("PRAGMA user_version").fetchone()
            if now < version:
                self.script(script)
                self._connection.execute(f"PRAGMA user_version = {version}")
                self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self._path, self._wait) from error


def statements(script: str) -> Iterator[str]:
    """Yield the statements of *script* one by one.

    >>> list(statements("CREATE TABLE a (b); CREATE TABLE d (e);"))
    ['CREATE TABLE a (b);', 'CREATE TABLE d (e);']
    """
    statement = ""
    for part in script.split(";")[:-1]:
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
