"""Reads annotated articles with ``ujar read`` and scores what comes out."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# The articles were collected until then: their scores do not change with the years.
os.environ.setdefault("UJAR_NEWEST_YEAR", "2026")

Articles = dict[str, dict[str, Any]]
Scores = dict[str, float]
# What can be missing of ../shared: then there is nothing to score against.
_NEEDED = ("gold/dev.jsonl", "gold/score.py")


@dataclass(frozen=True, slots=True)
class Shared:
    """The folder of annotated articles and data sets, which is not part of Ujar."""

    folder: Path

    @property
    def present(self) -> bool:
        """Whether there is anything to score against."""
        return all((self.folder / name).exists() for name in _NEEDED)

    @property
    def dev(self) -> Path:
        """The annotated articles to measure on."""
        return self.folder / "gold" / "dev.jsonl"

    def scorer(self) -> ModuleType:
        """Return the gold's own scorer, loaded from where it lies."""
        path = self.folder / "gold" / "score.py"
        spec = importlib.util.spec_from_file_location("shared_score", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def load(path: Path) -> Articles:
    """Return the articles of a JSONL file by their ids."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {a["id"]: a for a in map(json.loads, filter(str.strip, lines))}


def read(paths: Sequence[str], *options: str) -> Articles:
    """Return what ``ujar read --jsonl`` writes, by ids."""
    command = [sys.executable, "-m", "ujar", "read", "--jsonl", "--no-text", *options]
    done = subprocess.run(
        [*command, *paths], cwd=ROOT, stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise SystemExit(f"ujar read failed with exit code {done.returncode}")
    lines = done.stdout.decode().split("\n")
    return {a["id"]: a for a in map(json.loads, filter(str.strip, lines))}


def flat(result: Mapping[str, Any]) -> Scores:
    """Return the scorer's result as one number a figure; what it lacks is left out."""
    kinds = result.get("recall_by_kind", {})
    found: dict[str, float | None] = {
        k: result[k]["f"] for k in ("found", "exact", "attributed") if k in result
    }
    for kind in ("direct", "indirect"):
        found[f"recall_{kind}"] = kinds.get(kind, {}).get("found")
    for name in ("kind", "cue", "said_on", "via", "addressee"):
        found[name] = result.get(name, {}).get("share")
    given = result.get("said_on", {}).get("given_where_gold_has_none", "0/0")
    found["said_on_silent"] = _silent(given)
    for layer in ("boilerplate", "figures", "origins"):
        found[layer] = result.get(layer, {}).get("f")
    return {name: value for name, value in found.items() if value is not None}


def _silent(given: str) -> float | None:
    wrong, of = (int(n) for n in given.split("/"))
    return round(1 - wrong / of, 4) if of else None


def score_file(shared: Shared, path: Path) -> Scores:
    """Return the scores of ``ujar read`` on a file of annotated articles."""
    score: Callable[..., Any] = shared.scorer().score
    return flat(score(load(path), read([str(path.resolve())])))
