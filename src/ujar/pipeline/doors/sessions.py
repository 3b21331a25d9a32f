"""Sessions: logins that hold for a while; the log of deeds is swept with them."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from ujar.pipeline.archive import Opened
from ujar.pipeline.doors.log import note
from ujar.pipeline.doors.tokens import digest
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import Account, Actor, DeedKind, Session

_BYTES = 32
_HOUR, _DAY = 3600, 86_400


@dataclass(frozen=True, slots=True)
class Sessions:
    """Begins, finds and ends sessions; a session is named by a secret.

    It ends ``session_hours`` after its last use and ``session_days`` after its login.
    """

    archive: Opened
    now: Callable[[], int]
    settings: Settings

    def begin(
        self, account: Account, origin: str, old: str | None, fresh: str | None = None
    ) -> str | None:
        """Log in: return the secret of a new session, in the place of an *old* one.

        *fresh* is a better hash of the password, where there is one. None if the
        account is no longer what it was.
        """
        secret, at = secrets.token_urlsafe(_BYTES), self.now()
        accounts = self.archive.accounts
        with self.archive.writing():
            if accounts.named(account.name) != account:
                return None
            if fresh:
                accounts.set_password(account.name, fresh)
            if old:
                accounts.end_session(digest(old))
            self._sweep(at)
            accounts.add_session(digest(secret), account.name, at)
            note(self.archive, Actor(account.name, origin), DeedKind.LOGIN, "", at)
        return secret

    def of(self, secret: str) -> Session | None:
        """Return the session of that secret, if it holds."""
        found = self.archive.accounts.session(digest(secret))
        made, seen = self._oldest(self.now())
        return found if found and found.made >= made and found.seen >= seen else None

    def seen(self, secret: str) -> None:
        """Keep that a session is used now."""
        with self.archive.writing():
            self.archive.accounts.session_seen(digest(secret), self.now())

    def end(self, by: Actor, secret: str) -> None:
        """Log out."""
        with self.archive.writing():
            self.archive.accounts.end_session(digest(secret))
            note(self.archive, by, DeedKind.LOGOUT, "", self.now())

    def _sweep(self, at: int) -> None:
        made, seen = self._oldest(at)
        self.archive.accounts.sweep_sessions(made, seen)
        if self.settings.log_days:
            self.archive.accounts.sweep_deeds(at - self.settings.log_days * _DAY)

    def _oldest(self, at: int) -> tuple[int, int]:
        hours, days = self.settings.session_hours, self.settings.session_days
        return at - days * _DAY, at - hours * _HOUR
