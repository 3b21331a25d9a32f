"""Who asks for a page, as what stands before the pages has found out."""

from dataclasses import dataclass, replace
from enum import Enum

from starlette.requests import HTTPConnection
from starlette.types import Scope

from ujar.schema.accounts import Actor, Role


class Way(Enum):
    """How somebody came in."""

    LOCAL = "local"
    SESSION = "session"
    TOKEN = "token"  # noqa: S105
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who asks: ``role`` is None for whoever has not logged in.

    ``seal`` is what every form of theirs has to bring along, ``origin`` from where
    they come, as the log tells it.
    """

    name: str
    role: Role | None
    way: Way
    origin: str
    seal: str = ""

    def may(self, role: Role | str) -> bool:
        """Whether they may do what that role may."""
        return self.role is not None and self.role >= Role(role)

    @property
    def bearer(self) -> bool:
        """Whether they are a program that brought a token."""
        return self.way is Way.TOKEN

    @property
    def local(self) -> bool:
        """Whether they sit at the machine, where nobody needs to log in."""
        return self.way is Way.LOCAL

    def sealed(self, seal: str) -> "Who":
        """Return them with another seal."""
        return replace(self, seal=seal)

    @property
    def actor(self) -> Actor:
        """How the log of deeds names them."""
        return Actor(self.name, self.origin)


_KEY = "who"
NOBODY = Who("", None, Way.NONE, "")


def who(request: HTTPConnection) -> Who:
    """Return who asks; nobody where nothing has looked."""
    found: Who = request.scope.get("state", {}).get(_KEY, NOBODY)
    return found


def remember(scope: Scope, found: Who) -> None:
    """Keep who asks beside the request: as ``request.state.who``."""
    scope.setdefault("state", {})[_KEY] = found
