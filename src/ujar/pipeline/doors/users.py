"""Users: added, given a role or a password, removed; each change is noted."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ujar.pipeline.archive import Opened
from ujar.pipeline.doors.denials import Denial, DeniedError
from ujar.pipeline.doors.log import note
from ujar.schema.accounts import LOCAL, Account, Actor, DeedKind, Role

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._@+-]{0,62}[a-z0-9])?")


def checked(name: str) -> str:
    """Return a new user's name as it is kept; DeniedError if it is none.

    >>> checked(" Ani.Sari ")
    'ani.sari'
    """
    kept = spelled(name)
    if not _NAME.fullmatch(kept) or kept == LOCAL:
        raise DeniedError(Denial.NAME_UNFIT, name)
    return kept


def spelled(name: str) -> str:
    """Return a name in the form in which names are kept."""
    return name.strip().lower()


@dataclass(frozen=True, slots=True)
class Users:
    """Changes accounts; DeniedError says why something may not be.

    Passwords come as hashes: making one takes too long to do it inside a transaction.
    """

    archive: Opened
    now: Callable[[], int]

    def add(self, by: Actor, name: str, role: Role, password: str) -> None:
        """Add a user."""
        kept, at = checked(name), self.now()
        with self.archive.writing():
            if self.archive.accounts.named(kept):
                raise DeniedError(Denial.NAME_TAKEN, kept)
            self.archive.accounts.add(Account(kept, role, password, at))
            note(
                self.archive,
                by,
                DeedKind.USER_ADDED,
                f"{kept} ({role.value})",
                self.now(),
            )

    def set_role(self, by: Actor, name: str, role: Role) -> None:
        """Give a user another role, which ends their sessions."""
        with self.archive.writing():
            account = self.found(name)
            if role is not Role.ADMIN:
                self._demand_other_admin(account)
            self.archive.accounts.set_role(account.name, role)
            self.archive.accounts.end_sessions(account.name)
            told = f"{account.name} ({account.role.value} to {role.value})"
            note(self.archive, by, DeedKind.ROLE_CHANGED, told, self.now())

    def set_password(self, by: Actor, name: str, password: str) -> None:
        """Give a user another password, which ends their sessions."""
        with self.archive.writing():
            account = self.found(name)
            self.archive.accounts.set_password(account.name, password)
            self.archive.accounts.end_sessions(account.name)
            note(self.archive, by, DeedKind.PASSWORD_CHANGED, account.name, self.now())

    def remove(self, by: Actor, name: str) -> None:
        """Remove a user with their tokens and sessions; what they did stays noted."""
        with self.archive.writing():
            account = self.found(name)
            self._demand_other_admin(account)
            self.archive.accounts.remove(account.name)
            note(self.archive, by, DeedKind.USER_REMOVED, account.name, self.now())

    def found(self, name: str) -> Account:
        """Return the account of that name; DeniedError if there is none."""
        account = self.archive.accounts.named(spelled(name))
        if account is None:
            raise DeniedError(Denial.NO_USER, name)
        return account

    def _demand_other_admin(self, account: Account) -> None:
        """Refuse to leave users without anybody to look after them."""
        others = [a for a in self.archive.accounts.all() if a.name != account.name]
        admins = [a for a in others if a.role is Role.ADMIN]
        if account.role is Role.ADMIN and others and not admins:
            raise DeniedError(Denial.LAST_ADMIN, account.name)
