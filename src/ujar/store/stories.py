"""Stories: they grow, shrink, merge and get a name."""

from collections.abc import Collection, Mapping, Sequence

from ujar.schema.keeping import FACTS, ArchiveError
from ujar.store.database import Database
from ujar.store.terms import Terms
from ujar.store.values import NO_DAY, clean, listed


def grow(database: Database, story: str, day: int) -> int:
    """Return the number of a story that has an article more; it may be new."""
    return int(database.rows("story_grown", id=story, day=day)[0][0])


def shrink(database: Database, story: int) -> None:
    """Count an article less; a story that is nobody's is gone."""
    database.many("story_shrunk", [{"story": story}])
    database.many("story_dropped", [{"story": story}])


def unlink(database: Database, story: int) -> None:
    """Let go of a story that linking had put an article into."""
    database.many("story_dropped", [{"story": story}])


def merge(database: Database, terms: Terms, into: str, others: Sequence[str]) -> None:
    """Make one story of several; what was decided within each is open again."""
    root = _number(database, into)
    for other in others:
        story = _number(database, other)
        if story == root:
            continue
        ((articles,),) = database.rows("story_articles", story=story)
        database.many("story_moved", [{"into": root, "story": story}])
        database.many("story_linked", [{"into": root, "story": story}])
        database.many("story_joined", [{"into": root, "articles": articles}])
        database.many("story_dropped", [{"story": story}])
    linker = terms.kept(FACTS)
    database.many("unsettle_story", [{"story": root, "linker": linker}])


def of(database: Database, articles: Collection[str]) -> Mapping[str, str]:
    """Return the story of each of *articles*."""
    return dict(database.rows("stories_of", articles=listed(articles)))


def linked(
    database: Database, articles: Collection[str]
) -> Mapping[str, tuple[str, int, int]]:
    """Return the story that linking says, the number and the day of each article."""
    rows = database.rows("linked_stories", articles=listed(articles))
    return {article: (story, n, day) for article, story, n, day in rows}


def describe(database: Database, story: str, label: str, maker: int) -> None:
    """Keep what a story is called, with its first and last day."""
    number = _number(database, story)
    values = {"story": number, "label": clean(label), "maker": maker, "none": NO_DAY}
    database.many("story_described", [values])
    database.many("story_days", [values])


def _number(database: Database, story: str) -> int:
    rows = database.rows("story_number", id=story)
    if not rows:
        raise ArchiveError(f"there is no story {story}")
    return int(rows[0][0])
