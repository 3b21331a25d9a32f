"""Stories in lists, and one story with all that was found across its articles."""

from collections.abc import Sequence

from ujar.schema.keeping import Wanted
from ujar.schema.views import CopyView, Counts, FactView, Page, StoryLine, StoryView
from ujar.store.answers import corrections, cursors, entities, facts, lines, statements
from ujar.store.answers.newest import newest
from ujar.store.codec import unpack_copy
from ujar.store.database import Database, Row
from ujar.store.values import NO_DAY, day_number, iso_day, listed

# What a line names of a story; a story that is shown whole shows so many articles.
_NAMED = 10
_SHOWN = 1_000


def page(
    database: Database, wanted: Wanted, limit: int, cursor: str | None
) -> Page[StoryLine]:
    """Return stories, those with the newest article first."""
    whose = entities.meant(database, wanted.by) if wanted.by else None
    day, story = cursors.read(cursor, 2)
    asked = {
        "least": wanted.least,
        "since": day_number(wanted.since) if wanted.since else None,
        "until": day_number(wanted.until) if wanted.until else None,
        "outlet": wanted.outlet,
        "entities": None if whose is None else listed(entities.whole(database, whose)),
    }
    place = {"day": day, "story": story}
    rows = newest(database, "story_lines", asked, place, limit + 1)
    more = None
    if len(rows) > limit:
        last = rows[limit - 1]
        more = cursors.written(last[4], last[0])
    return Page(_lines(database, rows[:limit]), more)


def view(database: Database, story: str) -> StoryView | None:
    """Return a story with its articles, the earliest first, and what links them."""
    rows = database.rows("story_line", id=story)
    if not rows:
        return None
    numbers = _numbers(database, rows[0][0])
    shown = lines.articles(database, numbers)
    found = facts.of_articles(database, numbers)
    return StoryView(
        line=_lines(database, rows)[0],
        articles=tuple(shown[n] for n in numbers),
        utterances=statements.utterances(database, numbers),
        facts=found,
        copies=copies(database, numbers),
        rulings=facts.loose(database, numbers, found),
        moves=corrections.moves_in(database, {a.id for a in shown.values()}),
    )


def figures(database: Database, story: str) -> tuple[FactView, ...]:
    """Return the facts of a story."""
    rows = database.rows("story_line", id=story)
    return facts.of_articles(database, _numbers(database, rows[0][0])) if rows else ()


def copies(database: Database, numbers: Sequence[int]) -> tuple[CopyView, ...]:
    """Return what the articles share with one another or with others."""
    rows = database.rows("copies_in", numbers=listed(numbers))
    shown = lines.articles(
        database, {n for left, right, _ in rows for n in (left, right)}
    )
    found = [
        CopyView(unpack_copy(body), shown[left], shown[right])
        for left, right, body in rows
    ]
    return tuple(
        sorted(found, key=lambda c: (-c.copy.containment, c.left.id, c.right.id))
    )


def _numbers(database: Database, story: int) -> list[int]:
    rows = database.rows("numbers_in_story", story=story, none=NO_DAY, limit=_SHOWN)
    return [n for (n,) in rows]


def _lines(database: Database, rows: Sequence[Row]) -> tuple[StoryLine, ...]:
    wanted = listed(row[0] for row in rows)
    outlets = _counts(database, "story_outlets", wanted)
    speakers = _counts(database, "story_speakers", wanted)
    shared: dict[int, int] = dict(database.rows("story_copies", stories=wanted))
    copied: dict[int, int] = dict(database.rows("story_copied", stories=wanted))
    differ: dict[int, int] = dict(database.rows("story_disagreements", stories=wanted))
    return tuple(
        StoryLine(
            id=id_,
            label=label,
            first=iso_day(first),
            last=iso_day(last),
            articles=articles,
            copies=shared.get(n, 0),
            disagreements=differ.get(n, 0),
            outlets=outlets.get(n, ()),
            speakers=speakers.get(n, ()),
            copied=copied.get(n, 0),
        )
        for n, id_, label, first, last, articles in rows
    )


def _counts(database: Database, query: str, stories: str) -> dict[int, Counts]:
    found: dict[int, Counts] = {}
    for story, name, count in database.rows(query, stories=stories):
        if len(held := found.get(story, ())) < _NAMED:
            found[story] = (*held, (name, count))
    return found
