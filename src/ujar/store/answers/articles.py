"""Articles in lists, and one article with everything that it is linked to."""

from collections.abc import Mapping, Sequence
from typing import Any

from ujar.schema.keeping import Wanted
from ujar.schema.views import ArticleLine, ArticleView, AssignedLine, CopyView, Page
from ujar.store import links, readings
from ujar.store.answers import corrections, cursors, lines, stories
from ujar.store.answers.newest import newest
from ujar.store.database import Database
from ujar.store.values import day_number


def page(
    database: Database, wanted: Wanted, limit: int, cursor: str | None
) -> Page[ArticleLine]:
    """Return articles, the newest first."""
    day, article = cursors.read(cursor, 2)
    place = {"day": day, "article": article}
    asked = _conditions(wanted)
    rows = newest(database, "articles_recent", asked, place, limit + 1)
    more = cursors.written(*rows[limit - 1]) if len(rows) > limit else None
    return Page(_lines(database, [n for _, n in rows[:limit]]), more)


def as_added(
    database: Database, wanted: Wanted, limit: int, cursor: str | None
) -> Page[ArticleLine]:
    """Return articles in the order in which they came in."""
    (article,) = cursors.read(cursor, 1)
    place = {"article": article or 0, "limit": limit + 1}
    rows = database.rows("articles_as_added", **_conditions(wanted), **place)
    more = cursors.written(*rows[limit - 1]) if len(rows) > limit else None
    return Page(_lines(database, [n for (n,) in rows[:limit]]), more)


def _conditions(wanted: Wanted) -> Mapping[str, Any]:
    return {
        "outlet": wanted.outlet,
        "story": wanted.story,
        "since": day_number(wanted.since) if wanted.since else None,
        "until": day_number(wanted.until) if wanted.until else None,
    }


def _lines(database: Database, numbers: Sequence[int]) -> tuple[ArticleLine, ...]:
    shown = lines.articles(database, numbers)
    return tuple(shown[n] for n in numbers if n in shown)


def view(database: Database, article: str) -> ArticleView | None:
    """Return an article with its annotations and links, None if it is not there."""
    numbers = readings.numbers(database, (article,))
    if not numbers:
        return None
    number = numbers[article]
    linked = links.of(database, article)
    body = readings.bodies(database, (article,))[article]
    amended = readings.amended(database, (number,))
    placed = {p.local.item: p for p in body.entities}
    return ArticleView(
        line=lines.articles(database, (number,))[number],
        reading=body.reading.corrected(amended.get(number, ())),
        copies=stories.copies(database, (number,)),
        entities=tuple(
            AssignedLine(item, root, name, placed[item].score, placed[item].reason)
            for item, _, _, _, root, name in database.rows(
                "assigned_of", article=number
            )
        ),
        speakers=tuple(sorted(linked.speakers.items())),
        utterances=tuple(
            (item, id_) for item, ids in linked.utterances.items() for id_ in ids
        ),
        facts=tuple((item, id_) for item, (id_, _) in linked.facts.items()),
        moves=corrections.moves(database, article),
    )


def copies_of(database: Database, article: str) -> tuple[CopyView, ...]:
    """Return the text that an article shares with others, the most first."""
    numbers = readings.numbers(database, (article,))
    return stories.copies(database, list(numbers.values()))
