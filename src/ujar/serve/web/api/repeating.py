"""The header Idempotency-Key: what is made with one is made once."""

import hashlib
import re

from starlette.requests import Request

from ujar.serve.web.api.calls import Change
from ujar.serve.web.problems import RefusedError
from ujar.serve.web.who import Who

NAME = "Idempotency-Key"
LONGEST = 255
# A string in quotes, as the draft has it, or without them, as many send it.
FORM = rf'^("[!#-\[\]-~]{{1,{LONGEST}}}"|[!#-\[\]-~]{{1,{LONGEST}}})$'
TOLD = (
    "A name of your own for this request, a UUID say. Sent again within a day with the "
    "same body, it is answered the same and nothing is made twice; with another body "
    "it is refused (422)."
)
_BAD = 400
_BYTES = 16


async def asked(request: Request, asker: Who, change: Change) -> tuple[str, str] | None:
    """Return digests of who asks for what with which key, and of the body.

    None where nothing is made, or there is no key; RefusedError for what is none.
    """
    key = request.headers.get(NAME)
    if key is None or change.made is None:
        return None
    if re.fullmatch(FORM, key) is None:
        raise RefusedError(
            _BAD,
            f"{NAME} must be 1 to {LONGEST} visible ASCII characters, quoted or not.",
            NAME,
        )
    told = (asker.name, request.method, request.url.path, key.strip('"'))
    return _digest("\0".join(told).encode()), _digest(await request.body())


def _digest(told: bytes) -> str:
    return hashlib.blake2b(told, digest_size=_BYTES).hexdigest()
