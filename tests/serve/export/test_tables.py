"""Tables: what is written is read back the same, and no cell is a formula."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ujar.schema.keeping import Wanted
from ujar.serve.export.formats import FORMATS, Wish, dictionary
from ujar.serve.export.lines import whole
from ujar.serve.export.selection import Selection
from ujar.serve.export.tables import TABLES, cells, parquet
from ujar.serve.export.tables import dictionary as dictionary_
from ujar.serve.export.tables.columns import Type
from ujar.serve.export.tables.figures import Given

BASE = "https://news.example"


def rows_of(ledger, table, selection=None):
    found = table.items(ledger, selection or Selection())
    return [table.row(item, BASE) for item in found]


def written(name, ledger, table, **wish):
    chosen = Wish(table=table, base=BASE, **wish)
    return b"".join(FORMATS[name].write(ledger, chosen))


def from_csv(table, data):
    text = data.decode("utf-8-sig")
    return list(cells.read(table, io.StringIO(text, newline="")))


def from_parquet(data):
    pq = pytest.importorskip("pyarrow.parquet")
    found = pq.read_table(io.BytesIO(data)).to_pylist()
    return [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}
        for row in found
    ]


@pytest.mark.parametrize("name", TABLES)
def test_what_is_exported_is_read_back_the_same(ledger, name):
    table = TABLES[name]
    rows = rows_of(ledger, table)
    assert len(rows) >= 12
    assert from_csv(table, written("csv", ledger, table)) == rows
    lines = written("jsonl", ledger, table).splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert from_parquet(written("parquet", ledger, table)) == rows


def test_a_row_says_who_what_when_and_where(ledger):
    rows = rows_of(ledger, TABLES["statements"])
    texts = {t["article"]: t for t in rows_of(ledger, TABLES["articles"])}
    for row in rows:
        reading = ledger.readings([row["article"]])[row["article"]]
        cut = [reading.article.text[slice(*span)] for span in row["fragments"]]
        assert " … ".join(cut) == row["words"]
        assert row["outlet"] == texts[row["article"]]["outlet"]
        assert row["address"].startswith(f"{BASE}/article/")
    assert any(row["speaker_name"] and row["via"] for row in rows)
    assert sum(a["statements"] for a in texts.values()) == len(rows)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(by="Lawoto"),
        Wanted(outlet="Denyut", kind="direct"),
        Wanted(about="warga", since="2026-09-10"),
        Wanted(by="Nobody At All"),
    ],
)
def test_conditions_are_those_of_the_list_of_statements(ledger, wanted):
    listed = ledger.statements(wanted, 1000).items
    rows = rows_of(ledger, TABLES["statements"], Selection(wanted))
    assert [(r["article"], r["statement"]) for r in rows] == [
        (line.article.id, line.item) for line in listed
    ]
    articles = rows_of(ledger, TABLES["articles"], Selection(wanted))
    assert [a["article"] for a in articles] == list(
        dict.fromkeys(line.article.id for line in listed)
    )


def test_one_article_alone(ledger):
    one = rows_of(ledger, TABLES["articles"])[0]
    selection = Selection(article=one["article"])
    assert rows_of(ledger, TABLES["articles"], selection) == [one]
    found = rows_of(ledger, TABLES["statements"], selection)
    assert len(found) == one["statements"] > 0


def plain(value):
    """The value as UTF-8 can hold it."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return whole(value) if isinstance(value, str) else value


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_articles_come_back_and_no_cell_is_a_formula(data, any_told):
    told = data.draw(any_told)
    for name, items in (("statements", told.said), ("articles", [told])):
        table = TABLES[name]
        rows = [table.row(item, BASE) for item in items]
        expected = [{k: plain(v) for k, v in row.items()} for row in rows]
        out = b"".join(cells.write(table, rows))
        assert from_csv(table, out) == expected
        for record in _records(out)[1:]:
            for column, cell in zip(table.columns, record, strict=True):
                assert column.type in {Type.NUMBER, Type.INTEGER} or not (
                    cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
                    or cell.startswith(("\t", "\r", "\n"))
                )
        assert from_parquet(b"".join(parquet.write(table, rows))) == expected


def _records(data):
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_numbers_that_are_none_and_days_that_are_none(reading, as_told):
    odd = replace(reading.figures[0], value=float("inf"), high=-1e300)
    told = as_told(replace(reading, figures=(odd,), day="2031-02-30"))
    row = TABLES["figures"].row(Given(told, 0, odd.span), BASE)
    assert (row["value"], row["high"], row["day"]) == (None, -1e300, None)
    (back,) = from_csv(
        TABLES["figures"], b"".join(cells.write(TABLES["figures"], [row]))
    )
    assert back == row


def test_the_dictionary_knows_every_column():
    named = [(e.table.name, e.column.name) for e in dictionary_.entries()]
    assert named == [(t.name, c.name) for t in TABLES.values() for c in t.columns]
    assert len(set(named)) == len(named)
    assert all(e.column.meaning.endswith(".") for e in dictionary_.entries())
    out = b"".join(dictionary("csv", bom=True))
    assert out.startswith(cells.BOM)
    rows = from_csv(dictionary_.DICTIONARY, out)
    assert [(r["table"], r["column"]) for r in rows] == named


def test_the_documentation_is_the_dictionary():
    page = Path("docs/export.md").read_text(encoding="utf-8")
    assert dictionary_.markdown() in page
