"""How often somebody may try a password; kept in memory, for one process.

Counted are attempts on a user from an address, on a user at all, and from an address
at all (a network of /64 of IPv6), in stretches of a quarter of an hour.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

_STRETCH = 900.0
# Attempts in a stretch. Whoever tries many users is stopped by the address; a user is
# only locked out by attempts from many addresses at once.
_FROM_THERE, _FROM_ANYWHERE, _ON_ANYBODY = 5, 50, 20
# More than that many counters are not kept: the oldest go.
_MOST = 20_000
_V6_NETWORK = 64

Key = tuple[str, str]


@dataclass(slots=True)
class Throttle:
    """Counts attempts; ``clock`` gives seconds that only grow."""

    clock: Callable[[], float] = monotonic
    _held: OrderedDict[Key, tuple[float, int]] = field(default_factory=OrderedDict)

    def tried(self, name: str, address: str) -> int:
        """Count an attempt; return in how many seconds to come again, 0 for now."""
        now, wait = self.clock(), 0.0
        for key, most in _keys(name, address):
            began, count = self._held.get(key, (now, 0))
            if now - began >= _STRETCH:
                began, count = now, 0
            if count >= most:
                wait = max(wait, began + _STRETCH - now)
            self._held[key] = (began, count + 1)
            self._held.move_to_end(key)
        while len(self._held) > _MOST:
            self._held.popitem(last=False)
        return int(wait) + 1 if wait else 0

    def fitted(self, name: str, address: str) -> None:
        """Take an attempt back: the password was right."""
        for key, _ in _keys(name, address):
            if key in self._held:
                began, count = self._held[key]
                self._held[key] = (began, max(count - 1, 0))

    def first(self, name: str, address: str) -> bool:
        """Whether the last attempt was the first one to be held off."""
        return any(
            key in self._held and self._held[key][1] == most + 1
            for key, most in _keys(name, address)
        )


def _keys(name: str, address: str) -> Iterator[tuple[Key, int]]:
    network = _network(address)
    yield (name, network), _FROM_THERE
    yield (name, ""), _FROM_ANYWHERE
    yield ("", network), _ON_ANYBODY


def _network(address: str) -> str:
    """Return the network that one user of IPv6 has, any other address as it is.

    >>> _network("2001:db8::1"), _network("192.0.2.1")
    ('2001:db8::/64', '192.0.2.1')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(found), _V6_NETWORK), strict=False))
    return address
