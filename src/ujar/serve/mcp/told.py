"""The answers as text to read, for clients that show no structured content."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from ujar.serve.mcp import answers
from ujar.serve.told.phrases import counted
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
    if answer.by:
        yield f"By {'; '.join(map(_meant, answer.by))}"
    if not answer.statements:
        yield "No statement fits."
    yield from _unworded(answer.by_meaning)
    for statement in answer.statements:
        yield from _statement(statement)
    yield from _more(answer.next_cursor)


@lines.register
def _(answer: answers.Speakers) -> Iterator[str]:
    if not answer.candidates:
        yield "Nobody is reported to have said that."
    for one in answer.candidates:
        who = one.speaker or "speaker not known"
        outlets = counted(one.outlets, "outlet")
        yield f"{who} ({one.likeness:.0f} % like), in {outlets}; first:"
        yield from _statement(one.first_report)
        if one.closest != one.first_report:
            yield "  closest report:"
            yield from _statement(one.closest)
        if one.utterance:
            yield f"  utterance {one.utterance}"


@lines.register
def _(answer: answers.Way) -> Iterator[str]:
    if answer.statement:
        yield from _statement(answer.statement)
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
    before: str | None = None
    for version in answer.versions:
        marked = " ".join(
            f"{signs[c.change]}{c.words.strip()}{signs[c.change]}"
            for c in version.changes
        )
        yield "- in the same words" if marked == before else f"- {marked}"
        before = marked
        yield from _evidence(version.statement.evidence)
        yield from _judged(version.statement.corrections)
    yield from _judged(answer.corrections)
    yield from _more(answer.next_cursor)


@lines.register
def _(answer: answers.Figures) -> Iterator[str]:
    yield f"{answer.label} ({answer.story})"
    yield from _unworded(answer.by_meaning)
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
    yield from _also(answer.also)
    yield from _more(answer.next_cursor)


@lines.register
def _(answer: answers.Timeline) -> Iterator[str]:
    yield f"{answer.label} ({answer.story}), {answer.first} to {answer.last}"
    yield counted(answer.total, "report")
    yield from _unworded(answer.by_meaning)
    for report in answer.reports:
        copied = " (mostly copied)" if report.copied else ""
        yield f"- {report.evidence.title or '(no title)'}{copied}"
        yield from _evidence(report.evidence)
        yield from _judged(report.corrections)
        for statement in report.statements:
            yield from (f"  {line}" for line in _statement(statement, inside=True))
    yield from _judged(answer.corrections)
    yield from _also(answer.also)
    yield from _more(answer.next_cursor)


def _meant(one: answers.Meant) -> str:
    return f"{one.name or one.id} ({one.id}, {counted(one.articles, 'article')})"


def _unworded(by_meaning: bool) -> Iterator[str]:  # noqa: FBT001
    if by_meaning:
        yield "No article has these words; what follows is nearest in meaning."


def _also(stories: tuple[str, ...]) -> Iterator[str]:
    if stories:
        yield "Other stories that fit:"
        yield from (f"- {story}" for story in stories)


def _statement(statement: answers.Statement, *, inside: bool = False) -> Iterator[str]:
    """Yield a statement; one *inside* a report is not told its article again."""
    marks = ("“", "”") if statement.kind == "direct" else ("", "")
    who = statement.speaker or "speaker not known"
    day = f", said on {statement.said_on}" if statement.said_on else ""
    via = f", via {statement.via}" if statement.via else ""
    words = f"{marks[0]}{statement.words}{marks[1]}"
    yield f"- {who} ({statement.kind}{day}{via}): {words} [{statement.id}]"
    yield from _evidence(statement.evidence, inside=inside)
    yield from _judged(statement.corrections)


def _evidence(evidence: answers.Evidence, *, inside: bool = False) -> Iterator[str]:
    outlet = evidence.outlet or "outlet not known"
    when = evidence.published or "day not known"
    place = f"characters {evidence.start}-{evidence.end}"
    url = f" {evidence.url}" if evidence.url else ""
    if inside:
        yield f"    {place}"
    else:
        yield f"    {outlet}, {when}, {evidence.article}, {place}{url}"
    yield f"    > {evidence.quotation}{' […]' if evidence.cut else ''}"


def _judged(judgements: Iterable[answers.Judgement]) -> Iterator[str]:
    for one in judgements:
        yield f"    corrected by a person: {one.judged} [{one.correction}]"


def _more(cursor: str | None) -> Iterator[str]:
    if cursor:
        yield f"More with cursor {cursor}"
