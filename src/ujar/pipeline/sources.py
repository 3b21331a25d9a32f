"""Which source reads which input: the kinds of files, folders, standard input."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from ujar.ingest import file, folder, jsonl, stdin
from ujar.pipeline.settings import Settings
from ujar.schema import Dropped
from ujar.schema.document import Document, Media, Record

Raw = Document | Record | Dropped

STANDARD_INPUT = "-"
_STANDARD_NAME = "standard input"
_MEDIA = {
    ".txt": Media.TEXT,
    ".md": Media.TEXT,
    ".html": Media.HTML,
    ".htm": Media.HTML,
}
_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
SUFFIXES = (*_MEDIA, *_LINES)


class InputError(ValueError):
    """An input that was named cannot be read; the message names the way out."""


def check(paths: Iterable[str]) -> None:
    """Raise InputError for a path that is not there or of no known kind."""
    for name in paths:
        path = Path(name)
        if name == STANDARD_INPUT or path.is_dir():
            continue
        if not path.exists():
            raise InputError(f"{name} does not exist; check the path")
        if not name.lower().endswith(SUFFIXES) and not _readable(path):
            kinds = ", ".join(SUFFIXES[:-2])
            raise InputError(
                f"{name} is of no known kind ({kinds}); "
                f"if it is text, pass it on: ujar read < {name}"
            )


def is_single(paths: tuple[str, ...]) -> bool:
    """Whether the inputs are one text or page, as far as their names tell."""
    if len(paths) != 1 or Path(paths[0]).is_dir():
        return False
    return not paths[0].lower().endswith(_LINES)


def gather(
    paths: Iterable[str], settings: Settings, standard: IO[bytes]
) -> Iterator[Raw]:
    """Yield everything in the named inputs, in their order."""
    for name in paths:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield from _standard(standard, settings)
        elif path.is_dir():
            yield from _folder(path, settings)
        else:
            yield from _file(path, settings)


def size(paths: Iterable[str]) -> int | None:
    """Return the bytes in the named inputs, None where that cannot be known."""
    total = 0
    for name in paths:
        if name == STANDARD_INPUT:
            return None
        path = Path(name)
        files = folder.walk(path, SUFFIXES) if path.is_dir() else (path,)
        total += sum(f.stat().st_size for f in files if isinstance(f, Path))
    return total


def weight(raw: Raw) -> int:
    """Return how many bytes of its input a thing took up."""
    if isinstance(raw, Document):
        return len(raw.data)
    return raw.weight if isinstance(raw, Record) else 0


def _readable(path: Path) -> bool:
    """Whether the path is a pipe or device, as in ``ujar read <(command)``."""
    return not path.is_file()


def _folder(path: Path, settings: Settings) -> Iterator[Raw]:
    found = False
    for entry in folder.walk(path, SUFFIXES):
        found = True
        if isinstance(entry, Dropped):
            yield entry
        else:
            yield from _file(entry, settings)
    if not found:
        kinds = ", ".join(SUFFIXES[:-2])
        yield Dropped(str(path), f"has no file that could be read ({kinds})")


def _file(path: Path, settings: Settings) -> Iterator[Raw]:
    name = path.name.lower()
    if name.endswith(_LINES):
        yield from jsonl.read(path, settings.max_bytes)
    elif path.suffix.lower() in _MEDIA:
        yield file.read(path, _MEDIA[path.suffix.lower()], settings.max_bytes)
    else:
        with path.open("rb") as pipe:
            yield from _stream(pipe, str(path), settings)


def _standard(standard: IO[bytes], settings: Settings) -> Iterator[Raw]:
    return _stream(standard, _STANDARD_NAME, settings)


def _stream(pipe: IO[bytes], name: str, settings: Settings) -> Iterator[Raw]:
    media, whole = stdin.look(pipe, settings.max_bytes)
    if media is None:
        yield from jsonl.stream(whole, name, settings.max_bytes)
        return
    data = whole.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        limit = f"{settings.max_bytes / 1e6:.0f} MB"
        yield Dropped(name, f"is larger than {limit}; split it, or raise max_bytes")
    else:
        yield Document(name, data, media)
