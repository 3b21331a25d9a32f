"""An endpoint that answers ``/v1/embeddings`` as OpenAI's does; only by setting."""

import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlsplit

from ujar.pipeline.embedders.packing import pack
from ujar.pipeline.ports import EmbedderError

_SECONDS = 30.0
_BATCH = 64
_MOST_CHARS = 8_000
_MOST_BYTES = 32_000_000
_WRONG = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RecursionError,
    OverflowError,
)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: the key and the texts go where the user said only."""

    def redirect_request(self, *_: object) -> None:
        """Return None: no further request."""


class Endpoint:
    """Asks for the vectors of a few texts at a time; the key never appears in errors.

    *address* is the endpoint's root (``http://127.0.0.1:8080/v1``) or the whole path
    up to ``/embeddings``, with the model's name behind a ``#``.
    """

    def __init__(self, address: str, key: str | None = None) -> None:
        """Keep where to ask; EmbedderError if that is no address."""
        url, _, self.model = address.partition("#")
        if not (_is_address(url) and self.model):
            raise EmbedderError(
                "the setting embedder must be openai:URL#MODEL, such as "
                "openai:http://127.0.0.1:8080/v1#model"
            )
        self._url = _whole(url)
        self._headers = {"Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._opener = urllib.request.build_opener(_Stay())

    def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return a vector for each text."""
        found: list[bytes] = []
        for at in range(0, len(texts), _BATCH):
            found += self._ask(
                [t[:_MOST_CHARS] or " " for t in texts[at : at + _BATCH]]
            )
        return tuple(found)

    def _ask(self, texts: list[str]) -> list[bytes]:
        body = json.dumps({"model": self.model, "input": texts}).encode()
        request = urllib.request.Request(  # noqa: S310  # http or https, checked
            self._url, body, self._headers
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                data = answer.read(_MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            error.close()
            raise EmbedderError(self._said(error.code)) from None
        except (OSError, ValueError) as error:
            why = getattr(error, "reason", None) or error
            raise EmbedderError(self._failed(str(why))) from error
        return _vectors(data, len(texts), self._failed)

    def _said(self, code: int) -> str:
        if code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            return self._failed(f"{code}: set its key in UJAR_EMBEDDER_KEY")
        return self._failed(f"it answered {code}")

    def _failed(self, why: str) -> str:
        return (
            f"the embedding endpoint {self._url} gave no vectors ({why}); "
            "check the setting embedder, or set it to built-in"
        )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _whole(url: str) -> str:
    trimmed = url.rstrip("/")
    return trimmed if trimmed.endswith("/embeddings") else f"{trimmed}/embeddings"


def _vectors(data: bytes, count: int, failed: Any) -> list[bytes]:  # noqa: ANN401
    if len(data) > _MOST_BYTES:
        raise EmbedderError(failed(f"it answered more than {_MOST_BYTES:,} bytes"))
    try:
        rows = json.loads(data)["data"]
        placed = {row.get("index", i): row["embedding"] for i, row in enumerate(rows)}
        vectors = [cast("list[object]", placed[i]) for i in range(count)]
        return [pack(vector) for vector in vectors]
    except _WRONG as error:
        raise EmbedderError(failed("its answer is none of an embedding")) from error
