"""Somebody: names, offices, how much is quoted, when, and by whom."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.views import EntityLine, EntityView
from ujar.serve.told.phrases import counted, dim, heading, indented, span, tallied
from ujar.serve.visible import one_line

_TYPES = {"PER": "person", "ORG": "institution", "LOC": "place"}
_MOST = 12


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
    if view.stories:
        yield heading("Stories", len(view.stories))
        for story in view.stories[:_MOST]:
            days = span(story.first, story.last)
            line = Text(one_line(story.label))
            yield from indented(line.append(f"  {days} · {story.id}", "dim"))


def _counts(
    title: str, counts: tuple[tuple[str, int], ...], most: int = _MOST
) -> Iterator[RenderableType]:
    if counts:
        yield heading(title, len(counts))
        yield from indented(Text(tallied(counts, most)))
