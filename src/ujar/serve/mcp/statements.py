"""Tools about statements: search them, find who said words, compare the versions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mcp.server.mcpserver.exceptions import ToolError
from rapidfuzz import fuzz

from ujar.pipeline import searching
from ujar.pipeline.archive import Ledger
from ujar.schema import Kind
from ujar.schema.keeping import Wanted
from ujar.schema.views import StatementLine, UtteranceView
from ujar.serve.mcp import answers, meaning
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
    meant = meaning.whose(ledger, wanted.by) if wanted.by else ()
    wanted = meaning.outlet(ledger, room, wanted)
    shown: Sequence[StatementLine]
    by_meaning = False
    if query.strip():
        hits = searching.search(ledger, room.settings, query, wanted, _RANKED)
        by_meaning = meaning.by_meaning(hits)
        lines = [h.statement for h in hits if h.statement is not None]
        shown, behind = paged(lines, cursor, limit)
    else:
        found = ledger.statements(wanted, limit, cursor)
        shown, behind = found.items, found.cursor
    pins = pinner(ledger, (s.article for s in shown), room.address)
    return answers.Statements(
        by=tuple(
            answers.Meant(id=e.id, name=named(e.name), articles=e.articles)
            for e in meant[: meaning.SHOWN]
        ),
        statements=tuple(pins.statement(s) for s in shown),
        by_meaning=by_meaning,
        next_cursor=behind,
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
    view = _utterance(ledger, utterance)
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


def _utterance(ledger: Ledger, written: str) -> UtteranceView:
    """Return the utterance of that id, or that a statement reports."""
    view = ledger.utterance(written)
    article, item = meaning.place(written)
    if view is None and item is not None:
        line = ledger.statement(article, item)
        if line is not None and not line.utterances:
            raise ToolError(f"No other report of {cut(written, 80)} is known.")
        view = ledger.utterance(line.utterances[0]) if line else None
    if view is None:
        raise ToolError(
            f"There is no utterance or statement {cut(written, 80)}; search_statements "
            "and who_said name them."
        )
    return view


def _candidates(
    ledger: Ledger, room: Room, words: str, wanted: Wanted
) -> Iterator[_Candidate]:
    """Yield everything that was said like *words*, each once."""
    seen: set[str] = set()
    # Punctuation would ask for phrases, and a colon for a condition.
    plain = " ".join("".join(c if c.isalnum() else " " for c in words).split())
    if not plain:
        raise ToolError("words has no word in it.")
    hits = searching.search(ledger, room.settings, plain, wanted, _CANDIDATES)
    for line in (h.statement for h in hits):
        # "Spoke about x" reports no words.
        if line is None or line.kind is Kind.TOPIC:
            continue
        names = line.utterances[:1] or (f"{line.article.id}#{line.item}",)
        if names[0] in seen:
            continue
        seen.update(names)
        view = ledger.utterance(names[0]) if line.utterances else None
        versions = view.versions if view else (line,)
        reports = tuple(v for v in versions if v.kind is not Kind.TOPIC)
        closest = max(reports, key=lambda v: _likeness(words, v))
        yield _Candidate(_likeness(words, closest), closest, reports, view)


def _likeness(words: str, line: StatementLine) -> float:
    """Return how like a statement is to words that may be only a part of it."""
    sought, said = words.casefold(), line.words[:_LONGEST].casefold()
    # Words of which it has only a part are other words ("no rise", "rise").
    alike = fuzz.partial_ratio if len(said) > len(sought) else fuzz.ratio
    return alike(sought, said)


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
