"""Where readings are written: whole lines only, and a file that can be resumed."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol


class Writer(Protocol):
    """What readings are written to."""

    def write(self, data: bytes, /) -> object:
        """Write all of *data*."""

    def flush(self) -> None:
        """See to it that it is out."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """Writes to a file without a buffer, each time all that it is given."""

    file: IO[bytes]

    def write(self, data: bytes, /) -> None:
        """Write all of *data*, however many calls that takes."""
        left = memoryview(data)
        while left:
            left = left[self.file.write(left) or 0 :]

    def flush(self) -> None:
        """Do nothing: nothing is held back."""


class OutputError(ValueError):
    """The output cannot be written; the message says why."""


def done(path: Path) -> frozenset[str]:
    """Return the ids of the articles that the JSON Lines file at *path* holds.

    A last line without its end was cut off in the middle: it is taken off the file.
    """
    if not path.exists():
        return frozenset()
    ids = set()
    whole = 0
    try:
        with path.open("rb+") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    file.truncate(whole)
                    break
                whole += len(line)
                ids.add(str(json.loads(line)["id"]))
    except OSError as error:
        raise _refused(path, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f"{path} holds something other than output of ujar read --jsonl; "
            "name another file, or leave out --resume"
        ) from error
    return frozenset(ids)


@contextmanager
def opened(path: Path, *, append: bool) -> Iterator[Writer]:
    """Open the file for whole writes; an error is told in one sentence."""
    try:
        with path.open("ab" if append else "wb", buffering=0) as file:
            yield _Whole(file)
    except OSError as error:
        raise _refused(path, error) from error


@contextmanager
def replaced(path: Path) -> Iterator[Writer]:
    """Open a file that takes the place of *path* when it is whole, or never.

    What is no file, as a pipe, is written to as it is.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with opened(path, append=False) as file:
            yield file
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def same_file(output: Path, inputs: tuple[str, ...]) -> bool:
    """Whether the output would overwrite one of the inputs."""
    if not output.exists():
        return False
    there = (name for name in inputs if name != "-" and os.path.exists(name))  # noqa: PTH110
    return any(output.samefile(name) for name in there)


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot write {path}: {error.strerror or error}")
