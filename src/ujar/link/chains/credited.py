"""The outlets and agencies that the words are credited to."""

from collections.abc import Iterator

from ujar.link.chains.case import Case
from ujar.schema import Reading, Relation, Span, Step, StepKind


def credited(case: Case) -> Iterator[Step]:
    """Yield who is credited, those first whom the credited credit themselves."""
    direct = list(_direct(case))
    names = {step.outlet for step in direct}
    yield from _behind(case, names)
    yield from direct
    for view in case.copies:
        source = view.copy.source
        if source and source not in names | {case.own}:
            names.add(source)
            why = view.copy.reason.rpartition("; ")[2]
            reason = f"the article does not say so, but shares text: {why}"
            yield Step(StepKind.CREDITED, reason, outlet=source, sure=False)


def _behind(case: Case, names: set[str | None]) -> Iterator[Step]:
    """Yield whom the credited outlets credit for the same words, in their versions."""
    for version in case.versions:
        giver = case.named(version.article.outlet)
        if giver not in names or version.via in names | {None, giver, case.own}:
            continue
        names.add(version.via)
        reason = f"{giver}, which the article credits, credits it"
        yield Step(
            StepKind.CREDITED, reason, outlet=version.via, article=version.article.id
        )


def _direct(case: Case) -> Iterator[Step]:
    """Yield whom the article credits, once each, with the words that say so."""
    seen: set[str | None] = {None, case.own}
    for statement in case.statements:
        if statement.via not in seen:
            seen.add(statement.via)
            span = _named_at(case.reading, statement.via) or statement.span
            yield _step(case, statement.via, "the words are credited to it", span)
    for origin in case.reading.origins:
        if origin.outlet in seen:
            continue
        if case.whole or origin.relation is not Relation.QUOTED:
            seen.add(origin.outlet)
            reason = f"the article names it ({origin.relation.value})"
            yield _step(case, origin.outlet, reason, origin.span)


def _named_at(reading: Reading, outlet: str | None) -> Span | None:
    return next((o.span for o in reading.origins if o.outlet == outlet), None)


def _step(case: Case, outlet: str | None, reason: str, span: Span) -> Step:
    """Return the step, with the outlet's own report where one is known."""
    reports = [case.report_of(line) for line in case.others()]
    own = [r for r in reports if r.outlet == outlet]
    report = min(own, key=lambda r: (r.published or "9", r.article), default=None)
    return Step(
        StepKind.CREDITED,
        reason,
        outlet=outlet,
        article=report.article if report else None,
        when=report.published if report else None,
        span=span,
    )
