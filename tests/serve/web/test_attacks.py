"""Attacks in what leaves the archive as files, feeds and headers stay text."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from ujar.pipeline import opening, wire_doors
from ujar.pipeline.settings import Settings
from ujar.pipeline.watches import mail
from ujar.schema.accounts import AT_THE_MACHINE, Account, Deed, Role
from ujar.serve.addresses import of
from ujar.serve.export.formats import FORMATS
from ujar.serve.export.tables import TABLES
from ujar.serve.web import app
from ujar.serve.web.doors.house import House

BASE = "http://127.0.0.1:8642"
SEAL = re.compile(r'name="csrf" value="([^"]*)"')
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]")
HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted")
HEADERS += ("Content-Type", "Content-Transfer-Encoding", "MIME-Version")
WORDS = "kuda pelana baterai"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def own(hostile_settings, tmp_path):
    """The archive of attacks on a copy that may be changed."""
    settings = replace(hostile_settings, archive=str(tmp_path / "own.db"))
    with opening.opened(hostile_settings, create=False) as archive:
        archive.backup(tmp_path / "own.db")
    with TestClient(app.build(settings), base_url=BASE) as client:
        yield client


def seal(client, page):
    return SEAL.search(client.get(page).text)[1]


def inert(page):
    """Nothing of an attack stands on a page as markup, or unseen."""
    assert not UNSEEN.search(page.text)
    for element in html.document_fromstring(page.text).iter(etree.Element):
        assert element.tag not in {"iframe", "animate"}, page.url
        assert element.tag != "script" or element.get("src", "").startswith("/static/")
        assert not [name for name in element.attrib if name.startswith("on")]
        assert not element.get("href", "").startswith(("javascript:", "data:", "//"))
    return page


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
        fields = {
            "csrf": seal(own, "/watches"),
            "name": text,
            "q": "pelabuhan",
            "kind": "direct",
        }
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


def test_files_by_hostile_names_stay_in_their_folder(own, attacks, tmp_path):
    before = {path.name for path in tmp_path.iterdir()}
    for text in attacks.values():
        for name in (text, f"{text}.txt", f"{text[:60]}.txt", f"{text[:40]}.jsonl"):
            files = [("files", (name, b"Air naik. " * 30, "text/plain"))]
            fields = {"csrf": seal(own, "/add")}
            page = clean(inert(own.post("/add", data=fields, files=files)))
            assert page.status_code in {200, 400}, name
            if page.status_code == 200:
                own.post(f"{page.url.path}/stop", data=fields)
    inert(own.get("/add"))
    after = {path.name for path in tmp_path.iterdir()}
    assert after - before <= {"own.db.uploads", "own.db-wal", "own.db-shm"}
    for path in (tmp_path / "own.db.uploads").rglob("*"):
        assert not UNSEEN.search(path.name)
        assert len(path.relative_to(tmp_path).parts) <= 3


def test_hostile_notes_of_corrections_are_told_as_they_stand(own, attacks):
    article = of("article", "silent").replace("silent", "")
    listed = own.get("/statements").text
    path = re.search(rf'href="({article}[^"#]+)', listed)[1]
    form = path.replace("/article/", "/correct/statement/") + "?item=0"
    for text in attacks.values():
        fields = {"csrf": seal(own, form), "speaker": "other", "name": text[:150]}
        page = clean(inert(own.post(form, data={**fields, "note": text})))
        assert page.status_code in {200, 400}, text
        for place in (path, "/corrections", "/log"):
            inert(own.get(place))
    kept = own.get("/corrections/judgements.jsonl").text.rstrip("\n").split("\n")
    assert len(kept) > len(attacks) / 2
    assert all(json.loads(line)["id"] for line in kept)


def test_hostile_names_of_users_are_refused_and_what_was_kept_is_told(
    attacks, tmp_path
):
    settings = Settings(archive=str(tmp_path / "doors.db"))
    hashed = wire_doors.passwords().hashed(WORDS)
    with opening.opened(settings) as archive:
        wire_doors.users(archive).add(AT_THE_MACHINE, "adi", Role.ADMIN, hashed)
        with archive.writing():  # as an archive that somebody else has filled
            for text in attacks.values():
                archive.accounts.add(Account(text, Role.READER, hashed, 1))
                archive.accounts.record(Deed(text, "login_failed", text, text, 1))
    house = House(frozenset({"ujar.example"}), login=True)
    built = app.build(settings, house)
    with TestClient(built, base_url="https://ujar.example") as site:
        for text in attacks.values():
            fields = {"csrf": seal(site, "/login"), "name": text, "password": "x"}
            page = clean(inert(site.post("/login", data=fields)))
            assert page.status_code in {400, 403, 429}, text
        fields = {"csrf": seal(site, "/login"), "name": "adi", "password": WORDS}
        assert site.post("/login", data=fields).url.path != "/login"
        for place in ("/users", "/log", "/account"):
            assert clean(inert(site.get(place))).status_code == 200
        for text in attacks.values():
            fields = {"csrf": seal(site, "/users"), "name": text, "role": "reader"}
            page = clean(
                inert(site.post("/users/add", data={**fields, "password": WORDS}))
            )
            assert page.status_code in {400, 403}, text


def test_subjects_of_letters_are_one_line_and_nothing_more(attacks):
    settings = Settings(mail_from="ujar@kabar.example")
    for text in attacks.values():
        made = mail.letter(settings, "desk@kabar.example", f"Ujar: {text}", "teks")
        head, _, body = made.as_bytes().partition(b"\n\n")
        names = [line.split(b":")[0] for line in head.split(b"\n") if line[:1] != b" "]
        assert sorted(names) == sorted(name.encode() for name in HEADERS)
        assert made["To"] == "desk@kabar.example"
        assert not UNSEEN.search(made["Subject"]), text
        assert body == b"teks\n"
