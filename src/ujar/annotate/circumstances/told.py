"""The days that an article tells, each with the clues that stand around it."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ujar.annotate.circumstances.clause import Layers
from ujar.annotate.circumstances.words import CircumstanceWords
from ujar.schema import DateExpression, Mention, Span, Statement
from ujar.text.ranges import beginning_in, overlaps_any
from ujar.text.words import Word, words

Clues = Mapping[str, Sequence[str]]

_DAY = len("2025-06-20")
# News reports an event within so many days (98 % of the training gold's said_on).
RECENT = timedelta(days=3)
# So many characters in front of a day and behind it are looked at.
_BEFORE, _AFTER = 30, 14
# The first sentences of an article, and those after them.
_LEAD, _HEAD = 2, 4
# What the sentence of a day may tell of.
_KINDS = ("gathering", "incident", "market")
# In a longer sentence (the longest of the training gold has 650 characters), and among
# more days or statements (there 16 and 24), nothing is looked for: that is no article.
_LONGEST = 5_000
MOST = 150
# A sentence opens with so many characters.
_OPENING = 40
_MARKS = " \t\r\n\u00a0\"“”'‘’(-–—"


@dataclass(frozen=True, slots=True)
class Told:
    """A day as it stands in the text; ``traits`` are the clues that go with it.

    ``sentence`` is its place among the sentences, -1 outside of them; ``names`` are the
    people, bodies and places of that sentence in order.
    """

    expression: DateExpression
    sentence: int
    traits: frozenset[str]
    names: tuple[Mention, ...] = ()

    @property
    def day(self) -> str:
        """The ISO day."""
        return (self.expression.value or "")[:_DAY]

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return self.expression.span

    @property
    def usable(self) -> bool:
        """Whether the writer tells it, and not as the day of citing."""
        return not self.traits & {"quoted", "cited"}


@dataclass(frozen=True, slots=True)
class Marked:
    """Ranges in quotation marks, where days of citing begin, sentences that report."""

    quoted: Sequence[tuple[int, int]]
    cited: frozenset[int]
    reporting: frozenset[int]


def tell(
    text: str,
    dates: Sequence[DateExpression],
    marked: Marked,
    layers: Layers,
    book: CircumstanceWords,
) -> list[Told]:
    """Return the days of *dates* with the clues around them, none where too many."""
    if len(dates) > MOST:
        return []
    clues = book.clues
    starts = [s.span.start for s in layers.sentences]
    found: list[Told] = []
    inner: dict[int, list[Word]] = {}
    for one in dates:
        start = one.span.start
        traits = _beside(text, one.span, clues)
        if overlaps_any(marked.quoted, start, start + 1):
            traits.add("quoted")
        if start in marked.cited:
            traits.add("cited")
        at = bisect_right(starts, start) - 1
        span = layers.sentences[at].span if at >= 0 else Span(0, 0)
        if start >= span.end or span.end - span.start > _LONGEST:
            found.append(Told(one, -1, frozenset(traits)))
            continue
        if at not in inner:
            inner[at] = words(text, *span)
        traits |= _placed(at, marked.reporting) | {*_kinds(inner[at], book)}
        if _any((w for w in inner[at] if w.start < start), clues.get("ahead", ())):
            traits.add("ahead")
        names = tuple(beginning_in(layers.mentions, *span))
        found.append(Told(one, at, frozenset(traits), names))
    return found


def _beside(text: str, span: Span, clues: Clues) -> set[str]:
    """The clues of the characters in front of a day, in it and behind it."""
    before = text[max(0, span.start - _BEFORE) : span.start].rstrip(" (").casefold()
    after = text[span.end : span.end + _AFTER]
    inner = text[span.start : span.end]
    last = before.rstrip(",").rpartition(" ")[2]
    asides = clues.get("aside_after", ())
    near = [*words(inner), *words(after)[:1]]
    traits = {
        "comma": before.endswith(","),
        "on": last in clues.get("on", ()),
        "bare": not any(c.isdigit() for c in inner),
        "aside": last in clues.get("aside_before", ()) or _any(near, asides),
    }
    return {name for name, holds in traits.items() if holds}


def _kinds(inner: Sequence[Word], book: CircumstanceWords) -> Iterator[str]:
    """The clues of what the sentence of a day tells of."""
    yield from (k for k in _KINDS if _any(inner, book.clues.get(k, ())))
    if _any(inner, book.speaking):
        yield "speaking"


def _placed(at: int, reporting: frozenset[int]) -> set[str]:
    """The clues of the sentence in which a day stands."""
    traits = {"lead"} if at < _LEAD else {"head"} if at < _HEAD else set()
    return traits if at in reporting else traits | {"free"}


def _any(inner: Iterable[Word], phrases: Collection[str]) -> bool:
    return any(w.lower in phrases for w in inner)


def offset(statement: Statement) -> int:
    """Where a statement is made: at its verb, else where its words begin."""
    return (statement.cue or statement.fragments[0]).start


def opens(text: str, span: Span, phrases: Sequence[str]) -> bool:
    """Whether the sentence opens with one of the phrases."""
    end = min(span.end, span.start + _OPENING)
    head = text[span.start : end].lstrip(_MARKS).casefold()
    if not head.startswith(tuple(phrases)):
        return False
    return any(
        head.startswith(p) and not head[len(p) : len(p) + 1].isalnum() for p in phrases
    )


def before(published: str | None, span: timedelta) -> str:
    """Return the day so long before publication, "" if unknown."""
    try:
        return (date.fromisoformat((published or "")[:_DAY]) - span).isoformat()
    except (ValueError, OverflowError):
        return ""


def back(
    text: str,
    layers: Layers,
    dates: Sequence[DateExpression],
    statements: Sequence[Statement],
    book: CircumstanceWords,
) -> list[int]:
    """Return where the report goes back to what was reported earlier.

    What it only recalls turns nothing: without a day among *dates* up to the next turn
    ("Diketahui, …"), or in a sentence of its own between the words of one speaker, if
    days stand on one side of it only, and behind it recent ones.
    """
    clues, recent = book.clues, before(layers.day, RECENT)
    phrases, aside = clues.get("back", ()), clues.get("recalled", ())
    turns = [s.span for s in layers.sentences if opens(text, s.span, phrases)]
    ends = [*(t.start for t in turns), len(text)][1:]
    starts = [offset(s) for s in statements]
    kept = []
    for turn, end in zip(turns, ends, strict=True):
        dated = beginning_in(dates, turn.start, end)
        recalled = not dated and opens(text, turn, aside)
        old = not recent or any((d.value or "") < recent for d in dated)
        apart = bool(dated) and (old or dates[0].span.start < turn.start)
        on = not apart and _goes_on(turn, end, starts, statements)
        if beginning_in(dates, *turn) or not (recalled or on):
            kept.append(turn.start)
    return kept


def _goes_on(
    turn: Span, end: int, starts: Sequence[int], statements: Sequence[Statement]
) -> bool:
    """Whether the sentence reports nothing and the same speaker goes on behind it."""
    before, after = bisect_right(starts, turn.start), bisect_right(starts, turn.end)
    if before != after or not before or after == len(starts) or starts[after] >= end:
        return False
    first, then = statements[before - 1], statements[after]
    inside = then.fragments[0].start < turn.end
    return not inside and first.speaker is not None and first.speaker == then.speaker
