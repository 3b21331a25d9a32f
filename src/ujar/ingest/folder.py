"""The files below a folder, in a stable order."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from ujar.schema import Dropped


def walk(root: Path, suffixes: Collection[str]) -> Iterator[Path | Dropped]:
    """Yield the files whose name ends in one of *suffixes*, sorted by name.

    Hidden files and folders are passed over, and no link to a folder is followed, so
    that a loop of links cannot catch the walk.
    """
    for entry in _sorted(root):
        if isinstance(entry, Dropped):
            yield entry
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir() and not entry.is_symlink():
            yield from walk(entry, suffixes)
        elif entry.name.lower().endswith(tuple(suffixes)) and entry.is_file():
            yield entry


def _sorted(root: Path) -> list[Path | Dropped]:
    try:
        names = sorted(os.listdir(root))  # noqa: PTH208  # keeps broken names
    except OSError as error:
        return [Dropped(str(root), f"cannot be listed: {error.strerror or error}")]
    return [root / name for name in names]
