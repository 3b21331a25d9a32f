"""The tool that makes a brief: of a story, of somebody, or of a search."""

from collections.abc import Iterator
from dataclasses import replace

from mcp.server.mcpserver.exceptions import ToolError

from ujar.pipeline import briefs
from ujar.pipeline.archive import Ledger
from ujar.schema.brief import Asked, Brief, Subject
from ujar.serve.brief import markdown, telling
from ujar.serve.brief.document import Document, Item
from ujar.serve.mcp import answers, meaning
from ujar.serve.mcp.pinning import cut, judged, pinner
from ujar.serve.mcp.room import Room


def made(
    ledger: Ledger, room: Room, asked: Asked, language: str
) -> tuple[answers.Briefing, str]:
    """Return the brief as records, and as Markdown to read."""
    brief = briefs.make(ledger, room.settings, _resolved(ledger, room, asked))
    if brief is None:
        raise ToolError(f"There is no {asked.subject.value} {cut(asked.name, 80)}.")
    document = telling.told(brief, room.voice(language))
    return _briefing(ledger, room, brief, document), markdown.written(document).decode()


def _resolved(ledger: Ledger, room: Room, asked: Asked) -> Asked:
    """Return what was asked with a name of somebody, or words of a story, as an id."""
    if asked.subject is Subject.ENTITY:
        return replace(asked, name=meaning.one(ledger, asked.name))
    if asked.subject is Subject.STORY:
        view, *_ = meaning.story(ledger, room, asked.name)
        return replace(asked, name=view.line.id)
    return asked


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
