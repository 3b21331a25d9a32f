"""An endpoint that answers ``/v1/embeddings`` as OpenAI's does; only by setting."""

import json
from collections.abc import Sequence
from typing import Any, cast

from ujar.pipeline import endpoints
from ujar.pipeline.embedders.packing import pack
from ujar.pipeline.endpoints import EndpointError
from ujar.pipeline.ports import EmbedderError

_LIMITS = endpoints.Limits(seconds=30.0, most=32_000_000)
_BATCH = 64
_MOST_CHARS = 8_000
_WRONG = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RecursionError,
    OverflowError,
)


class Endpoint:
    """Asks for the vectors of a few texts at a time; see endpoints.Endpoint."""

    def __init__(self, address: str, key: str | None = None) -> None:
        """Keep where to ask; EmbedderError if that is no address."""
        try:
            self._endpoint = endpoints.Endpoint(address, "/embeddings", key, _LIMITS)
        except EndpointError as error:
            raise EmbedderError(
                "the setting embedder must be openai:URL#MODEL, such as "
                "openai:http://127.0.0.1:8080/v1#model"
            ) from error
        self.model = self._endpoint.model

    def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return a vector for each text."""
        found: list[bytes] = []
        for at in range(0, len(texts), _BATCH):
            found += self._ask(
                [t[:_MOST_CHARS] or " " for t in texts[at : at + _BATCH]]
            )
        return tuple(found)

    def _ask(self, texts: list[str]) -> list[bytes]:
        try:
            data = self._endpoint.ask({"input": texts})
        except EndpointError as error:
            key = ": set its key in UJAR_EMBEDDER_KEY" if error.denied else ""
            raise EmbedderError(self._failed(f"{error}{key}")) from error
        return _vectors(data, len(texts), self._failed)

    def _failed(self, why: str) -> str:
        return (
            f"the embedding endpoint {self._endpoint.url} gave no vectors ({why}); "
            "check the setting embedder, or set it to built-in"
        )


def _vectors(data: bytes, count: int, failed: Any) -> list[bytes]:  # noqa: ANN401
    try:
        rows = json.loads(data)["data"]
        placed = {row.get("index", i): row["embedding"] for i, row in enumerate(rows)}
        vectors = [cast("list[object]", placed[i]) for i in range(count)]
        return [pack(vector) for vector in vectors]
    except _WRONG as error:
        raise EmbedderError(failed("its answer is none of an embedding")) from error
