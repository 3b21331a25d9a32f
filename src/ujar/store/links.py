"""Everything that one article is linked to."""

from ujar.schema import Copy, FactRelation
from ujar.schema.keeping import Links, UnknownArticleError
from ujar.store.codec import unpack_copy
from ujar.store.database import Database
from ujar.store.readings import bodies


def of(database: Database, article: str) -> Links:
    """Return what the article is linked to; UnknownArticleError if not there."""
    rows = database.rows("article_and_story", id=article)
    if not rows:
        raise UnknownArticleError(f"there is no article {article}")
    number, story = rows[0]
    entities = {
        item: root_id
        for item, _, _, _, root_id, _ in database.rows("assigned_of", article=number)
    }
    placed = bodies(database, (article,))[article].entities
    utterances: dict[int, tuple[str, ...]] = {}
    for item, id_ in database.rows("utterance_ids", article=number):
        utterances[item] = (*utterances.get(item, ()), id_)
    facts = database.rows("fact_ids", article=number)
    return Links(
        story=story,
        utterances=utterances,
        facts={item: (id_, FactRelation(relation)) for item, id_, relation in facts},
        mentions={m: entities[p.local.item] for p in placed for m in p.local.mentions},
        speakers=dict(database.rows("speakers_of_article", article=number)),
        copies=copies(database, number),
    )


def copies(database: Database, article: int) -> tuple[Copy, ...]:
    """Return the copies that an article is part of, the largest share first."""
    found = [
        unpack_copy(body) for (body,) in database.rows("copies_of", article=article)
    ]
    return tuple(sorted(found, key=lambda c: (-c.containment, c.left, c.right)))
