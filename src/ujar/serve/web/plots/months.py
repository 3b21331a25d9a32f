"""Counts by month, in parts: what somebody said, or how an outlet worked, over time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ujar.schema.views import Strand
from ujar.serve.web.plots.drawing import Drawing, Words, drawn
from ujar.serve.web.voice import Voice

_MONTHS = 36
_ISO = len("2026-09")

Counted = Sequence[tuple[str, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of each month: what it is called, and the colour it has."""

    name: str
    shade: str


@dataclass(frozen=True, slots=True)
class Months:
    """The drawing of months without gaps; ``shown`` is how many are counted in it."""

    drawing: Drawing
    shown: int


def by_month(strands: Sequence[Strand]) -> Counted:
    """Return the months of all *strands*, each with what every strand has in it.

    >>> by_month([Strand("a", "A", 2, (("2031-02", 2),)), Strand(None, None, 0, ())])
    [('2031-02', [2, 0])]
    """
    held = [dict(strand.months) for strand in strands]
    known = sorted({month for months in held for month in months})
    return [(month, [months.get(month, 0) for months in held]) for month in known]


def drawn_months(
    rows: Iterable[tuple[str, Sequence[int]]], parts: Sequence[Part], voice: Voice
) -> Months | None:
    """Return the drawing of the months of *rows* that hold the most."""
    known = {month: counts for month, counts in rows if len(month) == _ISO}
    if not known:
        return None
    line, words = _line(known), Words()
    tables = {
        "counts": list(_counts(line, known, (parts, voice, words))),
        "ticks": [
            {"month": i, "label": words.mark(voice.day(month)), "end": i == _end(line)}
            for i, month in enumerate(line)
            if i in {0, len(line) - 1} or month.endswith("-01")
        ],
        "shades": [{"part": i, "shade": p.shade} for i, p in enumerate(parts)],
    }
    shown = sum(sum(known.get(month, ())) for month in line)
    return Months(drawn("months", tables, words, months=len(line)), shown)


def _counts(
    line: Sequence[str],
    known: Mapping[str, Sequence[int]],
    told: tuple[Sequence[Part], Voice, Words],
) -> Iterator[dict[str, object]]:
    parts, voice, words = told
    for number, month in enumerate(line):
        for part, count in enumerate(known.get(month, ())):
            if count:
                name = f"{voice.day(month)}, {parts[part].name}: {voice.number(count)}"
                mark = words.mark(name)
                yield {"month": number, "part": part, "n": count, "told": mark}


def _end(line: Sequence[str]) -> int:
    """Return which month stands at the right end; a single one stands at the left."""
    return len(line) - 1 or -1


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
