"""What is known of the article or statement whose way is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from ujar.lang.outlets import Outlets
from ujar.link.chains.times import Report
from ujar.schema import Direction, Reading, Span, Statement
from ujar.schema.views import ArticleLine, CopyView, StatementLine

_TURNED = {
    Direction.FROM_LEFT: Direction.FROM_RIGHT,
    Direction.FROM_RIGHT: Direction.FROM_LEFT,
}


@dataclass(frozen=True, slots=True)
class Side:
    """A copy as seen from the article: FROM_LEFT if the other has its text from here.

    ``span`` is the longest stretch of the article that both share.
    """

    view: CopyView
    span: Span
    other: ArticleLine
    direction: Direction


@dataclass(frozen=True, slots=True)
class Case:
    """The article, those of its statements that are asked for, and what is linked."""

    reading: Reading
    statements: tuple[Statement, ...]
    whole: bool
    copies: tuple[CopyView, ...]
    versions: tuple[StatementLine, ...]
    outlets: Outlets

    @property
    def id(self) -> str:
        """The article's id."""
        return self.reading.article.id

    @property
    def own(self) -> str | None:
        """The usual name of the article's outlet."""
        article = self.reading.article
        return self.named(article.outlet or article.url)

    @property
    def report(self) -> Report:
        """The article as one of the reports."""
        article = self.reading.article
        published = article.published or self.reading.day
        return Report(self.id, self.own, published, article.language)

    def named(self, outlet: str | None) -> str | None:
        """Return the usual name of an outlet, as it stands if it is not known."""
        known = outlet and (self.outlets.at(outlet) or self.outlets.named(outlet))
        return known.name if known else outlet

    def report_of(self, line: ArticleLine) -> Report:
        """Return another article as one of the reports."""
        outlet = self.named(line.outlet or line.url)
        return Report(line.id, outlet, line.published or line.day, line.language)

    def others(self) -> list[ArticleLine]:
        """Return the other articles that report the same words or share text."""
        lines = [v.article for v in self.versions]
        lines += [line for view in self.copies for line in (view.left, view.right)]
        unique = {line.id: line for line in lines if line.id != self.id}
        return [unique[name] for name in sorted(unique)]

    def sides(self) -> Iterator[Side]:
        """Yield the copies that hold something of what is asked for."""
        for view in self.copies:
            copy, left = view.copy, view.copy.left == self.id
            spans = [pair[0 if left else 1] for pair in copy.spans]
            way = copy.direction
            if spans and (self.whole or any(map(self._asked, spans))):
                yield Side(
                    view,
                    max(spans, key=lambda s: s.end - s.start),
                    view.right if left else view.left,
                    way if left else _TURNED.get(way, way),
                )

    def _asked(self, span: Span) -> bool:
        return any(f.overlaps(span) for s in self.statements for f in s.fragments)
