"""Adding through the pages: pasted, uploaded, refused, interrupted."""

import gzip
import json
import re
import time
from dataclasses import replace

import pytest

pytest.importorskip("starlette", reason="needs ujar[web]")

from starlette.testclient import TestClient

from ujar.pipeline import opening
from ujar.pipeline.settings import Settings
from ujar.pipeline.uploads.jobs import Jobs
from ujar.pipeline.uploads.progress import Progress, State
from ujar.pipeline.uploads.shelf import Shelf
from ujar.schema.accounts import AT_THE_MACHINE, DeedKind
from ujar.serve.web import app

BASE = "http://127.0.0.1:8642"
TEXT = (
    'Kelam, Warta - "Warga diminta mengungsi ke balai desa", kata Rana Wibisana, '
    "Senin (6/1/2031). Air Sungai Kelam naik sejak pagi."
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """Settings of an empty archive."""
    path = tmp_path_factory.mktemp("add") / "news.db"
    made = Settings(workers=1, archive=str(path), max_bytes=1_000_000)
    with opening.opened(made):
        pass
    return made


@pytest.fixture(scope="module")
def pages(settings):
    with TestClient(app.build(settings), base_url=BASE) as client:
        yield client


def send(pages, files=(), **fields):
    """Send the form as a browser does; return the page that follows."""
    seal = re.search(r'name="csrf" value="(\w+)"', pages.get("/add").text)[1]
    held = [("files", file) for file in files]
    if not held:
        return pages.post("/add", data={"csrf": seal, **fields})
    return pages.post("/add", data={"csrf": seal, **fields}, files=held)


def finished(pages, page):
    """Look at a job's page until it is over."""
    for _ in range(600):
        page = pages.get(page.url.path)
        if 'data-live=""' in page.text:
            return page.text
        time.sleep(0.2)
    raise AssertionError(page.text)


def test_what_is_pasted_and_uploaded_is_read(pages, settings):
    """A text with its fields, and files of every kind, good and bad, at once."""
    done = send(
        pages, text=TEXT, outlet="Warta Kelam", title="Air naik", published="2031-01-06"
    )
    page = finished(pages, done)
    assert "1 article" in page
    (address,) = re.findall(r'href="(/article/[^"]+)"', page)
    article = pages.get(address).text
    assert "Warta Kelam" in article
    assert "Rana Wibisana" in article
    lines = [{"id": f"n{i}", "text": TEXT.replace("6/1", f"{i}/1")} for i in (7, 8)]
    packed = gzip.compress("\n".join(map(json.dumps, [*lines, 5])).encode())
    bomb = gzip.compress(b" " * 80_000_000)
    files = [
        ("berita.txt", TEXT.replace("Warga", "Semua warga").encode()),
        ("berita.txt", TEXT.replace("Warga", "Sebagian warga").encode()),
        ("banyak.jsonl.gz", packed),
        ("bom.jsonl.gz", bomb),
        ("lebar.jsonl", json.dumps(lines[0]).encode("utf-16")),
        ("rusak.jsonl.gz", packed[:40]),
        ("biner.txt", bytes(range(256)) * 40),
        ("kosong.txt", b""),
        ("besar.txt", b"a" * 1_000_001),
        ("../naik.txt", b"x"),
        ("gambar.png", b"x"),
    ]
    page = finished(pages, send(pages, files))
    assert page.count("Not taken:") == 4
    for told in (
        "kosong.txt is empty",
        "besar.txt is larger than 1 MB; split it",
        "is no plain file name; rename the file",
        "gambar.png is of no known kind",
        "is UTF-16, but JSON Lines is UTF-8: convert it first",
        "is a JSON int, not an object",
    ):
        assert told in page
    assert len(re.findall(r'href="/article/[^"]+"', page)) == 4
    for name in ("bom.jsonl.gz", "rusak.jsonl.gz", "biner.txt", "lebar.jsonl"):
        assert re.search(rf"<bdi>{name}[^<]*</bdi>", page), name
    with opening.opened(settings) as archive:
        assert archive.totals().articles == 5
        assert [p for p in archive.checked() if p.wrong] == []
        kinds = [d.kind for d in archive.accounts.deeds()]
        assert kinds.count(DeedKind.ARTICLES_ADDED) == 2


def test_what_cannot_be_taken_at_all_is_said_in_the_form(pages):
    nothing = send(pages)
    assert (nothing.status_code, "no file was chosen" in nothing.text) == (400, True)
    wrong = send(pages, [("a.pdf", b"x")])
    assert (wrong.status_code, "a.pdf is of no known kind" in wrong.text) == (400, True)
    assert pages.get("/add/000000000000").status_code == 404
    assert pages.post("/add").status_code == 403


def test_what_a_restart_interrupted_says_so_and_goes_on(settings, tmp_path):
    """Nothing is half there: the rest is read when somebody wants it."""
    own = replace(settings, archive=str(tmp_path / "own.db"))
    with opening.opened(own):
        pass
    shelf = Shelf(own)
    job = shelf.new()
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    with source.open("rb") as file:
        shelf.put(job, "a.txt", file)
    shelf.keep(Progress(job, ("a.txt",), time.time(), state=State.RUNNING))
    with TestClient(app.build(own), base_url=BASE) as pages:
        page = pages.get(f"/add/{job}")
        assert "Interrupted" in page.text
        seal = re.search(r'name="csrf" value="(\w+)"', page.text)[1]
        again = pages.post(f"/add/{job}/again", data={"csrf": seal})
        assert "1 article" in finished(pages, again)
    assert [p.state for p in Jobs(own).held()] == [State.DONE]
    assert list(shelf.files(job)) == []


def test_a_server_that_ends_leaves_the_rest_for_later(settings, tmp_path):
    """It does not wait for a job of hours, and loses nothing of it."""
    own = replace(settings, archive=str(tmp_path / "own.db"))
    with opening.opened(own):
        pass
    source = tmp_path / "a.jsonl"
    lines = [json.dumps({"id": f"m{i}", "text": f"{i}. {TEXT}"}) for i in range(2_000)]
    source.write_text("\n".join(lines), encoding="utf-8")
    jobs = Jobs(own)
    with source.open("rb") as file:
        job, refused = jobs.take([("a.jsonl", file)], AT_THE_MACHINE)
    assert (job is not None, refused) == (True, ())
    jobs.close()
    (held,) = Jobs(own).held()
    assert held.state is State.INTERRUPTED
    assert held.tally.added < 2_000
    with opening.opened(own) as archive:
        assert [p for p in archive.checked() if p.wrong] == []


def test_uploads_lie_where_they_are_not_swept_away(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "state"))
    there = Settings(archive="postgresql://kabar.example/ujar")
    said = replace(there, uploads=tmp_path / "said")
    beside = replace(there, archive=str(tmp_path / "news.db"))
    places = ((said, "said"), (beside, "news.db.uploads"), (there, "state"))
    for settings, name in places:
        Shelf(settings).new()
        assert (tmp_path / name).is_dir()
