"""Standard input: one text, one page, or JSON Lines; its first line tells."""

import io
import json
import re
from typing import IO

from ujar.schema.document import Media

_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PEEK = 1 << 16


class Standard(io.RawIOBase):
    """A stream whose first bytes were looked at, and are read again."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill *buffer* from the head first, then from the rest."""
        size = len(buffer)
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
        else:
            data = _some(self._rest, size)
        buffer[: len(data)] = data
        return len(data)


def look(file: IO[bytes], max_bytes: int) -> tuple[Media | None, IO[bytes]]:
    """Return what the stream holds (None: JSON Lines), and the stream as it was.

    It is JSON Lines where the first line that is not empty is a JSON object.
    """
    head = b""
    while len(head) <= max_bytes:
        data = _some(file, _PEEK)
        head += data
        if not data or b"\n" in head.lstrip():
            break
    whole = io.BufferedReader(Standard(head, file))
    if _is_object(head.lstrip().partition(b"\n")[0]):
        return None, whole
    return (Media.HTML if _PAGE.match(head) else Media.TEXT), whole


def _some(file: IO[bytes], size: int) -> bytes:
    """Return what is there, at most *size* bytes, without waiting for all of it."""
    read = getattr(file, "read1", file.read)
    data: bytes = read(size) or b""
    return data


def _is_object(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
