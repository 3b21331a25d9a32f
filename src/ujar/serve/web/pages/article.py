"""An article: its text as collected, and beside it who says what."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ujar.pipeline.archive import Ledger
from ujar.schema import DateExpression, Direction, Figure, Reading, Span, Statement
from ujar.schema.amended import Change
from ujar.schema.views import ArticleLine, ArticleView, CopyView
from ujar.serve.export.page.blocks import Block, blocks
from ujar.serve.export.page.marks import Mark, nest
from ujar.serve.visible import one_line
from ujar.serve.web import addresses
from ujar.serve.web.voice import Voice

# Beyond this the marks of a text take a browser minutes to lay out.
_LONGEST = 120_000
_STYLES = 4
_STATEMENT, _CUE, _VALUE = range(3)
_COPIES = 12


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a statement."""

    number: int
    style: str
    statement: Statement
    who: str | None
    source: str | None
    entity: str | None
    utterance: str | None
    words: str = ""
    changes: Sequence[Change] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text as markup, with the notes on what begins in it."""

    offset: int
    markup: Markup
    aside: str | None
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Value:
    """A date or a figure: its words, how they are read, why, or of what it is."""

    words: str
    read: str
    why: str = ""
    of: str = ""
    fact: str | None = None
    item: int | None = None


def shown(ledger: Ledger, article: str, voice: Voice) -> Mapping[str, object] | None:
    """Return what the page of an article shows, None if there is none."""
    view = ledger.article(article)
    if view is None:
        return None
    page = _Page(view, voice)
    return {
        "line": view.line,
        "original": addresses.followed(view.line.url),
        "author": view.reading.article.author,
        "paragraphs": list(page.paragraphs()),
        "speakers": page.speakers(),
        "values": list(page.values()),
        "statements": len(view.reading.statements) - len(view.reading.withdrawn),
        "moves": view.moves,
        "copies": [_other(c, article) for c in view.copies[:_COPIES]],
        "cut": max(0, len(view.reading.article.text) - _LONGEST),
    }


class _Page:
    """The text of one article in paragraphs, with everything marked."""

    def __init__(self, view: ArticleView, voice: Voice) -> None:
        self._reading = view.reading
        self._voice = voice
        self._entities = dict(view.speakers)
        self._utterances = dict(view.utterances)
        self._facts = dict(view.facts)
        self._changes = {a.item: a.changes for a in view.reading.amended}
        self._styles = _styles(view.reading)
        found = (b for b in blocks(view.reading) if b.span.start < _LONGEST)
        self._blocks = tuple(found)
        self._starts = tuple(b.span.start for b in self._blocks)
        self._marks = sorted(self._found(), key=lambda m: m.span)

    def speakers(self) -> Sequence[tuple[str | None, str, int, str | None]]:
        """Return who speaks: name, style, how often, and the entity."""
        said = Counter(s.speaker for _, s in self._statements())
        whose: dict[str | None, str] = {}
        for item, statement in self._statements():
            if item in self._entities:
                whose.setdefault(statement.speaker, self._entities[item])
        return [
            (name, self._styles.get(name or "", "sp0"), count, whose.get(name))
            for name, count in said.most_common()
        ]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the text block by block; nothing is left out but white space."""
        notes: dict[int, list[Note]] = {}
        points: dict[int, Markup] = {}
        for number, statement in enumerate(self._reading.statements, 1):
            place = self._block_at(statement.span.start)
            notes.setdefault(place, []).append(self._note(number, statement))
            if number - 1 in self._reading.withdrawn:
                continue
            end = statement.span.end
            points[end] = points.get(end, Markup("")) + self._reference(number)
        for index, block in enumerate(self._blocks):
            yield self._paragraph(block, points, notes.get(index, ()))

    def values(self) -> Iterator[Value]:
        """Yield the dates and figures in the order of the text."""
        dates = [(d.span, self._date(d)) for d in self._reading.dates]
        figures = [
            (f.span, self._figure(i, f)) for i, f in enumerate(self._reading.figures)
        ]
        for _, value in sorted(dates + figures, key=lambda pair: pair[0]):
            yield value

    def _paragraph(
        self, block: Block, points: Mapping[int, Markup], notes: Sequence[Note]
    ) -> Paragraph:
        inside = {p: m for p, m in points.items() if block.span.overlaps((p - 1, p))}
        text = self._reading.article.text
        marks = [m for m in self._marks if m.span.overlaps(block.span)]
        aside = block.boilerplate
        return Paragraph(
            block.span.start,
            nest(text, block.span, marks, inside),
            aside.type.value if aside else None,
            notes,
        )

    def _block_at(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)

    def _reference(self, number: int) -> Markup:
        style = self._style(self._reading.statements[number - 1])
        label = f"{self._voice.noun('statement', 1)} {number}"
        told = '<a class="ref {}" href="#n{}" aria-label="{}">{}</a>'
        return Markup(told).format(style, number, label, number)  # noqa: S704

    def _statements(self) -> Iterator[tuple[int, Statement]]:
        """Yield what nobody judged to be no statement, with its place."""
        withdrawn = self._reading.withdrawn
        for item, statement in enumerate(self._reading.statements):
            if item not in withdrawn:
                yield item, statement

    def _note(self, number: int, statement: Statement) -> Note:
        source = statement.source
        words = self._reading.article.text[slice(*source)] if source else None
        return Note(
            number,
            self._style(statement),
            statement,
            statement.speaker,
            one_line(words) if words else None,
            self._entities.get(number - 1),
            self._utterances.get(number - 1),
            self._reading.article.text[slice(*statement.span)],
            self._changes.get(number - 1, ()),
            number - 1 in self._reading.withdrawn,
        )

    def _found(self) -> Iterator[Mark]:
        for item, statement in self._statements():
            number = item + 1
            ident: str | None = f"s{number}"
            for fragment in statement.fragments:
                classes = f"st {self._style(statement)}"
                yield Mark(Span(*fragment), classes, _STATEMENT, ident=ident)
                ident = None
            if statement.cue:
                yield Mark(Span(*statement.cue), "cue", _CUE)
        for date in self._reading.dates:
            read = self._date(date).read
            yield Mark(Span(*date.span), "df", _VALUE, read, focusable=True)
        for figure in self._reading.figures:
            read = self._voice.value(figure)
            yield Mark(Span(*figure.span), "df", _VALUE, read, focusable=True)

    def _date(self, date: DateExpression) -> Value:
        mod = f"{self._voice.term('mod', date.mod)} " if date.mod else ""
        read = self._voice.moment(date.value) if date.value else ""
        since = self._voice.day(date.anchor)
        given = self._voice.say("as_given")
        why = self._voice.say("counted_from", day=since) if date.anchor else given
        words = one_line(self._reading.article.text[slice(*date.span)])
        read = f"{mod}{read}" if read else self._voice.say("not_read")
        problem = self._voice.reason(date.problem) if date.problem else None
        return Value(words, read, problem or why)

    def _figure(self, item: int, figure: Figure) -> Value:
        words = one_line(self._reading.article.text[slice(*figure.span)])
        of = one_line(figure.of or "")
        read, fact = self._voice.value(figure), self._facts.get(item)
        return Value(words, read, of=of, fact=fact, item=item)

    def _style(self, statement: Statement) -> str:
        return self._styles.get(statement.speaker or "", "sp0")


def _styles(reading: Reading) -> dict[str, str]:
    names = dict.fromkeys(s.speaker for s in reading.statements if s.speaker)
    return {name: f"sp{i % _STYLES + 1}" for i, name in enumerate(names)}


def _other(view: CopyView, article: str) -> tuple[str, ArticleLine, CopyView]:
    """Return how the article stands to the other one, that one, and the pair."""
    is_left = view.left.id == article
    other = view.right if is_left else view.left
    taken = Direction.FROM_RIGHT if is_left else Direction.FROM_LEFT
    given = Direction.FROM_LEFT if is_left else Direction.FROM_RIGHT
    ways = {taken: "takes_from", given: "gives_to"}
    return ways.get(view.copy.direction, "shared_with"), other, view
