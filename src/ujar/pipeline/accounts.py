"""What is asked of the place where it is kept who may do what, and what was done."""

from typing import Protocol

from ujar.schema.accounts import Account, Deed, Role, Session, Token, User


class Accounts(Protocol):
    """Accounts by name, tokens by how they begin, sessions and tokens by digest.

    Nothing here holds a password or a key itself. What names nobody changes nothing.
    """

    def all(self) -> tuple[User, ...]:
        """Return everybody who has an account, by name."""

    def named(self, name: str) -> Account | None:
        """Return the account of that name."""

    def add(self, account: Account) -> None:
        """Keep a new account; nobody may have that name yet."""

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role."""

    def set_password(self, name: str, password: str) -> None:
        """Keep another hash of an account's password."""

    def remove(self, name: str) -> None:
        """Remove an account with its tokens and sessions."""

    def tokens(self, account: str | None = None) -> tuple[Token, ...]:
        """Return the tokens of an account, or of all."""

    def token(self, digest: bytes) -> Token | None:
        """Return the token whose digest this is."""

    def add_token(self, token: Token, digest: bytes) -> None:
        """Keep a new token by its digest."""

    def token_used(self, prefix: str, at: int) -> None:
        """Keep when a token was last used."""

    def revoke(self, prefix: str) -> None:
        """Remove a token."""

    def session(self, digest: bytes) -> Session | None:
        """Return the session whose digest this is."""

    def add_session(self, digest: bytes, account: str, at: int) -> None:
        """Keep a session that begins."""

    def session_seen(self, digest: bytes, at: int) -> None:
        """Keep when a session was last used."""

    def end_session(self, digest: bytes) -> None:
        """Remove a session."""

    def end_sessions(self, account: str) -> None:
        """Remove every session of an account."""

    def sweep_sessions(self, made: int, seen: int) -> None:
        """Remove the sessions made before *made* or last used before *seen*."""

    def record(self, deed: Deed) -> None:
        """Add to the log of deeds."""

    def deeds(
        self,
        before: int | None = None,
        most: int = 50,
        *,
        who: str | None = None,
        kind: str | None = None,
    ) -> tuple[Deed, ...]:
        """Return what was done, the newest first, before deed number *before*."""

    def sweep_deeds(self, before: int) -> None:
        """Forget what was done before *before*; the last thirty days stay."""
