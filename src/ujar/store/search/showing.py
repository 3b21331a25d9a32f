"""Hits as they are shown: the best stretch of the text, the words found, the reason."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from ujar.schema import Reading, Span
from ujar.schema.search import SearchHit, Sought, Term
from ujar.store.answers import lines
from ujar.store.database import Database
from ujar.store.search.finding import Found
from ujar.store.search.tokens import Token, having, tokens
from ujar.store.search.vectors import HEAD

# Of an article without sentences, and of a sentence that never ends.
_LONGEST = 400
# A news article has 15; of a book nobody waits for the best sentence.
_MOST_SENTENCES = 60


def hits(
    database: Database, sought: Sought, found: Sequence[Found]
) -> tuple[SearchHit, ...]:
    """Return *found* with what there is to see, in their order."""
    numbers = {one.item[0] for one in found}
    said = [one.item for one in found if one.item[1] != HEAD]
    heads = lines.articles(database, numbers)
    read = _read(database, found)
    found_said = lines.statements_in(database, said, (heads, read))
    told = dict(zip(said, found_said, strict=True))
    made = []
    for one in found:
        article = one.item[0]
        reading = read[article]
        where = _statement(reading, one.item[1]) or _excerpt(reading, sought)
        made.append(
            SearchHit(
                article=heads[article],
                statement=told.get(one.item),
                excerpt=where,
                words=reading.article.text[slice(*where)],
                marks=_marks(reading, where, sought),
                score=round(one.score, 6),
                reasons=_reasons(one, sought),
            )
        )
    return tuple(made)


def _read(database: Database, found: Sequence[Found]) -> dict[int, Reading]:
    """Return the articles of what was found, with the layers that they are shown by."""
    layers: dict[int, set[str]] = {}
    for one in found:
        article, item = one.item
        layer = "sentences" if item == HEAD else "statements"
        layers.setdefault(article, set()).add(layer)
    return lines.glances(database, {n: sorted(own) for n, own in layers.items()})


def _statement(reading: Reading, item: int) -> Span | None:
    return None if item == HEAD else reading.statements[item].span


def _excerpt(reading: Reading, sought: Sought) -> Span:
    """Return the sentence with the most different words of the query, the first."""
    text, language = reading.article.text, reading.article.language
    parts = [
        Span(s.span.start, min(s.span.end, s.span.start + _LONGEST))
        for s in reading.sentences[:_MOST_SENTENCES]
    ] or [Span(0, min(len(text), _LONGEST))]
    first = parts[0].start
    last = min(parts[-1].end, first + _MOST_SENTENCES * _LONGEST)
    found = having(text[first:last], language, _stems(sought.terms))
    places = [first + t.start for t in found]
    held = [
        {
            t.stem
            for t in found[bisect_left(places, p.start) : bisect_left(places, p.end)]
        }
        for p in parts
    ]
    most = max(map(len, held))
    return next(p for p, own in zip(parts, held, strict=True) if len(own) == most)


def _marks(reading: Reading, where: Span, sought: Sought) -> tuple[Span, ...]:
    """Return the words of the query in that stretch; of phrases only whole ones."""
    article = reading.article
    text, language = article.text[where.start : where.end], article.language
    rows = {row for term in sought.terms for row in term}
    if all(len(row) == 1 for row in rows):
        marked = having(text, language, {stem for row in rows for stem in row})
    else:
        found = list(tokens(text, language))
        places = {place for row in rows for place in _places(found, row)}
        marked = [found[place] for place in sorted(places)]
    return tuple(Span(where.start + t.start, where.start + t.end) for t in marked)


def _places(found: Sequence[Token], row: Sequence[str]) -> Collection[int]:
    stems = [token.stem for token in found]
    size = len(row)
    starts = (i for i in range(len(stems) - size + 1) if stems[i : i + size] == [*row])
    return {place for i in starts for place in range(i, i + size)}


def _stems(terms: Sequence[Term]) -> set[str]:
    return {stem for term in terms for row in term for stem in row}


def _reasons(one: Found, sought: Sought) -> tuple[str, ...]:
    words = f"has all {len(sought.terms)} words" if len(sought.terms) > 1 else ""
    reasons = [words or "has the word"] if one.by_words else []
    if one.nearness is not None:
        reasons.append(f"meaning {one.nearness:.2f}")
    return tuple(reasons)
