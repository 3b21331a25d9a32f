"""Judgements that hang together, and the groups that were formed of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ujar.schema import Fact, Judgement, Ref, Utterance
from ujar.schema.keeping import FACTS, UTTERANCES, ArchiveError
from ujar.store.codec import unpack_reasons
from ujar.store.database import Database, Row
from ujar.store.readings import numbers
from ujar.store.terms import Terms
from ujar.store.values import clean, listed

Item = tuple[int, int]
Edge = tuple[Item, Item, float, str, bool]
Component = tuple[tuple[Ref, ...], tuple[Judgement, ...]]
_NAMES = {UTTERANCES: ("utterance", "utterances"), FACTS: ("fact", "facts")}


def unsettled(database: Database, linker: int) -> Iterator[Component]:
    """Yield each connected component that holds an unsettled item, once."""
    start = {(a, i) for a, i in database.rows("unsettled", linker=linker)}
    edges = _reached(database, linker, start)
    items = start | {end for left, right, *_ in edges for end in (left, right)}
    ids = _ids(database, {article for article, _ in items})
    parts = _parts(items, edges)
    place = {item: n for n, members in enumerate(parts) for item in members}
    judged: list[list[Judgement]] = [[] for _ in parts]
    for edge in edges:
        judged[place[edge[0]]].append(_judgement(edge, ids))
    for n, members in enumerate(parts):
        refs = tuple(sorted(_ref(item, ids) for item in members))
        yield refs, tuple(sorted(judged[n], key=_order))


def settle(
    database: Database,
    terms: Terms,
    linker: str,
    items: Sequence[Ref],
    groups: tuple[Mapping[str, Utterance | Fact], int],
) -> None:
    """Put groups in the place of all that hold one of *items*; these are settled."""
    if linker not in _NAMES:
        raise ArchiveError(f"there are no groups of {linker}")
    one, many = _NAMES[linker]
    formed, maker = groups
    refs = {*items, *(r for group in formed.values() for r in group.members)}
    known = numbers(database, {ref.article for ref in refs})
    pairs = [(known[ref.article], ref.item) for ref in items if ref.article in known]
    old = [n for (n,) in database.rows(f"{many}_of_items", items=listed(pairs))]
    if old:
        database.many(f"{one}_members_dropped", [{"groups": listed(old)}])
        database.many(f"{many}_dropped", [{"groups": listed(old)}])
    for id_, group in formed.items():
        values = {"id": id_, "maker": maker, **_fields(group)}
        ((number,),) = database.rows(f"{one}_kept", **values)
        members = [
            {"article": known[a], "item": i, "grouped": number, "place": place}
            for place, (a, i) in enumerate(group.members)
        ]
        database.many(f"{one}_member_kept", members)
    number = terms.kept(linker)
    database.many(
        "settled", [{"article": a, "item": i, "linker": number} for a, i in pairs]
    )


def groups_of(database: Database, article: int) -> tuple[list[int], list[int]]:
    """Return the numbers of the utterances and the facts that an article is in."""
    return (
        [n for (n,) in database.rows("utterances_of_article", article=article)],
        [n for (n,) in database.rows("facts_of_article", article=article)],
    )


def drop_empty(database: Database, utterances: list[int], facts: list[int]) -> None:
    """Remove those groups that have lost their last member."""
    database.many("utterances_left", [{"groups": listed(utterances)}])
    database.many("facts_left", [{"groups": listed(facts)}])


def _reached(database: Database, linker: int, start: set[Item]) -> list[Edge]:
    """Return all judgements reached from *start*; a user's has the last word."""
    seen, found = set(start), dict[tuple[Item, Item], Edge]()
    frontier = start
    while frontier:
        pairs = listed(sorted(frontier))
        rows = database.rows("touching", items=pairs, linker=linker)
        said = _reasons(database, rows)
        for a, i, b, k, score, place, text in rows:
            why = said[max(a, b)][place] if text is None else text
            edge = ((a, i), (b, k), score, why, False)
            found.setdefault((edge[0], edge[1]), edge)
        for a, i, b, k, same, why in database.rows(
            "ruled_touching", items=pairs, linker=linker
        ):
            left, right = sorted(((a, i), (b, k)))
            found.pop((right, left), None)
            found[left, right] = (left, right, float(same), why, True)
        ends = {end for pair in found for end in pair}
        frontier = ends - seen
        seen |= frontier
    return list(found.values())


def _reasons(database: Database, rows: Sequence[Row]) -> Mapping[int, list[str]]:
    """Return the reasons by the articles with which judgements were made."""
    later = {max(a, b) for a, _, b, _, _, _, text in rows if text is None}
    held = database.rows("reasons_of", articles=listed(sorted(later)))
    return {article: unpack_reasons(body) for article, body in held}


def _parts(items: Iterable[Item], edges: Iterable[Edge]) -> list[list[Item]]:
    """Return the items by what hangs together, in the order of their numbers."""
    near: dict[Item, list[Item]] = {item: [] for item in sorted(items)}
    for left, right, *_ in edges:
        near[left].append(right)
        near[right].append(left)
    parts, seen = [], set[Item]()
    for item in near:
        if item in seen:
            continue
        part, todo = [], [item]
        seen.add(item)
        while todo:
            part.append(todo.pop())
            fresh = [n for n in near[part[-1]] if n not in seen]
            seen.update(fresh)
            todo += dict.fromkeys(fresh)
        parts.append(part)
    return parts


def _ids(database: Database, articles: Collection[int]) -> Mapping[int, str]:
    return dict(database.rows("ids", numbers=listed(articles)))


def _ref(item: Item, ids: Mapping[int, str]) -> Ref:
    return Ref(ids[item[0]], item[1])


def _judgement(edge: Edge, ids: Mapping[int, str]) -> Judgement:
    left, right, score, reason, ruled = edge
    return Judgement(_ref(left, ids), _ref(right, ids), score, reason, ruled)


def _order(judgement: Judgement) -> tuple[Ref, Ref]:
    return judgement.left, judgement.right


def _fields(group: Utterance | Fact) -> dict[str, object]:
    if isinstance(group, Utterance):
        return {"speaker": clean(group.speaker)}
    return {"relation": group.relation.value, "reason": clean(group.reason)}
