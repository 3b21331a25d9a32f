"""Pairing of quotation marks: straight, curly, wrong-way, missing and nested ones."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

_MARK = re.compile("[\"“”„‟«»＂]|''|``|‘‘|’’")
_OPENERS = frozenset("“„‟«")
_CLOSERS = frozenset("”»")
# Longest stretch that one pair of marks may hold. The longest quotation of the
# training gold has 1,350 characters; beyond, a mark is missing.
LONGEST = 3_000
# So many marks of a text are looked at, from its beginning; no article of the corpus
# has more than 150.
MOST = 4_000
_NESTED = 80


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch inside quotation marks: ``[start, end)`` without the marks.

    ``opened`` and ``closed`` tell whether the mark stands there; ``outer`` includes
    those marks that do.
    """

    start: int
    end: int
    outer: tuple[int, int]
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def _look(text: str, start: int, end: int) -> _Mark:
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    char = text[start]
    open_side = before.isspace() or before in "([{-–—:/"
    starts = after.isalnum() or after in "'‘’([.…@#$*"
    ends = after.isspace() or after in ",.;:?!)]}-–—"
    opens = starts and (open_side or before in ".?!,\"'’”" or after.isupper())
    closes = not open_side or ends
    if char in _OPENERS:
        return _Mark(start, end, opens=not (ends and not open_side), closes=not opens)
    if char in _CLOSERS:
        return _Mark(start, end, opens=open_side and starts, closes=closes)
    if open_side and starts:
        return _Mark(start, end, opens=True, closes=False)
    if ends and not open_side:
        return _Mark(start, end, opens=False, closes=True)
    return _Mark(start, end, opens=opens, closes=closes)


def _marks(text: str) -> list[_Mark]:
    return [_look(text, *m.span()) for m in islice(_MARK.finditer(text), MOST)]


def reach(text: str) -> int:
    """Return up to where the marks of *text* are looked at: mostly its end."""
    if len(text) <= MOST:
        return len(text)
    over = next(islice(_MARK.finditer(text), MOST, None), None)
    return len(text) if over is None else over.start()


def _is_nested(text: str, marks: list[_Mark], i: int) -> bool:
    """Whether marks i and i+1 stand inside an open quotation as a pair of their own."""
    if i + 2 >= len(marks):
        return False
    here, close, last = marks[i], marks[i + 1], marks[i + 2]
    inner = text[here.end : close.start]
    return (
        len(inner) <= _NESTED
        and close.closes
        and "\n" not in text[here.end : last.start]
        and last.closes
        and inner[-1:] not in ",.?!"
        and last.start - here.end < LONGEST
    )


def _edge(text: str, start: int, end: int) -> int:
    """End of the line in which an unclosed quotation that began at *start* stands."""
    line = text.find("\n", start, end)
    return end if line < 0 else line


@lru_cache(maxsize=1)  # several steps ask for the same article, one after the other
def pair(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of *text*, outermost only, in order, not overlapping."""
    marks = _marks(text)
    found: list[Quotation] = []
    opened: _Mark | None = None
    i = 0
    while i < len(marks):
        mark = marks[i]
        if opened is not None and mark.start - opened.end > LONGEST:
            found.append(_unclosed(text, opened, mark.start))
            opened = None
        if opened is not None and _stays_open(text, opened, marks, i):
            i += 2
            continue
        opened = _turn(text, opened, mark, found)
        i += 1
    if opened is not None:
        limit = min(len(text), opened.end + LONGEST)
        found.append(_unclosed(text, opened, limit))
    return tuple(found)


def _turn(
    text: str, opened: _Mark | None, mark: _Mark, found: list[Quotation]
) -> _Mark | None:
    """Add what *mark* ends to *found*; return the mark that is open behind it."""
    if opened is None:
        if mark.opens or not mark.closes:
            return mark
        _add_unopened(text, mark, found)
        return None
    if _ends(text, opened, mark):
        found.append(_closed(opened, mark))
        return None
    found.append(_unclosed(text, opened, mark.start))
    return mark


def _ends(text: str, opened: _Mark, mark: _Mark) -> bool:
    """Whether *mark* closes *opened* rather than opening anew on a later line."""
    return mark.closes and not (mark.opens and "\n" in text[opened.end : mark.start])


def _stays_open(text: str, opened: _Mark, marks: list[_Mark], i: int) -> bool:
    """Whether marks i and i+1 are a pair inside the open quotation."""
    return not _ends(text, opened, marks[i]) and _is_nested(text, marks, i)


def _closed(opened: _Mark, mark: _Mark) -> Quotation:
    return Quotation(opened.end, mark.start, (opened.start, mark.end))


def _unclosed(text: str, opened: _Mark, limit: int) -> Quotation:
    end = _edge(text, opened.end, limit)
    return Quotation(opened.end, end, (opened.start, end), closed=False)


def _add_unopened(text: str, mark: _Mark, found: list[Quotation]) -> None:
    """Add the quotation that *mark* closes though none was opened, from its line."""
    floor = max(found[-1].outer[1] if found else 0, mark.start - LONGEST)
    start = max(text.rfind("\n", floor, mark.start) + 1, floor)
    if start < mark.start:
        found.append(Quotation(start, mark.start, (start, mark.end), opened=False))
