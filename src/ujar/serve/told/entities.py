"""Somebody: names, offices, how much is quoted, when, and by whom."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.views import EntityLine, EntityView, StoryLine, Strand
from ujar.serve.told.phrases import counted, dim, heading, indented, span, tallied
from ujar.serve.visible import one_line

_TYPES = {"PER": "person", "ORG": "institution", "LOC": "place"}
_MOST = 12
_WORDS = 20


def listed(lines: Sequence[EntityLine]) -> Iterator[RenderableType]:
    """Yield whom a name may mean."""
    for line in lines:
        kind = _TYPES.get(line.type, line.type)
        told = [
            kind,
            counted(line.articles, "article"),
            counted(line.statements, "statement"),
            span(line.first, line.last),
            line.id,
        ]
        yield Text.assemble(
            (one_line(line.name), "bold cyan"), (f" · {' · '.join(told)}", "dim")
        )


def whole(view: EntityView) -> Iterator[RenderableType]:
    """Yield everything that is known of an entity."""
    profile = view.profile
    kind = _TYPES.get(profile.type, profile.type)
    yield Text.assemble(
        (one_line(profile.name), "bold cyan"), (f"  {profile.id}", "dim")
    )
    told = [
        kind,
        counted(profile.articles, "article"),
        counted(view.statements, "statement"),
        span(profile.first, profile.last),
    ]
    yield from indented(dim(" · ".join(told)))
    yield from _counts("Names", profile.names)
    if profile.offices:
        yield heading("Offices, as articles name them", len(profile.offices))
        for tenure in profile.offices[:_MOST]:
            seen = span(tenure.first, tenure.last)
            reports = counted(tenure.articles, "article")
            line = Text(one_line(tenure.office))
            yield from indented(line.append(f"  {seen}, {reports}", "dim"))
    yield from _counts("Statements by month", view.months, len(view.months))
    yield from _counts("Quoted by", view.outlets)
    yield from _counts("By way of", view.vias)
    for by, strands in (("outlet", view.by_outlet), ("story", view.by_story)):
        yield from _strands(f"By {by}, over time", strands)
    looked = counted(view.looked, "statement")
    words = tuple((word.word, word.times) for word in view.words)
    yield from _counts(f"Words repeated in the newest {looked}", words, _WORDS)
    yield from _stories(view.stories)


def _stories(stories: Sequence[StoryLine]) -> Iterator[RenderableType]:
    if stories:
        yield heading("Stories", len(stories))
    for story in stories[:_MOST]:
        days = span(story.first, story.last)
        line = Text(one_line(story.label))
        yield from indented(line.append(f"  {days} · {story.id}", "dim"))


def _strands(title: str, strands: Sequence[Strand]) -> Iterator[RenderableType]:
    if any(strand.key for strand in strands):
        yield heading(title, sum(1 for strand in strands if strand.key))
    for strand in strands:
        name = one_line(strand.name) if strand.name else "all others"
        line = Text(name).append(f"  {counted(strand.statements, 'statement')}", "dim")
        if strand.months:
            first, last = strand.months[0][0], strand.months[-1][0]
            line.append(f", {span(first, last)}", "dim")
        yield from indented(line)


def _counts(
    title: str, counts: tuple[tuple[str, int], ...], most: int = _MOST
) -> Iterator[RenderableType]:
    if counts:
        yield heading(title, len(counts))
        yield from indented(Text(tallied(counts, most)))
