"""An archive as the settings name it; asking it loads nothing that adding needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ujar import store
from ujar.pipeline.archive import Opened
from ujar.pipeline.settings import Settings
from ujar.schema.keeping import ArchiveError

MEMORY = ":memory:"


@contextmanager
def opened(settings: Settings, *, create: bool = True) -> Iterator[Opened]:
    """Open the archive of the settings; ArchiveError says why it cannot be.

    Without *create* a file that is not there yet is an error.
    """
    where = settings.archive
    if not (create or where == MEMORY or "://" in where or Path(where).exists()):
        raise ArchiveError(
            f"there is no archive {where}; make it with ujar add, or name another "
            "one with --archive"
        )
    archive = store.open_archive(settings.archive)
    try:
        yield archive
    finally:
        archive.close()
