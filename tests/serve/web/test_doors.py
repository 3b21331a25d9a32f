"""Logging in and out, accounts and the log: what is refused, and what is told."""

import re
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from ujar.pipeline import opening, wire_doors
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import AT_THE_MACHINE, Deed, DeedKind, Role
from ujar.schema.watches import Watch
from ujar.serve.web import app
from ujar.serve.web.doors.house import House
from ujar.serve.web.doors.throttle import Throttle

NAME = "https://ujar.example"
WORDS, GUESS = "kuda pelana baterai", "guess after guess"
PEOPLE = {"adi": Role.ADMIN, "edi": Role.EDITOR, "rani": Role.READER}
SEAL = re.compile(r'name="csrf" value="([^"]*)"')


@pytest.fixture(scope="module")
def hashed():
    return wire_doors.passwords().hashed(WORDS)


@pytest.fixture
def settings(tmp_path, hashed):
    settings = replace(Settings(), archive=str(tmp_path / "doors.db"))
    with opening.opened(settings) as archive:
        for name, role in PEOPLE.items():
            wire_doors.users(archive).add(AT_THE_MACHINE, name, role, hashed)
    return settings


class Visitor:
    """A browser with cookies of its own."""

    def __init__(self, client):
        self.client = client
        client.cookies.clear()

    def seal(self, path="/login"):
        return SEAL.search(self.client.get(path).text)[1]

    def send(self, path, seal=None, **fields):
        seal = self.seal("/account") if seal is None else seal
        return self.client.post(path, data={"csrf": seal, **fields})

    def log_in(self, name="rani", password=WORDS, **fields):
        fields |= {"name": name, "password": password}
        return self.send("/login", self.seal(), **fields)


@pytest.fixture
def site(settings):
    return app.build(settings, House(frozenset({"ujar.example"}), login=True))


@pytest.fixture
def client(site):
    with TestClient(site, base_url=NAME, follow_redirects=False) as client:
        yield client


@pytest.fixture
def visitor(client):
    return Visitor(client)


def deeds(settings, kind):
    with opening.opened(settings) as archive:
        return [(d.who, d.what, d.origin) for d in archive.accounts.deeds(kind=kind)]


def session(client):
    return client.cookies.get("__Host-ujar-session")


def test_in_and_out(visitor, client, settings):
    answer = visitor.log_in(next="/stories?after=1.1")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/stories?after=1.1",
    )
    cookie = next(
        c for c in answer.headers.get_list("set-cookie") if "ujar-session" in c
    )
    for part in ("__Host-", "HttpOnly", "Secure", "SameSite=lax", "Path=/"):
        assert part in cookie
    assert "rani" in client.get("/").text
    kept = session(client)
    assert visitor.send("/logout").headers["location"] == "/login"
    assert session(client) is None
    client.cookies.set("__Host-ujar-session", kept)
    assert client.get("/").status_code == 303
    assert [who for who, *_ in deeds(settings, "login")] == ["rani"]
    assert deeds(settings, "logout") == [("rani", "", "testclient")]


def test_an_answer_does_not_tell_who_is_a_user(visitor):
    wrong = visitor.log_in("rani", "not that password")
    nobody = visitor.log_in("nina", "not that password")
    assert wrong.status_code == nobody.status_code == 403
    assert wrong.text.replace("rani", "nina") == nobody.text


def test_a_name_that_may_be_a_password_is_not_told(visitor, settings):
    visitor.log_in("my secret words", "rani")
    visitor.log_in("Rani", "wrong password")
    assert [who for who, *_ in deeds(settings, "login_failed")] == ["rani", "?"]


def test_a_session_is_not_taken_from_outside(visitor, client):
    """Whoever plants a session beforehand knows nothing of the one that follows."""
    planted = {"Cookie": "__Host-ujar-session=planted"}
    assert client.get("/", headers=planted).status_code == 303
    visitor.log_in()
    first = session(client)
    assert first != "planted"
    assert client.get("/", headers=planted).status_code == 303
    visitor.send("/logout")
    visitor.log_in()
    assert session(client) != first


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=1",
        "/ü\n",
        "",
    ],
)
def test_a_login_leads_nowhere_else(visitor, to):
    answer = visitor.log_in(next=to)
    assert answer.headers["location"] == "/"
    assert "x=1" not in str(answer.headers)
    assert visitor.client.get("/login", params={"next": to}).headers["location"] == "/"


def test_a_login_needs_the_seal_of_its_own_visitor(visitor, client):
    seal = visitor.seal()
    client.cookies.clear()
    fields = {"csrf": seal, "name": "rani", "password": WORDS}
    assert client.post("/login", data=fields).status_code == 403
    assert client.post("/login", data={**fields, "csrf": ""}).status_code == 403
    assert client.get("/").status_code == 303


def test_the_seal_of_another_session_does_not_fit(visitor, client):
    visitor.log_in("edi")
    foreign = visitor.seal("/account")
    client.cookies.clear()
    visitor.log_in("rani")
    answer = visitor.send("/account/token", foreign, role="reader")
    assert answer.status_code == 403
    assert "ujar_" not in answer.text


def test_guessing_is_held_off(visitor, settings):
    for _ in range(5):
        assert visitor.log_in(password=GUESS).status_code == 403
    for password in (GUESS, WORDS):
        answer = visitor.log_in(password=password)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["retry-after"]) <= 901
    assert visitor.log_in("edi").status_code == 303
    assert len(deeds(settings, "login_failed")) == 5
    assert len(deeds(settings, "login_held_off")) == 1


def test_attempts_are_counted_by_user_and_by_address():
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    for n in range(20):
        assert throttle.tried(f"user{n}", "2001:db8::1") == 0
    assert throttle.tried("another", "2001:db8::2") > 0
    assert throttle.tried("another", "2001:db8:1::2") == 0
    for n in range(48):
        assert throttle.tried("another", f"192.0.2.{n}") == 0
    assert throttle.tried("another", "198.51.100.1") > 0
    now[0] = 901.0
    assert throttle.tried("another", "2001:db8::1") == 0


def test_right_passwords_hold_nobody_off():
    throttle = Throttle(lambda: 0.0)
    for n in range(100):
        assert throttle.tried(f"user{n}", "192.0.2.1") == 0
        throttle.fitted(f"user{n}", "192.0.2.1")


def test_counters_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("ujar.serve.web.doors.throttle._MOST", 100)
    throttle = Throttle(lambda: 0.0)
    for n in range(500):
        throttle.tried(f"user{n}", f"192.0.{n // 250}.{n % 250}")
    assert len(throttle._held) == 100


def test_another_password_ends_the_other_sessions(visitor, client):
    visitor.log_in()
    other = session(client)
    client.cookies.clear()
    visitor.log_in()
    new = "empat kata yang lain"
    assert visitor.send("/account/password", old=WORDS, new=new, again=new)
    assert client.get("/account?done=password").status_code == 200
    client.cookies.clear()
    client.cookies.set("__Host-ujar-session", other)
    assert client.get("/").status_code == 303
    client.cookies.clear()
    assert visitor.log_in().status_code == 403
    assert visitor.log_in(password=new).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("wrong", "empat kata lain", "empat kata lain", "another one"),
        (WORDS, "short", "short", "too short"),
        (WORDS, "empat kata lain", "tiga kata lain", "differ"),
        (WORDS, "x" * 257, "x" * 257, "too long"),
    ],
)
def test_a_password_that_may_not_be(visitor, old, new, again, told):
    visitor.log_in()
    answer = visitor.send("/account/password", old=old, new=new, again=again)
    assert answer.status_code == 400
    assert told in answer.text


def test_a_token_is_shown_once_and_revoked(visitor, client):
    visitor.log_in("edi")
    answer = visitor.send("/account/token", role="editor", label="<b>x", days="30")
    key = re.search(r"ujar_[0-9a-f]{64}", answer.text)[0]
    page = client.get("/account").text
    assert key not in page
    assert "&lt;b&gt;x" in page
    bearer = {"Authorization": f"Bearer {key}"}
    assert client.get("/", headers=bearer).status_code == 200
    visitor.send("/account/revoke", token=key[:13])
    assert client.get("/", headers=bearer).status_code == 401


def test_nobody_raises_their_own_role(visitor, client, settings):
    visitor.log_in("edi")
    answer = visitor.send("/account/token", role="admin")
    assert answer.status_code == 400
    for path in ("/users/role", "/users/add", "/users/password", "/users/remove"):
        answer = visitor.send(path, name="edi", role="admin", password=WORDS)
        assert answer.status_code == 403, path
    for path in ("/users", "/log"):
        assert client.get(path).status_code == 403
    with opening.opened(settings) as archive:
        assert archive.accounts.named("edi").role is Role.EDITOR


def test_an_admin_keeps_the_users(visitor, client, settings):
    visitor.log_in("adi")
    seal = visitor.seal("/users")
    made = {"name": "Nina", "role": "reader", "password": WORDS}
    assert (
        visitor.send("/users/add", seal, **made).headers["location"].endswith("added")
    )
    assert visitor.send("/users/role", seal, name="nina", role="editor")
    for path, fields in (
        ("/users/add", made),
        ("/users/remove", {"name": "adi"}),
        ("/users/role", {"name": "ADI", "role": "reader"}),
        ("/users/remove", {"name": "<b>nobody"}),
    ):
        answer = visitor.send(path, seal, **fields)
        assert answer.status_code == 400, path
        assert "<b>" not in re.sub(r"<b>adi</b>", "", answer.text)
    page = client.get("/log").text
    assert "nina (reader to editor)" in unescape(page)
    assert visitor.send("/users/remove", seal, name="nina").status_code == 303
    assert client.get("/users").text.count("nina") == 0
    assert deeds(settings, "user_removed") == [("adi", "nina", "testclient")]


def test_who_is_demoted_is_out_at_once(visitor, client, settings):
    visitor.log_in("adi")
    assert client.get("/users").status_code == 200
    with opening.opened(settings) as archive:
        users = wire_doors.users(archive)
        users.set_role(AT_THE_MACHINE, "edi", Role.ADMIN)
        users.set_role(AT_THE_MACHINE, "adi", Role.READER)
    assert client.get("/users").status_code == 303


def test_what_hostile_hands_wrote_into_the_log_is_only_shown(visitor, client, settings):
    attack = '"><script>alert(1)</script>\u202e\x1b[31m'
    with opening.opened(settings) as archive, archive.writing():
        for n in range(60):
            deed = Deed(attack, DeedKind.CORRECTED, f"{n} {attack}", attack, n)
            archive.accounts.record(replace(deed, at=wire_doors.now()))
    visitor.log_in("adi")
    for asked in ({}, {"who": attack, "kind": attack}, {"after": "20"}):
        page = client.get("/log", params=asked).text
        assert "<script>alert" not in page
        assert "\x1b" not in page
        assert "\u202e" not in page
    assert "/log?after=" in client.get("/log").text
    assert "0 &#34;" in client.get("/log?after=20").text


def test_this_machine_keeps_users_without_a_login(settings):
    base = "http://127.0.0.1:8642"
    site = app.build(settings)
    with TestClient(site, base_url=base, follow_redirects=False) as client:
        assert client.get("/login").headers["location"] == "/"
        seal = SEAL.search(client.get("/users").text)[1]
        fields = {"csrf": seal, "name": "nina", "role": "admin", "password": WORDS}
        assert client.post("/users/add", data=fields).status_code == 303
        assert "nobody has to log in" in client.get("/account").text
    assert deeds(settings, "user_added")[0] == ("local", "nina (admin)", "testclient")


def test_pages_of_accounts_are_kept_nowhere(visitor, client):
    visitor.log_in("adi")
    for path in ("/account", "/users", "/log"):
        assert client.get(path).headers["cache-control"] == "no-store"


FEED = re.compile(r"<code>https://ujar.example(/feed/[^<]+)</code>")


def test_a_feed_is_read_by_its_secret_address_until_that_is_taken_back(
    visitor, client, settings
):
    with opening.opened(settings) as archive, archive.writing():
        archive.watches.add(Watch("w1", "Tanggul", "tanggul"))
        archive.watches.add(Watch("w2", "Pasar", "pasar"))
    visitor.log_in("edi")
    first = FEED.findall(visitor.send("/watch/w1/feed").text)
    second = FEED.findall(visitor.send("/watch/w1/feed").text)
    visitor.send("/logout")
    assert client.get("/watch/w1").status_code == 303
    read = [client.get(place) for place in second]
    assert [r.status_code for r in read] == [200, 200]
    assert read[1].json()["feed_url"] == NAME + second[1]
    assert client.post(second[0]).status_code in {303, 401, 403}
    for place in (first[0], second[0].replace("w1", "w2"), "/feed/w1/.atom"):
        assert client.get(place).status_code == 404
    with opening.opened(settings) as archive:
        assert second[0].split("/")[-1].split(".")[0] not in repr(archive.watches.all())
    visitor.log_in("edi")
    visitor.send("/watch/w1/unfeed")
    visitor.send("/logout")
    assert client.get(second[0]).status_code == 404


def test_a_reader_makes_no_secret_address(visitor, settings):
    with opening.opened(settings) as archive, archive.writing():
        archive.watches.add(Watch("w1", "Tanggul", "tanggul"))
    visitor.log_in("rani")
    assert visitor.send("/watch/w1/feed").status_code == 403
