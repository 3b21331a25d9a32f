"""The section of the pages that has to do with who may do what."""

from starlette.routing import Route

from ujar.serve.web.doors import account, entering, users
from ujar.serve.web.doors.entering import Entering
from ujar.serve.web.doors.hashing import Hashing
from ujar.serve.web.doors.throttle import Throttle
from ujar.serve.web.site import Site


def routes(site: Site) -> list[Route]:
    """Return which address is answered by which page."""
    porter = Entering(site, Hashing(), Throttle())
    return [
        *entering.routes(porter),
        *account.routes(porter),
        *users.routes(porter),
    ]
