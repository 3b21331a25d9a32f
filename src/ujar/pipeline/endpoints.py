"""Endpoints that answer as OpenAI's do; asked only where a setting names one."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO
from urllib.parse import urlsplit

_PART = 1 << 16


class EndpointError(RuntimeError):
    """An endpoint gave no answer, or it is no address; the message says why.

    ``denied`` tells that it did not take the key, or wants one.
    """

    def __init__(self, why: str, *, denied: bool = False) -> None:
        super().__init__(why)
        self.denied = denied


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: the key and the texts go where the user said only."""

    def redirect_request(self, *_: object) -> None:
        """Return None: no further request."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an answer may take, all in all, and how many bytes it may have."""

    seconds: float
    most: int


class Endpoint:
    """Asks one endpoint; the key never appears in errors.

    *address* is the endpoint's root (``http://127.0.0.1:8080/v1``) or the whole address
    up to *path*, with the model's name behind a ``#``.
    """

    def __init__(
        self, address: str, path: str, key: str | None, limits: Limits
    ) -> None:
        """Keep where to ask; EndpointError if that is no address."""
        url, _, self.model = address.partition("#")
        if not (_is_address(url) and self.model):
            raise EndpointError("no address with a model's name behind a #")
        trimmed = url.rstrip("/")
        self.url = trimmed if trimmed.endswith(path) else f"{trimmed}{path}"
        self._limits = limits
        self._headers = {"Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._opener = urllib.request.build_opener(_Stay())

    def ask(self, body: Mapping[str, object]) -> bytes:
        """Return the answer to *body*; EndpointError says why there is none."""
        request = urllib.request.Request(  # noqa: S310  # http or https, checked
            self.url, json.dumps({"model": self.model, **body}).encode(), self._headers
        )
        limits, began = self._limits, time.monotonic()
        try:
            with self._opener.open(request, timeout=limits.seconds) as answer:
                return _read(answer, limits, began)
        except urllib.error.HTTPError as error:
            error.close()
            denied = error.code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
            raise EndpointError(f"it answered {error.code}", denied=denied) from None
        except (OSError, ValueError) as error:
            why = getattr(error, "reason", None) or error
            raise EndpointError(str(why)) from error


def _read(answer: IO[bytes], limits: Limits, began: float) -> bytes:
    """Return the whole answer; one that drips is left in the middle."""
    found = bytearray()
    while part := answer.read1(_PART):  # type: ignore[attr-defined]
        found += part
        if len(found) > limits.most:
            raise EndpointError(f"it answered more than {limits.most:,} bytes")
        if time.monotonic() - began > limits.seconds:
            raise EndpointError(f"it took more than {limits.seconds:.0f} seconds")
    return bytes(found)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
