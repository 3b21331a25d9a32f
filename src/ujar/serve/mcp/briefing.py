"""The tool that makes a brief: of a story, of somebody, or of a search."""

from collections.abc import Iterator

from mcp.server.mcpserver.exceptions import ToolError

from ujar.pipeline import briefs
from ujar.pipeline.archive import Ledger
from ujar.schema.brief import Asked, Brief, Subject
from ujar.serve.brief import markdown, telling
from ujar.serve.brief.document import Document, Item
from ujar.serve.mcp import answers
from ujar.serve.mcp.pinning import cut, judged, named, pinner
from ujar.serve.mcp.room import Room

_SHOWN = 5


def made(
    ledger: Ledger, room: Room, asked: Asked, language: str
) -> tuple[answers.Briefing, str]:
    """Return the brief as records, and as Markdown to read."""
    brief = briefs.make(ledger, room.settings, _resolved(ledger, asked))
    if brief is None:
        raise ToolError(
            f"There is no {asked.subject.value} {cut(asked.name, 80)}; story_timeline "
            "finds stories by words."
        )
    document = telling.told(brief, room.voice(language))
    return _briefing(ledger, room, brief, document), markdown.written(document).decode()


def _resolved(ledger: Ledger, asked: Asked) -> Asked:
    """Return what was asked with a name of somebody as an id."""
    if asked.subject is not Subject.ENTITY:
        return asked
    found = ledger.entities(asked.name)
    if not found:
        raise ToolError(f"There is no person or institution {cut(asked.name, 80)}.")
    if len(found) > 1:
        some = ", ".join(f"{e.id} ({named(e.name)})" for e in found[:_SHOWN])
        told = f"{cut(asked.name, 80)} may be several; name one by its id: {some}."
        raise ToolError(told)
    return Asked(asked.subject, found[0].id, asked.wanted, asked.length)


def _briefing(
    ledger: Ledger, room: Room, brief: Brief, document: Document
) -> answers.Briefing:
    pins = pinner(ledger, (e.article for e in brief.evidence), room.address)
    return answers.Briefing(
        title=document.title,
        first=brief.first,
        last=brief.last,
        articles=brief.articles,
        parts=tuple(
            answers.Part(
                name=section.name,
                heading=section.heading,
                sentences=tuple(s for item in section.items for s in _sentences(item)),
            )
            for section in document.sections
        ),
        evidence=tuple(pins.evidence(e.article, e.span) for e in brief.evidence),
        corrections=judged(brief.corrections),
    )


def _sentences(item: Item) -> Iterator[answers.Sentence]:
    if item.text or item.meta:
        yield answers.Sentence(
            text=f"“{item.text}”" if item.quoted else item.text or item.meta,
            speaker=item.lead or None,
            about=(item.meta if item.text else None) or None,
            evidence=item.notes,
        )
    for side in item.under:
        yield from _sentences(side)
