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

from ujar.pipeline import opening
from ujar.pipeline.settings import Settings
from ujar.serve.cli import main, serving


def refused(*words):
    result = CliRunner().invoke(main, ["serve", *words])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    return result.output


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "evil.example"])  # noqa: S104
def test_other_addresses_are_refused(host):
    told = refused("--host", host)
    assert "no logins yet" in told
    assert host in told


def test_without_the_libraries_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert "pip install 'ujar[web]'" in refused()


def test_without_an_archive_the_way_out_is_named(tmp_path):
    assert "ujar add" in refused("--archive", str(tmp_path / "none.db"))


def test_a_port_in_use_is_told(tmp_path):
    archive = tmp_path / "empty.db"
    with opening.opened(replace(Settings(), archive=str(archive))):
        pass
    with serving.listening(0) as taken:
        port = taken.getsockname()[1]
        assert "--port" in refused("--archive", str(archive), "--port", str(port))


def test_the_sample_is_in_reach():
    assert (serving._sample_folder() / "sample.jsonl").is_file()


def test_it_serves_until_it_is_told_to_end(tmp_path):
    archive = tmp_path / "empty.db"
    with opening.opened(replace(Settings(), archive=str(archive))):
        pass
    command = [sys.executable, "-m", "ujar", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603
        [*command, "--archive", str(archive)],
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
