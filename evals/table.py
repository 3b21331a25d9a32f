"""Tables in Markdown, as they are printed and kept."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

_HERE = Path(__file__).parent


def targets(section: str) -> dict[str, float]:
    """Return what the figures of a section must reach."""
    with (_HERE / "targets.toml").open("rb") as file:
        found: dict[str, float] = tomllib.load(file)[section]
    return found


def rows(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """Return a table, its columns as wide as they need to be."""
    lines = [list(head), *(list(r) for r in body)]
    wide = [max(len(line[i]) for line in lines) for i in range(len(head))]
    rule = [":" + "-" * (w - 1) if i == 0 else "-" * (w - 1) + ":" for i, w in _n(wide)]
    out = [_line(lines[0], wide), f"| {' | '.join(rule)} |"]
    return "\n".join([*out, *(_line(line, wide) for line in lines[1:])])


def _n(wide: Sequence[int]) -> Iterable[tuple[int, int]]:
    return enumerate(max(w, 2) for w in wide)


def _line(cells: Sequence[str], wide: Sequence[int]) -> str:
    padded = [
        c.ljust(w) if i == 0 else c.rjust(w)
        for i, (c, w) in enumerate(zip(cells, wide, strict=True))
    ]
    return f"| {' | '.join(padded)} |"


def share(value: float | None) -> str:
    """Return a share with three digits, a dash where there is none."""
    return "-" if value is None else f"{value:.3f}"


def against(
    aims: Mapping[str, float], columns: Mapping[str, Mapping[str, float]]
) -> str:
    """Return the figures with their targets; the first column is judged."""
    first = next(iter(columns.values()))
    body = []
    for name, aim in aims.items():
        value = first.get(name)
        met = "no" if value is None or value < aim else "yes"
        cells = [share(column.get(name)) for column in columns.values()]
        body.append([name, share(aim), *cells, met])
    return rows(["figure", "at least", *columns, "met"], body)
