"""What a call brings along beside its address: a body of JSON, read and checked."""

import re
from typing import Any

import msgspec
from starlette.requests import Request

from ujar.serve.web.doors.seals import content_type
from ujar.serve.web.problems import RefusedError

_BAD, _KIND, _UNFIT = 400, 415, 422
# Where msgspec says that something is: `$.wanted.by`, `$.articles[0]`.
_AT = re.compile(r" - at `(?:key in )?\$([^`]*)`$")
_NAMED = re.compile(r"(?:required|unknown) field `(.{1,80}?)`", re.DOTALL)
_LONGEST = 300


async def body(type_: Any, request: Request) -> Any:  # noqa: ANN401
    """Return the body as the type that a call takes; RefusedError if it is none."""
    if type_ is None:
        return None
    if content_type(request) != "application/json":
        raise RefusedError(
            _KIND, "Send the body as JSON, with Content-Type: application/json."
        )
    try:
        return msgspec.json.decode(await request.body(), type=type_)
    except msgspec.ValidationError as error:
        raise _unfit(str(error)) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise RefusedError(_BAD, "The body is no JSON in UTF-8.") from error


def _unfit(told: str) -> RefusedError:
    """Return the refusal of a body that is another than the document says."""
    at = _AT.search(told)
    path = re.sub(r"\.|\[(\d+|\.\.\.)\]", r"/\1", at[1]) if at else ""
    if field := _NAMED.search(told):
        path = f"{path}/{field[1]}"
    why = _AT.sub("", told)[:_LONGEST]
    return RefusedError(
        _UNFIT, f"{why}; /api/docs shows what may be sent.", path[:_LONGEST] or None
    )
