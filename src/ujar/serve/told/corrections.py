"""Corrections of entities, told to a person."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType

from ujar.schema.corrections import Correction, CorrectionKind
from ujar.serve.visible import visible


def listed(corrections: Sequence[Correction]) -> Iterable[RenderableType]:
    """Yield a line for each correction."""
    if not corrections:
        yield "Nothing was corrected."
    for correction in corrections:
        undone = f", undone {correction.undone}" if correction.undone else ""
        yield f"{correction.id}  {_said(correction)} ({correction.made}{undone})"


def _said(correction: Correction) -> str:
    name = visible(correction.entity.name)
    new = visible(correction.name or "")
    if correction.kind is CorrectionKind.MERGE and correction.other is not None:
        return f"{visible(correction.other.name)} is {name}"
    if correction.kind is CorrectionKind.RENAME:
        return f"{name} is called {new}"
    where = ", ".join(article for article, _ in correction.members)
    return f"{name} in {visible(where)} is somebody else: {new}"
