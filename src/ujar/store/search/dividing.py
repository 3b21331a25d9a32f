"""How statements divide: by speaker, outlet, story, kind, act and month."""

from collections import Counter
from collections.abc import Mapping

from ujar.schema.keeping import Wanted
from ujar.schema.search import Facet, Facets, Sought
from ujar.store.answers import statements
from ujar.store.database import Database
from ujar.store.search.indexing import ITEMS
from ujar.store.search.matching import match
from ujar.store.terms import Terms
from ujar.store.values import iso_day, listed

# So many of the newest statements are divided, and so many values are told of each.
_MOST, _TOLD = 1_000, 8
_MONTH = len("2026-09")
_FACETS = ("by", "outlet", "story", "kind", "act")
# What the query gives, in its order.
_COLUMNS = ("kind", "act", "outlet", "story", "label", "by", "name", "day")


def facets(
    database: Database, terms: Terms, wanted: Wanted, sought: Sought | None
) -> Facets:
    """Return how the newest statements divide that are wanted, or have the words."""
    items = _items(database, terms, wanted, sought)
    rows = database.rows("facets_of", items=listed(items))
    columns = tuple(zip(*rows, strict=True)) or ((),) * len(_COLUMNS)
    column = dict(zip(_COLUMNS, columns, strict=True))
    names = dict(zip(column["story"], column["label"], strict=True))
    names |= dict(zip(column["by"], column["name"], strict=True))
    counts = {f: Counter(filter(None, column[f])) for f in _FACETS}
    counts["month"] = _months(Counter(column["day"]))
    told = {f: _told(count, names) for f, count in counts.items()}
    return Facets(**told, statements=len(items), more=len(items) == _MOST)


def _months(days: Mapping[int, int]) -> Counter[str]:
    months: Counter[str] = Counter()
    for day, count in days.items():
        if written := iso_day(day):
            months[written[:_MONTH]] += count
    return months


def _told(counts: Counter[str], names: dict[str, str]) -> tuple[Facet, ...]:
    ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_TOLD]
    return tuple(Facet(value, names.get(value) or value, n) for value, n in ranked)


def _items(
    database: Database, terms: Terms, wanted: Wanted, sought: Sought | None
) -> list[tuple[int, int]]:
    if sought is None:
        asked = statements.conditions(database, terms, wanted)
        rows = statements.newest(database, asked, None, _MOST)
        return [(article, item) for _, article, item in rows]
    asked = statements.conditions(database, terms, sought.wanted)
    found = database.rows(
        "statements_matching",
        match=match(database.dialect, sought.terms, sought.without),
        most=_MOST,
        joined=True,
        **{**asked, "story": sought.story},
    )
    return [(number // ITEMS, number % ITEMS) for (number,) in found]
