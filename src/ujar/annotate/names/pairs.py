"""Two people in one breath: "Wira Darta-Laksmi Ayu", candidates or players together.

The tagger takes such a pair for one person. Then each of the two is a short form of
it, and who speaks for the pair ("Ketua Tim Wira-Laksmi, Sagara Puja") is not seen.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ujar.annotate.names.titles import Titles
from ujar.schema import Segment, Span
from ujar.text.names import tokens
from ujar.text.words import Word, words

_PERSON = "PER"
# The label of a pair among segments.
PAIR = "PAIR"
_JOINT = re.compile(r"(?<=\w)[-–/](?=[^\W\d_])")
# "Al-Fatih", "Abd-Rahman": what opens a name is short.
_SHORTEST = 4
# Longer names of bodies are not looked through for a pair.
_LONGEST = 8
_FULL = 2
_Name = tuple[str, ...]
# How far in front of a pair the word may stand that says what it is.
_BEFORE = 40
_NEAR = 2


@dataclass(frozen=True, slots=True)
class _Halves:
    """The words left and right of the joint, case-folded."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether it is one name ("Butar-Butar", "Al-Fatih")."""
        return self.left[-1] == self.right[0] or len(self.left[-1]) < _SHORTEST

    @property
    def is_two(self) -> bool:
        """Whether a full name stands on both sides."""
        return min(len(self.left), len(self.right)) >= _FULL and not self.is_one


def parted(text: str, segments: Sequence[Segment], book: Titles) -> list[Segment]:
    """Return *segments* with a pair of people as a PAIR, and no person.

    A name behind the pair that the article names elsewhere is a person of its own.
    """
    people = [s for s in segments if s.label == _PERSON]
    joined = {s: h for s in people if (h := _halves(text, s))}
    if not joined:
        return list(segments)
    alone = {_lower(text, s.span) for s in people if s not in joined}
    bodies = {_lower(text, s.span) for s in segments if s.label != _PERSON}
    known = _known(joined.values(), alone, bodies)
    pairs = {h for s, h in joined.items() if _is_pair(text, s, h, (known, book))}
    found: list[Segment] = []
    for segment in segments:
        if joined.get(segment) in pairs:
            found += _apart(text, segment, (alone, book))
        else:
            found.append(segment)
    return found


def sides(name: str) -> tuple[str, str]:
    """Return the names of both people of a pair.

    >>> sides("Wira Darta-Laksmi Ayu")
    ('Wira Darta', 'Laksmi Ayu')
    """
    joint = _JOINT.search(name)
    at = joint.start() if joint else len(name)
    return name[:at].strip(), name[at + 1 :].strip()


@dataclass(frozen=True, slots=True)
class _Known:
    """What an article tells of its pairs.

    ``words`` stand in names of people, ``sure`` if two full names stand together
    somewhere, ``held`` stands in what is no person ("Tim Wira-Laksmi").
    """

    words: frozenset[str]
    sure: bool
    held: Collection[_Name]


def _known(
    halves: Iterable[_Halves], alone: Collection[_Name], bodies: Collection[_Name]
) -> _Known:
    sure = [h for h in halves if h.is_two]
    names = [*alone, *(side for h in sure for side in (h.left, h.right))]
    short = [body for body in bodies if len(body) <= _LONGEST]
    held = {b[n:m] for b in short for n in range(1, len(b)) for m in range(n, len(b))}
    held |= {b[n:] for b in short for n in range(1, len(b))}
    return _Known(frozenset(w for name in names for w in name), bool(sure), held)


def _lower(text: str, span: tuple[int, int]) -> _Name:
    return tokens(text[span[0] : span[1]])


def _halves(text: str, segment: Segment) -> _Halves | None:
    """Return what stands on both sides of the only joint of a name."""
    start, end = segment.span
    joints = list(_JOINT.finditer(text, start, end))
    if len(joints) != 1 or not text[joints[0].end()].isupper():
        return None
    left = _lower(text, (start, joints[0].start()))
    right = _lower(text, (joints[0].end(), end))
    return _Halves(left, right) if left and right else None


def _is_pair(
    text: str, segment: Segment, halves: _Halves, known: tuple[_Known, Titles]
) -> bool:
    """Whether the article, or a word in front, says that they are two."""
    article, book = known
    if halves.is_one:
        return False
    if halves.is_two or (article.sure and len(halves.left) >= _FULL):
        return True
    named = {halves.left[0], halves.left[-1]} & article.words
    if named and halves.right[0] in article.words:
        return True
    if (*halves.left, *halves.right) in article.held:
        return True
    start = segment.span[0]
    before = words(text, max(0, start - _BEFORE), start)[-_NEAR:]
    return any(w.lower in book.pairs for w in before)


def _apart(
    text: str, segment: Segment, known: tuple[Collection[_Name], Titles]
) -> Iterator[Segment]:
    """Yield the pair, and the person whose name runs on behind it."""
    alone, book = known
    start, end = segment.span
    joint = _JOINT.search(text, start, end)
    inner = words(text, joint.end() if joint else start, end)
    first = 2 if book.is_title(inner[0].lower) else 1
    at = next((n for n in range(first, len(inner)) if _opens(inner, n, alone)), None)
    cut = inner[at - 1].end if at else end
    yield replace(segment, label=PAIR, span=Span(start, cut))
    if at:
        yield replace(segment, span=Span(inner[at].start, end))


def _opens(inner: Sequence[Word], at: int, alone: Collection[_Name]) -> bool:
    """Whether a name that stands elsewhere begins at the word *at*."""
    rest = tuple(w.lower for w in inner[at:])
    return any(rest[:size] in alone for size in range(1, len(rest) + 1))
