"""One article with everything that it is linked to."""

from ujar.schema.views import ArticleView, AssignedLine, CopyView
from ujar.store import links, readings
from ujar.store.answers import lines, stories
from ujar.store.database import Database


def view(database: Database, article: str) -> ArticleView | None:
    """Return an article with its annotations and links, None if it is not there."""
    numbers = readings.numbers(database, (article,))
    if not numbers:
        return None
    number = numbers[article]
    linked = links.of(database, article)
    body = readings.bodies(database, (article,))[article]
    placed = {p.local.item: p for p in body.entities}
    return ArticleView(
        line=lines.articles(database, (number,))[number],
        reading=body.reading,
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
    )


def copies_of(database: Database, article: str) -> tuple[CopyView, ...]:
    """Return the text that an article shares with others, the most first."""
    numbers = readings.numbers(database, (article,))
    return stories.copies(database, list(numbers.values()))
