"""Charts as numbers: where each mark of a drawing stands; templates draw them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ujar.schema.views import Strand, UtteranceLine

# The drawing is so wide, in its own units, with room for names at the left.
WIDTH, LEFT, RIGHT = 1000, 172, 990
TOP, BARS, ROW = 26, 62, 28
# Bars of months stand on this line, the highest so high.
FLOOR, HIGH = 108, 84
_TICKS = 8
_MONTHS = 36
# A name longer than this would run into the drawing; the table has it whole.
_NAME = 21


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
class Stack:
    """What a month has, as parts one above the other: (y, height, count)."""

    month: str
    x: float
    width: float
    total: int
    top: float
    parts: Sequence[tuple[float, float, int]]


@dataclass(frozen=True, slots=True)
class Months:
    """Months without gaps: stacks in a drawing 1,000 wide, on a line at FLOOR."""

    stacks: Sequence[Stack]

    def labelled(self, number: int) -> bool:
        """Whether the month of that number is named below the line."""
        ends = number in {0, len(self.stacks) - 1}
        return ends or self.stacks[number].month.endswith("-01")


def stranded(strands: Sequence[Strand]) -> Months | None:
    """Return the drawing of the months that hold the most, a part for each strand."""
    return stacked(by_month(strands))


def by_month(strands: Sequence[Strand]) -> Sequence[tuple[str, Sequence[int]]]:
    """Return the months of all *strands*, each with what every strand has in it.

    >>> by_month([Strand("a", "A", 2, (("2031-02", 2),)), Strand(None, None, 0, ())])
    [('2031-02', [2, 0])]
    """
    held = [dict(strand.months) for strand in strands]
    known = sorted({month for months in held for month in months})
    return [(month, [months.get(month, 0) for months in held]) for month in known]


def stacked(rows: Iterable[tuple[str, Sequence[int]]]) -> Months | None:
    """Return the drawing of the months of *rows* that hold the most, with parts."""
    known = {m: parts for m, parts in rows if len(m) == len("2026-09")}
    if not known:
        return None
    line = _line(known)
    most = max(1, *(sum(parts) for parts in known.values()))
    step = WIDTH / max(len(line), 6)
    return Months(
        tuple(
            _stack(m, i * step, step, (known.get(m, ()), most))
            for i, m in enumerate(line)
        )
    )


def _line(known: Mapping[str, Sequence[int]]) -> list[str]:
    """Return the months that hold the most, the latest such, none left out."""
    best = max(known, key=lambda m: (sum(_held(m, known)), m))
    oldest = min(m for m in _before(best) if m in known)
    return [m for m in _before(best)[::-1] if m >= oldest]


def _held(newest: str, known: Mapping[str, Sequence[int]]) -> Iterator[int]:
    for month in _before(newest):
        yield sum(known.get(month, ()))


def _before(newest: str) -> list[str]:
    """Return so many months as are drawn, from the newest back."""
    last = 12 * int(newest[:4]) + int(newest[5:]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(last, last - _MONTHS, -1)]


def _stack(month: str, x: float, step: float, held: tuple[Sequence[int], int]) -> Stack:
    parts, most = held
    unit, y, placed = HIGH / most, float(FLOOR), []
    for count in parts:
        y -= count * unit
        placed.append((round(y, 1), round(count * unit, 1), count))
    width = round(min(step * 0.7, 90), 1)
    total = sum(parts)
    return Stack(month, round(x + step * 0.15, 1), width, total, round(y, 1), placed)
