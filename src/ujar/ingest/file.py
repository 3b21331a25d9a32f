"""One file that is one article: plain text or a page."""

from pathlib import Path

from ujar.schema import Dropped
from ujar.schema.document import Document, Media


def read(path: Path, media: Media, max_bytes: int) -> Document | Dropped:
    """Return the file's bytes, or why they cannot be had."""
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        return Dropped(name, f"cannot be opened: {error.strerror or error}")
    if len(data) > max_bytes:
        limit = f"{max_bytes / 1e6:.0f} MB"
        return Dropped(name, f"is larger than {limit}; split it, or raise max_bytes")
    return Document(name, data, media)
