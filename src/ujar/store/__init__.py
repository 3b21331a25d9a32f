"""Stage 5: links and readings kept in an archive; one folder a database."""

from ujar.store.opening import open_archive

__all__ = ["open_archive"]
