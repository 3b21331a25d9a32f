"""Annotations as nested elements, also where they overlap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ujar.schema import Span
from ujar.serve.visible import visible


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to mark; of two that begin together the one of lower rank is outside.

    ``ident`` becomes the element's id, once, where the mark begins; a focusable mark
    is reached by the keyboard there.
    """

    span: Span
    classes: str
    rank: int = 0
    title: str | None = None
    ident: str | None = None
    focusable: bool = False

    def opening(self, at: int) -> Markup:
        """Return the start tag; *at* is where this piece of it begins."""
        parts = [Markup('class="{}"').format(self.classes)]
        if self.ident and at == self.span.start:
            parts.append(Markup('id="{}"').format(self.ident))
        if self.title:
            parts.append(Markup('title="{}"').format(visible(self.title)))
        if self.focusable and at == self.span.start:
            parts.append(Markup('tabindex="0"'))
        return Markup("<span {}>").format(Markup(" ").join(parts))


CLOSING = Markup("</span>")


def nest(
    text: str, within: Span, marks: Iterable[Mark], points: Mapping[int, Markup]
) -> Markup:
    """Return the text *within* as markup, with every mark closed that it opens.

    A mark that ends inside another one is closed and opened again, so that elements
    never cross. *points* are set in where marks end, behind the closing tags.
    """
    inside = sorted(
        (m for m in marks if m.span.overlaps(within) and m.span.start < m.span.end),
        key=lambda m: (m.span.start, m.rank, -m.span.end),
    )
    return Markup("").join(_pieces(text, within, inside, points))


def _pieces(
    text: str, within: Span, marks: Sequence[Mark], points: Mapping[int, Markup]
) -> Iterator[Markup]:
    open_: list[Mark] = []
    waiting = list(reversed(marks))
    edges = _edges(within, marks, points)
    for here, there in zip(edges, [*edges[1:], within.end], strict=True):
        again = _ended(open_, here)
        yield CLOSING * (len(open_) - len(again[0]))
        yield points.get(here, Markup(""))
        open_ = again[0]
        new = again[1]
        while waiting and waiting[-1].span.start <= here:
            new.append(waiting.pop())
        for mark in sorted(new, key=lambda m: (m.rank, -m.span.end)):
            open_.append(mark)
            yield mark.opening(here)
        yield Markup("{}").format(visible(text[here:there]))
    yield CLOSING * len(open_)
    yield points.get(within.end, Markup("")) if within.end not in edges else Markup("")


def _edges(
    within: Span, marks: Iterable[Mark], points: Mapping[int, Markup]
) -> list[int]:
    """Return the places where something begins or ends, in order."""
    ends = {edge for mark in marks for edge in mark.span} | set(points)
    return sorted({within.start} | {e for e in ends if within.start <= e < within.end})


def _ended(open_: list[Mark], here: int) -> tuple[list[Mark], list[Mark]]:
    """Return the marks that stay open at *here*, and those to be opened again."""
    first = next((i for i, m in enumerate(open_) if m.span.end <= here), len(open_))
    return open_[:first], [m for m in open_[first:] if m.span.end > here]
