"""Rows as Apache Parquet; needs pyarrow, the extra ujar[parquet]."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from ujar.serve.export.collecting import Collected
from ujar.serve.export.lines import whole
from ujar.serve.export.tables.columns import Row, Table, Type

if TYPE_CHECKING:
    import pyarrow as pa

# Rows that are held and written at once, one group of the file.
_GROUP = 5_000


class MissingError(RuntimeError):
    """A library that a format needs is missing; the message names the way out."""


def check() -> None:
    """Raise MissingError where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingError(
            "Parquet needs pyarrow, which is not installed: pip install 'ujar[parquet]'"
        ) from error


def write(table: Table[Any], rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the bytes of a Parquet file with the table's rows."""
    check()
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema, sink, rest = _schema(table), Collected(), iter(rows)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rest, _GROUP)):
            plain = [
                {c.name: _plain(c.type, row[c.name]) for c in table.columns}
                for row in group
            ]
            writer.write_table(pa.Table.from_pylist(plain, schema))
            yield sink.taken()
    yield sink.taken()


def _schema(table: Table[Any]) -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415

    types = {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.DATE: pa.date32(),
        Type.ADDRESS: pa.string(),
        Type.TEXTS: pa.list_(pa.string()),
        Type.SPANS: pa.list_(pa.list_(pa.int64(), 2)),
    }
    fields = [
        pa.field(c.name, types[c.type], metadata={"description": c.meaning})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.meaning})


def _plain(type_: Type, value: Any) -> Any:  # noqa: ANN401
    if type_ is Type.DATE:
        return date.fromisoformat(value) if value else None
    if type_ is Type.TEXTS:
        return [whole(one) for one in value]
    return whole(value) if isinstance(value, str) else value
