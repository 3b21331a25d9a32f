"""Search as the faces ask for it: a typed query and conditions in, hits out."""

from ujar.pipeline import wire
from ujar.pipeline.archive import Ledger
from ujar.pipeline.settings import Settings
from ujar.pipeline.turns import Turns
from ujar.schema.keeping import Wanted
from ujar.schema.search import Facets, SearchError, SearchHit
from ujar.store.search.parsing import sought

__all__ = ["SearchError", "facets", "search"]

# Searches at once in one process would take Python's lock from one another at every
# row that a database gives, and all end late.
_TURNS = Turns()


def search(
    archive: Ledger,
    settings: Settings,
    query: str,
    wanted: Wanted | None = None,
    limit: int = 10,
) -> tuple[SearchHit, ...]:
    """Return the articles and statements that answer *query*, the best first.

    ``ujar search`` calls this. A query has words, "phrases", -exclusions and
    conditions (by:NAME, outlet:, kind:, act:, since:, until:, story:ID); *wanted* are
    conditions from elsewhere. Raises SearchError with a sentence for the user, and
    EmbedderError where a set embedder does not answer.
    """
    asked = sought(query, wanted, wanted.story if wanted else None)
    embedder = wire.embedder(settings) if asked.plain else None
    meaning = None
    if embedder is not None:
        (vector,) = embedder.embed([asked.plain])
        meaning = (embedder.model, vector)
    with _TURNS.turn():
        return archive.search(asked, meaning, limit)


def facets(archive: Ledger, query: str, wanted: Wanted) -> Facets:
    """Return how the statements divide that have the words; without any, all wanted.

    Raises SearchError as ``search`` does.
    """
    asked = sought(query, wanted, wanted.story) if query else None
    with _TURNS.turn():
        return archive.facets(wanted, asked)
