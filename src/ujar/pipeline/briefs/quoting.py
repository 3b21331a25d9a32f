"""Where reports differ: one utterance quoted word for word, in other words."""

from collections.abc import Sequence

from ujar.pipeline.briefs.notes import Notes
from ujar.pipeline.briefs.wordings import alike, plain, shortened
from ujar.schema import Kind
from ujar.schema.brief import Heard, Worded, Wording
from ujar.schema.views import StatementLine

_REPORTS = 2
_FEW_WORDS = 4
_Sides = list[list[StatementLine]]


def worded(
    heard: Sequence[Heard], notes: Notes, room: tuple[int, int]
) -> tuple[tuple[Worded, ...], int]:
    """Return at most so many, with words so long, and how many more there are.

    A quotation that leaves words out is no other wording: some word of each must be
    another in the other one.
    """
    most, chars = room
    found = [(one, sides) for one in heard if len(sides := _sides(one.versions)) > 1]
    shown = tuple(
        Worded(
            one.speaker,
            one.entity,
            one.utterance,
            tuple(_wording(lines, notes, chars) for lines in sides),
        )
        for one, sides in found[:most]
    )
    return shown, len(found) - len(shown)


def _sides(versions: Sequence[StatementLine]) -> _Sides:
    """Return the quotations in the first one's language, by their words."""
    quoted = [v for v in versions if v.kind is Kind.DIRECT and _long(v.words)]
    sides: _Sides = []
    for line in quoted:
        if line.article.language != quoted[0].article.language:
            continue
        place = next((s for s in sides if _same(s[0].words, line.words)), None)
        if place is not None:
            place.append(line)
        elif not sides or alike(sides[0][0].words, line.words):
            sides.append([line])
    outlets = {line.article.outlet for side in sides for line in side}
    return sides if len(outlets) > 1 else []


def _long(text: str) -> bool:
    return len(text.split()) >= _FEW_WORDS


def _same(one: str, other: str) -> bool:
    """Whether one is the other, or the other with words left out.

    >>> _same("Air naik lima meter", "air naik, meter")
    True
    >>> _same("Air naik lima meter", "Air naik enam meter")
    False
    """
    short, long = sorted((plain(one), plain(other)), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def _wording(lines: Sequence[StatementLine], notes: Notes, chars: int) -> Wording:
    first = lines[0]
    by_outlet: dict[str | None, StatementLine] = {}
    for line in lines:
        by_outlet.setdefault(line.article.outlet, line)
    told, cut = shortened(" ".join(first.words.split()), chars)
    return Wording(
        words=told,
        language=first.article.language,
        outlets=tuple(o for o in by_outlet if o),
        evidence=tuple(
            notes.number(line.article, line.span)
            for line in list(by_outlet.values())[:_REPORTS]
        ),
        cut=cut,
    )
