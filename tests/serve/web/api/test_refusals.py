"""What the API does not answer: always a problem that names what is wrong."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from ujar.pipeline.settings import Settings, SettingsError
from ujar.serve.web import app
from ujar.serve.web.api.resources import ALL

V1 = "/api/v1"
BASE = "http://127.0.0.1:8642"


def problem(answer, status, parameter=None):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["type"] == "about:blank"
    assert told["title"]
    assert told["detail"].endswith((".", "…"))
    assert told.get("parameter") == parameter
    return told["detail"]


@pytest.mark.parametrize(
    ("address", "parameter", "told"),
    [
        ("/statements?limit=0", "limit", "from 1 to 100"),
        ("/statements?limit=101", "limit", "from 1 to 100"),
        ("/statements?limit=1e2", "limit", "whole number"),
        ("/statements?limit=%D9%A1", "limit", "whole number"),
        ("/statements?since=20260930", "since", "2026-09-30"),
        ("/statements?until=2026-02-30", "until", "2026-09-30"),
        ("/statements?kind=spoken", "kind", "direct, indirect, mixed, topic"),
        ("/statements?act=", "act", "one of"),
        ("/statements?by=", "by", "1 to 200"),
        ("/statements?by=a%00b", "by", "none of them 0"),
        ("/statements?after=x", "after", "cursor"),
        ("/statements?speaker=x", "speaker", "there are by, about"),
        ("/statements?by=a&by=b", "by", "given twice"),
        ("/articles/w-06?text=no", "text", "takes none"),
        ("/facts?relation=clash", "relation", "agree, differ, overtaken"),
        ("/origins", "article", "must be given"),
        ("/search", "q", "must be given"),
        ("/stories?least=0", "least", "whole number"),
    ],
)
def test_a_value_that_is_none(sample, address, parameter, told):
    assert told in problem(sample.get(V1 + address), 422, parameter)


def test_what_means_nothing(sample):
    first = sample.get(f"{V1}/statements?limit=2&kind=direct").json()["cursor"]
    for address in (
        f"/statements?limit=2&kind=mixed&after={first}",
        f"/statements?after={first}",
        f"/articles?after={first}",
        "/statements?kind=direct&after=AAAAAAAAAAAA",
    ):
        problem(sample.get(V1 + address), 400, "after")
    more = sample.get(f"{V1}/statements?limit=5&kind=direct&after={first}")
    assert more.status_code == 200
    problem(sample.get(f"{V1}/search?q=-a"), 400, "q")
    problem(sample.get(f"{V1}/statements?by=%ff"), 400)


@pytest.mark.parametrize(
    "call", [c for c in ALL if c.in_path and not c.body], ids=lambda c: c.id
)
def test_what_is_not_there(sample, call):
    path = call.path.replace("{item}", "3")
    for parameter in call.in_path:
        path = path.replace(f"{{{parameter.name}}}", "nobody")
    assert problem(sample.request(call.method, V1 + path), 404) == call.missing
    hidden = sample.request(call.method, V1 + path.replace("nobody", "a%00b"))
    assert hidden.status_code == 404


def test_no_such_address(sample):
    for path in ("", "/v1", "/v2/stories", "/v1/stories/", "/v1/nothing", "/docs/x"):
        problem(sample.get(f"/api{path}"), 404)
    for item in ("x", "-1", "99999999999999999999"):
        assert sample.get(f"{V1}/statements/w-06/{item}").status_code == 404


def test_no_such_method(sample):
    answer = sample.post(f"{V1}/stories", json={})
    assert "POST" in problem(answer, 405)
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    problem(sample.request("TRACE", f"{V1}/stories"), 405)
    asked = sample.options(f"{V1}/stories")
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked.headers["allow"] == "GET, HEAD, OPTIONS"
    there = sample.options(f"{V1}/watches").headers["allow"]
    assert there == "GET, HEAD, OPTIONS, POST"
    answer = sample.patch(f"{V1}/watches/w1a2b3c4d5e6f", json={})
    problem(answer, 405)
    assert answer.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, PUT"
    assert "access-control-allow-origin" not in asked.headers


def test_no_other_site_may_ask_unless_it_is_set(sample, sample_settings):
    site = "https://kabar.example"
    asked = {"Origin": site, "Access-Control-Request-Method": "GET"}
    for answer in (
        sample.get(f"{V1}/stories", headers={"Origin": site}),
        sample.options(f"{V1}/stories", headers=asked),
    ):
        assert "access-control-allow-origin" not in answer.headers
    let = replace(sample_settings, api_origins=f"{site}, http://localhost:3000")
    with TestClient(app.build(let), base_url=BASE) as client:
        answer = client.get(f"{V1}/stories", headers={"Origin": site})
        assert answer.headers["access-control-allow-origin"] == site
        assert client.options(f"{V1}/stories", headers=asked).status_code == 200
        foreign = client.get(f"{V1}/stories", headers={"Origin": f"{site}.evil"})
        assert "access-control-allow-origin" not in foreign.headers
        page = client.get("/", headers={"Origin": site})
        assert "access-control-allow-origin" not in page.headers


@pytest.mark.parametrize("origins", ["*", "kabar.example", "https://a.example/x"])
def test_sites_that_are_none(origins):
    with pytest.raises(SettingsError, match="api_origins"):
        Settings(api_origins=origins)


def test_a_token_that_is_none(sample):
    wrong = {"Authorization": "Bearer wrong"}
    problem(sample.get(f"{V1}/stories", headers=wrong), 401)


def test_what_the_guard_refuses(sample):
    problem(sample.get(f"{V1}/search?q={'a' * 5000}"), 414)
    problem(sample.get(f"{V1}/stories", headers={"Host": "evil.example"}), 421)


def test_unchanged_answers_are_not_sent_again(sample):
    first = sample.get(f"{V1}/stories")
    tag = first.headers["etag"]
    again = sample.get(f"{V1}/stories", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = sample.get(f"{V1}/stories?limit=1&least=3", headers={"If-None-Match": tag})
    assert other.status_code in {200, 304}
    head = sample.head(f"{V1}/stories")
    assert (head.status_code, head.content) == (200, b"")


def test_a_fault_of_ours_is_told_without_its_details(sample_settings, monkeypatch):
    def broken(*_):
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("ujar.store.ledger.DatabaseLedger.stories", broken)
    site = app.build(sample_settings)
    with TestClient(site, base_url=BASE, raise_server_exceptions=False) as client:
        answer = client.get(f"{V1}/stories")
        assert "secret" not in problem(answer, 500)
        assert "content-security-policy" in answer.headers


def test_an_archive_that_cannot_be_asked(sample_settings, tmp_path):
    gone = replace(sample_settings, archive=str(tmp_path / "gone.db"))
    with TestClient(app.build(gone), base_url=BASE) as client:
        assert "ujar add" in problem(client.get(f"{V1}/stories"), 503)
