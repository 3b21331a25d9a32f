"""What the archive has for a brief: of a story, of somebody, or of a search."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ujar.pipeline import searching
from ujar.pipeline.archive import Ledger
from ujar.pipeline.settings import Settings
from ujar.schema import FactRelation, Reading
from ujar.schema.brief import Asked, Heard, Material, Subject
from ujar.schema.keeping import Wanted
from ujar.schema.views import ArticleLine, FactView, StatementLine, StoryView

# Bounds on what is read for a brief, whatever the archive holds.
_UTTERANCES, _STATEMENTS, _HITS, _READ, _STORIES = 60, 300, 100, 14, 5
_FIRST_DAY = 3
_PAGE = 100
_LAST = "9999-99-99"


def gathered(ledger: Ledger, settings: Settings, asked: Asked) -> Material | None:
    """Return the material of a brief; None if there is no such story or entity.

    SearchError and EmbedderError say why a search cannot be.
    """
    if asked.subject is Subject.STORY:
        view = ledger.story(asked.name)
        return None if view is None else _of_story(ledger, view, asked.wanted)
    if asked.subject is Subject.ENTITY:
        entity = ledger.entity(asked.name, counted=False)
        if entity is None:
            return None
        lines = _statements(ledger, replace(asked.wanted, by=asked.name))
        found = _of_lines(ledger, entity.profile.name, (lines, ()), asked.wanted)
        return replace(found, corrections=entity.corrections)
    hits = searching.search(ledger, settings, asked.name, asked.wanted, _HITS)
    said = [h.statement for h in hits if h.statement is not None]
    others = [h.article for h in hits if h.statement is None]
    return _of_lines(ledger, asked.name, (said, others), asked.wanted)


def _of_story(ledger: Ledger, view: StoryView, wanted: Wanted) -> Material:
    articles = [a for a in view.articles if _inside(a, wanted)]
    inside = {a.id for a in articles}
    copied = inside & {t for c in view.copies for t in c.takers}
    own = [a for a in articles if a.id not in copied] or articles
    ranked = sorted(view.utterances, key=lambda u: (-u.outlets, -u.articles))
    lines = _statements(ledger, replace(wanted, story=view.line.id))
    return Material(
        title=view.line.label or view.line.id,
        articles=tuple(articles),
        copied=frozenset(copied),
        reports=_read(ledger, _spread(own)),
        heard=(
            *_together(ledger, [u.id for u in ranked], wanted),
            *_alone(lines),
        ),
        facts=_facts(view.facts, inside),
        undated=_undated(view.articles, wanted),
        corrections=view.moves,
    )


def _of_lines(
    ledger: Ledger,
    title: str,
    found: tuple[Sequence[StatementLine], Sequence[ArticleLine]],
    wanted: Wanted,
) -> Material:
    """Return what statements, and articles without any, are material for."""
    lines, others = found
    held = {a.id: a for a in (*(s.article for s in lines), *others)}
    articles = sorted((a for a in held.values() if _inside(a, wanted)), key=_in_time)
    inside = {a.id for a in articles}
    stories = [s for s, _ in Counter(a.story for a in articles).most_common(_READ)]
    firsts = {a.story: a for a in reversed(articles) if a.story in stories}
    first = sorted(firsts.values(), key=_in_time)
    copies = (c for a in first for c in ledger.copies_of(a.id))
    return Material(
        title=title,
        articles=tuple(articles),
        copied=frozenset(inside & {t for c in copies for t in c.takers}),
        reports=_read(ledger, first),
        heard=(
            *_together(ledger, [u for s in lines for u in s.utterances], wanted),
            *_alone(lines),
        ),
        facts=tuple(
            fact
            for story in stories[:_STORIES]
            for fact in _facts(ledger.figures(story), inside)
        ),
    )


def _statements(ledger: Ledger, wanted: Wanted) -> list[StatementLine]:
    found: list[StatementLine] = []
    cursor: str | None = None
    while len(found) < _STATEMENTS:
        page = ledger.statements(wanted, _PAGE, cursor)
        found += page.items
        cursor = page.cursor
        if cursor is None:
            break
    return found


def _together(
    ledger: Ledger, utterances: Iterable[str], wanted: Wanted
) -> Iterator[Heard]:
    """Yield what several statements report, with those inside the time span."""
    for utterance in list(dict.fromkeys(utterances))[:_UTTERANCES]:
        view = ledger.utterance(utterance)
        versions = view.versions if view else ()
        inside = tuple(v for v in versions if _inside(v.article, wanted))
        if view and inside:
            yield Heard(view.speaker, view.entity, inside, view.id)


def _alone(lines: Iterable[StatementLine]) -> Iterator[Heard]:
    """Yield what one statement alone reports."""
    for line in lines:
        if not line.utterances:
            yield Heard(line.speaker, line.entity, (line,))


def _read(
    ledger: Ledger, lines: Sequence[ArticleLine]
) -> tuple[tuple[ArticleLine, Reading], ...]:
    read = ledger.readings([line.id for line in lines[:_READ]])
    return tuple((line, read[line.id]) for line in lines if line.id in read)


def _spread(articles: Sequence[ArticleLine]) -> list[ArticleLine]:
    """Return the earliest articles of every day, of many days some over all the time.

    Of the first day there are more: there the event is told for the first time.
    """
    days = [list(same) for _, same in groupby(articles, key=lambda a: a.day)]
    if not days:
        return []
    first, later = days[0][:_FIRST_DAY], [day[0] for day in days[1:]]
    room = _READ - len(first)
    if len(later) > room:
        step = len(later) / room
        later = [later[int((i + 1) * step) - 1] for i in range(room)]
    more = [a for day in days[1:] for a in day[1:2]][: room - len(later)]
    return sorted((*first, *later, *more), key=_in_time)


def _facts(facts: Iterable[FactView], inside: set[str]) -> tuple[FactView, ...]:
    """Return the clashes between figures of the articles *inside*."""
    found = []
    for fact in facts:
        members = tuple(m for m in fact.members if m.article.id in inside)
        if fact.relation is not FactRelation.AGREE and len(members) > 1:
            found.append(replace(fact, members=members))
    return tuple(found)


def _in_time(article: ArticleLine) -> tuple[str, str, str]:
    return article.day or _LAST, article.published or "", article.id


def _inside(article: ArticleLine, wanted: Wanted) -> bool:
    if wanted.outlet and article.outlet != wanted.outlet:
        return False
    if wanted.since is None and wanted.until is None:
        return True
    day = article.day
    return day is not None and (wanted.since or "") <= day <= (wanted.until or _LAST)


def _undated(articles: Sequence[ArticleLine], wanted: Wanted) -> int:
    """Return how many articles a span of time leaves out for want of a day."""
    bounded = wanted.since or wanted.until
    return sum(a.day is None for a in articles) if bounded else 0
