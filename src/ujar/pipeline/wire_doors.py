"""An archive in, what keeps its doors out: what wire.py is for reading."""

import time
from functools import cache

from ujar.pipeline.archive import Opened
from ujar.pipeline.doors.passwords import Passwords
from ujar.pipeline.doors.sessions import Sessions
from ujar.pipeline.doors.tokens import Tokens
from ujar.pipeline.doors.users import Users
from ujar.pipeline.settings import Settings


def users(archive: Opened) -> Users:
    """Return what changes the archive's accounts."""
    return Users(archive, now)


def tokens(archive: Opened) -> Tokens:
    """Return what makes and finds the archive's tokens."""
    return Tokens(archive, now)


def sessions(archive: Opened, settings: Settings) -> Sessions:
    """Return what begins and ends the archive's sessions."""
    return Sessions(archive, now, settings)


@cache
def passwords() -> Passwords:
    """Return what hashes passwords."""
    return Passwords()


def now() -> int:
    """Return the time, seconds since 1970."""
    return int(time.time())
