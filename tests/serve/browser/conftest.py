"""A real browser that notes every complaint, and the sites that it visits.

Skipped where there is no Chromium or no Playwright.
"""

import re
import shutil
import socket
import threading
import time
import tomllib
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ujar.pipeline import opening

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Answers of another status are complaints; the browser tells of these in English.
REFUSED = re.compile(
    r"Failed to load resource: the server responded with a status of 4"
)

WORD = re.compile(r"[a-z]{3,}")
# The first word, and later ones that are no names; no ids and addresses.
TOLD = re.compile(r"^[A-Za-z]{3,}(?![\w/.])|(?<!\S)[a-z]{3,}(?![\w/])")
FOLDER = Path("src/ujar/serve/web/words")
# What a reader sees or hears in the page's own language; names and quoted text aside.
SEEN = """code => {
  const foreign = 'bdi, pre, code, [dir=auto], svg title, svg desc, script, style';
  const own = e => e.closest('[lang]').lang === code && !e.closest(foreign);
  const seen = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (own(texts.currentNode.parentElement)) seen.push(texts.currentNode.data);
  for (const name of ['aria-label', 'placeholder'])
    for (const e of document.querySelectorAll(`[${name}]`))
      if (own(e) && !e.matches('a')) seen.push(e.getAttribute(name));
  return seen.map(s => s.trim()).filter(Boolean);
}"""


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="there is no chromium"))
            # The browser's own threads and sockets end when they like.
            item.add_marker(pytest.mark.filterwarnings("ignore"))


# One for each file of tests: while it is there, no other test could run a loop.
@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright")
    pytest.importorskip("axe_playwright_python", reason="no axe")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=120_000
        )
        yield found
        found.close()


@pytest.fixture(scope="session")
def serving():
    """A manager that serves an archive from a thread, and gives its address."""
    uvicorn = pytest.importorskip("uvicorn", reason="needs ujar[web]")
    from ujar.serve.web import app  # noqa: PLC0415

    @contextmanager
    def served(settings, house=None):
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        built = app.build(settings, house)
        config = uvicorn.Config(built, log_level="error", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()
        listener.close()

    return served


@pytest.fixture(scope="module")
def sample_site(serving, sample_settings):
    with serving(sample_settings) as site:
        yield site


@pytest.fixture(scope="module")
def hostile_site(serving, hostile_settings):
    with serving(hostile_settings) as site:
        yield site


@pytest.fixture
def own_site(serving, sample_settings, tmp_path):
    """The sample on a copy that may be changed."""
    with opening.opened(sample_settings, create=False) as archive:
        archive.backup(tmp_path / "own.db")
    with serving(replace(sample_settings, archive=str(tmp_path / "own.db"))) as site:
        yield site


@cache
def said_by(code):
    """Every word of the tables of a language."""
    texts = []
    for file in (FOLDER / code).glob("*.toml"):
        waiting = [tomllib.loads(file.read_text(encoding="utf-8"))]
        while waiting:
            held = waiting.pop()
            if isinstance(held, str):
                texts.append(re.sub(r"\{\w*\}", " ", held).lower())
            else:
                waiting += held.values() if isinstance(held, dict) else held
    return set(WORD.findall(" ".join(texts)))


def told(text):
    """The words of a text, without names, ids and addresses."""
    return {word.lower() for word in TOLD.findall(text)}


class Watched:
    """A page of which every complaint and every foreign request is noted."""

    def __init__(self, browser, site, **context):
        self.site, self.complaints = site, []
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on(
            "dialog", lambda d: (self.complaints.append("dialog"), d.dismiss())
        )
        self.page.on("request", self._asked)

    def _asked(self, request):
        if f"http://{urlsplit(request.url).netloc}" != self.site:
            self.complaints.append(f"asked for {request.url}")

    def go(self, path, status=200):
        answer = self.page.goto(self.site + path)
        assert answer.status == status, path
        if status != 200:
            self.complaints = [c for c in self.complaints if not REFUSED.match(str(c))]
        return self.page

    def fits(self, name):
        """Nothing sticks out of the page at the right."""
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > self.page.viewport_size["width"]:
            self.complaints.append(f"{name} is {wide} wide")

    def is_for_all(self, name):
        """Axe has nothing to say."""
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

        results = Axe().run(self.page, options={"runOnly": TAGS})
        self.complaints += [
            (name, v["id"], [n["html"][:160] for n in v["nodes"][:3]])
            for v in results.response["violations"]
        ]

    def reads(self, code, name):
        """No word that only the other language has stands in a text of this one."""
        other = said_by("id" if code == "en" else "en") - said_by(code)
        self.complaints += [
            (name, code, text)
            for text in self.page.evaluate(SEEN, code)
            if other & told(text)
        ]

    def close(self):
        self.context.close()
        assert not self.complaints, "\n".join(map(str, self.complaints))


@pytest.fixture
def watched(browser):
    """Return a watched page of a site: watched(site, viewport=…)."""

    def started(site, **context):
        return Watched(browser, site, **context)

    return started
