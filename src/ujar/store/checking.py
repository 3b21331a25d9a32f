"""Whether an archive is what it should be: the database's own check, and ours."""

from collections.abc import Iterator

from ujar.schema.keeping import ArchiveError
from ujar.schema.views import Problem
from ujar.store import readings
from ujar.store.codec import unpack
from ujar.store.database import Database

_SHOWN = 5
_COUNTED = (
    ("check_readings", "articles without their reading"),
    ("check_parts", "parts of readings whose article is gone"),
    ("check_story_counts", "stories that count other articles than they have"),
    ("check_stories_settled", "stories that were not described again after a change"),
    ("check_settled", "statements or figures whose groups were not formed again"),
    ("check_utterances", "utterances without statements"),
    ("check_facts", "facts without figures"),
    ("check_utterance_members", "members of utterances that are no statements"),
    ("check_utterances_judged", "members of utterances that no judgement names"),
    ("check_facts_judged", "members of facts that no judgement names"),
    ("check_reasons", "judgements without their reason"),
    ("check_merged", "entities merged into one that is itself merged"),
    ("check_reports", "articles that are not counted once among their outlet's"),
    ("check_takings", "copies that are not counted among their outlets'"),
    ("check_entities", "entities that no article names"),
    ("check_profiles", "entities of whom nothing is known"),
)


def check(database: Database) -> tuple[Problem, ...]:
    """Return what is wrong; a damaged database is not looked into any further."""
    try:
        return database.check() or (
            *_counted(database),
            *_bodies(database),
            *_waiting(database),
        )
    except ArchiveError as error:
        return (Problem(str(error)),)


def _counted(database: Database) -> Iterator[Problem]:
    """Yield what the queries count that should not be."""
    for query, what in _COUNTED:
        if count := database.rows(query)[0][0]:
            yield Problem(what, count)


def _waiting(database: Database) -> Iterator[Problem]:
    """Yield the corrections that wait for what they speak of."""
    if found := database.rows("recast_waits"):
        ids = ", ".join(id_ for (id_,) in found[:_SHOWN])
        what = f"corrections wait for what they speak of to be there again ({ids})"
        yield Problem(what, len(found), wrong=False)


def _bodies(database: Database) -> Iterator[Problem]:
    """Yield the articles whose rows do not fit what is kept of them as a whole."""
    after = 0
    while rows := database.rows("check_bodies", after=after):
        after = rows[-1][0]
        packed = readings.packed(database, [row[0] for row in rows])
        for number, article, statements, entities, figure in rows:
            try:
                body = unpack(packed.get(number, b""), None)
            except ArchiveError as error:
                yield Problem(f"{article}: {error}")
                continue
            fits = (
                body.reading.article.id == article
                and len(body.reading.statements) == statements
                and len(body.entities) == entities
                and (figure is None or figure < len(body.reading.figures))
            )
            if not fits:
                yield Problem(f"{article}: its rows do not fit its reading")
