"""Who has text from whom, drawn as bands: givers at the left, takers at the right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ujar.schema import Direction, Form
from ujar.schema.outlets import Taken, Way
from ujar.schema.views import CopyView
from ujar.serve.web.plots.drawing import Drawing, Words, drawn
from ujar.serve.web.voice import Voice

# A longer name would stand out of the drawing.
_NAME = 28


@dataclass(frozen=True, slots=True)
class Flows:
    """The drawing; ``unshown`` is how many pairs it leaves out."""

    drawing: Drawing
    unshown: int


def flows(taken: Sequence[Taken], most: int, voice: Voice) -> Flows | None:
    """Return the drawing of the *most* outlets of either side that have the most."""
    givers, takers = _ranked(taken, "giver", most), _ranked(taken, "taker", most)
    shown = [t for t in taken if t.giver in givers and t.taker in takers]
    if not shown:
        return None
    words = Words()
    left, right = _ends(shown, "giver", givers), _ends(shown, "taker", takers)
    tables = {
        "names": [
            {"side": s, "end": i, "n": n, "label": words.mark(_label(o, n, s, voice))}
            for s, side in enumerate((left, right))
            for i, (o, n) in enumerate(side.items())
        ],
        "pairs": [
            {
                "giver": list(left).index(t.giver),
                "taker": list(right).index(t.taker),
                "n": _size(t),
                "told": words.mark(_told(t, voice)),
            }
            for t in shown
        ],
    }
    size = {"ends": max(len(left), len(right)), "total": sum(map(_size, shown))}
    return Flows(drawn("flows", tables, words, **size), len(taken) - len(shown))


def within(copies: Sequence[CopyView], most: int, voice: Voice) -> Flows | None:
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
    return flows(taken, most, voice)


def _size(taken: Taken) -> int:
    return taken.whole + taken.part


def _ranked(taken: Sequence[Taken], side: str, most: int) -> list[str | None]:
    """Return the outlets of a side, those with the most first."""
    counts: Counter[str | None] = Counter()
    for one in taken:
        counts[getattr(one, side)] += _size(one)
    return sorted(counts, key=lambda n: (-counts[n], n or ""))[:most]


def _ends(
    shown: Sequence[Taken], side: str, names: Sequence[str | None]
) -> dict[str | None, int]:
    """Return the outlets of a side from the top down, with how many articles."""
    counts = {o: sum(_size(t) for t in shown if getattr(t, side) == o) for o in names}
    return {name: n for name, n in counts.items() if n}


def _label(outlet: str | None, n: int, side: int, voice: Voice) -> str:
    name = _name(outlet, voice)
    short = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    return f"{voice.number(n)} {short}" if side else f"{short} {voice.number(n)}"


def _told(taken: Taken, voice: Voice) -> str:
    ends = f"{_name(taken.giver, voice)} → {_name(taken.taker, voice)}"
    return f"{ends}: {voice.count('article', _size(taken))}"


def _name(outlet: str | None, voice: Voice) -> str:
    return outlet or voice.say("no_outlet")
