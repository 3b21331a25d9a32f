"""Hostile articles, names, addresses and hosts: nothing of them is executed."""

import re
from collections import Counter
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from ujar.serve.web import app

BASE = "http://127.0.0.1:8642"

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
A_FEW = 12
LINK = re.compile(r'href="([^"]*)"')


def pages(client):
    """Pages of every kind of the archive of attacks."""
    found, seen, seen_of = {}, set(), Counter()
    waiting = ["/", "/stories", "/statements", "/outlets"]
    while waiting and len(found) < 200:
        address = waiting.pop(0)
        seen_of[kind(address)] += address not in seen
        if address not in seen and seen_of[kind(address)] <= A_FEW:
            seen.add(address)
            answer = client.get(address)
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            found[address] = answer.text
            links = [
                unescape(a).partition("#")[0] for a in LINK.findall(found[address])
            ]
            waiting += [a for a in links if a.startswith("/") and "static" not in a]
    return found


def kind(address):
    """What page it is: of each kind a few are looked at."""
    parts = address.partition("?")[0].split("/")
    return tuple(parts[1:3] if parts[1] == "correct" else parts[1:2])


OURS = {
    f'<script src="/static/{name}.js" defer>'
    for name in ("ujar", "correcting", "adding")
}


def test_nothing_of_an_article_becomes_markup(hostile):
    found = pages(hostile)
    for kind in ("/story/", "/utterance/", "/article/", "/entity/", "/outlet/"):
        assert any(a.startswith(kind) for a in found), kind
    for address, page in found.items():
        named = "error" in address and not address.startswith("/correct/")
        assert "Kusuma" in page or not named
        assert "<script>alert" not in page, address
        assert "<img" not in page
        assert "<b onclick" not in page
        assert "\x1b" not in page
        assert "\u202e" not in page
        assert 'href="javascript:' not in page
        assert set(re.findall(r"<script[^>]*>", page)) <= OURS


def test_no_citation_leads_a_browser_into_a_trap(hostile):
    address = next(a for a in pages(hostile) if a.startswith("/utterance/"))
    for form in ("csl", "ld"):
        assert "javascript:" not in hostile.get(f"{address}/{form}.json").text


def test_forty_versions_are_all_there(hostile):
    found = pages(hostile)
    address = next(a for a in found if a.startswith("/utterance/"))
    page = found[address]
    assert {f"Warta {n} " for n in range(40)} <= set(re.findall(r"Warta \d+ ", page))
    assert 'dir="auto"' in page


def test_what_is_searched_for_is_only_shown(sample):
    for name in ("q", "by", "outlet", "since", "kind", "act"):
        page = sample.get(f"/statements?{name}={quote(ATTACK)}").text
        assert "<script>alert" not in page
        assert "<img" not in page


def test_every_answer_has_the_headers(sample):
    for path in ("/", "/nothing", "/static/ujar.css", "/statements?after=1.1"):
        headers = sample.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example:8642",
        "localhost.evil.example",
        "10.0.0.1:8642",
        "",
    ],
)
def test_a_foreign_host_is_turned_away(sample, host):
    answer = sample.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "Wangsar" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8642", "127.0.0.1", "[::1]:8642"])
def test_this_machine_is_let_in(sample, host):
    assert sample.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_page_for_reading_takes_nothing_else(sample, method):
    assert sample.request(method, "/").status_code == 405


def test_long_addresses_are_refused(sample):
    assert sample.get("/statements?q=" + "a" * 5000).status_code == 414
    assert sample.get("/statements?q=" + "a" * 1000).status_code == 200


def test_what_is_held_is_not_sent_again(sample):
    first = sample.get("/")
    again = sample.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = sample.get("/?lang=id", headers={"If-None-Match": first.headers["etag"]})
    sample.cookies.clear()
    assert other.status_code == 200
    assert sample.head("/").status_code == 200
    assert sample.head("/").content == b""


def test_a_fault_of_ours_is_told_without_its_details(sample_settings, monkeypatch):
    def broken(ledger):
        del ledger
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("ujar.serve.web.pages.front.shown", broken)
    site = app.build(sample_settings)
    with TestClient(site, base_url=BASE, raise_server_exceptions=False) as client:
        answer = client.get("/", headers={"Accept-Language": "en"})
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
