"""What the pages of corrections show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ujar.pipeline import searching
from ujar.pipeline.archive import Opened
from ujar.pipeline.ports import EmbedderError
from ujar.pipeline.settings import Settings
from ujar.schema import Kind
from ujar.schema.amended import Amended
from ujar.schema.corrections import WantedCorrections
from ujar.schema.keeping import Wanted
from ujar.schema.views import ArticleView, EntityLine, FigureLine, StatementLine
from ujar.text.words import words

Values = Mapping[str, object]
_PEOPLE, _FOUND, _VERSIONS, _SIMILAR, _WORDS = 30, 8, 40, 5, 8
_STORIES, _AROUND, _ARTICLES, _LISTED = 20, 14, 200, 100


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who may be chosen as the speaker."""

    id: str
    name: str
    type: str
    statements: int = 0


def statement(
    archive: Opened, article: str, item: int, settings: Settings
) -> Values | None:
    """Return what the form of a statement shows, None if there is no such statement."""
    view = archive.article(article)
    if view is None or not 0 <= item < len(view.reading.statements):
        return None
    said = view.reading.statements[item]
    text = view.reading.article.text
    shown = " … ".join(text[a:b] for a, b in said.fragments)
    held = next((a for a in view.reading.amended if a.item == item), Amended(item, ()))
    speaker = dict(view.speakers).get(item)
    versions = _versions(archive, view, item)
    return {
        "line": view.line,
        "item": item,
        "statement": said,
        "words": shown,
        "changes": held.changes,
        "withdrawn": held.withdrawn,
        "speaker": speaker,
        "people": _people(archive, view, speaker),
        "kinds": [k.value for k in Kind],
        "versions": versions,
        "similar": _similar(archive, shown, (article, versions), settings),
    }


def figure(archive: Opened, article: str, item: int) -> Values | None:
    """Return what the form of a figure shows, None if there is no such figure."""
    view = archive.article(article)
    if view is None or not 0 <= item < len(view.reading.figures):
        return None
    story = archive.story(view.line.story)
    facts, place = story.facts if story else (), (article, item)
    here = [f for f in facts if place in map(_place, f.members)]
    own = [m for f in here for m in f.members if _place(m) != place]
    beside = {place, *map(_place, own)}
    beyond = [m for f in facts for m in f.members if _place(m) not in beside]
    judged = {r.correction: r for f in facts for r in f.rulings}
    judged |= {r.correction: r for r in (story.rulings if story else ())}
    span = view.reading.figures[item].span
    text = view.reading.article.text
    return {
        "line": view.line,
        "item": item,
        "figure": view.reading.figures[item],
        "before": text[max(0, span.start - 80) : span.start],
        "words": text[slice(*span)],
        "behind": text[span.end : span.end + 80],
        "same": own,
        "beyond": beyond[:_VERSIONS],
        "rulings": [
            r for r in judged.values() if place in {_place(r.left), _place(r.right)}
        ],
    }


def _place(line: FigureLine) -> tuple[str, int]:
    return line.article.id, line.item


def article(archive: Opened, name: str) -> Values | None:
    """Return what the form of an article's story shows, None if there is none."""
    view = archive.article(name)
    if view is None:
        return None
    story = archive.story(view.line.story)
    day = view.line.day
    near = archive.stories(
        Wanted(since=_moved(day, -_AROUND), until=_moved(day, _AROUND)), _STORIES
    )
    return {
        "line": view.line,
        "story": story.line if story else None,
        "near": [s for s in near.items if s.id != view.line.story],
    }


def entity(archive: Opened, name: str, query: str) -> Values | None:
    """Return what the form of an entity shows, None if there is none."""
    view = archive.entity(name)
    if view is None:
        return None
    own = view.profile
    told = [
        (article, local.names[0])
        for article, local, _ in archive.told_of(own.id)
        if local.names
    ]
    articles = dict(told[:_ARTICLES])
    readings = archive.readings(articles)
    return {
        "profile": own,
        "query": query,
        "found": [e for e in archive.entities(query, _FOUND) if e.id != own.id]
        if query
        else (),
        "articles": [
            (id_, name, readings[id_].article.title, readings[id_].day)
            for id_, name in articles.items()
            if id_ in readings
        ],
        "corrections": view.corrections,
        "waiting": archive.waiting(),
    }


def listed(archive: Opened, cursor: str | None) -> Values:
    """Return what the page of all corrections shows, the latest first."""
    page = archive.judged(WantedCorrections(), _LISTED, cursor)
    return {
        "corrections": page.items,
        "waiting": archive.waiting(),
        "after": page.cursor,
        "later": cursor is not None,
    }


def names(archive: Opened, query: str) -> Sequence[EntityLine]:
    """Return whom the beginning of a name may mean."""
    return archive.entities(query, _FOUND) if query.strip() else ()


def _people(
    archive: Opened, view: ArticleView, speaker: str | None
) -> Sequence[Somebody]:
    """Return the people and institutions of an article, who speaks most first."""
    said: dict[str, int] = {}
    for _, id_ in view.speakers:
        said[id_] = said.get(id_, 0) + 1
    ids = dict.fromkeys([*said, *(a.entity for a in view.entities)])
    known = archive.profiled(ids)
    found = [
        Somebody(id_, known[id_].name, known[id_].type, said.get(id_, 0))
        for id_ in ids
        if id_ in known and known[id_].type in {"PER", "ORG"}
    ]
    order = sorted(found, key=lambda s: (s.id != speaker, -s.statements))
    return order[:_PEOPLE]


def _versions(archive: Opened, view: ArticleView, item: int) -> Sequence[StatementLine]:
    """Return what is held for the same words."""
    ids = dict.fromkeys(u for at, u in view.utterances if at == item)
    found = (archive.utterance(id_) for id_ in ids)
    lines = [v for u in found if u is not None for v in u.versions]
    own = (view.line.id, item)
    kept = {(v.article.id, v.item): v for v in lines if (v.article.id, v.item) != own}
    return list(kept.values())[:_VERSIONS]


def _similar(
    archive: Opened,
    shown: str,
    beside: tuple[str, Sequence[StatementLine]],
    settings: Settings,
) -> Sequence[StatementLine]:
    """Return statements of other articles that may be the same words."""
    article, versions = beside
    held = {(v.article.id, v.item) for v in versions}
    plain = " ".join(w.lower for w in words(shown)[:_WORDS])
    try:
        hits = searching.search(archive, settings, plain, None, _VERSIONS)
    except (searching.SearchError, EmbedderError):
        return ()
    found = [h.statement for h in hits if h.statement is not None]
    return [
        s
        for s in found
        if s.article.id != article and (s.article.id, s.item) not in held
    ][:_SIMILAR]


def _moved(day: str | None, days: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days)).isoformat() if day else None
