"""The sample story and an archive of attacks, served to a test client."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

starlette = pytest.importorskip("starlette", reason="needs ujar[web]")

from starlette.testclient import TestClient  # noqa: E402

from ujar.pipeline import opening  # noqa: E402
from ujar.pipeline.settings import Settings  # noqa: E402
from ujar.serve.cli import adding  # noqa: E402
from ujar.serve.web import app  # noqa: E402

BASE = "http://127.0.0.1:8642"
SETTINGS = Settings(workers=1, outlets=Path("examples/sample/outlets.toml"))


def filled(archive, source):
    settings = replace(SETTINGS, archive=str(archive))
    adding.run(adding.Wishes((str(source),), settings, annotated=True))
    return settings


@pytest.fixture(scope="session")
def sample(sample_settings):
    with TestClient(app.build(sample_settings), base_url=BASE) as client:
        yield client


@pytest.fixture(scope="module")
def own_archive(sample_settings, tmp_path_factory):
    """Settings of a copy of the sample's archive, which may be changed."""
    copy = tmp_path_factory.mktemp("own") / "own.db"
    with opening.opened(sample_settings, create=False) as archive:
        archive.backup(copy)
    return replace(sample_settings, archive=str(copy))


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    settings = replace(SETTINGS, archive=str(tmp_path_factory.mktemp("e") / "e.db"))
    with opening.opened(settings):
        pass
    with TestClient(app.build(settings), base_url=BASE) as client:
        yield client


ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\x1b[31m'
RTL = "قال الوزير إن الميناء مفتوح"


def hostile_record(number, outlet, speaker, words):
    text = f"{ATTACK} “{words}”, kata {speaker}."
    start = text.index(words)
    who = text.index(speaker, start + len(words))
    return {
        "id": f"../{number}?{ATTACK}#x",
        "outlet": outlet,
        "title": f"Judul {number} {ATTACK}",
        "published": f"2026-09-0{number % 3 + 1}",
        "language": "id",
        "url": "javascript:alert(3)",
        "text": text,
        "boilerplate": [],
        "sentences": [{"span": [0, len(text)], "paragraph": 0}],
        "statements": [
            {
                "kind": "direct",
                "fragments": [[start, start + len(words)]],
                "source": [who, who + len(speaker)],
                "speaker": speaker,
            }
        ],
        "mentions": [
            {"span": [who, who + len(speaker)], "type": "PER", "name": speaker}
        ],
        "dates": [],
        "figures": [],
        "origins": [],
    }


@pytest.fixture(scope="session")
def hostile_settings(tmp_path_factory):
    """Forty outlets that report the same attack, a name of 300 letters, Arabic."""
    folder = tmp_path_factory.mktemp("hostile")
    words = f"pelabuhan Kelam {ATTACK} ditutup karena ombak setinggi empat meter"
    name = f"<b onclick=alert(4)>{'Kusuma' * 50}</b>"
    records = [
        hostile_record(n, f"Warta {n} {ATTACK}", name, words + " " + RTL)
        for n in range(40)
    ]
    source = folder / "attacks.jsonl"
    lines = [json.dumps(r, ensure_ascii=False) for r in records]
    source.write_text("\n".join(lines), encoding="utf-8")
    return filled(folder / "hostile.db", source)


@pytest.fixture(scope="session")
def hostile(hostile_settings):
    with TestClient(app.build(hostile_settings), base_url=BASE) as client:
        yield client
