"""Watches made, changed and removed in an archive, each with its line in the log."""

from dataclasses import replace

from ujar.pipeline.archive import Opened
from ujar.pipeline.doors import log
from ujar.pipeline.watches import editing
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


def open_feed(
    archive: Opened, watch: str, by: Actor, at: int
) -> tuple[Watch, str] | None:
    """Keep a feed that a new key opens; return both, None where there is no watch."""
    held = archive.watches.named(watch)
    if held is None:
        return None
    now, key = editing.opened(held)
    change(archive, now, by, at)
    return now, key


def close_feed(archive: Opened, watch: str, by: Actor, at: int) -> bool:
    """Keep that no key opens the feed any more; return whether there is the watch."""
    held = archive.watches.named(watch)
    if held is not None:
        change(archive, replace(held, feed=None), by, at)
    return held is not None


def sign_anew(archive: Opened, watch: str, by: Actor, at: int) -> Watch | None:
    """Keep a new secret for the webhook; None where there is no watch with one."""
    held = archive.watches.named(watch)
    if held is None or held.webhook is None:
        return None
    now = replace(held, secret=editing.new_secret())
    change(archive, now, by, at)
    return now


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
