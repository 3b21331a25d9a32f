"""A model of sentence-transformers that lies on this machine."""

import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any

from ujar.pipeline.embedders.packing import pack
from ujar.pipeline.ports import EmbedderError

_PACKAGE = "sentence_transformers"


class SentenceModel:
    """Loads the model with the first text; nothing is fetched from a hub."""

    def __init__(self, name: str) -> None:
        """Keep the name of the model or its folder; EmbedderError without a package."""
        if importlib.util.find_spec(_PACKAGE) is None:
            raise EmbedderError(
                "the setting embedder asks for sentence-transformers, which is not "
                "installed; pip install sentence-transformers, or set embedder to "
                "built-in"
            )
        self.model = name
        self._loaded: Any = None

    def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return a vector for each text."""
        if not texts:
            return ()
        found = self._model().encode(list(texts), show_progress_bar=False)
        return tuple(pack(map(float, vector)) for vector in found)

    def _model(self) -> Any:  # noqa: ANN401  # an optional package
        if self._loaded is None:
            package = importlib.import_module(_PACKAGE)
            try:
                self._loaded = package.SentenceTransformer(
                    self.model, local_files_only=True
                )
            except Exception as error:
                raise EmbedderError(
                    f"the model {self.model} cannot be loaded from this machine "
                    f"({type(error).__name__}); download it into a folder and name "
                    "that in the setting embedder"
                ) from error
        return self._loaded
