"""How wholes are divided: a bar for each row of a table, all in one drawing."""

from collections.abc import Mapping, Sequence

from ujar.serve.web.plots.drawing import Drawing, Tables, Words, drawn

# The height of a row in the drawing, which is 100 wide.
ROW = 10


def shares(
    wholes: Sequence[Sequence[tuple[str, int]]], shades: Mapping[str, str]
) -> Drawing:
    """Return the drawing of *wholes*, each in parts by name."""
    counts = [
        {"row": row, "nth": nth, "part": name, "n": count}
        for row, parts in enumerate(wholes)
        for nth, (name, count) in enumerate(parts)
    ]
    colours = [{"part": name, "shade": shade} for name, shade in shades.items()]
    tables: Tables = {"counts": counts, "shades": colours}
    return drawn("shares", tables, Words(), rows=len(wholes))
