"""The log of deeds: who did what, when and from where."""

from ujar.pipeline.archive import Opened
from ujar.schema.accounts import Actor, Deed, DeedKind

# Of what was done, as much as tells it: names and titles may be of any length.
_LONGEST = 400


def note(archive: Opened, by: Actor, kind: DeedKind, what: str, at: int) -> None:
    """Add to the log; call it in the ``writing()`` of what was done."""
    told = " ".join(what.split())[:_LONGEST]
    archive.accounts.record(Deed(by.name, kind, told, by.origin, at))
