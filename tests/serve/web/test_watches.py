"""Watches made, changed, looked at and removed on the pages, and their feeds."""

import re
from dataclasses import replace

import pytest
from lxml import etree
from starlette.testclient import TestClient

from ujar.pipeline import opening
from ujar.serve.web import app

BASE = "http://127.0.0.1:8642"
SEAL = re.compile(r'name="csrf" value="([^"]*)"')
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def site(sample_settings, tmp_path):
    """The sample's pages, on a copy that may be changed."""
    settings = replace(sample_settings, archive=str(tmp_path / "own.db"))
    with opening.opened(sample_settings, create=False) as archive:
        archive.backup(tmp_path / "own.db")
    with TestClient(app.build(settings), base_url=BASE) as client:
        client.headers["Accept-Language"] = "en"
        yield client


def sent(client, page, address, **fields):
    seal = SEAL.search(client.get(page).text)[1]
    return client.post(address, data={"csrf": seal, **fields})


def made(client, **fields):
    answer = sent(client, "/watches", "/watches", name="Abu", **fields)
    assert answer.status_code == 200, answer.text
    return str(answer.url).removeprefix(BASE)


def test_a_watch_is_made_shown_changed_and_removed(site):
    assert "There is no watch yet" in site.get("/watches").text
    address = made(site, q="abu", kind="indirect")
    page = site.get(address).text
    assert "<h1" in page
    assert page.count('class="state') > 1
    assert "nothing new" in page
    changed = sent(site, address, f"{address}/change", name="Debu", by="Lawoto")
    assert "Debu" in changed.text
    assert address in site.get("/watches").text
    assert "There is no watch" in sent(site, address, f"{address}/remove").text
    assert site.get(address).status_code == 404
    assert site.get(f"{address}/feed.atom").status_code == 404


def test_what_cannot_be_kept_is_said_with_the_fields_as_they_were(site):
    answer = sent(site, "/watches", "/watches", name="Abu", email="nobody")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert 'value="Abu"' in answer.text
    assert site.post("/watches", data={"name": "x", "q": "abu"}).status_code == 403


def test_feeds_have_absolute_links_and_names_that_stay(site):
    address = made(site, q="abu")
    atom = site.get(f"{address}/feed.atom")
    assert atom.headers["content-type"].startswith("application/atom+xml")
    root = etree.fromstring(atom.content)
    entries = root.findall("a:entry", ATOM)
    assert entries
    for part in ("id", "title", "updated"):
        assert root.find(f"a:{part}", ATOM) is not None
        assert all(e.find(f"a:{part}", ATOM) is not None for e in entries)
    for link in root.iter(f"{{{ATOM['a']}}}link"):
        assert link.get("href").startswith(BASE)
    told = site.get(f"{address}/feed.json")
    assert told.headers["content-type"].startswith("application/feed+json")
    feed = told.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}{address}/feed.json"
    ids = [e.find("a:id", ATOM).text for e in entries]
    assert [i["id"] for i in feed["items"]] == ids
    assert len(set(ids)) == len(ids)
    for item in feed["items"]:
        assert site.get(item["url"].removeprefix(BASE)).status_code == 200
    again = site.get(
        f"{address}/feed.atom", headers={"If-None-Match": atom.headers["etag"]}
    )
    assert again.status_code == 304


def test_pages_of_watches_speak_indonesian(site):
    address = made(site, q="abu")
    site.headers["Accept-Language"] = "id"
    assert "Pantauan" in site.get("/watches").text
    assert "tidak ada yang baru" in site.get(address).text


def test_the_secret_of_a_webhook_is_shown_once(site):
    hook = "https://desk.example/ujar"
    fields = {"name": "Abu", "q": "abu", "webhook": hook}
    once = sent(site, "/watches", "/watches", **fields).text
    first = re.search(r"whsec_[\w+/=]+", once)[0]
    address = re.search(r'href="(/watch/\w+)"', once)[1]
    page = site.get(address).text
    assert first not in page
    assert f"…{first[-3:]}" in page
    kept = sent(site, address, f"{address}/change", **fields)
    assert kept.url.path == address
    again = sent(site, address, f"{address}/sign").text
    second = re.search(r"whsec_[\w+/=]+", again)[0]
    assert second != first
    assert second not in site.get(address).text
