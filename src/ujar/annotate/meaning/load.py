"""Opens the shipped vectors after checking that they are whole and fit the pieces."""

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT = 1
FILES = Path(__file__).parent


class MeaningFilesError(RuntimeError):
    """The vectors' files are missing, damaged, or fit another tokenizer."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every piece's vector: 4 bits a dimension, two in a byte, and a scale."""

    name: str
    nibbles: "NDArray[np.uint8]"
    scales: "NDArray[np.float32]"

    @property
    def width(self) -> int:
        """The number of dimensions."""
        return 2 * int(self.nibbles.shape[1])

    def total(self, pieces: list[int]) -> "NDArray[np.float32]":
        """Return the sum of the pieces' vectors, each as heavy as it is rare."""
        import numpy as np  # noqa: PLC0415

        packed = self.nibbles[pieces]
        steps = np.empty((len(pieces), self.width), np.float32)
        steps[:, 0::2] = packed & 15
        steps[:, 1::2] = packed >> 4
        steps[steps > 7] -= 16  # noqa: PLR2004  # four bits with a sign
        result: NDArray[np.float32] = self.scales[pieces] @ steps
        return result


def load(tokenizer: str, folder: Path = FILES) -> Table:
    """Return the table; *tokenizer* is the SHA-256 of the one that cuts the pieces."""
    import numpy as np  # noqa: PLC0415

    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
        data = (folder / "vectors.npz").read_bytes()
    except (OSError, ValueError) as error:
        raise MeaningFilesError(
            f"The vectors of meaning cannot be read: {error}. Install ujar again."
        ) from error
    digests = manifest.get("sha256", {})
    if manifest.get("format") != FORMAT or digests.get("tokenizer.json") != tokenizer:
        raise MeaningFilesError(
            "The vectors of meaning belong to another version. Install ujar again."
        )
    if hashlib.sha256(data).hexdigest() != digests.get("vectors.npz"):
        raise MeaningFilesError(
            "The vectors of meaning are damaged: their SHA-256 is not the manifest's. "
            "Install ujar again."
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Table(manifest["name"], arrays["nibbles"], arrays["scales"])
