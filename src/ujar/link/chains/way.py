"""The steps from who said it to this article, each with what tells of it."""

from collections.abc import Iterator, Sequence

from ujar.lang import Language
from ujar.lang.outlets import Outlets, load
from ujar.link.chains.case import Case, Side
from ujar.link.chains.credited import credited
from ujar.link.chains.times import first
from ujar.schema import BoilerplateType, Direction, Reading, Span, Step, StepKind
from ujar.schema.views import CopyView, StatementLine


def chain(
    reading: Reading,
    copies: Sequence[CopyView] = (),
    versions: Sequence[StatementLine] = (),
    item: int | None = None,
    outlets: Outlets | None = None,
) -> tuple[Step, ...]:
    """Return the way of the article's words, or of its statement *item* alone.

    *versions* are the statements of all articles that report its utterances, *copies*
    the text that it shares. The order of either does not matter.
    """
    case = Case(
        reading,
        reading.statements if item is None else (reading.statements[item],),
        item is None,
        tuple(sorted(copies, key=lambda c: (c.copy.left, c.copy.right))),
        tuple(sorted(versions, key=lambda v: (v.article.id, v.item))),
        load() if outlets is None else outlets,
    )
    sides = list(case.sides())
    taken = [_taken(case, s) for s in sides if _may_be_from(s)]
    return (
        *_said(case),
        *_first(case),
        *credited(case),
        *taken,
        _here(case, taken),
        *(_passed_on(case, s) for s in sides if s.direction is Direction.FROM_LEFT),
    )


def _said(case: Case) -> Iterator[Step]:
    """When and where it was said; another report may know what this one does not."""
    mine = [s for s in case.statements if s.said_on or s.place]
    theirs = [v for v in case.versions if v.said_on and v.article.id != case.id]
    if mine:
        told = max(mine, key=lambda s: (bool(s.said_on), bool(s.place), -s.span.start))
        yield Step(
            StepKind.SAID,
            f"the article tells when or where {told.speaker or 'the speaker'} said it",
            when=told.said_on,
            place=told.place,
            span=told.said_on_span or told.span,
        )
    elif theirs:
        agree = len({v.said_on for v in theirs}) == 1
        tells = f"not this article, but {case.named(theirs[0].article.outlet)} tells it"
        yield Step(
            StepKind.SAID,
            tells if agree else f"{tells}; reports differ on the day",
            article=theirs[0].article.id,
            when=theirs[0].said_on,
            sure=agree,
        )


def _first(case: Case) -> Iterator[Step]:
    """The earliest report, unless it is this one or the only one."""
    others = case.others()
    if not others:
        return
    found = first([case.report, *map(case.report_of, others)])
    if found is None:
        reason = "nothing tells which report was first: none has a time"
        yield Step(StepKind.FIRST_REPORT, reason, sure=False)
    elif found.report.article != case.id or not found.sure:
        yield Step(
            StepKind.FIRST_REPORT,
            found.reason,
            outlet=found.report.outlet,
            article=found.report.article,
            when=found.report.published,
            sure=found.sure,
        )


def _may_be_from(side: Side) -> bool:
    return side.direction in {Direction.FROM_RIGHT, Direction.UNKNOWN}


def _taken(case: Case, side: Side) -> Step:
    """The article that this one has text from, or may have it from."""
    return _copied(case, side, StepKind.TAKEN_FROM)


def _passed_on(case: Case, side: Side) -> Step:
    """An article that has text from this one."""
    return _copied(case, side, StepKind.REPRINT)


def _copied(case: Case, side: Side, kind: StepKind) -> Step:
    copy = side.view.copy
    return Step(
        kind,
        f"{copy.form.value.replace('_', ' ')}: {copy.reason}",
        outlet=case.named(side.other.outlet or side.other.url),
        article=side.other.id,
        when=side.other.published,
        span=side.span,
        sure=copy.direction is not Direction.UNKNOWN,
    )


def _here(case: Case, taken: Sequence[Step]) -> Step:
    """The article itself: a translation, a reprint, or a report of its own."""
    kind, reason, span = _translated(case) or _kind(taken)
    return Step(
        kind,
        reason,
        outlet=case.own,
        article=case.id,
        when=case.report.published,
        span=span,
        sure=kind is not StepKind.REPORT or not taken,
    )


def _kind(taken: Sequence[Step]) -> tuple[StepKind, str, Span | None]:
    sure = [t for t in taken if t.sure]
    if sure:
        return StepKind.REPRINT, f"has text of {sure[0].outlet}", sure[0].span
    if taken:
        return StepKind.REPORT, "may have text of others, or they of it", None
    return StepKind.REPORT, "the article's own report", None


def _translated(case: Case) -> tuple[StepKind, str, Span | None] | None:
    """Return what tells that the article was translated, if anything does."""
    text, language = case.reading.article.text, case.reading.article.language
    words = Language(language or "id").table("copies").get("translators", ())
    for part in case.reading.boilerplate:
        line = text[part.span.start : part.span.end].lower()
        if part.type is BoilerplateType.CREDIT and any(w in line for w in words):
            return StepKind.TRANSLATION, "names its translator", part.span
    for other in case.others():
        if language and other.language and other.language != language:
            early = first([case.report, case.report_of(other)])
            if early and early.sure and early.report.article == other.id:
                who = f"{early.report.outlet} had it earlier"
                reason = f"{who} in another language ({other.language})"
                return StepKind.TRANSLATION, reason, None
    return None
