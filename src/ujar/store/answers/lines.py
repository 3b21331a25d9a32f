"""Lines of lists: articles and statements as they are shown in one line."""

from collections.abc import Collection, Mapping, Sequence

from ujar.schema import Reading, Statement
from ujar.schema.views import ArticleLine, StatementLine
from ujar.store.codec import SHOWN, glance
from ujar.store.database import Database
from ujar.store.readings import amended, packed
from ujar.store.values import iso_day, listed

Item = tuple[int, int]
# Behind all real days: an article whose day nobody knows comes last in time order.
_LAST = "9999"
_GAP = " … "


def articles(database: Database, numbers: Collection[int]) -> dict[int, ArticleLine]:
    """Return a line for each of the articles, by their numbers."""
    rows = database.rows("article_lines", numbers=listed(sorted(set(numbers))))
    return {
        n: ArticleLine(
            id_, outlet, title, published, iso_day(day), language, url, story
        )
        for n, id_, outlet, title, published, day, language, url, story in rows
    }


def readings(
    database: Database, numbers: Collection[int], layers: Collection[str] = SHOWN
) -> dict[int, Reading]:
    """Return what is shown of articles, by their numbers: the text and *layers*."""
    return glances(database, dict.fromkeys(numbers, tuple(layers)))


def glances(
    database: Database, layers: Mapping[int, Collection[str]]
) -> dict[int, Reading]:
    """Return what is shown of articles, by their numbers: the text and *layers*."""
    bodies = packed(database, layers)
    stated = [n for n in bodies if "statements" in layers[n]]
    changes = amended(database, stated) if stated else {}
    return {
        n: glance(body, layers[n]).corrected(changes.get(n, ()))
        for n, body in bodies.items()
    }


def statements(database: Database, items: Sequence[Item]) -> tuple[StatementLine, ...]:
    """Return a line for each of the statements, in their order."""
    numbers = {article for article, _ in items}
    known = articles(database, numbers), readings(database, numbers, ("statements",))
    return statements_in(database, items, known)


def statements_in(
    database: Database,
    items: Sequence[Item],
    known: tuple[Mapping[int, ArticleLine], Mapping[int, Reading]],
) -> tuple[StatementLine, ...]:
    """Return a line for each of the statements of articles that are *known*."""
    shown, read = known
    whose = speakers(database, items)
    utterances = _utterances(database, listed(sorted(set(items))))
    return tuple(
        _statement(
            (shown[article], item, read[article]),
            whose.get((article, item)),
            utterances.get((article, item), ()),
        )
        for article, item in items
    )


def speakers(database: Database, items: Collection[Item]) -> dict[Item, str]:
    """Return the records of those who say the statements, where they have one."""
    rows = database.rows("speakers", items=listed(sorted(set(items))))
    return {(article, item): entity for article, item, entity in rows}


def words(reading: Reading, statement: Statement) -> str:
    """Return the fragments of a statement as they stand, joined."""
    text = reading.article.text
    return _GAP.join(text[s:e] for s, e in statement.fragments)


def in_time(line: ArticleLine) -> tuple[str, str, str]:
    """Return what articles are sorted by: day, time, id; those without a day last."""
    return line.day or _LAST, line.published or "", line.id


def _utterances(database: Database, pairs: str) -> Mapping[Item, tuple[str, ...]]:
    found: dict[Item, tuple[str, ...]] = {}
    for article, item, id_ in database.rows("utterances_of", items=pairs):
        found[article, item] = (*found.get((article, item), ()), id_)
    return found


def _statement(
    where: tuple[ArticleLine, int, Reading],
    entity: str | None,
    utterances: tuple[str, ...],
) -> StatementLine:
    line, item, reading = where
    said = reading.statements[item]
    text = reading.article.text
    return StatementLine(
        article=line,
        item=item,
        kind=said.kind,
        words=words(reading, said),
        span=said.span,
        act=said.act,
        cue=text[slice(*said.cue)] if said.cue else None,
        speaker=said.speaker,
        entity=entity,
        said_on=said.said_on,
        via=said.via,
        utterances=utterances,
        changes=next((a.changes for a in reading.amended if a.item == item), ()),
    )
