"""The house as it is served: by which names, and whether one has to log in."""

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class House:
    """How the pages are served; as it is made, to this machine alone.

    ``names`` are those that a browser may ask for; ``login`` says that whoever asks has
    to log in. Without it everybody who reaches the pages may do everything.
    """

    names: frozenset[str] = frozenset(LOOPBACK)
    login: bool = False


def named(host: str) -> str:
    """Return the name in a Host header without its port.

    >>> named("localhost:8642"), named("[::1]:8642"), named("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    name, _, port = host.lower().rpartition(":")
    return name if name and port.isdecimal() else host.lower()
