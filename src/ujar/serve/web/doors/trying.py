"""A form that may be denied: the page that it came from then says why."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from ujar.pipeline.doors.denials import DeniedError
from ujar.schema.keeping import ArchiveError
from ujar.serve.web.doors.gate import Answer
from ujar.serve.web.doors.hashing import BusyError
from ujar.serve.web.doors.refusing import Refused, refused
from ujar.serve.web.site import Site

# Shows a page again, with why something was denied.
Page = Callable[[Request, DeniedError], Awaitable[Response]]

# For whoever comes while many others do.
_SOON = 5


def trying(site: Site, step: Answer, page: Page) -> Answer:
    """Return *step* as an answer that tells why it may not be."""

    async def tried(request: Request) -> Response:
        try:
            return await step(request)
        except BusyError:
            return later(request, _SOON)
        except DeniedError as error:
            return await page(request, error)
        except ArchiveError as error:
            return site.failed(request, error)

    return tried


def later(request: Request, wait: int) -> Response:
    """Return the answer to whoever tries too often."""
    response = refused(request, Refused.LATER, seconds=wait)
    response.headers["Retry-After"] = str(wait)
    return response
