"""Who may send what: forms of our own pages, programs with a token, nobody else."""

import asyncio
from dataclasses import replace

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ujar.pipeline import opening, wire_doors
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import AT_THE_MACHINE, Role
from ujar.serve.web import app
from ujar.serve.web.doors import bodies
from ujar.serve.web.doors.gate import check, needs
from ujar.serve.web.doors.house import House
from ujar.serve.web.who import who

LOCAL, NAME = "http://127.0.0.1:8642", "https://ujar.example"
ORIGIN = {"Origin": LOCAL, "Sec-Fetch-Site": "same-origin"}


async def _said(request):
    form = await request.form()
    if form.get("words") == "nowhere":
        raise HTTPException(404)
    return PlainTextResponse(f"{who(request).name} said {form.get('words')}")


async def _told(request):
    return PlainTextResponse(str(await request.json()))


async def _seal(request):
    return PlainTextResponse(who(request).seal)


def section(site):
    del site
    gated = needs(Role.EDITOR, 1000)
    return [
        Route("/test/seal", _seal),
        Route("/test/say", gated(_said), methods=["POST", "DELETE"]),
        Route("/api/test", gated(_told), methods=["POST"]),
        Route("/test/admin", needs(Role.ADMIN)(_seal)),
    ]


@pytest.fixture
def settings(tmp_path):
    """An empty archive with a user of each role."""
    settings = replace(Settings(), archive=str(tmp_path / "doors.db"))
    with opening.opened(settings) as archive:
        for role in Role:
            name = {"reader": "rani", "editor": "edi", "admin": "adi"}[role.value]
            wire_doors.users(archive).add(AT_THE_MACHINE, name, role, "no hash")
    return settings


@pytest.fixture
def served(settings, monkeypatch):
    """Return the function that serves the archive, as it is asked to."""
    monkeypatch.setattr(app, "_SECTIONS", (*app._SECTIONS, section))
    clients = []

    def of(*, login):
        house = House(frozenset({"ujar.example"}), login=True) if login else House()
        site = app.build(settings, house)
        base = NAME if login else LOCAL
        client = TestClient(site, base_url=base, follow_redirects=False)
        clients.append(client.__enter__())
        return clients[-1]

    yield of
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def local(served):
    return served(login=False)


@pytest.fixture
def public(served):
    return served(login=True)


def token(settings, name, role):
    with opening.opened(settings) as archive:
        return wire_doors.tokens(archive).new(AT_THE_MACHINE, name, role)


def bearer(settings, name="edi", role=Role.EDITOR):
    return {"Authorization": f"Bearer {token(settings, name, role)}"}


def test_a_form_of_our_own_is_taken(local):
    seal = local.get("/test/seal").text
    answer = local.post(
        "/test/say", data={"csrf": seal, "words": "halo"}, headers=ORIGIN
    )
    assert answer.text == "local said halo"
    files = {"file": ("a.txt", b"x"), "csrf": (None, seal), "words": (None, "dua")}
    assert local.post("/test/say", files=files).text == "local said dua"


@pytest.mark.parametrize(
    ("seal", "headers"),
    [
        (None, ORIGIN),
        ("", {}),
        ("0" * 64, ORIGIN),
        ("é\ud800", {}),
        ("right", {"Origin": "https://evil.example"}),
        ("right", {"Origin": "null"}),
        ("right", {"Origin": "http://127.0.0.1:8643"}),
        ("right", {"Sec-Fetch-Site": "cross-site"}),
        ("right", {"Sec-Fetch-Site": "same-site"}),
    ],
)
def test_a_forged_form_is_refused(local, seal, headers):
    right = local.get("/test/seal").text
    fields = {"words": "jahat"}
    if seal is not None:
        fields["csrf"] = right if seal == "right" else seal.encode("utf-8", "replace")
    answer = local.post("/test/say", data=fields, headers=headers)
    assert answer.status_code == 403
    assert "jahat" not in answer.text


def test_what_a_foreign_page_can_send_unasked_needs_a_seal(local):
    told = {"words": "halo"}
    plain = {"Content-Type": "text/plain"}
    assert local.post("/api/test", content='{"a": 1}', headers=plain).status_code == 415
    assert local.post("/api/test", json=told).json
    assert local.post("/api/test", json=told).status_code == 200
    foreign = {"Origin": "https://evil.example"}
    assert local.post("/api/test", json=told, headers=foreign).status_code == 403
    assert local.post("/test/say").status_code == 403
    assert local.delete("/test/say").text == "local said None"


def test_a_proxy_that_nobody_told_of_is_not_let_in(local):
    for header in ("X-Forwarded-For", "Forwarded", "Via"):
        answer = local.get("/", headers={header: "192.0.2.1"})
        assert answer.status_code == 403
        assert "--behind-proxy" in answer.text


def test_whoever_has_not_logged_in_sees_nothing(public):
    for path in ("/", "/stories", "/nothing", "/article/a?x=1"):
        answer = public.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?next=/")
    assert public.get("/api/test").status_code == 401
    assert public.post("/mcp", json={"jsonrpc": "2.0"}).status_code == 401
    assert public.post("/test/say", data={"words": "x"}).status_code == 401
    assert public.get("/static/ujar.css").status_code == 200


def test_a_token_does_what_its_role_may(public, settings):
    edi, rani = bearer(settings), bearer(settings, "rani", Role.READER)
    assert public.get("/", headers=edi).status_code == 200
    assert public.get("/", headers=rani).status_code == 200
    assert public.post("/api/test", json=[1], headers=edi).text == "[1]"
    answer = public.post("/api/test", json=[1], headers=rani)
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 403
    assert public.get("/test/admin", headers=edi).status_code == 403


def test_a_token_ends_with_its_owner(public, settings):
    edi = bearer(settings)
    with opening.opened(settings) as archive:
        wire_doors.users(archive).remove(AT_THE_MACHINE, "edi")
    answer = public.get("/", headers=edi)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "header", ["Bearer ", "Bearer ujar_0", "Digest x", "Basic é", "Basic x", "é", ""]
)
def test_what_is_no_token_is_refused_also_on_this_machine(local, header):
    given = {"Authorization": header.encode("latin-1")}
    assert local.get("/", headers=given).status_code == 401


def test_readers_of_feeds_bring_a_token_as_their_password(public, settings):
    key = token(settings, "rani", Role.READER)
    assert public.get("/", auth=("rani", key)).status_code == 200
    editor = token(settings, "edi", Role.EDITOR)
    answer = public.post("/test/say", data={"words": "x"}, auth=("edi", editor))
    assert answer.status_code == 401


def test_it_is_kept_when_a_token_was_used(settings):
    headers = bearer(settings)
    with TestClient(app.build(settings), base_url=LOCAL) as client:
        assert client.get("/", headers=headers).status_code == 200
    with opening.opened(settings) as archive:
        assert archive.accounts.tokens("edi")[0].used


@pytest.mark.parametrize("how", ["told", "untold"])
def test_too_long_a_body_is_refused(local, how):
    body = b"words=" + b"a" * 2000
    content = body if how == "told" else iter([body[:900], body[900:]])
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = local.post("/test/say", content=content, headers=form)
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.text
    answer = local.post("/api/test", json=["a" * 2000])
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.json()["detail"]


def test_what_an_answer_says_is_not_said_of_the_form(local):
    seal = local.get("/test/seal").text
    answer = local.post("/test/say", data={"csrf": seal, "words": "nowhere"})
    assert answer.status_code == 404


def test_a_form_that_is_none_is_refused(local):
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = local.post("/test/say", content=b"--y\r\nnothing", headers=broken)
    assert answer.status_code == 400
    many = "&".join(f"f{n}=1" for n in range(300))[:990]
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = local.post("/test/say", content=many, headers=form)
    assert answer.status_code in {400, 403}


def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(bodies, "_IDLE", 0.01)
    scope = {"type": "http", "method": "POST", "path": "/test/say", "headers": []}
    scope |= {"query_string": b"", "scheme": "http", "server": ("127.0.0.1", 80)}
    scope["headers"] = [
        (b"content-type", b"application/x-www-form-urlencoded"),
        (b"content-length", b"10"),
        (b"host", b"127.0.0.1"),
    ]

    async def never():
        await asyncio.sleep(3600)

    answer = asyncio.run(needs(None)(_said)(Request(scope, never)))
    assert answer.status_code == 408


def test_a_route_that_changes_something_needs_a_gate():
    with pytest.raises(RuntimeError, match="no gate"):
        check([Route("/x", _said, methods=["POST"])])


def test_answers_say_that_the_way_is_encrypted(public, local):
    assert "max-age" in public.get("/").headers["strict-transport-security"]
    assert "strict-transport-security" not in local.get("/").headers
