"""How somebody is told that they may not: as a page, or as JSON for programs."""

from enum import StrEnum

from starlette.requests import Request
from starlette.responses import Response

from ujar.schema.accounts import Role
from ujar.serve.web import problems, render
from ujar.serve.web.site import frame, html, spoken
from ujar.serve.web.voice import Voice

_PROGRAMS = ("/api/", "/mcp")


class Refused(StrEnum):
    """Why a request is not answered; the words of the pages have a text for each."""

    LOGIN = "login"
    ROLE = "role"
    FOREIGN = "foreign"
    SEAL = "seal"
    FORWARDED = "forwarded"
    SLOW = "slow"
    LARGE = "large"
    KIND = "kind"
    FORM = "form"
    LATER = "later"


_FORBIDDEN = 403
_STATUS = {
    Refused.LOGIN: 401,
    Refused.SLOW: 408,
    Refused.LARGE: 413,
    Refused.KIND: 415,
    Refused.FORM: 400,
    Refused.LATER: 429,
}


def refused(request: Request, why: Refused, **values: object) -> Response:
    """Return the answer that says why not."""
    voice = spoken(request)
    told = {k: _told(voice, v) for k, v in values.items()}
    heading = voice.term("refused", why)
    more = voice.term("refused_more", why).format(**told)
    status = _STATUS.get(why, _FORBIDDEN)
    if for_program(request):
        response = problems.response(problems.Problem(status, heading, more))
    else:
        values = {**frame(request), "heading": heading, "more": more}
        response = html(request, render.page("error", voice, values), status)
    if why is Refused.LOGIN and for_program(request):
        response.headers["WWW-Authenticate"] = "Bearer"
    if why in {Refused.LARGE, Refused.SLOW}:  # the rest of the body is not waited for
        response.headers["Connection"] = "close"
    return response


def for_program(request: Request) -> bool:
    """Whether a program asks, which wants no page."""
    path: str = request.scope["path"]
    return path.startswith(_PROGRAMS) or "authorization" in request.headers


def _told(voice: Voice, value: object) -> str:
    if isinstance(value, Role):
        return voice.term("role", value.value)
    return voice.number(value) if isinstance(value, int) else str(value)
