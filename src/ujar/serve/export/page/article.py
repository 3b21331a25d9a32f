"""What the template shows of one reading."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ujar.schema import Reading, Span, Statement
from ujar.serve import wording
from ujar.serve.export.page.blocks import Block, blocks
from ujar.serve.export.page.marks import Mark, nest
from ujar.serve.visible import one_line

# Four tints, each with a line style of its own; a fifth speaker begins again.
_STYLES = 4
_NOBODY = "sp0"
_Numbers = dict[int, list[int]]
_STATEMENT, _CUE, _NAME, _VALUE = range(4)
# Beyond this the marks of a text take a browser minutes to lay out.
_LONGEST = 300_000


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside a block."""

    style: str
    ident: str
    number: int
    who: str
    facts: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text as markup, with its place and its notes."""

    offset: int
    markup: Markup
    aside: str | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """An entry of the legend."""

    name: str
    style: str
    count: int


class Shown:
    """One reading, numbered *number* on its page."""

    def __init__(self, reading: Reading, number: int) -> None:
        self.reading = reading
        self.ident = f"a{number}"
        self.title = one_line(reading.article.title or "(no title)")
        self.facts = tuple(wording.facts(reading.article))
        self.lang = reading.article.language or "und"
        self.layers = tuple(wording.tables(reading))
        self.cut = max(0, len(reading.article.text) - _LONGEST)
        self._styles = _styles(reading)
        shown = (b for b in blocks(reading) if b.span.start < _LONGEST)
        self._blocks = tuple(shown)
        self._begin, self._end = self._places()
        self.anchored = frozenset(n for found in self._begin.values() for n in found)

    @property
    def speakers(self) -> list[Speaker]:
        """The legend: every speaker with the number of their statements."""
        said = Counter(s.speaker for s in self.reading.statements)
        known = [Speaker(one_line(n), s, said[n]) for n, s in self._styles.items()]
        unknown = [Speaker("not resolved", _NOBODY, said[None])] if said[None] else []
        return known + unknown

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the text block by block."""
        marks = sorted(self._marks(), key=lambda m: m.span)
        longest = max((m.span.end - m.span.start for m in marks), default=0)
        for block in self._blocks:
            first = bisect_left(marks, block.span.start - longest, key=_start)
            last = bisect_left(marks, block.span.end, key=_start)
            yield self._paragraph(block, marks[first:last])

    def statements(self) -> list[tuple[int, str, str, str]]:
        """Return the rows of the table of statements."""
        return [
            (
                number,
                wording.speaker(s, self.reading),
                wording.words(s, self.reading),
                " · ".join(wording.circumstances(s, self.reading)),
            )
            for number, s in enumerate(self.reading.statements, 1)
        ]

    def _paragraph(self, block: Block, marks: list[Mark]) -> Paragraph:
        aside = block.boilerplate
        return Paragraph(
            offset=block.span.start,
            markup=nest(
                self.reading.article.text, block.span, marks, self._points(block)
            ),
            aside=f"{aside.type} — {aside.reason}" if aside else None,
            notes=tuple(self._notes(block)),
        )

    def _places(self) -> tuple[_Numbers, _Numbers]:
        """Return the numbers of the statements by the block of their first, last word.

        Blocks are named by where they start. A statement that begins on no block of
        the page has no place there, and nothing links to it.
        """
        begin: _Numbers = defaultdict(list)
        end: _Numbers = defaultdict(list)
        for number, statement in enumerate(self.reading.statements, 1):
            first, last = statement.fragments[0], statement.fragments[-1]
            block = self._block_at(first[0])
            if first[0] < first[1] and block:
                begin[block.span.start].append(number)
                if ending := self._block_at(last[1] - 1):
                    end[ending.span.start].append(number)
        return begin, end

    def _block_at(self, place: int) -> Block | None:
        index = bisect_right(self._blocks, place, key=lambda b: b.span.start) - 1
        inside = index >= 0 and place < self._blocks[index].span.end
        return self._blocks[index] if inside else None

    def _notes(self, block: Block) -> Iterator[Note]:
        for number in self._begin.get(block.span.start, ()):
            statement = self.reading.statements[number - 1]
            yield Note(
                self._style(statement),
                f"{self.ident}n{number}",
                number,
                wording.speaker(statement, self.reading),
                tuple(wording.circumstances(statement, self.reading)),
                wording.reason(statement, self.reading),
            )

    def _points(self, block: Block) -> dict[int, Markup]:
        """Return the numbers that stand behind statements, by place."""
        points: dict[int, Markup] = {}
        for number in self._end.get(block.span.start, ()):
            statement = self.reading.statements[number - 1]
            reference = Markup(
                '<a class="ref {}" href="#{}n{}" aria-label="Statement {}">{}</a>'
            ).format(self._style(statement), self.ident, number, number, number)
            end = statement.span.end
            points[end] = points.get(end, Markup("")) + reference
        return points

    def _marks(self) -> Iterator[Mark]:
        for number, statement in enumerate(self.reading.statements, 1):
            ident = f"{self.ident}s{number}" if number in self.anchored else None
            for fragment in statement.fragments:
                classes = f"st {self._style(statement)}"
                yield Mark(Span(*fragment), classes, _STATEMENT, ident=ident)
                ident = None
            if statement.cue:
                yield Mark(Span(*statement.cue), "cue", _CUE)
        for mention in self.reading.mentions:
            title = f"{mention.type}: {mention.name}"
            yield Mark(Span(*mention.span), "nm", _NAME, title)
        for date in self.reading.dates:
            title = date.problem or f"{date.value or 'not resolved'}"
            classes = "df problem" if date.problem else "df"
            yield Mark(Span(*date.span), classes, _VALUE, title)
        for figure in self.reading.figures:
            title = wording.value(figure)
            yield Mark(Span(*figure.span), "df", _VALUE, title)

    def _style(self, statement: Statement) -> str:
        return self._styles.get(statement.speaker or "", _NOBODY)


def _start(mark: Mark) -> int:
    return mark.span.start


def _styles(reading: Reading) -> dict[str, str]:
    names = dict.fromkeys(s.speaker for s in reading.statements if s.speaker)
    return {name: f"sp{i % _STYLES + 1}" for i, name in enumerate(names)}
