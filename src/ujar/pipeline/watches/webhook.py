"""A webhook: one signed request to an address that is looked at before it is met.

Signed as Standard Webhooks has it (standardwebhooks.com): the HMAC-SHA256 of id, time
and body. Nothing is followed elsewhere; a redirect counts as a failure.
"""

import base64
import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import ujar

# For each answer of the network, and for all of them together.
_SECONDS, _WHOLE = 10.0, 30.0
_READ = 2_000
_DONE = range(200, 300)
_GONE = 410
_PORTS = {"http": 80, "https": 443}


class TellError(RuntimeError):
    """Something could not be told; the message says why. ``final``: nor will it be."""

    def __init__(self, why: str, *, final: bool = False) -> None:
        """Keep why, and whether to try again is of no use."""
        super().__init__(why)
        self.final = final


@dataclass(frozen=True, slots=True)
class Message:
    """What is told: its id, which is the same in every try, and its body."""

    id: str
    body: bytes
    at: int


def signature(secret: str, message: Message) -> str:
    """Return the value of the header webhook-signature.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Message(
    ...     "msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', 1614265330))
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message.id}.{message.at}.".encode() + message.body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def post(address: str, secret: str, message: Message, *, anywhere: bool) -> str:
    """Post the message and return what the other side said; TellError if in vain.

    Without *anywhere* no private, loopback or link-local address is asked.
    """
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"ujar/{ujar.__version__}",
        "webhook-id": message.id,
        "webhook-timestamp": str(message.at),
        "webhook-signature": signature(secret, message),
    }
    try:
        status = _sent(address, message.body, headers, _allowed(anywhere=anywhere))
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise TellError(f"no answer: {str(error) or type(error).__name__}") from error
    if status in _DONE:
        return f"HTTP {status}"
    raise TellError(f"HTTP {status}", final=status == _GONE)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet's own.

    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::1")
    (True, False, False)
    >>> is_public("::ffff:10.0.0.1"), is_public("64:ff9b::a00:1")
    (False, False)
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    inside = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if found in _TRANSLATED:
        inside = ipaddress.ip_address(int(found) & 0xFFFFFFFF)
    if inside is not None:
        return is_public(str(inside))
    return found.is_global and not (found.is_multicast or found.is_reserved)


# IPv6 addresses that a gateway turns into the IPv4 address in their last bits.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def _allowed(*, anywhere: bool) -> Callable[[str], bool]:
    return (lambda _: True) if anywhere else is_public


def _sent(
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    allowed: Callable[[str], bool],
) -> int:
    """Send the request to an address that was looked up once and is allowed."""
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [str(place[4][0]) for place in found]
    if not places or not all(map(allowed, places)):
        raise TellError(
            f"{host} is a private address; the setting webhooks = "
            '"anywhere" allows those',
            final=True,
        )
    connection = _Pinned(host, port, places[0], secure=parts.scheme == "https")
    ender = threading.Timer(_WHOLE, connection.end)
    ender.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, dict(headers))
        answer = connection.getresponse()
        answer.read(_READ)
        return answer.status
    finally:
        ender.cancel()
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, whatever the name means now."""

    def __init__(self, host: str, port: int, place: str, *, secure: bool) -> None:
        super().__init__(host, port, timeout=_SECONDS)
        self.default_port = _PORTS["https" if secure else "http"]
        self._place = place
        self._secure = secure

    def connect(self) -> None:
        """Connect to the place, and greet it by its name."""
        raw = socket.create_connection((self._place, self.port), self.timeout)
        if self._secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(raw, server_hostname=self.host)
        else:
            self.sock = raw

    def end(self) -> None:
        """Let whoever still waits for this connection wait no longer."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)
