"""The way of words from who said them to a reader, a step on a line."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ujar.schema import Step, StepKind
from ujar.serve.told.phrases import dim, indented
from ujar.serve.visible import one_line

_TOLD = {
    StepKind.SAID: "said",
    StepKind.FIRST_REPORT: "first report",
    StepKind.CREDITED: "credited",
    StepKind.TAKEN_FROM: "taken from",
    StepKind.REPORT: "this report",
    StepKind.TRANSLATION: "this translation",
    StepKind.REPRINT: "reprint",
}


def way(steps: Sequence[Step]) -> Iterator[RenderableType]:
    """Yield the steps, what is only likely marked as such."""
    for number, step in enumerate(steps, 1):
        likely = "" if step.sure else " (likely)"
        line = Text.assemble((f"{number} ", "dim"), (_TOLD[step.kind], "bold cyan"))
        yield line.append(likely, "yellow").append(_facts(step))
        yield from indented(dim(one_line(step.reason)))


def _facts(step: Step) -> str:
    when = step.when.replace("T", " ") if step.when else None
    told = (step.outlet, when, step.place, step.article)
    known = [one_line(t) for t in told if t]
    return "".join(f" · {k}" for k in known)
