"""JSON Lines, plain or gzipped: one article a line, of any number of lines."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ujar.schema import Dropped
from ujar.schema.document import Record

_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"
# News in JSON packs 3 to 6 times, a run of one byte 1,030 times; beyond the first
# 64 MB nothing honest packs 200 times.
_BOMB_RATIO = 200
_BOMB_FROM = 64_000_000


def read(path: Path, max_bytes: int) -> Iterator[Record | Dropped]:
    """Yield the records of a file; a line of more than *max_bytes* is dropped."""
    try:
        with path.open("rb") as raw:
            packed = path.name.lower().endswith(".gz")
            file = gzip.GzipFile(fileobj=raw) if packed else raw
            yield from _lines(file, str(path), max_bytes, raw)
    except OSError as error:
        yield Dropped(str(path), f"cannot be read on: {error.strerror or error}")
    except (EOFError, zlib.error):
        yield Dropped(str(path), "ends early: the gzip file is damaged or cut off")


def stream(file: IO[bytes], name: str, max_bytes: int) -> Iterator[Record | Dropped]:
    """Yield the records of an open stream."""
    return _lines(file, name, max_bytes, None)


def _lines(
    file: Any,  # noqa: ANN401  # gzip's and io's readers share no type
    name: str,
    max_bytes: int,
    raw: IO[bytes] | None,
) -> Iterator[Record | Dropped]:
    number = unpacked = packed = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        where = f"{name}:{number}"
        if number == 1 and line.startswith(_WIDE_BOMS):
            yield Dropped(name, "is UTF-16, but JSON Lines is UTF-8: convert it first")
            return
        whole, size = _finish(file, line, max_bytes)
        unpacked += size
        before, packed = packed, raw.tell() if raw else unpacked
        if whole is None:
            yield Dropped(where, f"the line is longer than {max_bytes / 1e6:.0f} MB")
        elif whole.strip():
            yield parse(whole, where, packed - before)
        if unpacked > _BOMB_FROM and unpacked > _BOMB_RATIO * max(packed, 1):
            yield Dropped(name, "unpacks to far more than it holds: a gzip bomb?")
            return


def _finish(
    file: Any,  # noqa: ANN401
    line: bytes,
    max_bytes: int,
) -> tuple[bytes | None, int]:
    """Return the line, or None with the rest of it skipped, and its length."""
    if len(line) <= max_bytes or line.endswith(b"\n"):
        return line, len(line)
    size = len(line)
    while size < _BOMB_FROM * _BOMB_RATIO:
        rest = file.readline(1 << 20)
        size += len(rest)
        if not rest or rest.endswith(b"\n"):
            break
    return None, size


def parse(line: bytes, where: str, weight: int = 0) -> Record | Dropped:
    """Return the record of one line, or why it is none."""
    try:
        fields = json.loads(line.removeprefix(_UTF8_BOM).decode("utf-8"))
    except UnicodeDecodeError:
        return Dropped(where, "is not UTF-8, which JSON Lines must be")
    except RecursionError:
        return Dropped(where, "is nested too deeply to be an article")
    except ValueError as error:
        return Dropped(where, f"is not JSON: {error}")
    if not isinstance(fields, dict):
        kind = type(fields).__name__
        return Dropped(where, f"is a JSON {kind}, not an object with a key text")
    return Record(where, fields, weight)
