"""What somebody said over time, told apart by outlet and by story."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ujar.schema.views import Strand
from ujar.store.database import Database
from ujar.store.values import iso_day, listed

# Of more statements the newest are told apart; so many outlets or stories by name.
_COUNTED, _TOLD = 10_000, 4
_MONTH = len("2031-09")

Key = TypeVar("Key", bound="int | str | None")
Months = Counter[str]
Strands = tuple[Strand, ...]


def of(database: Database, whose: str) -> tuple[Strands, Strands, int]:
    """Return strands by outlet and by story, and how many statements they count."""
    rows = database.rows("statement_strands", entities=whose, most=_COUNTED)
    outlets: dict[str, Months] = {}
    stories: dict[int, Months] = {}
    for day, outlet, story, count in rows:
        month = (iso_day(day) or "")[:_MONTH]
        outlets.setdefault(outlet or "", Counter())[month] += count
        stories.setdefault(story, Counter())[month] += count
    named = {key: (key, key) for key in outlets if key}
    return (
        _strands(outlets, named),
        _strands(stories, _named(database, stories)),
        sum(count for *_, count in rows),
    )


def _named(
    database: Database, stories: Mapping[int, Months]
) -> Mapping[int, tuple[str, str]]:
    """Return id and name of each of the stories with the most statements."""
    most = sorted(stories, key=lambda n: (-stories[n].total(), n))[:_TOLD]
    rows = database.rows("story_names", stories=listed(most))
    return {n: (id_, label or id_) for n, id_, label in rows}


def _strands(
    held: Mapping[Key, Months], named: Mapping[Key, tuple[str, str]]
) -> Strands:
    """Return a strand for each of those that have the most, and one for the rest."""
    ranked = sorted(named, key=lambda key: (-held[key].total(), named[key]))[:_TOLD]
    told = [_strand(*named[key], [held[key]]) for key in ranked]
    rest = [months for key, months in held.items() if key not in ranked]
    return (*told, *([_strand(None, None, rest)] if rest else ()))


def _strand(key: str | None, name: str | None, held: Iterable[Months]) -> Strand:
    months: Months = Counter()
    for each in held:
        months.update(each)
    dated = sorted((month, n) for month, n in months.items() if month)
    return Strand(key, name, months.total(), tuple(dated))
