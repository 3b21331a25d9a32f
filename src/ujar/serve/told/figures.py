"""Facts: every figure given for one quantity, and how they stand to each other."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ujar.schema import FactRelation
from ujar.schema.views import FactView, FigureLine, FigureRuling
from ujar.serve import wording
from ujar.serve.told.corrections import ruled
from ujar.serve.told.phrases import indented, when
from ujar.serve.visible import one_line

_TINTS = {
    FactRelation.AGREE: "green",
    FactRelation.DIFFER: "bold red",
    FactRelation.OVERTAKEN: "yellow",
}

_NONE = "No figure is given by two reports."
_NONE_CLASH = "No figures clash; those that agree: ujar figures --story ID."


def listed(
    facts: Sequence[FactView],
    loose: Sequence[FigureRuling] = (),
    *,
    of_story: bool = True,
) -> Iterator[RenderableType]:
    """Yield the facts, those whose figures differ first.

    *loose* are judgements of figures that are of no fact now; *of_story* is that the
    facts are all of a story, and not only those whose figures clash.
    """
    if not facts:
        yield Text(_NONE if of_story else _NONE_CLASH)
    order = [FactRelation.DIFFER, FactRelation.OVERTAKEN, FactRelation.AGREE]
    for view in sorted(facts, key=lambda f: order.index(f.relation)):
        yield from fact(view)
    yield from rulings(loose)


def rulings(found: Sequence[FigureRuling]) -> Iterator[Text]:
    """Yield what users judged of figures."""
    for ruling in found:
        undo = f"(ujar correct undo {ruling.correction})"
        yield Text(f"{ruled(ruling)} {undo}", "yellow")


def fact(view: FactView) -> Iterator[RenderableType]:
    """Yield one fact with the sentence that each of its figures stands in."""
    told = Text.assemble((view.relation.value, _TINTS[view.relation]))
    yield told.append(f"  {one_line(view.reason)}").append(f"  {view.id}", "dim")
    for line in view.members:
        yield from indented(*_member(line))
    yield from indented(*rulings(view.rulings))


def _member(line: FigureLine) -> Iterator[Text]:
    outlet = one_line(line.article.outlet or "outlet not known")
    value = wording.value(line.figure)
    at = f"  {outlet} · {when(line.article)} · {one_line(line.article.id)}#{line.item}"
    yield Text.assemble((value, "bold"), (at, "dim"))
    yield _sentence(line)


def _sentence(line: FigureLine) -> Text:
    """Return the sentence with its figure underlined."""
    start = line.figure.span.start - line.span.start
    end = line.figure.span.end - line.span.start
    before, figure, after = (
        one_line(line.sentence[a:b]) if line.sentence[a:b].strip() else ""
        for a, b in ((0, start), (start, end), (end, len(line.sentence)))
    )
    glue = "" if after[:1] in {",", ".", ";", ":", ")", "%"} else " "
    text = Text(f"{before} " if before else "", "dim")
    return text.append(figure, "underline").append(f"{glue}{after}", "dim")
