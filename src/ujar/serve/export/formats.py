"""The formats by name: what is to be exported in, the bytes out, part after part.

The command line and the web pages call the same functions and get the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ujar.pipeline.archive import Ledger
from ujar.serve import addresses
from ujar.serve.export import (
    lines,
    linked,
    ninjs,
    schema_org,
    timeml,
    web_annotation,
)
from ujar.serve.export.selection import Selection, Told, articles, statements
from ujar.serve.export.tables import TABLES, Row, Table, cells, parquet
from ujar.serve.export.tables import dictionary as dictionary_

T = TypeVar("T")


def _nothing() -> None:
    """Take no note."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to export: a part of the archive, as which table, from which address.

    ``table`` is for the formats of tables; ``base`` is where the archive's pages are,
    ``bom`` asks for the mark that Excel knows UTF-8 by; ``note`` is called for each
    article or row.
    """

    selection: Selection = field(default_factory=Selection)
    table: Table[Any] = TABLES["statements"]
    base: str = addresses.HERE
    bom: bool = False
    note: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Medium:
    """What the bytes are: a media type, and the end of the names of such files."""

    type: str
    suffix: str
    binary: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``many`` is what it writes, ``alone`` of one article, if that differs.

    ``things`` are what is counted while it is written, rows apart.
    """

    name: str
    many: Medium
    write: Callable[[Ledger, Wish], Iterator[bytes]]
    of_tables: bool = False
    alone: Medium | None = None
    things: str = "articles"

    def medium(self, selection: Selection) -> Medium:
        """Return what it writes of *selection*."""
        alone = self.alone if selection.article is not None else None
        return alone or self.many


def foreign(form: Format, wish: Wish) -> list[str]:
    """Return the names of conditions that choose nothing in what is exported."""
    given = [name for name, _ in wish.selection.conditions()]
    if wish.selection.article is not None and len(given) > 1:
        return [name for name in given if name != "article"]
    if not form.of_tables:
        return []
    return [name for name in given if name not in wish.table.conditions]


def dictionary(name: str, *, bom: bool = False) -> Iterator[bytes]:
    """Yield the data dictionary in a format of tables; any other is Markdown."""
    writer = _WRITERS.get(name)
    if writer is None:
        return iter([dictionary_.markdown().encode()])
    table = dictionary_.DICTIONARY
    rows = (table.row(entry, "") for entry in dictionary_.entries())
    return writer(rows, Wish(table=table, bom=bom))


def _noted(items: Iterable[T], wish: Wish) -> Iterator[T]:
    for item in items:
        yield item
        wish.note()


def _articles(ledger: Ledger, wish: Wish) -> Iterator[Told]:
    return _noted(articles(ledger, wish.selection), wish)


def _annotated(ledger: Ledger, wish: Wish) -> Iterator[bytes]:
    # Linking depends on the order in which articles come.
    found = articles(ledger, wish.selection, as_added=True)
    for told in _noted(found, wish):
        yield linked.line(lines.record(told.reading), told.reading, told.links)


def _of_table(name: str) -> Callable[[Ledger, Wish], Iterator[bytes]]:
    def write(ledger: Ledger, wish: Wish) -> Iterator[bytes]:
        items = _noted(wish.table.items(ledger, wish.selection), wish)
        rows = (wish.table.row(item, wish.base) for item in items)
        return _WRITERS[name](rows, wish)

    return write


def _jsonl(rows: Iterable[Row], wish: Wish) -> Iterator[bytes]:
    del wish
    return (lines.dumped(dict(row)) for row in rows)


def _csv(rows: Iterable[Row], wish: Wish) -> Iterator[bytes]:
    return cells.write(wish.table, rows, bom=wish.bom)


def _parquet(rows: Iterable[Row], wish: Wish) -> Iterator[bytes]:
    return parquet.write(wish.table, rows)


_WRITERS: Mapping[str, Callable[[Iterable[Row], Wish], Iterator[bytes]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
}


def _schema_org(ledger: Ledger, wish: Wish) -> Iterator[bytes]:
    return schema_org.document(_articles(ledger, wish), wish.base)


def _web_annotation(ledger: Ledger, wish: Wish) -> Iterator[bytes]:
    found = _noted(statements(ledger, wish.selection), wish)
    return web_annotation.document(found, wish.base, _here(wish.selection))


def _here(selection: Selection) -> str:
    """Return an address for annotations, on the page that shows what they are of."""
    if selection.article is not None:
        return addresses.of("article", selection.article, "annotations")
    return (
        addresses.listed("/statements", dict(selection.conditions())) + "#annotations"
    )


def _ninjs(ledger: Ledger, wish: Wish) -> Iterator[bytes]:
    return ninjs.lines(_articles(ledger, wish), wish.base)


def _timeml(ledger: Ledger, wish: Wish) -> Iterator[bytes]:
    found = _articles(ledger, wish)
    if wish.selection.article is not None:
        return (timeml.document(told.reading) for told in found)
    return timeml.archive(found)


_LINES = Medium("application/jsonl", ".jsonl")
_CSV = Medium("text/csv; charset=utf-8", ".csv")
_PARQUET = Medium("application/vnd.apache.parquet", ".parquet", binary=True)
_LD = Medium("application/ld+json", ".jsonld")
_ANNOTATIONS = Medium(f'{_LD.type}; profile="{web_annotation.CONTEXT}"', _LD.suffix)
_ZIP = Medium("application/zip", ".zip", binary=True)
_TIMEML = Medium("application/xml", ".tml")

_ALL = (
    Format("annotated", _LINES, _annotated),
    Format("jsonl", _LINES, _of_table("jsonl"), of_tables=True),
    Format("csv", _CSV, _of_table("csv"), of_tables=True),
    Format("parquet", _PARQUET, _of_table("parquet"), of_tables=True),
    Format("schema-org", _LD, _schema_org),
    Format("web-annotation", _ANNOTATIONS, _web_annotation, things="statements"),
    Format("ninjs", _LINES, _ninjs),
    Format("timeml", _ZIP, _timeml, alone=_TIMEML),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}
