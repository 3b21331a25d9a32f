"""A sentence to be checked, and the evidence that it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ujar.lang import Language
from ujar.schema import DateExpression, Figure, Mention, Reading, Span, Statement
from ujar.text.quotations import Quotation, pair
from ujar.text.ranges import overlapping
from ujar.text.words import words

_ASSUMED = "id"


@dataclass(frozen=True)
class Claim:
    """A sentence, read as an article is read, nothing of it set aside."""

    reading: Reading

    @property
    def text(self) -> str:
        """The sentence."""
        return self.reading.article.text

    @property
    def language(self) -> Language:
        """The language that it was written in."""
        return Language(self.reading.article.language or _ASSUMED)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its words in small letters."""
        return frozenset(w.lower for w in words(self.text))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands between quotation marks."""
        return pair(self.text)

    def quoted(self, start: int, end: int) -> bool:
        """Whether a range lies between quotation marks."""
        return any(q.start <= start and end <= q.end for q in self.quotations)


@dataclass(frozen=True)
class Cited:
    """A place in an article, with what the archive has read there.

    ``names`` are further names that belong to it: whom its statements are of, its
    title. ``outlet`` is what whoever published it is called.
    """

    reading: Reading
    span: Span
    names: tuple[str, ...] = ()
    outlet: str = ""

    @cached_property
    def text(self) -> str:
        """The words at that place."""
        return self.reading.article.text[slice(*self.span)]

    @property
    def language(self) -> Language:
        """The language of the article."""
        return Language(self.reading.article.language or _ASSUMED)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words there in small letters."""
        return frozenset(w.lower for w in words(self.text))

    @cached_property
    def quotations(self) -> tuple[str, ...]:
        """What stands between quotation marks there."""
        text, span = self.reading.article.text, self.span
        return tuple(
            text[max(q.start, span.start) : min(q.end, span.end)]
            for q in pair(text)
            if span.overlaps((q.start, q.end))
        )

    @property
    def dates(self) -> Sequence[DateExpression]:
        """The expressions of time there."""
        return overlapping(self.reading.dates, *self.span)

    @property
    def figures(self) -> Sequence[Figure]:
        """The figures there."""
        return overlapping(self.reading.figures, *self.span)

    @property
    def mentions(self) -> Sequence[Mention]:
        """The names there."""
        return overlapping(self.reading.mentions, *self.span)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of which something stands there."""
        return tuple(s for s in self.reading.statements if self.span.overlaps(s.span))
