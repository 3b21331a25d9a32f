"""An endpoint that answers ``/v1/chat/completions`` as OpenAI's does."""

import json

from ujar.pipeline import endpoints
from ujar.pipeline.endpoints import EndpointError
from ujar.pipeline.ports import PhraserError

_LIMITS = endpoints.Limits(seconds=120.0, most=1_000_000)
_TOKENS = 1_500
_WRONG = (ValueError, TypeError, KeyError, IndexError, RecursionError)


class Endpoint:
    """Asks a chat model for one answer at a time; see endpoints.Endpoint."""

    def __init__(self, address: str, key: str | None = None) -> None:
        """Keep where to ask; PhraserError if that is no address."""
        try:
            path = "/chat/completions"
            self._endpoint = endpoints.Endpoint(address, path, key, _LIMITS)
        except EndpointError as error:
            raise PhraserError(
                "the setting phraser must be openai:URL#MODEL, such as "
                "openai:http://127.0.0.1:8080/v1#model"
            ) from error
        self.model = self._endpoint.model

    def phrase(self, rules: str, material: str) -> str:
        """Return what the model writes of *material* under *rules*."""
        roles = (("system", rules), ("user", material))
        asked = {
            "messages": [{"role": r, "content": c} for r, c in roles],
            "temperature": 0,
            "max_tokens": _TOKENS,
        }
        try:
            data = self._endpoint.ask(asked)
        except EndpointError as error:
            key = ": set its key in UJAR_PHRASER_KEY" if error.denied else ""
            raise PhraserError(self._failed(f"{error}{key}")) from error
        try:
            words = json.loads(data)["choices"][0]["message"]["content"]
        except _WRONG as error:
            raise PhraserError(self._failed("its answer is none of a chat")) from error
        if not isinstance(words, str):
            raise PhraserError(self._failed("its answer has no words"))
        return words

    def _failed(self, why: str) -> str:
        return f"the model at {self._endpoint.url} phrased nothing ({why})"
