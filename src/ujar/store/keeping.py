"""Putting an article into the archive, and taking it out again."""

from collections.abc import Iterable, Mapping

from ujar.schema import Judgement, Reading
from ujar.schema.keeping import FACTS, UTTERANCES, ArchiveError, Entry, Offices
from ujar.store import grouping, people, reports, stories
from ujar.store.codec import Body, Placed, pack, pack_copy, pack_reasons
from ujar.store.database import Database
from ujar.store.halves import halved
from ujar.store.readings import numbers, parts
from ujar.store.search import indexing
from ujar.store.terms import Terms
from ujar.store.values import (
    NO_DAY,
    clean,
    day_number,
    key_number,
    listed,
)

# The linkers of whose judgements groups are formed.
GROUPED = (UTTERANCES, FACTS)

# Whose rows go first when an article is forgotten: nothing may name what is gone.
_FORGET = (
    "forget_words",
    "forget_amended",
    "forget_ruled",
    "forget_unsettled",
    "forget_utterance_members",
    "forget_fact_members",
    "forget_judgements",
    "forget_reasons",
    "forget_copies",
    "forget_statements",
    "forget_assigned",
    "forget_meaning",
    "forget_reading",
)


def keep(database: Database, terms: Terms, entry: Entry) -> None:
    """Keep an article that is not in the archive yet, with all that hangs on it."""
    article = entry.reading.article
    if database.rows("known", articles=listed((article.id,))):
        raise ArchiveError(f"{article.id} is in the archive already")
    maker = terms.kept(entry.known.maker)
    number = _article(database, entry, maker)
    entities = people.keep(database, terms, number, entry.entities)
    _body(database, terms, entry, number)
    said = statement_rows(terms, number, entry.reading, entities)
    database.many("statement_kept", said)
    indexing.keep(database, number, entry.reading)
    day = day_number(entry.reading.day)
    keys = sorted({key_number(own, k) for own, ks in entry.keys.items() for k in ks})
    database.many(
        "blocking_kept",
        [{"key": key, "day": day, "article": number} for key in keys],
    )
    _links(database, terms, entry, maker)
    told = (number, entry.reading.origins, entry.copies, entry.agencies)
    reports.keep(database, terms, reports.Told(*told))


def forget(
    database: Database, terms: Terms, article: str, offices: Offices | None
) -> None:
    """Take an article out, with all that hangs on it; nothing if it is not there."""
    rows = database.rows("article_held", id=article)
    if not rows:
        return
    number, story, linked = rows[0]
    reports.forget(database, terms, number)
    people.forget(database, terms, (article, number), offices)
    values = {"article": number}
    utterances, facts = grouping.groups_of(database, number)
    for linker in GROUPED:
        neighbours = {**values, "linker": terms.kept(linker)}
        database.many("unsettle_neighbours", [neighbours])
    database.many("unsettle_ruled", [values])
    for query in _FORGET:
        database.many(query, [values])
    grouping.drop_empty(database, utterances, facts)
    database.many("forget_article", [values])
    stories.shrink(database, story)
    stories.unlink(database, linked)


def _article(database: Database, entry: Entry, maker: int) -> int:
    article, day = entry.reading.article, day_number(entry.reading.day)
    row = database.rows(
        "article_kept",
        id=article.id,
        content=entry.known.content,
        maker=maker,
        outlet=clean(entry.outlet or article.outlet),
        title=clean(article.title),
        published=clean(article.published),
        day=day,
        language=clean(article.language),
        url=clean(article.url),
        story=stories.grow(database, entry.story, day),
    )
    return int(row[0][0])


def _body(database: Database, terms: Terms, entry: Entry, number: int) -> None:
    placed = tuple(Placed(a.local, a.score, a.reason) for a in entry.entities)
    packed, vectors = pack(Body(entry.reading, entry.placing, placed))
    database.many("reading_kept", parts(number, packed))
    if vectors is not None:
        model = terms.kept(vectors.model)
        row = {"article": number, "model": model, "body": halved(vectors.body)}
        database.many("meaning_kept", [row])


def statement_rows(
    terms: Terms, number: int, reading: Reading, entities: Mapping[int, int | None]
) -> list[dict[str, object]]:
    """Return the rows of an article's statements, without what was withdrawn."""
    day, withdrawn = day_number(reading.day), reading.withdrawn
    return [
        {
            "article": number,
            "item": item,
            "day": day,
            "kind": terms.kept(statement.kind),
            "act": terms.kept(statement.act) if statement.act else None,
            "entity": entities.get(item),
            "said_on": _known(statement.said_on),
            "via": clean(statement.via),
        }
        for item, statement in enumerate(reading.statements)
        if item not in withdrawn
    ]


def _known(day: str | None) -> int | None:
    number = day_number(day)
    return None if number == NO_DAY else number


def _links(database: Database, terms: Terms, entry: Entry, maker: int) -> None:
    judged = [j for js in entry.judgements.values() for j in js]
    ids = {r.article for j in judged for r in (j.left, j.right)}
    ids |= {side for c in entry.copies for side in (c.left, c.right)}
    own = entry.reading.article.id
    known = numbers(database, ids | {own})
    if missing := sorted(ids - known.keys()):
        raise ArchiveError(f"a judgement names {missing[0]}, which is not kept")
    said = {text: n for n, text in enumerate(sorted({j.reason for j in judged}))}
    if said:
        body = pack_reasons(list(said))
        database.many("reasons_kept", [{"article": known[own], "body": body}])
    for linker, judgements in entry.judgements.items():
        shared = {"linker": terms.kept(linker), "maker": maker}
        rows = [
            {**_ends_of(j, known), "reason": said[j.reason], **shared}
            for j in judgements
        ]
        database.many("judgement_kept", rows)
        if linker in GROUPED:
            database.many("unsettle", _ends(rows))
    database.many(
        "copy_kept",
        [
            {
                "left": known[copy.left],
                "right": known[copy.right],
                "maker": maker,
                "body": pack_copy(copy),
            }
            for copy in entry.copies
        ],
    )


def _ends_of(judgement: Judgement, known: Mapping[str, int]) -> dict[str, object]:
    return {
        "left": known[judgement.left.article],
        "left_item": judgement.left.item,
        "right": known[judgement.right.article],
        "right_item": judgement.right.item,
        "score": judgement.score,
    }


def _ends(rows: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    return [
        {"linker": row["linker"], "article": row[side], "item": row[f"{side}_item"]}
        for row in rows
        for side in ("left", "right")
    ]
