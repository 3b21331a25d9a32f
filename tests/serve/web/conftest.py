"""The sample story and an archive of attacks, served to a test client."""

from dataclasses import replace
from pathlib import Path

import pytest

starlette = pytest.importorskip("starlette", reason="needs ujar[web]")

from starlette.testclient import TestClient  # noqa: E402

from ujar.pipeline import opening  # noqa: E402
from ujar.pipeline.settings import Settings  # noqa: E402
from ujar.serve.web import app  # noqa: E402

BASE = "http://127.0.0.1:8642"
SETTINGS = Settings(workers=1, outlets=Path("examples/sample/outlets.toml"))


@pytest.fixture(autouse=True)
def forgetful(request):
    """What one test chose, a language say, the next has not chosen."""
    yield
    for name in {"sample", "empty", "hostile"} & set(request.fixturenames):
        request.getfixturevalue(name).cookies.clear()


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


@pytest.fixture(scope="session")
def hostile(hostile_settings):
    with TestClient(app.build(hostile_settings), base_url=BASE) as client:
        yield client
