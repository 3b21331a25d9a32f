"""Attacks in what leaves the archive as files, feeds and headers stay text."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from lxml import etree
from starlette.testclient import TestClient

from ujar.pipeline import opening
from ujar.serve.addresses import of
from ujar.serve.export.formats import FORMATS
from ujar.serve.export.tables import TABLES
from ujar.serve.web import app

BASE = "http://127.0.0.1:8642"
SEAL = re.compile(r'name="csrf" value="([^"]*)"')
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def own(hostile_settings, tmp_path):
    """The archive of attacks on a copy that may be changed."""
    settings = replace(hostile_settings, archive=str(tmp_path / "own.db"))
    with opening.opened(hostile_settings, create=False) as archive:
        archive.backup(tmp_path / "own.db")
    with TestClient(app.build(settings), base_url=BASE) as client:
        yield client


def clean(answer):
    """No header of an answer is one that an attack has written."""
    assert "set-cookie" not in answer.headers
    assert all(value.isprintable() for value in answer.headers.values())
    return answer


@pytest.mark.parametrize("name", FORMATS)
def test_exports_carry_attacks_as_text(hostile, name):
    answer = clean(hostile.get(f"/export/{name}"))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    if name == "jsonl":
        assert all(json.loads(line) for line in answer.text.rstrip("\n").split("\n"))


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_is_a_formula(hostile, table):
    answer = hostile.get(f"/export/csv?table={table}").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(answer, newline="")))
    assert len(rows) > 10
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+@\t\r")]


def test_watches_by_hostile_names_have_harmless_feeds(own, attacks):
    for text in attacks.values():
        seal = SEAL.search(own.get("/watches").text)[1]
        fields = {"csrf": seal, "name": text, "q": "pelabuhan", "kind": "direct"}
        page = clean(own.post("/watches", data=fields))
        assert page.status_code in {200, 400}, text
        assert "<script>alert" not in page.text
        if page.status_code == 200:
            address = str(page.url).removeprefix(BASE)
            atom = clean(own.get(f"{address}/feed.atom"))
            feed = etree.fromstring(atom.content)
            assert feed.tag == f"{ATOM}feed"
            assert feed.findtext(f"{ATOM}title")
            for link in feed.iter(f"{ATOM}link"):
                assert link.get("href").startswith(BASE)
            assert clean(own.get(f"{address}/feed.json")).json()["title"]


@pytest.mark.parametrize("form", ["html", "md", "docx", "pdf"])
def test_briefs_are_saved_under_harmless_names(hostile, attacks, form):
    for text in (attacks["header"], attacks["path"], attacks["template"]):
        query = {"q": f"roboh banjir {text[:60]}", "format": form}
        answer = clean(hostile.get("/brief/search", params=query))
        assert answer.status_code == 200
        name = re.search('filename="(.*)"', answer.headers["content-disposition"])[1]
        assert re.fullmatch(rf"ujar-[a-z0-9-]+\.{form}", name)


def test_whatever_is_asked_is_answered(hostile, attacks):
    for text in attacks.values():
        for path in ("/statements", "/brief/search", "/api/v1/search", "/outlets"):
            params = {"q": text[:150], "by": text[:150], "since": text[:20]}
            answer = hostile.get(path, params=params)
            assert answer.status_code in {200, 400, 422}, (path, text)
        for kind in ("article", "story", "utterance", "entity", "outlet", "export"):
            answer = hostile.get(of(kind, text))
            assert answer.status_code in {400, 404, 414}, (kind, text)
