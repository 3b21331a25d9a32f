"""What comparing needs of an article's figures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from ujar.link.facts.clauses import figures, lowered, sites
from ujar.link.facts.items import Item, Place, Vector, item, stems, unit_length
from ujar.link.facts.shares import shares
from ujar.link.facts.vocabulary import Vocabulary
from ujar.link.facts.when import as_of
from ujar.schema import Reading, Span
from ujar.text.words import words

# Sentences that tell, with the title, what an article is about.
_LEAD = 3
# A name that stands so often, or in the title, is of the event, not of one figure.
_COMMON = 4
_DAY = len("2025-06-20")
_PERSON = "PER"


@dataclass(frozen=True)
class Digest:
    """An article's figures and the words that say which event it reports.

    ``clocked`` is that the time of day of publication is known, ``event`` are stems of
    title, beginning and names, ``common`` the frequent of them. The figures are looked
    at when asked for: most articles tell of another event.
    """

    article: str
    day: str | None
    clocked: bool
    event: Vector
    common: frozenset[str]
    _told: tuple[Reading, Vocabulary]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The article's figures as they compare."""
        reading, vocabulary = self._told
        found = list(sites(reading, vocabulary.joins))
        clauses = [stems(lowered(site.clause), vocabulary) for site in found]
        seen = Counter(stem for clause in clauses for stem in clause)
        shared = shares(found, vocabulary)
        people = _people(reading)
        return tuple(
            item(
                Place(reading.article.text, site, share, people),
                {stem: 1 / sqrt(seen[stem]) for stem in clause},
                vocabulary,
            )
            for site, clause, share in zip(found, clauses, shared, strict=True)
        )

    def when(self, item: Item) -> str | None:
        """Return the minute up to which a figure of the article holds."""
        reading, vocabulary = self._told
        figure = reading.figures[item.index].span
        return as_of(reading, figure, item.within, vocabulary)

    @cached_property
    def by_index(self) -> Mapping[int, Item]:
        """The figures by their places in the reading."""
        return {found.index: found for found in self.items}


def _people(reading: Reading) -> tuple[Span, ...]:
    """Return where people stand with what they are, in order."""
    people = (m for m in reading.mentions if m.type == _PERSON)
    return tuple(sorted(s for m in people for s in (m.span, m.role) if s is not None))


def digest(reading: Reading, vocabulary: Vocabulary) -> Digest | None:
    """Return what comparing needs of *reading*, None if it has no figures."""
    if not figures(reading):
        return None
    event, common = _event(reading, vocabulary)
    published = reading.article.published or ""
    day = reading.day or published[:_DAY]
    clocked = len(published) > _DAY
    told = reading, vocabulary
    return Digest(reading.article.id, day or None, clocked, event, common, told)


def _event(reading: Reading, vocabulary: Vocabulary) -> tuple[Vector, frozenset[str]]:
    """Return the stems of title, first sentences and names; and the frequent ones."""
    article = reading.article
    title = stems(lowered(words(article.title or "")), vocabulary)
    weights = Counter(title)
    for sentence in reading.sentences[:_LEAD]:
        lead = words(article.text, *sentence.span)
        weights.update(stems(lowered(lead), vocabulary))
    for name, times in Counter(m.name for m in reading.mentions).items():
        for stem in stems(lowered(words(name)), vocabulary):
            weights[stem] += times
    frequent = {stem for stem, n in weights.items() if n >= _COMMON}
    event = unit_length({stem: sqrt(n) for stem, n in weights.items()})
    return event, frozenset(frequent.union(title))
