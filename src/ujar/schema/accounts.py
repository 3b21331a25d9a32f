"""Who may do what, and what was done: accounts, tokens, sessions, deeds.

Times are seconds since 1970, UTC.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import total_ordering


@total_ordering
class Role(Enum):
    """What somebody may do; each role may also do what those before it may.

    >>> Role.ADMIN >= Role.EDITOR, min(Role.ADMIN, Role.READER).value
    (True, 'reader')
    """

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def __lt__(self, other: "Role") -> bool:
        order = tuple(Role)
        return order.index(self) < order.index(other)


class DeedKind(StrEnum):
    """What the log of deeds tells."""

    LOGIN = "login"
    LOGIN_FAILED = "login_failed"
    LOGIN_HELD_OFF = "login_held_off"
    LOGOUT = "logout"
    USER_ADDED = "user_added"
    USER_REMOVED = "user_removed"
    ROLE_CHANGED = "role_changed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    TOKEN_MADE = "token_made"  # noqa: S105
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    CORRECTED = "corrected"
    CORRECTION_UNDONE = "correction_undone"
    ARTICLES_ADDED = "articles_added"
    WATCH_CHANGED = "watch_changed"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in, as lists show them."""

    name: str
    role: Role
    made: int


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in; ``password`` is a hash with its parameters."""

    name: str
    role: Role
    password: str
    made: int


@dataclass(frozen=True, slots=True)
class Token:
    """A key for programs, without the key itself.

    ``prefix`` is how it begins, which names it; ``granted`` what it was made for, and
    ``owned`` what the ``account`` that it belongs to may do.
    """

    prefix: str
    account: str
    granted: Role
    owned: Role
    label: str
    made: int
    expires: int | None = None
    used: int | None = None

    @property
    def role(self) -> Role:
        """What it may do now: never more than its owner."""
        return min(self.granted, self.owned)


@dataclass(frozen=True, slots=True)
class Session:
    """A login that holds: whose it is, since when, and when it was last used."""

    account: str
    role: Role
    made: int
    seen: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, and from where: an address, or ``command line``."""

    name: str
    origin: str


# Whoever sits at the machine itself; no account can have this name.
LOCAL = "local"
AT_THE_MACHINE = Actor(LOCAL, "command line")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done: by whom, when, what (``kind`` of ``what``), from where.

    ``n`` is its place in the log, 0 before it stands there.
    """

    who: str
    kind: str
    what: str
    origin: str
    at: int
    n: int = 0
