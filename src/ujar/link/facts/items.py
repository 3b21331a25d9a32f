"""What tells whether one figure counts the same as another."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ujar.link.facts.clauses import Site, lowered
from ujar.link.facts.intervals import PERCENT, Interval, digits, interval
from ujar.link.facts.shares import Share
from ujar.link.facts.vocabulary import VICTIM, Vocabulary
from ujar.schema import Figure, Sense, Span
from ujar.text.words import words

_OPENING = frozenset("\"“‘'")
_ENDING = frozenset(".!?:")
_LEAST = frozenset({Sense.AT_LEAST, Sense.MORE_THAN})
_BOUNDS = _LEAST | {Sense.AT_MOST, Sense.LESS_THAN}

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Item:
    """A figure as comparing sees it.

    ``index`` is its place in the reading, ``exact`` that it is one number and no
    range, ``digits`` how telling it is. ``kind`` is what is counted; ``person``,
    ``money`` and ``struck`` say of which sort that is, ``common`` that such things are
    counted without any event, too, ``quoted`` that its sentence
    speaks of a market, where numbers hold for a day. ``states`` is what is said of
    those counted, ``moves`` that their number rises and falls;
    ``lasts`` that it is a length of time. ``names`` are words of
    the clause with a capital of their own, ``places`` those of them that are not of a
    person or an office (who counts says nothing of what is counted), ``own`` its
    weighted stems, ``sentence`` the stems and other numbers of the whole sentence.
    ``share`` is how it stands to other figures of its article, ``changed`` that it says
    by how much something moved, ``within`` its sentence.
    """

    index: int
    value: float
    sense: Sense
    bounds: Interval
    exact: bool
    digits: int
    kind: str | None
    person: bool
    money: bool
    struck: bool
    common: bool
    quoted: bool
    moves: bool
    lasts: bool
    states: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    own: Vector
    sentence: frozenset[str]
    share: Share
    sorts: frozenset[str]
    changed: bool
    within: Span

    @property
    def least(self) -> bool:
        """Whether the number is only a least one."""
        return self.sense in _LEAST

    @property
    def bound(self) -> bool:
        """Whether the number is only a least or a most one."""
        return self.sense in _BOUNDS

    @property
    def vague(self) -> bool:
        """Whether the number is only of an order of magnitude ("hundreds")."""
        return not self.exact and self.sense is Sense.ABOUT

    @property
    def plain(self) -> bool:
        """Whether the number is given as it is, and not as a bound or about."""
        return self.bounds.low == self.bounds.high


@dataclass(frozen=True, slots=True)
class Place:
    """A figure where it stands, with how it stands to the others there.

    ``people`` is where the article names people with what they are, in order.
    """

    text: str
    site: Site
    share: Share
    people: Sequence[Span] = ()

    def is_of_person(self, start: int) -> bool:
        """Whether the word at *start* is of a person's name or office."""
        at = bisect_right(self.people, start, key=lambda span: span.start)
        return at > 0 and start < self.people[at - 1].end


def item(place: Place, own: dict[str, float], vocabulary: Vocabulary) -> Item:
    """Return the figure at *place*; *own* weighs the stems of its clause."""
    site = place.site
    figure = site.figure
    kind = _kind(figure.unit, vocabulary)
    named = words(_named(figure, vocabulary))
    for stem in stems(lowered(named), vocabulary):
        own.setdefault(stem, 1.0)
    one = figure.high is None
    named_beside = list(_names(place.text, site, vocabulary))
    states = _states([*lowered(site.clause), *lowered(named)], vocabulary)
    if not states and (kind is None or kind in vocabulary.people):
        states = _states(_head(site, vocabulary), vocabulary)
    return Item(
        index=site.index,
        value=figure.value,
        sense=figure.sense,
        bounds=interval(figure),
        exact=one,
        digits=digits(figure.value) if one else 0,
        kind=kind,
        person=kind in vocabulary.people,
        money=kind in vocabulary.money,
        struck=kind in vocabulary.struck,
        common=kind in vocabulary.common,
        quoted=any(w.lower in vocabulary.quoted for w in site.words),
        lasts=(figure.unit or "").casefold() in vocabulary.time,
        moves=not states.isdisjoint(vocabulary.moving),
        states=states,
        names=frozenset(stem for stem, _ in named_beside),
        places=frozenset(s for s, at in named_beside if not place.is_of_person(at)),
        own=unit_length(own),
        sentence=_sentence(site, vocabulary),
        share=place.share,
        sorts=frozenset(
            vocabulary.sorts[w] for w in lowered(site.clause) if w in vocabulary.sorts
        ),
        changed=any(w in vocabulary.change for w in lowered(site.clause)),
        within=site.sentence,
    )


def stems(said: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Return the stems of the words that carry content, each once."""
    found = (vocabulary.content(word) for word in said)
    return list(dict.fromkeys(stem for stem in found if stem))


def unit_length(vector: Mapping[str, float]) -> Vector:
    """Return the vector scaled to length 1, empty where it has none."""
    norm = sqrt(sum(w * w for w in vector.values()))
    return {stem: w / norm for stem, w in vector.items()} if norm else {}


def _named(figure: Figure, vocabulary: Vocabulary) -> str:
    """Return what the figure counts and of what, as far as that is told in words."""
    measure = figure.unit == PERCENT or figure.unit in vocabulary.money
    return f"{'' if measure else figure.unit or ''} {figure.of or ''}"


def _sentence(site: Site, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of the sentence, and its other numbers and times."""
    numbers = {w.lower for w in site.words if w.lower[0].isdigit()}
    return frozenset(numbers.union(stems(lowered(site.words), vocabulary)))


def _kind(unit: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the kind of thing that *unit* names, its stem where no table has it."""
    if unit is None or unit in vocabulary.money:
        return unit
    row = unit.casefold().split()
    if not row:
        return None
    known = vocabulary.kinds.get(" ".join(row)) or vocabulary.kinds.get(row[0])
    return known or " ".join(vocabulary.stem(word) for word in row)


def _head(site: Site, vocabulary: Vocabulary) -> list[str]:
    """Return the last word of state before a figure: that of the list it stands in."""
    before = [w.lower for w in site.words if w.end <= site.figure.span.start]
    return [w for w in before if w in vocabulary.states][-1:]


def _states(said: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    found = {vocabulary.states[w] for w in said if w in vocabulary.states}
    return frozenset(found - {VICTIM} or found)


def _names(text: str, site: Site, vocabulary: Vocabulary) -> Iterable[tuple[str, int]]:
    """Yield the stems of the names in a clause, each with its place."""
    for word in site.clause:
        if _is_name(text, word.start, site.sentence.start):
            stem = vocabulary.content(word.lower)
            if stem:
                yield stem, word.start


def _is_name(text: str, start: int, first: int) -> bool:
    """Whether a word has a capital though no sentence begins with it."""
    if start == first or not text[start].isupper() or text[start - 1] in _OPENING:
        return False
    return text[first:start].rstrip()[-1:] not in _ENDING
