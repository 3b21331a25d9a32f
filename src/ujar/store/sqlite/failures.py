"""SQLite's errors as one sentence that says what happened and the way out."""

import sqlite3

from ujar.schema.keeping import ArchiveError

_SENTENCES = {
    sqlite3.SQLITE_BUSY: (
        "{path} is being written by another process, which did not finish within "
        "{wait:g} seconds; try again when it is done"
    ),
    sqlite3.SQLITE_LOCKED: (
        "{path} is being written by another process; try again when it is done"
    ),
    sqlite3.SQLITE_FULL: (
        "the disk is full; nothing of the last step was kept, and what was kept before "
        "is safe in {path}"
    ),
    sqlite3.SQLITE_READONLY: "{path} or its folder may not be written",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened or made",
    sqlite3.SQLITE_NOTADB: "{path} is not an archive (it is no SQLite file)",
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged; restore it from a backup, or add the articles again to a "
        "new archive"
    ),
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written ({error})",
    sqlite3.SQLITE_PERM: "{path} may not be opened",
}


def explained(error: sqlite3.Error, path: str, wait: float) -> ArchiveError:
    """Return the ArchiveError that says in a sentence what *error* is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    sentence = _SENTENCES.get(code, "{path}: {error}")
    return ArchiveError(sentence.format(path=path, wait=wait, error=error))
