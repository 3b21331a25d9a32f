"""Which articles and statements answer a query, by words and by meaning, fused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ujar.schema.search import Sought
from ujar.store.answers import entities
from ujar.store.database import Database
from ujar.store.search.indexing import ITEMS
from ujar.store.search.matching import match
from ujar.store.search.vectors import HEAD, Item
from ujar.store.terms import Terms
from ujar.store.values import day_number, listed

# Of more matches the latest are ranked: nobody looks through the rest.
_MOST_MATCHES = 1_000
# What takes part in the fusion, of words and of meaning each.
_MOST_RANKED = 100
# So many are looked up at a time: more than are shown, for those that are gone.
_LOOKED_UP = 20
# Reciprocal rank fusion as Cormack, Clarke and Büttcher (2009) give it.
_FLATTENING = 60
# Below this a meaning is only noise: of 20,000 pairs of vectors of the corpus drawn by
# chance one in a hundred is nearer than 0.28, one in a thousand than 0.43.
LEAST_NEAR = 0.35

Near = Sequence[tuple[Item, float]]


@dataclass(frozen=True, slots=True)
class Found:
    """An item that answers the query: its score, and by what it was found."""

    item: Item
    score: float
    by_words: bool
    nearness: float | None


def find(
    database: Database, terms: Terms, sought: Sought, near: Near, limit: int
) -> list[Found]:
    """Return what answers *sought*, the best first; *near* are its neighbours."""
    conditions = _conditions(database, terms, sought)
    matches = dict.fromkeys(_matches(database, sought, conditions))
    meant = _meant(database, sought, conditions, near)
    scores = _fused(matches, meant)
    ranked = sorted(scores, key=lambda item: (-scores[item], item))
    bound = _is_bound(conditions)
    there = ranked if bound else _there(database, sought, conditions, ranked)
    return [
        Found(item, scores[item], item in matches, meant.get(item))
        for item in islice(there, limit)
    ]


def _fused(*rankings: Iterable[Item]) -> dict[Item, float]:
    """Return the items of all *rankings*, each with its score."""
    scores: dict[Item, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, 1):
            scores[item] = scores.get(item, 0) + 1 / (_FLATTENING + rank)
    return scores


def _there(
    database: Database,
    sought: Sought,
    conditions: Mapping[str, Any],
    ranked: Sequence[Item],
) -> Iterator[Item]:
    """Yield those of *ranked* whose article is in the archive."""
    for start in range(0, len(ranked), _LOOKED_UP):
        some = ranked[start : start + _LOOKED_UP]
        kept = _among(database, sought, conditions, some)
        yield from (item for item in some if item in kept)


def _matches(
    database: Database, sought: Sought, conditions: Mapping[str, Any]
) -> list[Item]:
    """Return what has the words, the best first; of equal ones the later article.

    Only with conditions it is sure to be there: full text can name what is gone.
    """
    asked = {
        "match": match(database.dialect, sought.terms, sought.without),
        "most": _MOST_MATCHES,
        "best": _MOST_RANKED,
        "joined": _is_bound(conditions) or None,
        **conditions,
    }
    found = [
        (score, -(number // ITEMS), number % ITEMS)
        for number, score in database.rows("statements_matching", **asked)
    ]
    if not sought.of_statements:
        rows = database.rows("articles_matching", **asked)
        found += [(score, -number, HEAD) for number, score in rows]
    found.sort()
    return [(-article, item) for _, article, item in found[:_MOST_RANKED]]


def _meant(
    database: Database, sought: Sought, conditions: Mapping[str, Any], near: Near
) -> dict[Item, float]:
    """Return those of *near* that meet the conditions, in order."""
    close = [(item, c) for item, c in near if c >= LEAST_NEAR]
    if _is_bound(conditions):
        kept = _among(database, sought, conditions, [item for item, _ in close])
        close = [(item, c) for item, c in close if item in kept]
    return dict(close[:_MOST_RANKED])


def _among(
    database: Database,
    sought: Sought,
    conditions: Mapping[str, Any],
    items: Sequence[Item],
) -> set[Item]:
    said = [item for item in items if item[1] != HEAD]
    heads = [article for article, item in items if item == HEAD]
    kept: set[Item] = set()
    if said:
        rows = database.rows("statements_among", items=listed(said), **conditions)
        kept.update((article, item) for article, item in rows)
    if heads and not sought.of_statements:
        rows = database.rows("articles_among", numbers=listed(heads), **conditions)
        kept.update((article, HEAD) for (article,) in rows)
    return kept


def _is_bound(conditions: Mapping[str, Any]) -> bool:
    return any(condition is not None for condition in conditions.values())


def _conditions(database: Database, terms: Terms, sought: Sought) -> dict[str, Any]:
    wanted = sought.wanted
    whose = entities.meant(database, wanted.by) if wanted.by else None
    return {
        "entities": None if whose is None else listed(entities.whole(database, whose)),
        "kind": terms.number(wanted.kind) if wanted.kind else None,
        "act": terms.number(wanted.act) if wanted.act else None,
        "outlet": wanted.outlet,
        "since": day_number(wanted.since) if wanted.since else None,
        "until": day_number(wanted.until) if wanted.until else None,
        "story": sought.story,
    }
