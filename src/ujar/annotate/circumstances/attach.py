"""Attach their circumstances to the statements of an article."""

from collections.abc import Sequence
from dataclasses import replace

from ujar.annotate.circumstances import people, places
from ujar.annotate.circumstances.clause import Clause, Layers, clause_of, gaps
from ujar.annotate.circumstances.days import days, is_together
from ujar.annotate.circumstances.words import CircumstanceWords, circumstance_words
from ujar.lang import Language
from ujar.schema import Credit, Mention, Statement
from ujar.text.ranges import P, beginning_in

# A quotation without a verb runs on from the one before within so many characters.
_NEAR = 200


def add(
    text: str, statements: Sequence[Statement], layers: Layers, language: Language
) -> tuple[Statement, ...]:
    """Return *statements* with day, place, addressee, outlet and occasion.

    What the article does not tell stays None.
    """
    book = circumstance_words(language)
    clauses = [
        clause_of(s, layers.sentences, gap)
        for s, gap in zip(statements, gaps(statements), strict=True)
    ]
    said = days(text, statements, clauses, layers, book)
    given = sorted(layers.credits, key=lambda c: c.span)
    result: list[Statement] = []
    for statement, clause, day in zip(statements, clauses, said, strict=True):
        local = _held(clause, layers.mentions)
        result.append(
            replace(
                statement,
                said_on=day.day if day else None,
                said_on_span=day.expression.span if day and day.expression else None,
                addressee=people.addressee(text, statement, clause, local, book),
                place=places.place(
                    text, statement, clause, _names(local, clause, given), book
                ),
                via=_via(clause, given),
                occasion=people.occasion(text, clause, book),
            )
        )
    _share_audience(result, book)
    places.share(result, [is_together(text, c, book) for c in clauses])
    return tuple(_run_on(result))


def _share_audience(statements: list[Statement], book: CircumstanceWords) -> None:
    """Give what a speaker says on one day the press or court that heard part of it."""
    heard: dict[tuple[str | None, str | None], str] = {}
    for s in statements:
        if s.addressee and s.addressee.casefold() in book.press:
            heard.setdefault((s.speaker, s.said_on), s.addressee)
    for n, s in enumerate(statements):
        if s.addressee is None and s.speaker is not None:
            audience = heard.get((s.speaker, s.said_on))
            statements[n] = replace(s, addressee=audience)


def _via(clause: Clause, credits_: Sequence[Credit]) -> str | None:
    found = _held(clause, credits_)
    return found[0].outlet if found else None


def _names(
    mentions: Sequence[Mention], clause: Clause, credits_: Sequence[Credit]
) -> dict[int, Mention | None]:
    """Names that a place may have, by where they begin; None where a credit does."""
    found: dict[int, Mention | None] = {
        m.span.start: m for m in mentions if m.type != "PER"
    }
    return found | dict.fromkeys(c.name.start for c in _held(clause, credits_))


def _held(clause: Clause, items: Sequence[P]) -> list[P]:
    """The items that begin in one of the clause's parts."""
    return [x for part in clause.parts for x in beginning_in(items, *part)]


def _run_on(statements: list[Statement]) -> list[Statement]:
    """Give a quotation without a verb the outlet of the one that it runs on from."""
    for n, statement in enumerate(statements[1:], start=1):
        previous = statements[n - 1]
        gap = statement.fragments[0].start - previous.fragments[-1].end
        alone = statement.cue is None and statement.via is None
        if alone and previous.via and gap < _NEAR:
            statements[n] = replace(statement, via=previous.via)
    return statements
