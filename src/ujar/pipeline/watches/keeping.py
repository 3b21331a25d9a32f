"""Watches made, changed and removed in an archive, each with its line in the log."""

from ujar.pipeline.archive import Opened
from ujar.pipeline.doors import log
from ujar.schema.accounts import Actor, DeedKind
from ujar.schema.watches import Watch


def add(archive: Opened, watch: Watch, by: Actor, at: int) -> None:
    """Keep a new watch."""
    with archive.writing():
        archive.watches.add(watch)
        _note(archive, watch, by, at)


def change(archive: Opened, watch: Watch, by: Actor, at: int) -> None:
    """Keep what is said of a watch now."""
    with archive.writing():
        archive.watches.change(watch)
        _note(archive, watch, by, at)


def remove(archive: Opened, watch: str, by: Actor, at: int) -> bool:
    """Remove a watch with all that it found; return whether there was one."""
    held = archive.watches.named(watch)
    if held is not None:
        with archive.writing():
            archive.watches.remove(watch)
            _note(archive, held, by, at)
    return held is not None


def see(archive: Opened, watch: str) -> bool:
    """Keep that what a watch found was looked at; return whether there is one."""
    with archive.writing():
        archive.watches.seen(watch)
    return archive.watches.named(watch) is not None


def _note(archive: Opened, watch: Watch, by: Actor, at: int) -> None:
    log.note(archive, by, DeedKind.WATCH_CHANGED, f"{watch.id} {watch.name}", at)
