"""Statements in lists, and an utterance with all its versions."""

from collections.abc import Mapping, Sequence
from typing import Any

from ujar.schema.keeping import UTTERANCES, Wanted
from ujar.schema.views import Page, StatementLine, UtteranceLine, UtteranceView
from ujar.store import readings
from ujar.store.answers import corrections, cursors, entities, groups, lines
from ujar.store.answers.newest import newest as newest_first
from ujar.store.database import Database, Row
from ujar.store.terms import Terms
from ujar.store.values import day_number, listed

# Statements that are looked through at once for words, and how often for one page: six
# hundred take 50 ms of a core.
_CHUNK, _CHUNKS = 200, 3


def page(
    database: Database, terms: Terms, wanted: Wanted, window: tuple[int, str | None]
) -> Page[StatementLine]:
    """Return statements, the newest first."""
    limit, cursor = window
    asked = conditions(database, terms, wanted)
    if wanted.about:
        return _about(database, asked, wanted.about, window)
    rows = newest(database, asked, cursor, limit + 1)
    found = lines.statements(database, [(a, i) for _, a, i in rows[:limit]])
    more = cursors.written(*rows[limit - 1]) if len(rows) > limit else None
    return Page(found, more)


def utterance(database: Database, id_: str) -> UtteranceView | None:
    """Return an utterance with all its versions, the earliest first."""
    rows = database.rows("utterance_with_members", id=id_)
    if not rows:
        return None
    items = [(a, i) for _, _, a, i in rows]
    found = lines.statements(database, items)
    versions = sorted(found, key=lambda s: (*lines.in_time(s.article), s.item))
    entity = next((s.entity for s in versions if s.entity), None)
    rulings = corrections.rulings(database, UTTERANCES, set(items))
    return UtteranceView(id_, rows[0][1], entity, tuple(versions), rulings)


def utterances(database: Database, articles: list[int]) -> tuple[UtteranceLine, ...]:
    """Return the utterances that one of the articles reports, the earliest first."""
    return _lines(database, database.rows("utterances_in", numbers=listed(articles)))


def utterance_page(
    database: Database, wanted: Wanted, limit: int, cursor: str | None
) -> Page[UtteranceLine]:
    """Return utterances, those that were put together last first."""
    ids, more = groups.page(database, "utterances", wanted, (limit, cursor))
    rows = database.rows("utterances_numbered", numbers=listed(sorted(ids)))
    place = groups.placed(ids)
    found = sorted(_lines(database, rows), key=lambda u: place[u.id])
    return Page(tuple(found), more)


def one(database: Database, article: str, item: int) -> StatementLine | None:
    """Return a statement of an article by its place, None if there is none."""
    numbers = readings.numbers(database, (article,))
    read = lines.readings(database, numbers.values())
    if not any(0 <= item < len(r.statements) for r in read.values()):
        return None
    known = lines.articles(database, numbers.values()), read
    return lines.statements_in(database, [(numbers[article], item)], known)[0]


def _lines(database: Database, found: Sequence[Row]) -> tuple[UtteranceLine, ...]:
    """Return a line for each utterance of which *found* has the members."""
    members: dict[str, list[Row]] = {}
    for row in found:
        members.setdefault(row[0], []).append(row)
    numbers = {row[2] for rows in members.values() for row in rows}
    shown = lines.articles(database, numbers)
    firsts = {
        id_: min(rows, key=lambda r: (*lines.in_time(shown[r[2]]), r[3]))
        for id_, rows in members.items()
    }
    wanted = {first[2] for first in firsts.values()}
    read = lines.readings(database, wanted, ("statements",))
    whose = lines.speakers(database, [(f[2], f[3]) for f in firsts.values()])
    found = []
    for id_, rows in members.items():
        first = firsts[id_]
        article = read[first[2]]
        named = article.statements[first[3]].speaker == rows[0][1]
        line = UtteranceLine(
            id=id_,
            speaker=rows[0][1],
            entity=whose.get(first[2:4]) if named else None,
            words=lines.words(article, article.statements[first[3]]),
            day=shown[first[2]].day,
            members=len(rows),
            articles=len({row[2] for row in rows}),
            outlets=len({shown[row[2]].outlet for row in rows}),
            first=shown[first[2]],
            item=first[3],
            span=article.statements[first[3]].span,
        )
        found.append(((*lines.in_time(shown[first[2]]), first[3], id_), line))
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def conditions(database: Database, terms: Terms, wanted: Wanted) -> dict[str, Any]:
    """Return what queries ask of statements that are wanted."""
    whose = entities.meant(database, wanted.by) if wanted.by else None
    return {
        "entities": None if whose is None else listed(entities.whole(database, whose)),
        "outlet": wanted.outlet,
        "story": wanted.story,
        "since": day_number(wanted.since) if wanted.since else None,
        "until": day_number(wanted.until) if wanted.until else None,
        "kind": terms.number(wanted.kind) if wanted.kind else None,
        "act": terms.number(wanted.act) if wanted.act else None,
    }


def newest(
    database: Database, asked: Mapping[str, Any], cursor: str | None, limit: int
) -> list[Row]:
    """Return day, article and place of what is wanted, the newest first."""
    query = "statements_by" if asked["entities"] else "statements_recent"
    day, article, item = cursors.read(cursor, 3)
    place = {"day": day, "article": article, "item": item}
    return newest_first(database, query, asked, place, limit)


def _about(
    database: Database,
    asked: Mapping[str, Any],
    about: str,
    window: tuple[int, str | None],
) -> Page[StatementLine]:
    """Look through the next statements for those that have the words.

    The page may be short of the limit, or empty, and go on all the same.
    """
    (limit, cursor), needle = window, about.casefold()
    found: list[StatementLine] = []
    for _ in range(_CHUNKS):
        rows = newest(database, asked, cursor, _CHUNK)
        shown = lines.statements(database, [(a, i) for _, a, i in rows])
        for line, row in zip(shown, rows, strict=True):
            if needle in line.words.casefold():
                if len(found) == limit:
                    return Page(tuple(found), cursor)
                found.append(line)
            cursor = cursors.written(*row)
        if len(rows) < _CHUNK:
            return Page(tuple(found))
    return Page(tuple(found), cursor)
