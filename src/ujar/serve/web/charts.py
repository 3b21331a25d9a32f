"""Charts as numbers: where each mark of a drawing stands; templates draw them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ujar.schema.views import Counts, UtteranceLine

# The drawing is so wide, in its own units, with room for names at the left.
WIDTH, LEFT, RIGHT = 1000, 172, 990
TOP, BARS, ROW = 26, 62, 28
_TICKS = 8
_MONTHS = 36
# A name longer than this would run into the drawing; the table has it whole.
_NAME = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """Articles of a day: its own above, copies below them."""

    x: float
    width: float
    own: int
    copied: int
    own_height: float
    copied_height: float
    day: str


@dataclass(frozen=True, slots=True)
class Dot:
    """An utterance on the line of its speaker."""

    x: float
    line: UtteranceLine


@dataclass(frozen=True, slots=True)
class Row:
    """A speaker's line; ``name`` is short enough for the drawing."""

    y: float
    speaker: str
    name: str
    dots: Sequence[Dot]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days from left to right; articles above, then a line for each speaker."""

    ticks: Sequence[tuple[float, str]]
    bars: Sequence[Bar]
    rows: Sequence[Row]
    most: int
    first: str
    last: str

    @property
    def years(self) -> bool:
        """Whether the days need their years."""
        return self.first[:4] != self.last[:4]

    @property
    def height(self) -> float:
        """How high the drawing is."""
        return TOP + BARS + ROW * (len(self.rows) + 0.6)


def timeline(
    days: Iterable[tuple[str, bool]],
    spoken: Sequence[tuple[str, Sequence[UtteranceLine]]],
) -> Timeline | None:
    """Return the drawing of articles (day, whether a copy) and who was heard when."""
    counts = Counter(days)
    seen = {day for day, _ in counts}
    seen |= {line.day for _, lines in spoken for line in lines if line.day}
    if not seen:
        return None
    first, last = date.fromisoformat(min(seen)), date.fromisoformat(max(seen))
    scale = _Scale(first, (last - first).days + 1)
    most = max((counts[d, False] + counts[d, True] for d, _ in counts), default=1)
    return Timeline(
        ticks=tuple(scale.ticks()),
        bars=tuple(
            _bar(scale, counts, d, most) for d in sorted({d for d, _ in counts})
        ),
        rows=tuple(_row(scale, i, *row) for i, row in enumerate(spoken)),
        most=most,
        first=first.isoformat(),
        last=last.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    length: int

    @property
    def step(self) -> float:
        return (RIGHT - LEFT) / self.length

    def at(self, day: str) -> float:
        """Return where the day begins."""
        return LEFT + (date.fromisoformat(day) - self.first).days * self.step

    def ticks(self) -> Iterable[tuple[float, str]]:
        every = max(1, -(-self.length // _TICKS))
        for number in range(0, self.length, every):
            day = (self.first + timedelta(days=number)).isoformat()
            yield round(self.at(day), 1), day


def _bar(scale: _Scale, counts: Counter[tuple[str, bool]], day: str, most: int) -> Bar:
    own, copied = counts[day, False], counts[day, True]
    unit = (BARS - 14) / most
    return Bar(
        round(scale.at(day) + scale.step * 0.1, 1),
        round(max(1.0, min(48.0, scale.step * 0.8)), 1),
        own,
        copied,
        round(own * unit, 1),
        round(copied * unit, 1),
        day,
    )


def _row(scale: _Scale, number: int, name: str, lines: Sequence[UtteranceLine]) -> Row:
    """Place a speaker's utterances; several on a day stand side by side."""
    taken: Counter[str] = Counter()
    dots = []
    room = max(1, int((scale.step - 8) // 13))
    for line in lines:
        if line.day:
            beside = min(taken[line.day], room - 1)
            taken[line.day] += 1
            dots.append(Dot(round(scale.at(line.day) + 10 + 13 * beside, 1), line))
    short = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    return Row(TOP + BARS + ROW * (number + 0.9), name, short, tuple(dots))


@dataclass(frozen=True, slots=True)
class Months:
    """Counts by month, without gaps: bars in a drawing 1,000 wide and 120 high."""

    bars: Sequence[tuple[float, float, float, str, int]]
    most: int


def months(counts: Counts) -> Months | None:
    """Return the drawing of the last months of *counts*."""
    known = {m: n for m, n in counts if len(m) == len("2026-09")}
    if not known:
        return None
    year, month = map(int, max(known).split("-"))
    oldest = min(known)
    line: list[str] = []
    while len(line) < _MONTHS and (not line or line[-1] > oldest):
        line.append(f"{year:04}-{month:02}")
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    line.reverse()
    most = max(known.values())
    step = WIDTH / max(len(line), 6)
    bars = [
        (
            round(i * step + step * 0.15, 1),
            round(min(step * 0.7, 90), 1),
            round(known.get(m, 0) / most * 84, 1),
            m,
            known.get(m, 0),
        )
        for i, m in enumerate(line)
    ]
    return Months(tuple(bars), most)
