"""Corrections, told to a person."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType

from ujar.schema.amended import Change, Field
from ujar.schema.corrections import Correction, CorrectionKind, ItemRef, Layer
from ujar.schema.views import FigureLine, FigureRuling
from ujar.serve import wording
from ujar.serve.visible import one_line

_LONGEST = 60
_FIELDS = {
    CorrectionKind.ADDRESSEE: "addressee",
    CorrectionKind.DAY: "day",
    CorrectionKind.KIND: "kind",
    CorrectionKind.VIA: "via",
}


def listed(
    corrections: Sequence[Correction], waiting: frozenset[str] = frozenset()
) -> Iterable[RenderableType]:
    """Yield a line for each correction."""
    if not corrections:
        yield "Nothing was corrected."
    for correction in corrections:
        by = f" by {one_line(correction.by)}" if correction.by else ""
        undone = f", undone {correction.undone}" if correction.undone else ""
        waits = ", waiting: it is not there" if correction.id in waiting else ""
        told = f"({correction.made}{by}{undone}{waits})"
        yield f"{correction.id}  {said(correction)} {told}"
        if correction.note:
            yield f"           {one_line(correction.note)}"


def changed(change: Change) -> str:
    """Return what was corrected of a statement, by whom, and what was before."""
    by = f" by {one_line(change.by)}" if change.by else ""
    before = one_line(change.before) if change.before else "not known"
    note = f"; {one_line(change.note)}" if change.note else ""
    if change.field is Field.STATEMENT:
        return f"no statement: judged{by} on {change.made[:10]}{note}"
    told = f"{change.field.value} corrected{by} on {change.made[:10]}"
    return f"{told}; before: {before}{note}"


def ruled(ruling: FigureRuling) -> str:
    """Return what was judged of two figures, by whom and why."""
    verdict = "one fact" if ruling.same else "not one fact"
    two = f"{_given(ruling.left)} and {_given(ruling.right)}"
    return f"{two}: {verdict}, {_judged(ruling)}"


def judged(correction: Correction) -> str:
    """Return what a correction says, by whom and why."""
    return f"{said(correction)}; {_judged(correction)}"


def _judged(made: FigureRuling | Correction) -> str:
    by = f" by {one_line(made.by)}" if made.by else ""
    note = f"; {one_line(made.note)}" if made.note else ""
    return f"judged{by} on {made.made[:10]}{note}"


def _given(line: FigureLine) -> str:
    return f"{wording.value(line.figure)} in {one_line(line.article.id)}#{line.item}"


def said(correction: Correction) -> str:
    """Return what a correction says."""
    kind = correction.kind
    if kind in {CorrectionKind.INTO, CorrectionKind.OUT}:
        verb = "belongs" if kind is CorrectionKind.INTO else "does not belong"
        article, near = one_line(correction.article or ""), correction.near or ""
        return f"{article} {verb} to the story of {one_line(near)}"
    if correction.item is not None:
        return _of_item(correction, correction.item)
    return _of_entity(correction)


def _of_item(correction: Correction, item: ItemRef) -> str:
    kind, new = correction.kind, one_line(correction.name or "")
    words = _words(item)
    if correction.second is not None:
        is_not = "" if kind is CorrectionKind.SAME else "not "
        what = "words" if item.layer is Layer.STATEMENTS else "fact"
        return f"{is_not}the same {what}: {words} and {_words(correction.second)}"
    if kind is CorrectionKind.DROP:
        return f"no statement: {words}"
    if kind is CorrectionKind.SPEAKER:
        return f"said by {new or 'nobody known'}: {words}"
    return f"{_FIELDS[kind]} {new or 'not known'}: {words}"


def _words(item: ItemRef) -> str:
    words = one_line(item.words)
    if item.layer is Layer.FIGURES:
        words = words.partition("\u27e6")[2].partition("\u27e7")[0]
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f"“{short}” in {one_line(item.article)}"


def _of_entity(correction: Correction) -> str:
    name = one_line(correction.entity.name) if correction.entity else ""
    new = one_line(correction.name or "")
    if correction.kind is CorrectionKind.MERGE and correction.other is not None:
        return f"{one_line(correction.other.name)} is {name}"
    if correction.kind is CorrectionKind.RENAME:
        return f"{name} is called {new}"
    where = ", ".join(article for article, _ in correction.members)
    return f"{name} in {one_line(where)} is somebody else: {new}"
