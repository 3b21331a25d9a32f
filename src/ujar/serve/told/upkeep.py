"""How much the archive holds, and what is wrong in it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.views import Problem, Totals
from ujar.serve.told.phrases import counted
from ujar.serve.visible import one_line


def health(found: tuple[Totals, tuple[Problem, ...]]) -> Iterator[RenderableType]:
    """Yield the archive's size, then each problem, or that there is none."""
    totals, problems = found
    told = [
        counted(totals.articles, "article"),
        counted(totals.statements, "statement"),
        counted(totals.entities, "entity", "entities"),
        counted(totals.stories, "story", "stories"),
        counted(totals.utterances, "utterance"),
        counted(totals.facts, "fact"),
        counted(totals.copies, "copy", "copies"),
        f"{totals.size / 1e6:.1f} MB",
    ]
    yield Text(", ".join(told))
    for problem in problems:
        count = f"{problem.count:,}× " if problem.count > 1 else ""
        tint = "red" if problem.wrong else "yellow"
        yield Text(f"{count}{one_line(problem.what)}", tint)
    if not any(problem.wrong for problem in problems):
        yield Text("Nothing is wrong.", "green")
