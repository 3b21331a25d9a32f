"""Bodies of requests: so long and no longer, and not slower than that."""

import asyncio

from starlette.datastructures import Headers
from starlette.types import Message, Receive

# A stretch of time without a byte, and the least that has to come a second.
_IDLE, _LEAST = 20.0, 20_000


class TooLargeError(Exception):
    """The body is longer than what is asked for takes."""


class TooSlowError(Exception):
    """The body does not come."""


def limited(receive: Receive, limit: int) -> Receive:
    """Return *receive* for a body of at most *limit* bytes that comes in time."""
    loop = asyncio.get_running_loop()
    end = loop.time() + _IDLE + limit / _LEAST
    held, whole = 0, False

    async def receiving() -> Message:
        nonlocal held, whole
        if whole:  # what comes now is that the browser has gone
            return await receive()
        try:
            async with asyncio.timeout(min(_IDLE, max(end - loop.time(), 0))):
                message = await receive()
        except TimeoutError as error:
            raise TooSlowError from error
        held += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if held > limit:
            raise TooLargeError
        return message

    return receiving


def told_length(headers: Headers) -> int:
    """Return how long a body says it is, 0 where it does not say."""
    told = headers.get("content-length", "")
    return int(told) if told.isdecimal() and len(told) < 20 else 0  # noqa: PLR2004
