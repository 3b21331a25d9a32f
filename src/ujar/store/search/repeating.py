"""The words that somebody says again and again: what tells them from other people."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ujar.lang.rarity import tells
from ujar.schema import Reading
from ujar.schema.views import EntityView, RepeatedWord
from ujar.store.answers import entities, lines
from ujar.store.database import Database
from ujar.store.search.tokens import tokens
from ujar.store.values import listed

# The newest statements are looked through, and so many words told.
_LOOKED, _TOLD = 500, 24
# Said once is not repeated; shorter words are abbreviations and remains.
_LEAST, _SHORTEST = 2, 3

Item = tuple[int, int]


@dataclass(slots=True)
class _Word:
    """A stem with what was said with it, and how it was written."""

    said: set[object] = field(default_factory=set)
    statements: set[Item] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)


def added(database: Database, view: EntityView) -> EntityView:
    """Return *view* with the words that are repeated most.

    How often a word was said counts by how much it tells in any news (its rarity
    there); the own names of who is asked for, put in by reporters, are left out.
    """
    whose = entities.whole(database, entities.meant(database, view.profile.id))
    rows = database.rows("statements_by", entities=listed(whose), limit=_LOOKED, **_ANY)
    items = [(article, item) for _, article, item in rows]
    read = lines.readings(database, {a for a, _ in items}, ("statements",))
    found = _found(read, items, _utterances(database, items))
    own = {t.stem for name, _ in view.profile.names for t in tokens(name, None)}
    worth = {s: len(w.said) * tells(s) for s, w in found.items() if s not in own}
    ranked = sorted(worth, key=lambda s: (-worth[s], s))
    repeated = [found[s] for s in ranked if worth[s] > 0 and _is_repeated(found[s])]
    told = tuple(map(_told, repeated[:_TOLD]))
    return replace(view, words=told, looked=len(items))


_ANY = dict.fromkeys(
    (
        *("outlet", "story", "kind", "act"),
        *("since", "until", "low", "high", "day", "article", "item"),
    )
)


def _found(
    read: Mapping[int, Reading], items: Sequence[Item], utterances: Mapping[Item, str]
) -> Mapping[str, _Word]:
    """Return the words of statements by their stems."""
    found: dict[str, _Word] = {}
    for item in items:
        for stem, written in _words(read[item[0]], item[1]):
            word = found.setdefault(stem, _Word())
            word.said.add(utterances.get(item, item))
            word.statements.add(item)
            word.written[written] += 1
    return found


def _words(reading: Reading, item: int) -> Iterator[tuple[str, str]]:
    """Yield stem and writing of each word of a statement that is one."""
    text = reading.article.text
    for start, end in reading.statements[item].fragments:
        said = text[start:end]
        for token in tokens(said, reading.article.language):
            written = said[token.start : token.end]
            if len(written) >= _SHORTEST and written.isalpha():
                yield token.stem, written


def _utterances(database: Database, items: Sequence[Item]) -> Mapping[Item, str]:
    rows = database.rows("utterances_of", items=listed(sorted(items)))
    return {(article, item): id_ for article, item, id_ in rows}


def _is_repeated(word: _Word) -> bool:
    return len(word.said) >= _LEAST


def _told(word: _Word) -> RepeatedWord:
    written = min(word.written, key=lambda w: (-word.written[w], w))
    return RepeatedWord(written, len(word.said), len(word.statements))
