"""ujar serve as a person starts it."""

import os
import re
import subprocess
import sys
import urllib.request
from dataclasses import replace

import pytest
from click.testing import CliRunner

pytest.importorskip("starlette", reason="needs ujar[web]")

from ujar.pipeline import opening, wire_doors
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import AT_THE_MACHINE, Role
from ujar.serve.cli import housing, main, serving
from ujar.serve.cli.serve import serve
from ujar.serve.web.doors.house import House


def refused(*words):
    result = CliRunner().invoke(main, ["serve", *words])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    return result.output


@pytest.fixture
def archive(tmp_path):
    """An archive with a user who may log in, named as --archive does."""
    settings = replace(Settings(), archive=str(tmp_path / "doors.db"))
    with opening.opened(settings) as opened:
        users = wire_doors.users(opened)
        users.add(AT_THE_MACHINE, "adi", Role.ADMIN, "no hash")
    return ("--archive", settings.archive)


@pytest.fixture
def empty(tmp_path):
    archive = tmp_path / "empty.db"
    with opening.opened(replace(Settings(), archive=str(archive))):
        pass
    return ("--archive", str(archive))


@pytest.mark.parametrize(
    "words",
    [
        ("--host", "0.0.0.0"),  # noqa: S104
        ("--host", "::"),
        ("--host", "192.168.1.4"),
        ("--host", "ujar.example"),
        ("--login",),
        ("--behind-proxy", "127.0.0.1", "--name", "ujar.example"),
        ("--name", "ujar.example"),
    ],
)
def test_nobody_else_is_let_in_without_users(empty, words):
    told = refused(*empty, *words)
    assert "has no users" in told
    assert f"ujar user add NAME --role admin --archive {empty[1]}" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "0.0.0.0"), "--name ujar.example.org"),  # noqa: S104
        (("--behind-proxy", "127.0.0.1"), "--name ujar.example.org"),
        (("--name", "https://ujar.example/"), "https://ujar.example/ is no host name"),
        (("--name", "a b"), "no host name"),
        (("--behind-proxy", "proxy"), "proxy is no address"),
        (("--key", "key.pem"), "--certificate"),
        (("--certificate", "pyproject.toml"), "pyproject.toml with its key"),
    ],
)
def test_what_would_let_in_anybody_or_nobody_is_refused(archive, words, told):
    assert told in refused(*archive, *words)


def housed(archive, *words):
    """How the pages would be served."""
    context = serve.make_context("serve", [*archive, *words])
    return housing.chosen(context.params, replace(Settings(), archive=archive[1]))


def test_a_house_has_the_names_that_were_given(archive):
    assert housed(archive).house == House()
    there = housed(archive, "--host", "192.0.2.4")
    assert there.house.names >= {"192.0.2.4", "localhost"}
    assert there.house.login
    assert there.open_way
    proxied = housed(archive, "--behind-proxy", "--name", "Ujar.Example")
    assert proxied.proxies == ("127.0.0.1",)
    assert "ujar.example" in proxied.house.names
    assert proxied.house.login
    assert not proxied.open_way


def test_without_the_libraries_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert "pip install 'ujar[web]'" in refused()


def test_without_an_archive_the_way_out_is_named(tmp_path):
    assert "ujar add" in refused("--archive", str(tmp_path / "none.db"))


def test_a_port_in_use_is_told(empty):
    with serving.listening(0) as taken:
        port = taken.getsockname()[1]
        assert "--port" in refused(*empty, "--port", str(port))


def test_the_sample_is_in_reach():
    assert (serving._sample_folder() / "sample.jsonl").is_file()


def test_it_serves_until_it_is_told_to_end(empty):
    command = [sys.executable, "-m", "ujar", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603
        [*command, *empty],
        stdout=-1,
        stderr=-1,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as server:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())[
                0
            ]
            with urllib.request.urlopen(address) as answer:  # noqa: S310
                assert answer.status == 200
        finally:
            server.terminate()
        assert "Traceback" not in server.stderr.read()


def test_each_installation_has_its_own_archive_of_the_sample(tmp_path):
    """Articles that are known by their paths would else be there twice."""
    here, there = tmp_path / "a", tmp_path / "b"
    assert serving._demo(here) == serving._demo(here)
    assert serving._demo(here) != serving._demo(there)
