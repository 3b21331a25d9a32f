"""Writes the rows of a filled archive of this version's layout, for later versions.

Run it once a layout is released, and never change what it wrote:

    python tests/contract/layouts/dump.py > tests/contract/layouts/NNNN.json

Tables that a search index keeps for itself are left out.
"""

import base64
import importlib.util
import json
import sys
from contextlib import closing
from pathlib import Path

from ujar.store import open_archive
from ujar.store.dialect import migrations

_INVENTED = Path(__file__).parents[1] / "conftest.py"
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    " AND sql NOT LIKE 'CREATE TABLE ''%' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
)


def invented():
    """The module that invents articles for the tests of archives."""
    spec = importlib.util.spec_from_file_location("invented", _INVENTED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(connection):
    """All rows by table, in an order in which they can be put in again."""
    tables = [name for (name,) in connection.execute(_TABLES)]
    return {
        table: [
            dict(zip((c[0] for c in cursor.description), row, strict=True))
            for row in cursor
        ]
        for table in tables
        if (cursor := connection.execute(f"SELECT * FROM {table}"))  # noqa: S608
    }


def plain(value):
    """What JSON holds in the place of bytes."""
    return {"base64": base64.b64encode(value).decode()}


def main():
    """Write the layout's number and the rows."""
    with closing(invented().filled(open_archive(":memory:"))) as archive:
        rows = rows_of(archive._database._connection)
    held = {"layout": len(migrations("sqlite")), "rows": rows}
    json.dump(held, sys.stdout, default=plain, indent=0)


if __name__ == "__main__":
    main()
