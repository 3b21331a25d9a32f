"""Fail where a score is below its floor; floors.toml holds the floors.

usage: python evals/gate.py [--shared FOLDER] [--raise]

Exit code 1 names the figure, the floor and the score. --raise lifts every floor to
just below its score, and never lowers one. Without ../shared only the built-in
sample is scored.
"""

import argparse
import math
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import links
import names
import sample
from scores import ROOT, Scores, Shared, score_file
from variants import model

_FLOORS = Path(__file__).parent / "floors.toml"
# A floor is raised to so much below the score: the last digit may waver with the
# processor that runs the model.
_MARGIN = 0.005
_ENTRY = re.compile(r"(\w+) = ([\d.]+)(.*)")
_SECTION = re.compile(r"\[(\w+)\]")

Floors = Mapping[str, Mapping[str, float]]


def main() -> int:
    """Score, compare, and return the exit code."""
    wishes = _parsed()
    shared = Shared(wishes.shared.resolve())
    if not shared.present:
        print(f"{shared.folder} is not there: only the built-in sample is scored.")
    found = _scores(shared)
    with _FLOORS.open("rb") as file:
        floors: Floors = tomllib.load(file)
    low = below(floors, found)
    for line in low:
        print(line)
    if wishes.lift:
        text = _FLOORS.read_text(encoding="utf-8")
        _FLOORS.write_text(lifted(text, found), encoding="utf-8")
    count = sum(len(floors[section]) for section in found)
    print(f"{count - len(low)} of {count} scores are at or above their floors.")
    return 1 if low else 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--raise", dest="lift", action="store_true")
    return parser.parse_args()


def _scores(shared: Shared) -> dict[str, Scores]:
    found = {"sample": sample.scores()}
    if shared.present:
        found["dev"] = score_file(shared, shared.dev)
        trials = names.scores(model(), shared.folder / "data")
        found["links"], found["links_read"] = links.alone(shared)
        found["names"] = {name: scores["F1"] for name, scores in trials}
    return found


def below(floors: Floors, found: Mapping[str, Scores]) -> list[str]:
    """Return a line for each score under its floor; one not measured is under it."""
    return [
        f"{section}.{figure}: floor {floor:.3f}, score {scores.get(figure, 0.0):.4f}"
        for section, scores in found.items()
        for figure, floor in floors[section].items()
        if scores.get(figure, 0.0) < floor
    ]


def lifted(text: str, found: Mapping[str, Scores]) -> str:
    """Return the floors' file with every floor raised to just below its score."""
    section, lines = "", []
    for line in text.splitlines():
        if head := _SECTION.match(line):
            section = head[1]
        entry = _ENTRY.fullmatch(line)
        score = found.get(section, {}).get(entry[1]) if entry else None
        if entry is None or score is None:
            lines.append(line)
            continue
        floor = max(float(entry[2]), math.floor((score - _MARGIN) * 1000) / 1000)
        lines.append(f"{entry[1]} = {floor:.3f}{entry[3]}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
