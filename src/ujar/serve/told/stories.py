"""Stories: a list of them, and one of them whole."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.views import (
    ArticleLine,
    CopyView,
    Page,
    StoryLine,
    StoryView,
    UtteranceLine,
)
from ujar.serve.told import copies, figures
from ujar.serve.told.phrases import (
    counted,
    dim,
    heading,
    indented,
    names,
    span,
    tallied,
    when,
)
from ujar.serve.visible import one_line

_UTTERANCES = 20
_COPIES = 20


def listed(page: Page[StoryLine]) -> Iterator[RenderableType]:
    """Yield the stories of a page."""
    if not page.items:
        yield Text("No story fits.")
    for line in page.items:
        yield Text.assemble((one_line(line.label), "bold"), (f"  {line.id}", "dim"))
        yield from indented(*_about(line))
    if page.cursor:
        yield dim(f"More: --after {page.cursor}")


def whole(view: StoryView) -> Iterator[RenderableType]:
    """Yield everything that is known of a story."""
    yield Text(one_line(view.line.label), "bold")
    yield from indented(*_about(view.line))
    yield heading("Timeline", len(view.articles))
    yield from _timeline(view.articles)
    yield heading("Said, and by how many reported", len(view.utterances))
    for line in view.utterances[:_UTTERANCES]:
        yield from _utterance(line)
    yield from _rest(len(view.utterances) - _UTTERANCES)
    yield heading("Figures", len(view.facts))
    for fact in view.facts:
        yield from figures.fact(fact)
    yield from figures.rulings(view.rulings)
    yield heading("Who has text from whom", len(view.copies))
    yield from _copies(view.copies)


def _about(line: StoryLine) -> Iterator[Text]:
    told = [
        span(line.first, line.last),
        counted(line.articles, "report"),
        tallied(line.outlets),
    ]
    if line.copies:
        told.append(counted(line.copies, "pair") + " sharing text")
    yield dim(" · ".join(t for t in told if t))
    if line.speakers:
        yield dim(f"speaking: {names(line.speakers)}")
    if line.disagreements:
        differ = counted(line.disagreements, "figure differs", "figures differ")
        yield Text(differ, "yellow")


def _timeline(articles: tuple[ArticleLine, ...]) -> Iterator[RenderableType]:
    for article in articles:
        outlet = one_line(article.outlet or "outlet not known")
        title = one_line(article.title or "(no title)")
        line = Text.assemble((f"{when(article)}  ", "dim"), (outlet, "cyan"))
        yield line.append(f"  {title}").append(f"  {one_line(article.id)}", "dim")


def _utterance(line: UtteranceLine) -> Iterator[RenderableType]:
    who = one_line(line.speaker or "speaker not known")
    reported = f"{counted(line.articles, 'report')}, {counted(line.outlets, 'outlet')}"
    yield Text.assemble((who, "bold cyan"), (f" · {reported} · {line.id}", "dim"))
    yield from indented(Text(one_line(line.words)))


def _copies(found: tuple[CopyView, ...]) -> Iterator[RenderableType]:
    for view in found[:_COPIES]:
        yield copies.pair(view)
    yield from _rest(len(found) - _COPIES)


def _rest(more: int) -> Iterator[Text]:
    if more > 0:
        yield dim(f"and {more:,} more (--json has all)")
