"""The calls in docs/api.md do what it says, as they stand there."""

import json
import re
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from ujar.serve.web import app

GUIDE = Path("docs/api.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8642"
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)
CALLS = [
    re.findall(r"^curl (?:.*\\\n)*.*$", block, re.MULTILINE)
    for kind, block in BLOCKS
    if kind == "sh"
]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def site(own_archive):
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app.build(own_archive), log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
@pytest.mark.parametrize("calls", CALLS, ids=lambda calls: str(CALLS.index(calls)))
def test_calls_of_curl(site, calls):
    """What stands together is called one after the other."""
    for call in calls:
        line = call.replace(SITE, site)
        done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)  # noqa: S603, S607
        assert done.returncode == 0, done.stdout
        answers = [json.loads(line) for line in done.stdout.splitlines() if line]
        assert answers
        assert all(answer.get("items", True) for answer in answers)


def test_the_client_in_python(site, capsys):
    asking, watching = (block for kind, block in BLOCKS if kind == "python")
    exec(asking.replace(SITE, site), {})  # noqa: S102  # our own page
    told = capsys.readouterr().out.splitlines()
    assert len(told) > 5
    assert all("2026-09" in line for line in told)
    exec(watching.replace(SITE, site), {})  # noqa: S102
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(set(told)) > 5


def test_every_call_is_named():
    from ujar.serve.web.api.resources import ALL  # noqa: PLC0415

    for call in ALL:
        assert f"`{call.path}" in GUIDE, call.id
