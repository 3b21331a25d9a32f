"""Calls that change something: what is kept, who may, and what is refused."""

import sqlite3
from contextlib import closing

import pytest
from starlette.testclient import TestClient

from ujar.pipeline import opening, replaying, wire_doors
from ujar.schema.accounts import AT_THE_MACHINE, Role
from ujar.serve.web import app
from ujar.serve.web.api import answering
from ujar.serve.web.api.resources import ALL
from ujar.serve.web.doors.house import House

V1 = "/api/v1"
BASE, NAME = "http://127.0.0.1:8642", "https://ujar.example"
CHANGES = [c for c in ALL if c.change]
ABU = {"name": "Abu", "query": "abu", "webhook": "https://desk.example/T0/secret"}


@pytest.fixture
def site(own_archive):
    with TestClient(app.build(own_archive), base_url=BASE) as client:
        yield client


@pytest.fixture
def public(own_archive):
    """The same where one has to log in, with the tokens of a reader and an editor."""
    roles = {"rani": Role.READER, "edi": Role.EDITOR}
    with opening.opened(own_archive) as archive:
        for name, role in roles.items():
            if archive.accounts.named(name) is None:
                users = wire_doors.users(archive)
                users.add(AT_THE_MACHINE, name, role, "no hash")
        tokens = wire_doors.tokens(archive)
        keys = {n: tokens.new(AT_THE_MACHINE, n, r) for n, r in roles.items()}
    house = House(frozenset({"ujar.example"}), login=True)
    with TestClient(app.build(own_archive, house), base_url=NAME) as client:
        client.keys = {n: {"Authorization": f"Bearer {k}"} for n, k in keys.items()}
        yield client


def problem(answer, status, parameter=None):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().get("parameter") == parameter, answer.text
    return answer.json()["detail"]


def made(client, **watch):
    answer = client.post(f"{V1}/watches", json={**ABU, **watch})
    assert answer.status_code == 201, answer.text
    return answer


@pytest.mark.parametrize(
    ("path", "body", "other"),
    [
        ("watches", ABU, {**ABU, "name": "Lain"}),
        (
            "corrections",
            {"kind": "drop", "statement": {"article": "w-04", "item": 0}},
            {"kind": "drop", "statement": {"article": "w-04", "item": 1}},
        ),
    ],
)
def test_with_a_key_something_is_made_once(public, path, body, other):
    editor, key = public.keys["edi"], {"Idempotency-Key": f'"{path}-8e03978e"'}

    def post(what, **headers):
        return public.post(f"{V1}/{path}", json=what, headers=editor | headers)

    def there():
        found = public.get(f"{V1}/{path}", headers=editor).json()["items"]
        return {one["id"] for one in found if not one.get("undone")}

    before = there()
    first = post(body, **key)
    assert first.status_code == 201
    assert there() - before == {first.json()["id"]}
    for again in (key, {"Idempotency-Key": f"{path}-8e03978e"}):
        same = post(body, **again)
        assert (same.status_code, same.content) == (201, first.content)
        assert same.headers["location"] == first.headers["location"]
    assert there() - before == {first.json()["id"]}
    told = problem(post(other, **key), 422, "Idempotency-Key")
    assert "another body" in told
    for wrong in ("", '"', "a b", "x" * 256, '"a', "\x7f"):
        problem(post(other, **{"Idempotency-Key": wrong}), 400, "Idempotency-Key")
    assert public.delete(first.headers["location"], headers=editor).is_success


def test_a_key_is_of_who_asks_and_forgotten_after_a_day(public, site, monkeypatch):
    key = {"Idempotency-Key": "once"}
    one = public.post(f"{V1}/watches", json=ABU, headers=public.keys["edi"] | key)
    two = site.post(f"{V1}/watches", json=ABU, headers=key)
    assert one.json()["id"] != two.json()["id"]
    later = wire_doors.now() + replaying.DAY + 1
    monkeypatch.setattr(answering.wire_doors, "now", lambda: later)
    three = site.post(f"{V1}/watches", json=ABU, headers=key)
    assert three.json()["id"] != two.json()["id"]
    for made_ in (one, two, three):
        assert site.delete(made_.headers["location"]).status_code == 204


def test_what_was_refused_may_be_sent_again_with_its_key(site):
    key = {"Idempotency-Key": "refused"}
    body = {"kind": "drop", "statement": {"article": "w-04", "item": 0}}
    first = site.post(f"{V1}/corrections", json=body)
    problem(site.post(f"{V1}/corrections", json=body, headers=key), 409)
    assert site.delete(first.headers["location"]).status_code == 200
    again = site.post(f"{V1}/corrections", json=body, headers=key)
    assert again.status_code == 201
    assert site.delete(again.headers["location"]).status_code == 200


def test_a_watch_is_made_changed_and_removed(site):
    answer = made(site)
    watch, at = answer.json(), answer.headers["location"]
    assert at == f"{V1}/watches/{watch['id']}"
    assert watch["secret"].startswith("whsec_")
    told = site.get(at).json()
    assert "secret" not in told
    assert watch["secret"] not in site.get(f"{V1}/watches").text
    assert watch["secret"].endswith(told["secret_ends"])
    page = site.get(f"{at}/matches", params={"limit": 2}).json()
    rest = site.get(page["next"]).json()["items"]
    assert len(page["items"]) + len(rest) == told["found"] > 2
    newest = page["items"][0]["n"]
    known = site.get(f"{at}/matches", params={"newer_than": newest - 1}).json()
    assert [m["n"] for m in known["items"]] == [newest]
    assert site.get(f"{at}/matches?unseen=true").json()["items"] == []
    for form in ("atom", "json"):
        assert site.get(told["links"][form]).status_code == 200
    changed = site.put(at, json={"name": "Debu", "wanted": {"kind": "direct"}})
    assert changed.json()["webhook"] is changed.json()["secret"] is None
    assert site.get(at).json()["name"] == "Debu"
    assert site.put(f"{at}/seen").status_code == 204
    gone = site.delete(at)
    assert (gone.status_code, gone.content) == (204, b"")
    problem(site.delete(at), 404)
    log = site.get("/log").text
    assert log.count(watch["id"]) == 3


def test_a_feed_has_a_secret_address_and_a_webhook_a_new_secret(site):
    answer = made(site)
    watch, at = answer.json(), answer.headers["location"]
    opened = site.put(f"{at}/feed")
    assert opened.status_code == 200
    for place in opened.json().values():
        assert site.get(place).status_code == 200
        assert site.get(place.replace(".", "x.")).status_code == 404
    assert site.delete(f"{at}/feed").status_code == 204
    assert site.get(opened.json()["atom"]).status_code == 404
    signed = site.put(f"{at}/secret").json()
    assert signed["secret"] != watch["secret"]
    assert signed["secret"].endswith(site.get(at).json()["secret_ends"])
    site.put(at, json={**ABU, "webhook": None})
    problem(site.put(f"{at}/secret"), 404)


def test_a_change_of_what_was_changed_meanwhile_is_refused(site):
    at = made(site).headers["location"]
    tag = {"If-Match": site.get(at).headers["etag"]}
    assert site.put(at, json={**ABU, "name": "Dua"}, headers=tag).status_code == 200
    problem(site.put(at, json={**ABU, "name": "Tiga"}, headers=tag), 412)
    problem(site.delete(at, headers=tag), 412)
    assert site.get(at).json()["name"] == "Dua"
    assert site.delete(at, headers={"If-Match": "*"}).status_code == 204


def test_nobody_changes_it_between_the_look_and_the_change(
    site, own_archive, monkeypatch
):
    at = made(site).headers["location"]
    seen = {"If-Match": site.get(at).headers["etag"]}
    real, tries = answering.tag, []

    def looked(content):
        with closing(sqlite3.connect(own_archive.archive, timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                tries.append(str(error))
        return real(content)

    monkeypatch.setattr(answering, "tag", looked)
    assert site.put(at, json={**ABU, "name": "Dua"}, headers=seen).status_code == 200
    problem(site.delete(at, headers=seen), 412)
    assert tries == ["database is locked"] * 2
    body = {"kind": "drop", "statement": {"article": "w-09", "item": 0}}
    kept = f"{V1}/corrections/{corrected(site, **body)['id']}"
    assert site.delete(kept, headers={"If-Match": "*"}).json()["undone"]


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ({}, "/name"),
        ({"name": 3}, "/name"),
        ({"name": "x" * 201, "query": "abu"}, "/name"),
        ({"name": "a\0b", "query": "abu"}, "/name"),
        ({"name": "Abu", "words": "abu"}, "/words"),
        ({"name": "Abu", "wanted": {"kind": "spoken"}}, "/wanted/kind"),
        ({"name": "Abu", "wanted": {"since": "2026-02-30"}}, "/wanted/since"),
        ([], None),
    ],
)
def test_a_body_that_does_not_fit(site, body, parameter):
    problem(site.post(f"{V1}/watches", json=body), 422, parameter)


def test_a_body_that_means_nothing(site):
    problem(site.post(f"{V1}/watches", json={"name": "Abu"}), 400)
    problem(site.post(f"{V1}/watches", json={**ABU, "webhook": "ftp://x"}), 400)
    json = {"Content-Type": "application/json"}
    for content in (b"{", b'{"name":"\xff"}', b"[" * 50_000, b'{"name":"\\ud800"}'):
        answer = site.post(f"{V1}/watches", content=content, headers=json)
        assert answer.status_code in {400, 422}, answer.text
    answer = site.post(f"{V1}/watches", content=b"x" * 70_000, headers=json)
    problem(answer, 413)


def test_what_a_page_elsewhere_can_send_changes_nothing(site):
    before = site.get(f"{V1}/watches").json()
    plain = {"Content-Type": "text/plain"}
    problem(site.post(f"{V1}/watches", content="{}", headers=plain), 415)
    foreign = {"Origin": "https://evil.example"}
    problem(site.post(f"{V1}/watches", json=ABU, headers=foreign), 403)
    problem(site.post(f"{V1}/watches", data={"name": "Abu"}), 403)
    assert site.get(f"{V1}/watches").json() == before


@pytest.mark.parametrize("call", CHANGES, ids=lambda c: c.id)
def test_who_may(public, call):
    """A reader changes nothing but what was seen; nobody without a token anything."""
    path = V1 + call.path
    for parameter in call.in_path:
        name, key = parameter.name, parameter.values
        path = path.replace(f"{{{name}}}", key.letter + "1" * key.digits)
    problem(public.request(call.method, path, json={}), 401)
    answer = public.request(call.method, path, json={}, headers=public.keys["rani"])
    assert answer.status_code == (404 if call.change.role is Role.READER else 403)
    answer = public.request(call.method, path, json={}, headers=public.keys["edi"])
    assert answer.status_code in {404, 422}


def test_readers_do_not_see_to_whom_it_is_told(public):
    mine = {**ABU, "email": "desk@desk.example"}
    edi, rani = public.keys["edi"], public.keys["rani"]
    at = public.post(f"{V1}/watches", json=mine, headers=edi).headers["location"]
    assert public.get(at, headers=edi).json()["webhook"] == ABU["webhook"]
    for told in (
        public.get(at, headers=rani),
        public.get(f"{V1}/watches", headers=rani),
    ):
        assert "T0" not in told.text
        assert "desk@" not in told.text


def test_briefs_and_exports_are_those_of_the_pages(site):
    story = site.get(f"{V1}/stories?limit=1").json()["items"][0]["id"]
    brief = site.get(f"{V1}/briefs/story/{story}?length=long").json()
    for told in (*brief["happened"], *brief["said"]):
        for number in told["evidence"][:1]:
            place = brief["evidence"][number - 1]
            assert told["words"].split(" … ")[0] in place["words"]
    page = site.get(brief["links"]["page"]).text
    assert brief["title"] in page
    text = site.get(brief["links"]["md"])
    assert text.headers["content-type"].startswith("text/markdown")
    listed = site.get(f"{V1}/exports").json()["items"]
    for form in listed:
        answer = site.get(form["address"], params={"article": "w-09"})
        assert answer.status_code == 200
        assert (
            answer.content
            == site.get(f"/export/{form['name']}", params={"article": "w-09"}).content
            or form["suffix"] == ".zip"
        )
    problem(site.get(f"{V1}/exports/csv?kind=spoken"), 422, "kind")
    problem(site.get(f"{V1}/exports/csv?article=w-09&kind=direct"), 400)
    problem(site.get(f"{V1}/exports/csv?article=nothing"), 404)


def corrected(client, status=201, **body):
    answer = client.post(f"{V1}/corrections", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_a_correction_holds_until_it_is_undone(site):
    at = {"article": "w-09", "item": 0}
    before = site.get(f"{V1}/statements/w-09/0").json()["line"]
    said = {"kind": "speaker", "statement": at, "speaker": "Rana Wibisana"}
    made = corrected(site, **said, note="a test")
    one = f"{V1}/corrections/{made['id']}"
    assert site.get(one).json() == made
    assert (made["note"], made["item"]["article"]) == ("a test", "w-09")
    assert (
        site.get(f"{V1}/statements/w-09/0").json()["line"]["speaker"] == "Rana Wibisana"
    )
    assert "already" in problem(site.post(f"{V1}/corrections", json=said), 409)
    lines = site.get(f"{V1}/corrections/export/judgements").text.splitlines()
    assert [line for line in lines if made["id"] in line]
    for _ in range(2):
        gone = site.delete(one)
        assert gone.status_code == 200
        assert gone.json()["undone"]
    assert site.get(f"{V1}/statements/w-09/0").json()["line"] == before
    log = site.get("/log").text
    assert log.count(made["id"]) == 2


def test_every_kind_of_correction(site):
    """As lists name things, so may they be corrected."""
    one, two = ({"article": "w-06", "item": 0}, {"article": "w-05", "item": 0})
    who = site.get(f"{V1}/entities?name=Dewi Kartanala").json()["items"][0]["id"]
    story = site.get(f"{V1}/stories?limit=1").json()["items"][0]["id"]
    said = site.get(f"{V1}/statements?by={who}").json()["items"]
    where = said[0]["article"]["id"]
    inside = site.get(f"{V1}/articles?story={story}").json()["items"][0]["id"]
    made = [
        corrected(site, kind="addressee", statement=one, value="warga"),
        corrected(site, kind="day", statement=one, value="2026-09-01"),
        corrected(site, kind="kind", statement=one, value="topic"),
        corrected(site, kind="via", statement=one, value="Denyut"),
        corrected(site, kind="drop", statement=two),
        corrected(site, kind="same", left=one, right={"article": "w-05", "item": 1}),
        corrected(site, kind="apart", left=one, right={"article": "w-05", "item": 2}),
        corrected(site, kind="out", article=inside),
        corrected(site, kind="into", article=inside, story=story),
        corrected(site, kind="rename", entity=who, name="D. Kartanala"),
        corrected(site, kind="merge", entity=who, other="Kirana Adeswari"),
        corrected(site, kind="split", entity=who, name="Dewi Lain", articles=[where]),
    ]
    listed = [
        c
        for kind in {m["kind"] for m in made}
        for c in site.get(f"{V1}/corrections", params={"kind": kind}).json()["items"]
    ]
    assert {m["id"] for m in made} <= {c["id"] for c in listed}
    page = site.get(f"{V1}/corrections?limit=5&in_force=true").json()
    found = page["items"]
    while page["next"]:
        page = site.get(page["next"]).json()
        found += page["items"]
    ids = [c["id"] for c in found]
    assert ids[: len(made)] == [m["id"] for m in reversed(made)]
    assert len(ids) == len(set(ids))
    for one_made in reversed(made):
        assert site.delete(f"{V1}/corrections/{one_made['id']}").status_code == 200
    left = site.get(f"{V1}/corrections?in_force=true&limit=100").json()["items"]
    assert not {c["id"] for c in left} & {m["id"] for m in made}


def test_what_cannot_be_judged(site):
    nowhere = {"kind": "drop", "statement": {"article": "nothing", "item": 0}}
    told = problem(site.post(f"{V1}/corrections", json=nowhere), 409)
    assert "there is no article nothing" in told.lower()
    for body, parameter in (
        ({"kind": "guess"}, "/kind"),
        ({"statement": {"article": "w-06", "item": 0}}, "/kind"),
        ({"kind": "drop"}, "/statement"),
        (
            {"kind": "day", "statement": nowhere["statement"], "value": "Monday"},
            "/value",
        ),
        ({"kind": "split", "entity": "a", "name": "b", "articles": []}, "/articles"),
    ):
        problem(site.post(f"{V1}/corrections", json=body), 422, parameter)
