"""Embedders that a user may set: none, a local model, an endpoint."""

import json
import sys
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import ModuleType

import pytest

from ujar.annotate.meaning import PieceEmbedder
from ujar.pipeline import wire
from ujar.pipeline.embedders import endpoint
from ujar.pipeline.embedders.packing import pack
from ujar.pipeline.ports import EmbedderError
from ujar.pipeline.settings import Settings, SettingsError


class Answers(BaseHTTPRequestHandler):
    """Gives each text the vector (length, 1); or what the test wants said."""

    status = 200
    body: bytes | None = None
    seen: list = []  # noqa: RUF012  # emptied by the fixture

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append((self.path, self.headers.get("Authorization"), asked))
        rows = [
            {"index": i, "embedding": [len(text), 1]}
            for i, text in enumerate(asked["input"])
        ]
        data = self.body or json.dumps({"data": rows[::-1]}).encode()
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/v1/embeddings")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    """A small endpoint on this machine; gives its address."""
    monkeypatch.setattr(Answers, "seen", [])
    with HTTPServer(("127.0.0.1", 0), Answers) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/v1"
        running.shutdown()
        thread.join()


def test_the_endpoint_is_asked_in_parts_and_in_order(server, monkeypatch):
    monkeypatch.setenv("UJAR_EMBEDDER_KEY", "kunci")
    texts = ["a" * i for i in range(1, 101)]
    embedder = wire.embedder(Settings(embedder=f"openai:{server}#kecil"))
    assert embedder.embed(texts) == tuple(pack([i, 1]) for i in range(1, 101))
    assert embedder.model == "kecil"
    assert [len(asked["input"]) for _, _, asked in Answers.seen] == [64, 36]
    path, key, asked = Answers.seen[0]
    assert (path, key, asked["model"]) == ("/v1/embeddings", "Bearer kunci", "kecil")


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (401, None, "UJAR_EMBEDDER_KEY"),
        (500, b"boom", "it answered 500"),
        (302, None, "it answered 302"),
        (200, b"<html>", "none of an embedding"),
        (200, b'{"data": [{"embedding": ["x"]}]}', "no vector"),
        (200, b'{"data": []}', "none of an embedding"),
        (200, b'{"data": [{"embedding": [NaN]}]}', "no vector"),
        (200, b"[" * 5000, "none of an embedding"),
        (200, b'{"data": [{"embedding": [1%s]}]}' % (b"0" * 400), "no.* an embedding"),
    ],
)
def test_what_the_endpoint_says_wrongly_is_told(
    server, monkeypatch, status, body, message
):
    monkeypatch.setattr(Answers, "status", status)
    monkeypatch.setattr(Answers, "body", body)
    with pytest.raises(EmbedderError, match=message) as caught:
        endpoint.Endpoint(f"{server}#m", "kunci").embed(["satu"])
    assert "kunci" not in str(caught.value)


def test_an_answer_without_end_is_cut(server, monkeypatch):
    limits = replace(endpoint._LIMITS, most=10)
    monkeypatch.setattr(endpoint, "_LIMITS", limits)
    with pytest.raises(EmbedderError, match="more than 10 bytes"):
        endpoint.Endpoint(f"{server}#m").embed(["satu"])


def test_nobody_there():
    with pytest.raises(EmbedderError, match="built-in"):
        endpoint.Endpoint("http://127.0.0.1:9/v1#m").embed(["satu"])


@pytest.mark.parametrize(
    "name",
    ["openai:ftp://x/v1#m", "openai:http://x/v1", "openai:x", "openai:http://[#m"],
)
def test_no_address(name):
    with pytest.raises(EmbedderError, match="openai:URL#MODEL"):
        wire.reader(Settings(embedder=name))


@pytest.mark.parametrize("name", ["", "openai", "sentence-transformers:", "e5"])
def test_no_embedder(name):
    with pytest.raises(SettingsError, match="setting embedder must be built-in, none"):
        Settings(embedder=name)


def test_a_package_that_is_not_there(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    wire._embedder.cache_clear()
    with pytest.raises(EmbedderError, match="pip install sentence-transformers"):
        wire.embedder(Settings(embedder="sentence-transformers:m"))


@pytest.fixture
def package(monkeypatch):
    """A stand-in for sentence-transformers that knows one model."""

    class SentenceTransformer:
        def __init__(self, name, *, local_files_only):
            assert local_files_only
            if name != "folder/model":
                raise OSError(name)

        def encode(self, texts, **_):
            return [[len(text), 0.0] for text in texts]

    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = SentenceTransformer
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: module)
    wire._embedder.cache_clear()


@pytest.mark.usefixtures("package")
def test_a_local_model():
    embedder = wire.embedder(Settings(embedder="sentence-transformers:folder/model"))
    assert embedder.embed(["satu", ""]) == (b"\x7f\x00", b"\x00\x00")
    assert embedder.embed([]) == ()
    away = wire.embedder(Settings(embedder="sentence-transformers:hub/model"))
    with pytest.raises(EmbedderError, match="download it into a folder"):
        away.embed(["satu"])


def test_the_default_and_none():
    assert isinstance(wire.embedder(Settings()), PieceEmbedder)
    assert wire.embedder(Settings(embedder="none")) is None


@pytest.mark.parametrize("vector", [[], ["x"], [float("inf")], [1e308] * 4 + [1e308]])
def test_no_vector(vector):
    with pytest.raises(EmbedderError):
        pack(vector)
