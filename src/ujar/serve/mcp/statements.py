"""Tools about statements: search them, find who said words, compare the versions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mcp.server.mcpserver.exceptions import ToolError
from rapidfuzz import fuzz

from ujar.pipeline import searching
from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.schema.views import StatementLine, UtteranceView
from ujar.serve.mcp import answers
from ujar.serve.mcp.paging import paged
from ujar.serve.mcp.pinning import Pinner, cut, judged, named, pinner
from ujar.serve.mcp.room import Room
from ujar.text.differences import compared

# A search ranks so many; behind them nothing fits well.
_RANKED, _CANDIDATES = 100, 60
# Less like the words than this, a statement is another one on the same matter.
_LIKE = 55.0
# Comparing takes the square of the length.
_LONGEST = 6_000
_KEPT = "kept"


def search(
    ledger: Ledger, room: Room, query: str, wanted: Wanted, page: tuple[int, str | None]
) -> answers.Statements:
    """Return statements that answer *query*, or without one the newest that fit."""
    limit, cursor = page
    shown: Sequence[StatementLine]
    if query.strip():
        shown, behind = paged(_sought(ledger, room, query, wanted), cursor, limit)
    else:
        found = ledger.statements(wanted, limit, cursor)
        shown, behind = found.items, found.cursor
    pins = pinner(ledger, (s.article for s in shown), room.address)
    return answers.Statements(
        statements=tuple(pins.statement(s) for s in shown), next_cursor=behind
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An act of speaking that may be meant, with its reports."""

    likeness: float
    closest: StatementLine
    versions: tuple[StatementLine, ...]
    utterance: UtteranceView | None


def who_said(
    ledger: Ledger, room: Room, words: str, wanted: Wanted, limit: int
) -> answers.Speakers:
    """Return who may have said *words*, in these or nearly these."""
    found = sorted(_candidates(ledger, room, words, wanted), key=lambda c: -c.likeness)
    shown = [c for c in found if c.likeness >= _LIKE][:limit]
    reports = [c.versions[0].article for c in shown]
    pins = pinner(ledger, (*reports, *(c.closest.article for c in shown)), room.address)
    return answers.Speakers(candidates=tuple(_spoken(c, pins) for c in shown))


def versions(
    ledger: Ledger, room: Room, utterance: str, page: tuple[int, str | None]
) -> answers.Versions:
    """Return the reports of an utterance, each with what it changes."""
    view = ledger.utterance(utterance)
    if view is None:
        raise ToolError(
            f"There is no utterance {cut(utterance, 80)}; search_statements and "
            "who_said name utterances."
        )
    bases: dict[str | None, StatementLine] = {}
    for version in view.versions:
        bases.setdefault(version.article.language, version)
    shown, behind = paged(view.versions, page[1], page[0])
    pins = pinner(ledger, (v.article for v in shown), room.address)
    return answers.Versions(
        utterance=view.id,
        speaker=named(view.speaker),
        entity=view.entity,
        total=len(view.versions),
        versions=tuple(
            answers.Version(
                statement=pins.statement(v),
                language=named(v.article.language),
                changes=tuple(_changes(bases[v.article.language], v)),
            )
            for v in shown
        ),
        corrections=judged(view.rulings),
        next_cursor=behind,
    )


def _sought(
    ledger: Ledger, room: Room, query: str, wanted: Wanted, most: int = _RANKED
) -> list[StatementLine]:
    hits = searching.search(ledger, room.settings, query, wanted, most)
    return [h.statement for h in hits if h.statement is not None]


def _candidates(
    ledger: Ledger, room: Room, words: str, wanted: Wanted
) -> Iterator[_Candidate]:
    """Yield everything that was said like *words*, each once."""
    seen: set[str] = set()
    # Punctuation would ask for phrases, and a colon for a condition.
    plain = " ".join("".join(c if c.isalnum() else " " for c in words).split())
    for line in _sought(ledger, room, plain, wanted, _CANDIDATES):
        names = line.utterances[:1] or (f"{line.article.id}#{line.item}",)
        if names[0] in seen:
            continue
        seen.update(names)
        view = ledger.utterance(names[0]) if line.utterances else None
        reports = view.versions if view else (line,)
        closest = max(reports, key=lambda v: _likeness(words, v))
        yield _Candidate(_likeness(words, closest), closest, reports, view)


def _likeness(words: str, line: StatementLine) -> float:
    """Return how like a statement is to words that may be only a part of it."""
    said = line.words[:_LONGEST]
    return fuzz.partial_ratio(words.casefold(), said.casefold())


def _spoken(found: _Candidate, pins: Pinner) -> answers.Spoken:
    view, first = found.utterance, found.versions[0]
    return answers.Spoken(
        speaker=named(view.speaker if view else first.speaker),
        entity=view.entity if view else first.entity,
        utterance=view.id if view else None,
        likeness=round(found.likeness, 1),
        outlets=len({v.article.outlet for v in found.versions}),
        articles=len({v.article.id for v in found.versions}),
        first_report=pins.statement(first),
        closest=pins.statement(found.closest),
    )


def _changes(base: StatementLine, version: StatementLine) -> Iterator[answers.Change]:
    same = version is base or max(len(base.words), len(version.words)) > _LONGEST
    if same:
        yield answers.Change(change=_KEPT, words=cut(version.words, _LONGEST))
        return
    for change, words in compared(base.words, version.words):
        yield answers.Change(change=change.value, words=cut(words, _LONGEST))
