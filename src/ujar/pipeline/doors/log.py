"""The log of deeds: who did what, when and from where."""

from ujar.pipeline.archive import Opened
from ujar.schema.accounts import Actor, Deed, DeedKind


def note(archive: Opened, by: Actor, kind: DeedKind, what: str, at: int) -> None:
    """Add to the log; call it in the ``writing()`` of what was done."""
    archive.accounts.record(Deed(by.name, kind, what, by.origin, at))
