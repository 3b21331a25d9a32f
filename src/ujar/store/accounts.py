"""Accounts, tokens, sessions and the log of deeds, in any database."""

from ujar.schema.accounts import Account, Deed, Role, Session, Token, User
from ujar.store.database import Database, Row
from ujar.store.values import clean

# Behind every row of the log.
_NEWEST = (1 << 62) - 1


class DatabaseAccounts:
    """Keeps who may do what; see the port ``Accounts``."""

    def __init__(self, database: Database) -> None:
        """Keep everything in *database*."""
        self._database = database

    def all(self) -> tuple[User, ...]:
        """Return everybody who has an account, by name."""
        rows = self._database.rows("accounts_all")
        return tuple(User(name, Role(role), made) for name, role, made in rows)

    def named(self, name: str) -> Account | None:
        """Return the account of that name."""
        rows = self._database.rows("account_named", name=_text(name))
        return _account(rows[0]) if rows else None

    def add(self, account: Account) -> None:
        """Keep a new account; nobody may have that name yet."""
        self._write(
            "account_added",
            name=account.name,
            role=account.role.value,
            password=account.password,
            made=account.made,
        )

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role."""
        self._write("account_role", name=name, role=role.value)

    def set_password(self, name: str, password: str) -> None:
        """Keep another hash of an account's password."""
        self._write("account_password", name=name, password=password)

    def remove(self, name: str) -> None:
        """Remove an account with its tokens and sessions."""
        self._write("account_removed", name=name)

    def tokens(self, account: str | None = None) -> tuple[Token, ...]:
        """Return the tokens of an account, or of all."""
        rows = self._database.rows("tokens_all", name=account and _text(account))
        return tuple(map(_token, rows))

    def token(self, digest: bytes) -> Token | None:
        """Return the token whose digest this is."""
        rows = self._database.rows("token_of", digest=digest)
        return _token(rows[0]) if rows else None

    def add_token(self, token: Token, digest: bytes) -> None:
        """Keep a new token by its digest."""
        self._write(
            "token_added",
            name=token.account,
            prefix=token.prefix,
            digest=digest,
            role=token.granted.value,
            label=clean(token.label),
            made=token.made,
            expires=token.expires,
        )

    def token_used(self, prefix: str, at: int) -> None:
        """Keep when a token was last used."""
        self._write("token_used", prefix=prefix, at=at)

    def revoke(self, prefix: str) -> None:
        """Remove a token."""
        self._write("token_revoked", prefix=prefix)

    def session(self, digest: bytes) -> Session | None:
        """Return the session whose digest this is."""
        rows = self._database.rows("session_of", digest=digest)
        for name, role, made, seen in rows:
            return Session(name, Role(role), made, seen)
        return None

    def add_session(self, digest: bytes, account: str, at: int) -> None:
        """Keep a session that begins."""
        self._write("session_added", digest=digest, name=account, at=at)

    def session_seen(self, digest: bytes, at: int) -> None:
        """Keep when a session was last used."""
        self._write("session_seen", digest=digest, at=at)

    def end_session(self, digest: bytes) -> None:
        """Remove a session."""
        self._write("session_ended", digest=digest)

    def end_sessions(self, account: str) -> None:
        """Remove every session of an account."""
        self._write("sessions_ended", name=account)

    def sweep_sessions(self, made: int, seen: int) -> None:
        """Remove the sessions made before *made* or last used before *seen*."""
        self._write("sessions_swept", made=made, seen=seen)

    def record(self, deed: Deed) -> None:
        """Add to the log of deeds."""
        self._write(
            "deed_kept",
            at=deed.at,
            who=clean(deed.who),
            kind=deed.kind,
            what=clean(deed.what),
            origin=clean(deed.origin),
        )

    def deeds(
        self,
        before: int | None = None,
        most: int = 50,
        *,
        who: str | None = None,
        kind: str | None = None,
    ) -> tuple[Deed, ...]:
        """Return what was done, the newest first, before deed number *before*."""
        rows = self._database.rows(
            "deeds_before",
            before=_NEWEST if before is None else before,
            most=most,
            who=who and _text(who),
            kind=kind and _text(kind),
        )
        return tuple(Deed(*row) for row in rows)

    def sweep_deeds(self, before: int) -> None:
        """Forget what was done before *before*; the last thirty days stay."""
        self._write("deeds_swept", at=before)

    def _write(self, query: str, **values: object) -> None:
        if not self._database.writing:
            raise RuntimeError("accounts change only inside an archive's writing()")
        self._database.many(query, [values])


def _text(asked: str) -> str:
    """Return what was asked for as a column could hold it."""
    return clean(asked) or ""


def _account(row: Row) -> Account:
    name, role, password, made = row
    return Account(name, Role(role), password, made)


def _token(row: Row) -> Token:
    prefix, account, granted, owned, *rest = row
    return Token(prefix, account, Role(granted), Role(owned), *rest)
