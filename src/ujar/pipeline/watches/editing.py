"""Making watches: what is wished is checked before it is kept."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import replace
from urllib.parse import urlsplit

from ujar.schema.keeping import Wanted
from ujar.schema.search import SearchError
from ujar.schema.watches import Watch
from ujar.store.search.parsing import sought

_NAME, _ADDRESS = 200, 2_000
# An address as mail servers take it; nothing that could end a header's line.
_EMAIL = re.compile(
    r"[\w.+%'-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z0-9-]{2,63}", re.ASCII
)
_SECRET_BYTES, _KEY_BYTES = 24, 32


class WatchError(ValueError):
    """A watch cannot be kept as it is wished; the message says why and the way out."""


def made(wish: Watch, at: int) -> Watch:
    """Return a new watch as wished, with an id and, for a webhook, a secret."""
    secret = new_secret() if wish.webhook else None
    named = replace(wish, id=f"w{secrets.token_hex(6)}", made=at, secret=secret)
    return checked(named)


def changed(before: Watch, wish: Watch) -> Watch:
    """Return *before* as it is wished now; a webhook that stays keeps its secret."""
    secret = before.secret or (new_secret() if wish.webhook else None)
    now = replace(wish, id=before.id, made=before.made, secret=secret, feed=before.feed)
    return checked(now if wish.webhook else replace(now, secret=None))


def opened(watch: Watch) -> tuple[Watch, str]:
    """Return *watch* with a feed that a key opens, and the key, which is not kept."""
    key = secrets.token_urlsafe(_KEY_BYTES)
    return replace(watch, feed=_digest(key)), key


def opens(watch: Watch, key: str) -> bool:
    """Whether *key* opens the feed of *watch*."""
    held = watch.feed or ""
    return bool(held) and hmac.compare_digest(held, _digest(key))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def new_secret() -> str:
    """Return a secret for signatures, as Standard Webhooks writes it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def checked(watch: Watch) -> Watch:
    """Return *watch*; WatchError if it cannot be kept."""
    if not watch.name.strip() or len(watch.name) > _NAME:
        raise WatchError(f"a watch needs a name, of {_NAME} characters at most")
    if not watch.query and watch.wanted == Wanted():
        raise WatchError("a watch needs words to look for, or a condition")
    if watch.query:
        try:
            sought(watch.query, watch.wanted)
        except SearchError as error:
            raise WatchError(str(error)) from error
    if watch.webhook is not None:
        _demand_address(watch.webhook)
    if watch.email is not None and not _EMAIL.fullmatch(watch.email):
        raise WatchError("the e-mail address is none; write it as name@host.example")
    return watch


def _demand_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        usable = usable and not parts.username and parts.port != 0
    except ValueError:
        usable = False
    if not usable or len(address) > _ADDRESS or not address.isprintable():
        raise WatchError("the webhook needs an address that begins with https://")
