"""Outlets: what they make themselves, from whom they take, whom they let speak."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.outlets import (
    DRAWN,
    FEW,
    TOP,
    OutletLine,
    OutletsView,
    OutletView,
    Taken,
    Voices,
    Way,
)
from ujar.serve.told.phrases import counted, dim, heading, indented, span, tallied
from ujar.serve.visible import one_line

_MADE = {
    "own": "own",
    "agency": "of an agency",
    "whole": "mostly copied",
    "credited": "credited to another outlet",
    "common": "from a third place",
    "part": "copied in part",
    "unknown": "shared, direction not known",
}
_WAYS = {
    Way.AGENCY: "both have it from an agency",
    Way.COMMON: "both have it from a third place",
    Way.UNKNOWN: "direction not known",
}
_TAKEN = 30


def listed(view: OutletsView) -> Iterator[RenderableType]:
    """Yield the outlets, then what goes between them."""
    if not view.outlets:
        yield Text("No article of these days is in the archive.")
        return
    yield dim(f"{counted(view.articles, 'article')}, {span(view.first, view.last)}")
    for line in view.outlets:
        yield Text(_name(line.name), "bold")
        yield from indented(*_about(line))
    if view.unshown:
        yield dim(f"{view.unshown:,} more outlets have fewer articles: --limit")
    yield from _between(view.taken)


def whole(view: OutletView) -> Iterator[RenderableType]:
    """Yield everything that is known of an outlet."""
    yield Text(_name(view.line.name), "bold")
    yield from indented(dim(span(view.first, view.last)), *_about(view.line))
    yield from _between(view.taken)
    if view.speakers:
        yield heading("Most heard", len(view.speakers))
    for speaker in view.speakers:
        office = f", {one_line(speaker.office)}" if speaker.office else ""
        yield Text.assemble(
            f"{one_line(speaker.name)}{office}",
            (f"  {counted(speaker.statements, 'statement')}  {speaker.entity}", "dim"),
        )
    if view.credited:
        yield heading("Outlets credited with the words", len(view.credited))
        yield Text(tallied(view.credited, 12))


def _about(line: OutletLine) -> Iterator[Text]:
    made = ", ".join(f"{n:,} {_MADE[name]}" for name, n in line.makings)
    yield Text(f"{counted(line.articles, 'article')}: {made}")
    if line.statements:
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in line.kinds)
        unnamed = f"{line.unnamed:,} without a known speaker"
        yield Text(f"{counted(line.statements, 'statement')}: {kinds}; {unnamed}")
        yield dim(", ".join(_voices(line.voices)))


def _voices(voices: Voices) -> Iterator[str]:
    yield counted(voices.speakers, "speaker")
    if voices.in_hundred is not None:
        yield f"{voices.in_hundred:.0f} in {DRAWN} statements"
    if voices.top is not None:
        yield f"the top {TOP} have {voices.top:.0%}"
        yield f"{voices.institutions / voices.statements:.0%} institutions"
    if voices.simpson is not None:
        yield f"diversity (Simpson) {voices.simpson:.3f}"
    if voices.few:
        yield f"fewer than {FEW} statements tell little"


def _between(taken: Sequence[Taken]) -> Iterator[RenderableType]:
    shown = [t for t in taken if t.giver != t.taker]
    if shown:
        yield heading("Text that outlets share", len(shown))
    for one in shown[:_TAKEN]:
        arrow = "→" if one.way is Way.TAKEN else "–"
        how = f" ({_WAYS[one.way]})" if one.way in _WAYS else ""
        yield Text.assemble(
            f"{_name(one.giver)} {arrow} {_name(one.taker)}{how}: ",
            f"{counted(one.whole, 'article')} mostly, {one.part:,} in part",
        )
    if len(shown) > _TAKEN:
        yield dim(f"and {len(shown) - _TAKEN:,} more pairs: --json")


def _name(name: str | None) -> str:
    return one_line(name or "outlet not known")
