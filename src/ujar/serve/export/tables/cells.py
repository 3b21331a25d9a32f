r"""Rows as CSV (RFC 4180, UTF-8), and back.

A program for spreadsheets takes a cell that begins with a sign like ``=`` for a
formula, and an article can write such a cell. A text that begins so gets an apostrophe
in front, as does one that begins with an apostrophe: so ``read`` can take it away.
Lists are JSON, empty ones are empty. What UTF-8 cannot hold, half a character, becomes
U+FFFD.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ujar.serve.export.lines import whole
from ujar.serve.export.tables.columns import Row, Table, Type

BOM = b"\xef\xbb\xbf"

_GUARD = "'"
# What begins a formula somewhere, also in full width or behind what is not seen; tabs
# and line ends, which some programs split cells at; and the guard itself.
_RISKY = re.compile(
    r"[\s\x00-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@＝＋－＠]"
    r"|[\t\r\n']"
)
_QUOTED = frozenset('",\r\n')
_LISTS = (Type.TEXTS, Type.SPANS)
_LONGEST = 2**31 - 1


def write(
    table: Table[Any], rows: Iterable[Row], *, bom: bool = False
) -> Iterator[bytes]:
    """Yield the table's head and rows as lines of CSV, for Excel with a BOM."""
    head = _line(column.name for column in table.columns)
    yield (BOM if bom else b"") + head
    for row in rows:
        yield _line(_cell(column.type, row[column.name]) for column in table.columns)


def read(table: Table[Any], lines: Iterable[str]) -> Iterator[Row]:
    """Yield the rows that ``write`` was given; *lines* keep their line ends.

    A file has to be opened with ``newline=""`` and the encoding utf-8-sig.
    """
    csv.field_size_limit(_LONGEST)
    types = {column.name: column.type for column in table.columns}
    for record in csv.DictReader(lines):
        yield {name: _value(types[name], cell) for name, cell in record.items()}


def guarded(text: str) -> str:
    """Return *text* as a cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded(" -1"), guarded("'tis"), guarded("a=1")
    ("'=1+1", "' -1", "''tis", 'a=1')
    """
    return _GUARD + text if _RISKY.match(text) else text


def _cell(type_: Type, value: Any) -> str:  # noqa: ANN401
    if value is None or value == []:
        return ""
    if type_ in _LISTS:
        return json.dumps(value, ensure_ascii=False)
    return guarded(value) if isinstance(value, str) else repr(value)


def _value(type_: Type, cell: str) -> Any:  # noqa: ANN401
    if type_ in _LISTS:
        return json.loads(cell) if cell else []
    if not cell:
        return None
    if type_ is Type.INTEGER:
        return int(cell)
    if type_ is Type.NUMBER:
        return float(cell)
    return cell.removeprefix(_GUARD)


def _line(cells: Iterable[str]) -> bytes:
    return (whole(",".join(_quoted(cell) for cell in cells)) + "\r\n").encode()


def _quoted(cell: str) -> str:
    if _QUOTED.isdisjoint(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'
