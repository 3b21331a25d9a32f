"""Stretches of words that two bodies share, word for word, in near-linear time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ujar.link.copies.body import Body, Places, Words
from ujar.link.copies.shingles import numbered, shingles

# Runs of so many words are looked up; shorter ones are names and set phrases.
SEED = 5
# What one of the two changed between two shared runs is at most so many words long.
NEAR = 15
# Lost spaces are looked for in what differs by so many words.
_GLUED = 12


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """A body with its runs of SEED words in order of value, and where each stands."""

    body: Body
    runs: Words
    at: Places


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[left, left_end)`` of one body that are ``[right, right_end)`` there."""

    left: int
    left_end: int
    right: int
    right_end: int

    def before(self, other: "Run") -> tuple[int, int]:
        """Return how many words lie between this run and a later one on each side."""
        return other.left - self.left_end, other.right - self.right_end


Block = tuple[Run, ...]


def indexed(body: Body) -> Indexed:
    """Return the body with the index of its runs."""
    return Indexed(body, *numbered(shingles(body.word, SEED)))


def blocks(left: Indexed, right: Indexed) -> tuple[Block, ...]:
    """Return what the two share: runs close together on both sides form a block.

    Runs are as long as they can be and apart from each other on either side; they are
    in the order of the left one.
    """
    found = _bridged(list(_apart(_runs(left, right))), left.body, right.body)
    if not found:
        return ()
    grouped = [[found[0]]]
    for run in found[1:]:
        if all(0 <= gap <= NEAR for gap in grouped[-1][-1].before(run)):
            grouped[-1].append(run)
        else:
            grouped.append([run])
    return tuple(tuple(g) for g in grouped)


def _runs(left: Indexed, right: Indexed) -> Sequence[Run]:
    """Return maximal runs in the order of the left side; ends may overlap."""
    if not len(left.runs) or not len(right.runs):
        return ()
    at = np.searchsorted(right.runs, left.runs)
    at[at == len(right.runs)] = 0
    same = right.runs[at] == left.runs
    here, there = left.at[same], right.at[at[same]]
    if not len(here):
        return ()
    order = np.argsort(here)
    here, there = here[order], there[order]
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1))
    firsts = np.concatenate(([0], breaks + 1))
    lasts = np.concatenate((breaks, [len(here) - 1]))
    ends = (here[lasts] + SEED, there[firsts], there[lasts] + SEED)
    rows = zip(here[firsts].tolist(), *(e.tolist() for e in ends), strict=True)
    return [Run(*row) for row in rows]


def _apart(found: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs without what another covers already, the longest first."""
    by_left = _trimmed(found)
    turned = [Run(r.right, r.right_end, r.left, r.left_end) for r in by_left]
    turned.sort(key=lambda r: r.left)
    back = [Run(r.right, r.right_end, r.left, r.left_end) for r in _trimmed(turned)]
    yield from sorted(back, key=lambda r: r.left)


def _trimmed(found: Sequence[Run]) -> list[Run]:
    """Cut from the shorter of two neighbours what both cover on the left side."""
    kept: list[Run] = []
    for run in found:
        over = kept[-1].left_end - run.left if kept else 0
        if over <= 0:
            kept.append(run)
        elif run.left_end - run.left > kept[-1].left_end - kept[-1].left:
            last = kept.pop()
            if last.left < run.left:
                kept.append(Run(last.left, run.left, last.right, last.right_end - over))
            kept.append(run)
        elif over < run.left_end - run.left:
            kept.append(
                Run(run.left + over, run.left_end, run.right + over, run.right_end)
            )
    return kept


def _bridged(found: Sequence[Run], left: Body, right: Body) -> list[Run]:
    """Join two runs where all that differs between them is a lost space or two."""
    kept: list[Run] = []
    for run in found:
        gaps = kept[-1].before(run) if kept else (-1, -1)
        if all(0 <= gap <= _GLUED for gap in gaps) and _letters(
            left, kept[-1].left_end, run.left
        ) == _letters(right, kept[-1].right_end, run.right):
            last = kept.pop()
            run = Run(last.left, run.left_end, last.right, run.right_end)  # noqa: PLW2901
        kept.append(run)
    return kept


def _letters(body: Body, first: int, last: int) -> str:
    return body.letters[body.at[first] : body.at[last]]
