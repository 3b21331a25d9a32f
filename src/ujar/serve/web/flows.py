"""Who has text from whom, drawn as bands: givers at the left, takers at the right."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ujar.schema import Direction, Form
from ujar.schema.outlets import Taken, Way
from ujar.schema.views import CopyView

# The drawing is so wide; names stand outside the two columns.
WIDTH, LEFT, RIGHT, COLUMN = 1000, 240, 760, 10
_TOP, _GAP, _LEAST, _HIGH = 8, 14, 3.0, 360
# One article is never thicker than this.
_THICKEST = 22.0
_NAME = 28


@dataclass(frozen=True, slots=True)
class End:
    """An outlet at one side; ``label`` is short enough for the drawing."""

    name: str | None
    label: str
    y: float
    height: float
    articles: int

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return self.y + self.height / 2 + 4


@dataclass(frozen=True, slots=True)
class Band:
    """What goes from one outlet to another, as a line of that width."""

    taken: Taken
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Flows:
    """The drawing; ``unshown`` is how many pairs it leaves out."""

    givers: Sequence[End]
    takers: Sequence[End]
    bands: Sequence[Band]
    height: float
    unshown: int


def flows(taken: Sequence[Taken], most: int) -> Flows | None:
    """Return the drawing of the *most* outlets of either side that have the most."""
    givers, takers = _ranked(taken, "giver", most), _ranked(taken, "taker", most)
    shown = [t for t in taken if t.giver in givers and t.taker in takers]
    if not shown:
        return None
    total = sum(map(_size, shown))
    room = _HIGH - _GAP * max(len(givers), len(takers))
    unit = min(_THICKEST, max(0.5, room / total))
    left, low = _column(shown, givers, "giver", unit)
    right, lower = _column(shown, takers, "taker", unit)
    return Flows(
        tuple(left.values()),
        tuple(right.values()),
        tuple(_bands(shown, left, right, unit)),
        max(low, lower),
        len(taken) - len(shown),
    )


def within(copies: Sequence[CopyView], most: int) -> Flows | None:
    """Return the drawing of what goes between the outlets of some copies."""
    found: dict[tuple[str | None, str | None], tuple[set[str], set[str]]] = {}
    for one in copies:
        giver, taker = one.left, one.right
        if one.copy.direction is Direction.FROM_RIGHT:
            giver, taker = taker, giver
        told = one.copy.direction in {Direction.FROM_LEFT, Direction.FROM_RIGHT}
        if told and giver.outlet != taker.outlet:
            whole, part = found.setdefault((giver.outlet, taker.outlet), (set(), set()))
            (part if one.copy.form is Form.PARTIAL else whole).add(taker.id)
    taken = [
        Taken(giver, taker, Way.TAKEN, len(whole), len(part - whole))
        for (giver, taker), (whole, part) in found.items()
    ]
    return flows(taken, most)


def _size(taken: Taken) -> int:
    return taken.whole + taken.part


def _ranked(taken: Sequence[Taken], side: str, most: int) -> list[str | None]:
    """Return the outlets of a side, those with the most first."""
    counts: Counter[str | None] = Counter()
    for one in taken:
        counts[getattr(one, side)] += _size(one)
    return sorted(counts, key=lambda n: (-counts[n], n or ""))[:most]


def _column(
    shown: Sequence[Taken], names: Sequence[str | None], side: str, unit: float
) -> tuple[dict[str | None, End], float]:
    """Return the ends of a side from the top down, and where the last one ends."""
    ends, y = {}, float(_TOP)
    for name in names:
        articles = sum(_size(t) for t in shown if getattr(t, side) == name)
        if articles:
            height = max(_LEAST, articles * unit)
            label = name or ""
            short = label if len(label) <= _NAME else f"{label[: _NAME - 1]}…"
            ends[name] = End(name, short, round(y, 1), round(height, 1), articles)
            y += height + _GAP
    return ends, round(y, 1)


def _bands(
    shown: Sequence[Taken],
    left: dict[str | None, End],
    right: dict[str | None, End],
    unit: float,
) -> list[Band]:
    """Return the bands; at each end they stand in the order of the other side."""
    used: defaultdict[tuple[str, str | None], float] = defaultdict(float)
    order = {name: i for i, name in enumerate(left)}
    orders = {name: i for i, name in enumerate(right)}
    bands = []
    for one in sorted(shown, key=lambda t: (order[t.giver], orders[t.taker])):
        width = _size(one) * unit
        y1 = left[one.giver].y + used["giver", one.giver] + width / 2
        y2 = right[one.taker].y + used["taker", one.taker] + width / 2
        used["giver", one.giver] += width
        used["taker", one.taker] += width
        x1, x2, half = LEFT + COLUMN, RIGHT, (LEFT + COLUMN + RIGHT) // 2
        path = f"M{x1},{y1:.1f}C{half},{y1:.1f} {half},{y2:.1f} {x2},{y2:.1f}"
        bands.append(Band(one, path, round(max(1.0, width), 1)))
    return bands
