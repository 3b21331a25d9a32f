"""Settings in, what tells of watches out: what wire.py is for reading."""

import time

from ujar.pipeline.archive import Opened
from ujar.pipeline.settings import Settings
from ujar.pipeline.watches.minding import Minder
from ujar.pipeline.watches.telling import Linked, Telling


def telling(archive: Opened, settings: Settings, linked: Linked) -> Telling:
    """Return what tells what the archive's watches found."""
    return Telling(archive, settings, now, linked)


def minder(settings: Settings, linked: Linked) -> Minder:
    """Return what looks and tells again and again."""
    return Minder(lambda archive: telling(archive, settings, linked), now)


def now() -> int:
    """Return the time, seconds since 1970."""
    return int(time.time())
