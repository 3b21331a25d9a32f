"""Where reports differ: the figures given for one quantity, each side once."""

from collections.abc import Sequence

from ujar.pipeline.briefs.notes import Notes
from ujar.pipeline.briefs.wordings import around
from ujar.schema import FactRelation
from ujar.schema.brief import Clash, Side
from ujar.schema.views import FactView, FigureLine

_ORDER = (FactRelation.DIFFER, FactRelation.OVERTAKEN)
_REPORTS = 2
_GONE = "…"
_Value = tuple[float, float | None]


def clashes(
    facts: Sequence[FactView], notes: Notes, room: tuple[int, int]
) -> tuple[tuple[Clash, ...], int]:
    """Return at most so many clashes with sentences so long, and how many more."""
    most, chars = room
    found = sorted(
        (f for f in facts if f.relation in _ORDER and len(_sides(f)) > 1),
        key=lambda f: (_ORDER.index(f.relation), -_outlets(f), f.id),
    )
    shown = tuple(
        Clash(
            fact.relation,
            tuple(_side(lines, notes, chars) for lines in _sides(fact).values()),
            fact.rulings,
        )
        for fact in found[:most]
    )
    return shown, len(found) - len(shown)


def _outlets(fact: FactView) -> int:
    return len({m.article.outlet for m in fact.members})


def _sides(fact: FactView) -> dict[_Value, list[FigureLine]]:
    """Return the members by the value that they give, the earliest first."""
    found: dict[_Value, list[FigureLine]] = {}
    for member in fact.members:
        key = member.figure.value, member.figure.high
        found.setdefault(key, []).append(member)
    return found


def _side(lines: Sequence[FigureLine], notes: Notes, chars: int) -> Side:
    first = lines[0]
    by_outlet: dict[str | None, FigureLine] = {}
    for line in lines:
        by_outlet.setdefault(line.article.outlet, line)
    return Side(
        figure=first.figure,
        given=" ".join(first.words.split()),
        words=_words(first, chars),
        language=first.article.language,
        outlets=tuple(o for o in by_outlet if o),
        evidence=tuple(
            notes.number(line.article, line.span)
            for line in list(by_outlet.values())[:_REPORTS]
        ),
    )


def _words(line: FigureLine, chars: int) -> str:
    """Return the sentence, or of a long one the words about the figure."""
    start = line.figure.span.start - line.span.start
    end = line.figure.span.end - line.span.start
    left, right = around(line.sentence, start, end, chars)
    words = " ".join(line.sentence[left:right].split())
    before = f"{_GONE} " if left else ""
    return f"{before}{words} {_GONE}" if right < len(line.sentence) else before + words
