"""A file that is read out while it is written: what came in since the last look."""

import io


class Collected(io.RawIOBase):
    """Takes bytes as a file that cannot be sought in, and gives them on."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """Return True: it takes bytes."""
        return True

    def tell(self) -> int:
        """Return how many bytes came in so far."""
        return self._size

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Take *data*."""
        self._parts.append(bytes(data))
        self._size += len(data)
        return len(data)

    def taken(self) -> bytes:
        """Return what came in since the last time."""
        data = b"".join(self._parts)
        self._parts.clear()
        return data
