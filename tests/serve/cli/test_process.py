"""ujar read as a process: signals, pipes, worker processes."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

FAKE = """
import os, time
from ujar.schema import Reading

class Fake:
    def __init__(self, settings):
        pass

    def __call__(self, article):
        if "DIE" in article.text:
            os._exit(9)
        if "HANG" in article.text:
            time.sleep(60)
        time.sleep(0.02)
        return Reading(article)
"""
START = """
import sys
from functools import partial
import fake_ujar
from ujar.serve.cli import job, main
job.Job = partial(job.Job, reader=fake_ujar.Fake)
main()
"""


@pytest.fixture
def start(tmp_path):
    (tmp_path / "fake_ujar.py").write_text(FAKE)
    started = []

    def popen(*arguments, **variables):
        environment = {**os.environ, "PYTHONPATH": str(tmp_path), **variables}
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", START, "read", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=tmp_path,
        )
        started.append(process)
        return process

    yield popen
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.jsonl"
    lines = ({"id": i, "text": f"Air naik {i}"} for i in range(5000))
    path.write_text("".join(json.dumps(x) + "\n" for x in lines))
    return path


def wait_for(path, size=1, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.exists() and path.stat().st_size >= size:
            return
        time.sleep(0.05)
    pytest.fail("nothing was written")


def test_workers_that_die_or_hang_cost_one_article_each(start, tmp_path):
    """The batch goes on, in order, and says what happened."""
    path = tmp_path / "in.jsonl"
    texts = ["Air", "DIE", "Api", "HANG", "Bumi", "Angin"]
    lines = (json.dumps({"id": t, "text": t}) + "\n" for t in texts)
    path.write_text("".join(lines))
    process = start(path, "--jsonl", "--workers", "2", UJAR_MAX_SECONDS="2")
    out, told = process.communicate(timeout=90)
    found = [json.loads(line)["id"] for line in out.splitlines()]
    assert found == ["Air", "Api", "Bumi", "Angin"]
    assert b"ended the process reading it: exit code 9" in told
    assert b"longer than 2 s" in told
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_ctrl_c_leaves_whole_lines_and_resume_goes_on(start, many, tmp_path):
    """Stopped in the middle, the file holds whole lines, and can be gone on with."""
    out = tmp_path / "out.jsonl"
    process = start(many, "--jsonl", "-o", out, "--workers", "2")
    wait_for(out)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.startswith(b"Stopped: ")
    assert b"Traceback" not in told
    written = out.read_bytes()
    assert written.endswith(b"\n")
    count = len([json.loads(line) for line in written.splitlines()])
    assert 0 < count < 5000
    small = tmp_path / "small.jsonl"
    small.write_text("".join(many.read_text().splitlines(keepends=True)[: count + 3]))
    again = start(small, "--jsonl", "-o", out, "--resume", "--workers", "1")
    again.communicate(timeout=60)
    ids = [json.loads(line)["id"] for line in out.read_bytes().splitlines()]
    assert ids == [str(i) for i in range(count + 3)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_closed_pipe_ends_it_quietly(start, many):
    """`ujar read … | head` leaves no traceback."""
    process = start(many, "--jsonl", "--workers", "1")
    process.stdout.readline()
    process.stdout.close()
    process.wait(timeout=60)
    told = process.stderr.read()
    assert b"Traceback" not in told
    assert b"Exception" not in told


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_without_input_at_a_terminal_there_is_help():
    """`ujar read` alone does not wait for somebody to type an article."""
    master, slave = os.openpty()
    told = subprocess.run(
        [sys.executable, "-m", "ujar", "read"],
        stdin=slave,
        capture_output=True,
        check=True,
        timeout=60,
        text=True,
    )
    os.close(master)
    os.close(slave)
    assert told.stdout.startswith("Usage: ")


def test_nothing_heavy_is_imported_for_the_version():
    """`ujar --version` answers at once."""
    code = (
        "import sys, ujar.serve.cli;"
        "heavy = {'numpy', 'rich', 'jinja2', 'trafilatura', 'onnxruntime'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "[]"
