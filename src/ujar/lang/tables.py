"""Load the tables of a language; what a table means is its reader's business."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639-1 code; equal if the code is, so it can key a cache."""

    code: str

    def table(self, name: str) -> Mapping[str, Any]:
        """Return ``lang/<code>/<name>.toml``, empty where the language has none."""
        return _table(self.code, name)


@cache
def _table(code: str, name: str) -> Mapping[str, Any]:
    path = _HERE / code / f"{name}.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages that have tables."""
    return tuple(sorted(p.name for p in _HERE.iterdir() if (p / "verbs.toml").exists()))


def load(code: str) -> Language:
    """Return the language with that code; ValueError if there are no tables for it."""
    if code not in codes():
        raise ValueError(f"no tables for language {code!r}; there are {codes()}")
    return Language(code)
