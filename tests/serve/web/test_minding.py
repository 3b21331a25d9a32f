"""Watches tell by themselves while the pages are served."""

import asyncio
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

pytest.importorskip("starlette", reason="needs ujar[web]")

from ujar.pipeline import archives, opening, wire_watches
from ujar.pipeline.batch import Job
from ujar.pipeline.settings import Settings, SettingsError
from ujar.pipeline.watches import editing
from ujar.schema.document import Record
from ujar.schema.watches import Watch
from ujar.serve.web.minding import Minding

SOON = 0.05


@pytest.fixture
def told():
    """A server that lets a test wait until something is posted."""
    posted = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()
            posted.set()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", posted
    server.shutdown()
    thread.join()
    server.server_close()


WORDS = "Warga sudah pulang"
TEXT = f"“{WORDS}”, kata Rana Wibisana."
SAID = {
    "kind": "direct",
    "fragments": [[1, 1 + len(WORDS)]],
    "speaker": "Rana Wibisana",
    "source": [TEXT.index("Rana"), len(TEXT) - 1],
}
LAYERS = "mentions sentences dates figures origins boilerplate"


def added(settings):
    """Add an article as the pages do: watches find it, and nothing is told."""
    content = {"id": "n1", "language": "id", "text": TEXT, "statements": [SAID]}
    record = Record("n1", content | {layer: [] for layer in LAYERS.split()})
    with opening.opened(settings) as archive:
        job = Job(settings, annotated=True)
        list(archives.adding(archive, job).run([record]))


@pytest.fixture
def watched(tmp_path, told):
    """An archive with a watch that has found nothing yet."""
    settings = Settings(
        archive=str(tmp_path / "w.db"), workers=1, webhooks="anywhere", embedder="none"
    )
    with opening.opened(settings) as archive, archive.writing():
        wish = Watch("", "Warga", "warga", webhook=told[0])
        archive.watches.add(editing.made(wish, wire_watches.now()))
    return settings


async def minded(settings, until):
    async with Minding(settings, SOON).running():
        await asyncio.to_thread(until)


def test_what_another_process_adds_is_told(watched, told):
    def until():
        added(watched)
        assert told[1].wait(20)

    asyncio.run(minded(watched, until))
    with opening.opened(watched) as archive:
        (watch,) = archive.watches.all()
        assert watch.found > 0


def test_what_fails_is_logged_and_tried_again(watched, told, monkeypatch, caplog):
    failed = threading.Event()
    look = Minding._once

    def once(self, archive):
        if not failed.is_set():
            failed.set()
            raise OSError("the cable is out")
        look(self, archive)

    monkeypatch.setattr(Minding, "_once", once)

    def until():
        assert failed.wait(20)
        added(watched)
        assert told[1].wait(20)

    asyncio.run(minded(watched, until))
    assert "the cable is out" in caplog.text


def test_whether_to_tell_is_on_or_off():
    assert Settings(tell="off").tell == "off"
    with pytest.raises(SettingsError, match="on or off"):
        Settings(tell="perhaps")
