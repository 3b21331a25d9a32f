"""Which articles and statements answer a query, by words and by meaning, fused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Found:
    """An item that answers the query: its score, and by what it was found."""

    item: Item
    score: float = 0.0
    by_words: bool = False
    nearness: float | None = None


@dataclass(slots=True)
class _Fusion:
    found: dict[Item, Found] = field(default_factory=dict)

    def add(self, items: Iterable[Item]) -> Iterable[Found]:
        """Yield what stands for each of *items*, its score raised by its rank."""
        for rank, item in enumerate(items, 1):
            one = self.found.setdefault(item, Found(item))
            one.score += 1 / (_FLATTENING + rank)
            yield one


def find(
    database: Database, terms: Terms, sought: Sought, near: Near, limit: int
) -> list[Found]:
    """Return what answers *sought*, the best first; *near* are its neighbours."""
    conditions = _conditions(database, terms, sought)
    fusion = _Fusion()
    matches = sorted(_matches(database, sought, conditions), key=_rank)[:_MOST_RANKED]
    for one in fusion.add(item for item, _ in matches):
        one.by_words = True
    meant = _meant(database, sought, conditions, near)
    for one in fusion.add(meant):
        one.nearness = meant[one.item]
    ranked = sorted(fusion.found.values(), key=lambda f: (-f.score, f.item))
    if _is_bound(conditions):
        return ranked[:limit]
    return list(islice(_there(database, sought, conditions, ranked), limit))


def _there(
    database: Database,
    sought: Sought,
    conditions: Mapping[str, Any],
    ranked: Sequence[Found],
) -> Iterator[Found]:
    """Yield those of *ranked* whose article is in the archive."""
    for start in range(0, len(ranked), _LOOKED_UP):
        some = ranked[start : start + _LOOKED_UP]
        kept = _among(database, sought, conditions, [one.item for one in some])
        yield from (one for one in some if one.item in kept)


def _rank(match_: tuple[Item, float]) -> tuple[float, int, int]:
    """Return what matches are sorted by: the better rank, then the later article."""
    (article, item), rank = match_
    return rank, -article, item


def _matches(
    database: Database, sought: Sought, conditions: Mapping[str, Any]
) -> list[tuple[Item, float]]:
    """Return what has the words, with a rank that is lower for the better.

    Only with conditions it is sure to be there: full text can name what is gone.
    """
    asked = {
        "match": match(database.dialect, sought.terms, sought.without),
        "most": _MOST_MATCHES,
        "joined": _is_bound(conditions) or None,
        **conditions,
    }
    found = [
        ((number // ITEMS, number % ITEMS), rank)
        for number, rank in database.rows("statements_matching", **asked)
    ]
    if not sought.of_statements:
        rows = database.rows("articles_matching", **asked)
        found += [((number, HEAD), rank) for number, rank in rows]
    return found


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
