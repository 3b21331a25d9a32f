"""Against requests that another site makes a browser send (CSRF).

Every form of ours carries a seal that only its reader's pages show: it is made of the
reader's session, or of a secret of this process for whoever has none. Beside that the
browser tells where a request comes from.
"""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

from ujar.serve.web.who import Who

FIELD, HEADER = "csrf", "x-csrf-token"
SAFE = frozenset({"GET", "HEAD"})
# Made anew with every start: forms of before have to be loaded again.
_PROCESS = secrets.token_bytes(32)
# What a page elsewhere can send only after asking, which is never allowed.
_ASKED_FIRST = "application/json"


def of_session(secret: str) -> str:
    """Return the seal of the session that *secret* names."""
    return _sealed(secret.encode("utf-8", "replace"), b"session")


def of_visitor(cookie: str) -> str:
    """Return the seal of somebody without a session; nothing fits without a cookie."""
    return _sealed(_PROCESS, b"visitor " + cookie.encode("utf-8", "replace"))


def of_local() -> str:
    """Return the seal of whoever sits at the machine."""
    return _sealed(_PROCESS, b"local")


def foreign(request: Request) -> bool:
    """Whether the browser says that another site made it send this."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers["host"]


async def fits(request: Request, asker: Who) -> bool:
    """Whether a request that changes something brings the seal of who asks."""
    kind = content_type(request)
    if asker.bearer:  # no browser adds it by itself
        return True
    if asker.local and (request.method != "POST" or kind == _ASKED_FIRST):
        return True
    brought: object = request.headers.get(HEADER)
    if brought is None and kind in FORMS:
        brought = (await request.form()).get(FIELD)
    return isinstance(brought, str) and hmac.compare_digest(
        brought.encode("utf-8", "replace"), asker.seal.encode()
    )


FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def content_type(request: Request) -> str:
    """Return what the body is, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _sealed(key: bytes, what: bytes) -> str:
    return hmac.new(key, what, hashlib.sha256).hexdigest()
