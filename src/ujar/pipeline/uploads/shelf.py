"""Where uploads lie until they are added: a folder for each job, beside the archive."""

import contextlib
import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from ujar.pipeline.settings import Settings
from ujar.pipeline.sources import SUFFIXES
from ujar.pipeline.uploads.progress import Progress

_RECORD, _CHUNK, _ID_BYTES = "job.json", 1 << 20, 6
# Jobs that are remembered.
_KEPT = 30
_ID = re.compile(r"[0-9a-f]{12}")
_LONGEST_NAME = 120
# What a folder or a screen takes for something else than a letter.
_UNFIT = re.compile(r'[/\\\0-\x1f\x7f-\x9f:*?"<>|\u2028-\u202e\u2066-\u2069\ufeff]')


class UploadError(ValueError):
    """A file cannot be taken; the message says which, why, and the way out."""


class Shelf:
    """Keeps the files of jobs, and how far each has come."""

    def __init__(self, settings: Settings) -> None:
        """Keep them where *settings* say; nothing is made yet."""
        self._folder = _folder(settings)
        self._most = settings.max_bytes

    def new(self) -> str:
        """Return the id of a new job, whose folder is made."""
        job = os.urandom(_ID_BYTES).hex()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self._folder / job).mkdir(mode=0o700)
        return job

    def put(self, job: str, name: str, file: IO[bytes]) -> str:
        """Keep a file that was uploaded; return what it is called from now on.

        Its name is told apart by its content: the same file again is the same, another
        one of the same name another. UploadError if it is none that can be read.
        """
        checked(name)
        part = self._folder / job / "part"
        digest, size = hashlib.blake2b(digest_size=_ID_BYTES), 0
        with part.open("wb") as kept:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > self._most:
                    limit = f"{self._most / 1e6:.0f} MB"
                    raise UploadError(
                        f"{name} is larger than {limit}; split it, or add it with "
                        "ujar add"
                    )
                digest.update(chunk)
                kept.write(chunk)
        if not size:
            raise UploadError(f"{name} is empty")
        held = f"{digest.hexdigest()}-{name}"
        part.rename(self._folder / job / held)
        return held

    def files(self, job: str) -> Iterator[Path]:
        """Yield the files of a job, in the order of their names."""
        folder = self._folder / job
        yield from sorted(p for p in folder.iterdir() if p.name != _RECORD)

    def keep(self, progress: Progress) -> None:
        """Keep how far a job has come, whole or not at all."""
        path = self._folder / progress.id / _RECORD
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.json.encode(progress))
        fresh.replace(path)

    def held(self) -> tuple[Progress, ...]:
        """Return the jobs that are remembered, the latest first."""
        found = [
            progress
            for folder in (self._folder.iterdir() if self._folder.is_dir() else ())
            if _ID.fullmatch(folder.name) and (progress := _read(folder / _RECORD))
        ]
        return tuple(sorted(found, key=lambda p: (-p.made, p.id)))

    def empty(self, job: str) -> None:
        """Remove the files of a job, which are no longer needed."""
        for path in list(self.files(job)):
            path.unlink(missing_ok=True)

    def drop(self, job: str) -> None:
        """Remove a job with all that is kept of it."""
        shutil.rmtree(self._folder / job, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what is of no use: old jobs, and folders that never became one."""
        held = self.held()
        for progress in [p for p in held if p.over][_KEPT:]:
            self.drop(progress.id)
        known = {p.id for p in held}
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            if _ID.fullmatch(folder.name) and folder.name not in known:
                self.drop(folder.name)


def checked(name: str) -> None:
    """Raise UploadError for a name that is none of a file that can be read."""
    if not name.strip(". ") or _UNFIT.search(name) or len(name) > _LONGEST_NAME:
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        raise UploadError(f"{shown!r} is no plain file name; rename the file")
    if not name.lower().endswith(SUFFIXES):
        kinds = ", ".join(SUFFIXES[:-2])
        raise UploadError(f"{name} is of no known kind ({kinds})")


def _folder(settings: Settings) -> Path:
    """Return the folder of uploads: as set, beside a file, or in the user's own one."""
    where = settings.archive
    if settings.uploads is not None:
        return settings.uploads
    if where == ":memory:":
        return Path(tempfile.gettempdir()) / f"ujar-uploads-{os.getpid()}"
    if "://" in where:
        digest = hashlib.blake2b(where.encode(), digest_size=_ID_BYTES).hexdigest()
        return _state() / f"uploads-{digest}"
    return Path(f"{where}.uploads")


def _state() -> Path:
    """Return the folder of what shall outlive a program, as the system has it."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "ujar"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "ujar"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "ujar"


def _read(path: Path) -> Progress | None:
    with contextlib.suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
        return msgspec.json.decode(path.read_bytes(), type=Progress)
    return None
