"""Why something asked of the API is not answered, as JSON (RFC 9457)."""

from dataclasses import dataclass
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType
from starlette.responses import Response

MEDIA_TYPE: Final = "application/problem+json"
NOTHING: Final = "There is nothing at this address; /api/docs shows all there is."
TITLES: Final = {
    400: "Cannot be understood",
    401: "Who asks is not known",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    408: "Too slow",
    409: "Conflict",
    412: "Changed in the meantime",
    413: "Too large",
    414: "Address too long",
    415: "Not this media type",
    421: "Not served here",
    422: "Not a valid value",
    429: "Too many requests",
    500: "Something went wrong",
    501: "Not installed here",
    503: "Not available",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a call is not answered, and the way out (RFC 9457).

    ``detail`` is one or two sentences for people. ``parameter`` names what is wrong:
    a parameter of the address, or a field of the body as a JSON Pointer.
    """

    status: int
    title: str
    detail: str
    type: str = "about:blank"
    parameter: str | UnsetType = UNSET


class RefusedError(Exception):
    """A call cannot be answered as it was made; see Problem."""

    def __init__(self, status: int, detail: str, parameter: str | None = None) -> None:
        """Say why, in sentences."""
        super().__init__(detail)
        self.problem = Problem(
            status, TITLES[status], detail, parameter=parameter or UNSET
        )


def told_of(path: str) -> bool:
    """Whether whoever asks for *path* is told problems: a program."""
    return path == "/api" or path.startswith("/api/")


def response(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Return the answer that tells the problem."""
    written = msgspec.json.encode(problem)
    return Response(written, problem.status, headers, MEDIA_TYPE)


def refusal(
    status: int, detail: str, headers: dict[str, str] | None = None
) -> Response:
    """Return the answer that says no, with that status and in these words."""
    return response(Problem(status, TITLES[status], detail), headers)
