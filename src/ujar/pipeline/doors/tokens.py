"""Tokens: keys for programs, shown once and kept as digests."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from ujar.pipeline.archive import Opened
from ujar.pipeline.doors.denials import Denial, DeniedError
from ujar.pipeline.doors.log import note
from ujar.pipeline.doors.users import spelled
from ujar.schema.accounts import Actor, DeedKind, Role, Token

# Found by tools that look for secrets in what should hold none.
_MARK = "ujar_"
_BYTES = 32
_PREFIX = len(_MARK) + 8
_LONGEST_LABEL = 100


def digest(secret: str) -> bytes:
    """Return what is kept of a secret of 256 random bits; it needs no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes, finds and revokes tokens; DeniedError says why something may not be."""

    archive: Opened
    now: Callable[[], int]

    def new(
        self, by: Actor, name: str, role: Role, label: str = "", days: int | None = None
    ) -> str:
        """Make a token of a user, and return it: nobody can see it again."""
        key, at = _MARK + secrets.token_hex(_BYTES), self.now()
        with self.archive.writing():
            account = self.archive.accounts.named(spelled(name))
            if account is None:
                raise DeniedError(Denial.NO_USER, name)
            if role > account.role:
                raise DeniedError(Denial.ROLE_ABOVE, account.name)
            token = Token(
                prefix=key[:_PREFIX],
                account=account.name,
                granted=role,
                owned=account.role,
                label=" ".join(label.split())[:_LONGEST_LABEL],
                made=at,
                expires=None if days is None else at + days * 86_400,
            )
            self.archive.accounts.add_token(token, digest(key))
            told = f"{token.prefix} of {account.name} ({role.value})"
            note(self.archive, by, DeedKind.TOKEN_MADE, told, self.now())
        return key

    def revoke(self, by: Actor, prefix: str, of: str | None = None) -> None:
        """Revoke the token that begins so, of that user if one is named."""
        with self.archive.writing():
            held = self.archive.accounts.tokens(of)
            found = [t for t in held if prefix and t.prefix == prefix]
            if not found:
                raise DeniedError(Denial.NO_TOKEN, prefix)
            self.archive.accounts.revoke(prefix)
            told = f"{prefix} of {found[0].account}"
            note(self.archive, by, DeedKind.TOKEN_REVOKED, told, self.now())

    def of(self, key: str) -> Token | None:
        """Return the token that *key* is, if it is still one."""
        found = self.archive.accounts.token(digest(key))
        over = found and found.expires is not None and found.expires <= self.now()
        return None if over else found

    def used(self, prefix: str) -> None:
        """Keep that a token was used now."""
        with self.archive.writing():
            self.archive.accounts.token_used(prefix, self.now())
