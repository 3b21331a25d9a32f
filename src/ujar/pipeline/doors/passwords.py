"""Passwords: which are taken, how they are hashed and compared."""

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from ujar.pipeline.doors.denials import Denial, DeniedError
from ujar.schema.keeping import ArchiveError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# What NIST SP 800-63B asks of a password is its length; 15 where nothing else guards
# the account, 8 at least. Attempts are limited here, see serve/web/doors.
_SHORTEST, _LONGEST = 12, 256


def check(name: str, password: str) -> None:
    """Raise DeniedError for a password that *name* should not have."""
    if len(password) < _SHORTEST:
        raise DeniedError(Denial.PASSWORD_SHORT)
    if len(password) > _LONGEST:
        raise DeniedError(Denial.PASSWORD_LONG)
    if password.strip().casefold() == name.casefold():
        raise DeniedError(Denial.PASSWORD_IS_NAME)


class Passwords:
    """Hashes passwords with Argon2id, by the parameters of RFC 9106 for 64 MiB.

    A hash names its parameters: those of an earlier version are still understood, and
    are ``stale``.
    """

    def hashed(self, password: str) -> str:
        """Return the hash to keep of *password*."""
        return self._argon.hash(_plain(password))

    def fits(self, password: str, hashed: str | None) -> bool:
        """Whether *password* is the one; None takes as long as a wrong one."""
        from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415

        try:
            self._argon.verify(hashed or self._nobodys, _plain(password))
        except (Argon2Error, InvalidHashError):
            return False
        return hashed is not None

    def stale(self, hashed: str) -> bool:
        """Whether a hash was made with other parameters than would be used now."""
        return self._argon.check_needs_rehash(hashed)

    @cached_property
    def _argon(self) -> "PasswordHasher":
        try:
            import argon2  # noqa: PLC0415
        except ImportError as error:
            raise ArchiveError(
                "passwords need the package argon2-cffi: pip install 'ujar[web]'"
            ) from error
        return argon2.PasswordHasher()

    @cached_property
    def _nobodys(self) -> str:
        return self.hashed("what nobody has as a password")


def _plain(password: str) -> str:
    """Return *password* in one form, however the keyboard composed its accents."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()
