"""How long does a page take with 50 readers at once, while articles are added?"""

import itertools
import json
import random
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import addresses
import searching
from finding import Finding
from ujar.pipeline.settings import Settings

READERS = 50
# A reader looks at what came for so long, in seconds, before asking again.
_LOOKS = (0.5, 1.5)
_LIMIT = 300
_PATIENCE = 30

Took = dict[str, list[float]]


@dataclass(slots=True)
class _Heard:
    """What the readers were answered: seconds by kind of address, and what failed."""

    took: Took = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


def measure(
    settings: Settings, added: Sequence[Mapping[str, object]], seconds: float
) -> list[Finding]:
    """Return the 95th percentile of every kind of page and call.

    *added* are articles in the form of the input, put in by another process meanwhile.
    """
    queries = searching.queries(settings)
    with _served(settings) as base:
        pages = addresses.asked(base, queries)
        with _adding(settings, added):
            heard = _read(base, pages, seconds)
    note = f"{sum(map(len, heard.took.values()))} answers in {seconds:g} s"
    wrong = "; ".join(heard.wrong[:3])
    found = [Finding("load: errors", len(heard.wrong), most=0, note=wrong or note)]
    for kind, took in sorted(heard.took.items()):
        p95 = 1000 * sorted(took)[int(len(took) * 0.95)]
        told = f"{len(took)} answers"
        found.append(Finding(f"load: {kind}, p95", p95, "ms", _LIMIT, note=told))
    return found


@contextmanager
def _served(settings: Settings) -> Iterator[str]:
    """Start the server as a user would; what it says first tells the address."""
    words = [sys.executable, "-m", "ujar", "serve", "--port", "0"]
    words += ["--archive", settings.archive]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(words, stdout=pipe, stderr=nothing, text=True) as server:
        try:
            said = server.stdout.readline() if server.stdout else ""
            base = re.search(r"http://[^\s/]+", said)
            if base is None:
                raise RuntimeError(f"the server did not start: {said!r}")
            yield base[0]
        finally:
            server.terminate()


@contextmanager
def _adding(
    settings: Settings, articles: Sequence[Mapping[str, object]]
) -> Iterator[None]:
    """Add articles from another process, on one core, while the block runs."""
    path = Path(settings.archive).with_name("load.jsonl")
    with path.open("w", encoding="utf-8") as file:
        for article in articles:
            line = {**article, "id": f"load-{article['id']}"}
            file.write(json.dumps(line) + "\n")
    words = [sys.executable, "-m", "ujar", "add", str(path), "--workers", "1"]
    words += ["--archive", settings.archive]
    nothing = subprocess.DEVNULL
    with subprocess.Popen(words, stdout=nothing, stderr=nothing) as adder:
        yield
        if adder.poll() is not None:
            raise RuntimeError("adding ended before the readers did: give it more")
        adder.terminate()
    path.unlink()


def _read(base: str, pages: Mapping[str, Sequence[str]], seconds: float) -> _Heard:
    """Let readers ask for so long: each a thread with a connection of its own.

    What they are sent is read and not looked at: the machine's time is the server's.
    """
    heard = _Heard()
    until = time.perf_counter() + seconds
    host = base.removeprefix("http://")
    readers = [
        threading.Thread(target=_reader, args=(host, pages, until, heard, n))
        for n in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return heard


def _reader(
    host: str,
    pages: Mapping[str, Sequence[str]],
    until: float,
    heard: _Heard,
    number: int,
) -> None:
    """Ask, look for a while, ask again; every kind of page equally often."""
    dice = random.Random(number)  # noqa: S311  # a reader, not a secret
    kinds = sorted(pages)
    dice.shuffle(kinds)
    connection = HTTPConnection(host, timeout=_PATIENCE)
    time.sleep(dice.uniform(0, _LOOKS[1]))
    for chosen in itertools.cycle(kinds):
        if time.perf_counter() > until:
            return
        path = dice.choice(pages[chosen])
        began = time.perf_counter()
        try:
            status = _status(connection, path)
        except (HTTPException, OSError) as error:
            heard.wrong.append(f"{path}: {error!r}")
            connection.close()
            continue
        heard.took[chosen].append(time.perf_counter() - began)
        if status >= 400:
            heard.wrong.append(f"{path}: {status}")
        time.sleep(dice.uniform(*_LOOKS))


def _status(connection: HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status
