"""How much each feature speaks for one utterance; weights.toml has the evidence."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights with and without a meaning; ``model`` made the meanings they fit.

    The cosines of another model lie elsewhere: its vectors are not looked at.
    """

    words: Mapping[str, float]
    meaning: Mapping[str, float]
    model: str


@cache
def weights() -> Weights:
    """Return the shipped weights."""
    with _FILE.open("rb") as file:
        found = tomllib.load(file)
    return Weights(found["words"], found["meaning"], found["model"])
