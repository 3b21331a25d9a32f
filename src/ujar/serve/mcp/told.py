"""The answers as text to read, for clients that show no structured content."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from ujar.serve.mcp import answers
from ujar.serve.visible import one_line


def text(answer: answers.Answer) -> str:
    """Return an answer in lines; what is quoted stays marked as such.

    Nothing that an article has in it begins a line of its own, or hides in one.
    """
    return "\n".join((answer.notice, "", *map(_whole, lines(answer))))


def _whole(line: str) -> str:
    margin = len(line) - len(line.lstrip(" "))
    return " " * margin + one_line(line)


@singledispatch
def lines(answer: answers.Answer) -> Iterator[str]:
    """Yield the lines of an answer."""
    raise NotImplementedError(type(answer))


@lines.register
def _(answer: answers.Statements) -> Iterator[str]:
    if not answer.statements:
        yield "No statement fits."
    for statement in answer.statements:
        yield from _statement(statement)
    yield from _more(answer.next_cursor)


@lines.register
def _(answer: answers.Speakers) -> Iterator[str]:
    if not answer.candidates:
        yield "Nobody is reported to have said that."
    for one in answer.candidates:
        who = one.speaker or "speaker not known"
        yield f"{who} ({one.likeness:.0f} % like), in {one.outlets} outlets; first:"
        yield from _statement(one.first_report)
        if one.closest != one.first_report:
            yield "  closest report:"
            yield from _statement(one.closest)
        if one.utterance:
            yield f"  utterance {one.utterance}"


@lines.register
def _(answer: answers.Way) -> Iterator[str]:
    for number, station in enumerate(answer.stations, 1):
        known = (station.outlet, station.when, station.place, station.article)
        sure = "" if station.sure else " (likely)"
        told = "".join(f" · {k}" for k in known if k)
        yield f"{number}. {station.kind}{sure}{told}: {station.reason}"
        if station.evidence:
            yield from _evidence(station.evidence)
    yield from _judged(answer.corrections)


@lines.register
def _(answer: answers.Versions) -> Iterator[str]:
    who = answer.speaker or "speaker not known"
    yield f"{who}: {answer.total} versions (+added+ and -left out- against the first)"
    signs = {"kept": "", "added": "+", "left_out": "-"}
    for version in answer.versions:
        marked = " ".join(
            f"{signs[c.change]}{c.words.strip()}{signs[c.change]}"
            for c in version.changes
        )
        yield f"- {marked}"
        yield from _evidence(version.statement.evidence)
        yield from _judged(version.statement.corrections)
    yield from _judged(answer.corrections)
    yield from _more(answer.next_cursor)


@lines.register
def _(answer: answers.Figures) -> Iterator[str]:
    yield f"{answer.label} ({answer.story})"
    if not answer.quantities:
        yield "No figure of this story is given by two reports."
    for quantity in answer.quantities:
        yield f"{quantity.relation}: {quantity.reason}"
        for figure in quantity.figures:
            yield f"- {figure.words}"
            yield from _evidence(figure.evidence)
        if quantity.more:
            yield f"- and {quantity.more} more"
        yield from _judged(quantity.corrections)
    yield from _judged(answer.corrections)
    yield from _more(answer.next_cursor)


@lines.register
def _(answer: answers.Timeline) -> Iterator[str]:
    yield f"{answer.label} ({answer.story}), {answer.first} to {answer.last}"
    yield f"{answer.total} reports"
    for report in answer.reports:
        copied = " (mostly copied)" if report.copied else ""
        yield f"- {report.evidence.title or '(no title)'}{copied}"
        yield from _evidence(report.evidence)
        yield from _judged(report.corrections)
        for statement in report.statements:
            yield from _statement(statement)
    if answer.also:
        yield f"Other stories: {'; '.join(answer.also)}"
    yield from _more(answer.next_cursor)


def _statement(statement: answers.Statement) -> Iterator[str]:
    marks = ("“", "”") if statement.kind == "direct" else ("", "")
    who = statement.speaker or "speaker not known"
    day = f", said on {statement.said_on}" if statement.said_on else ""
    via = f", via {statement.via}" if statement.via else ""
    words = f"{marks[0]}{statement.words}{marks[1]}"
    yield f"- {who} ({statement.kind}{day}{via}): {words} [{statement.id}]"
    yield from _evidence(statement.evidence)
    yield from _judged(statement.corrections)


def _evidence(evidence: answers.Evidence) -> Iterator[str]:
    outlet = evidence.outlet or "outlet not known"
    when = evidence.published or "day not known"
    at = f"{evidence.article}, characters {evidence.start}-{evidence.end}"
    url = f" {evidence.url}" if evidence.url else ""
    yield f"    {outlet}, {when}, {at}{url}"
    yield f"    > {evidence.quotation}{' […]' if evidence.cut else ''}"


def _judged(judgements: Iterable[answers.Judgement]) -> Iterator[str]:
    for one in judgements:
        yield f"    corrected by a person: {one.judged} [{one.correction}]"


def _more(cursor: str | None) -> Iterator[str]:
    if cursor:
        yield f"More with cursor {cursor}"
