"""Every kind of page in a real browser: nothing runs, nothing is fetched, axe agrees.

Skipped where there is no Chromium or no Playwright.
"""

import re
import shutil
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe")
uvicorn = pytest.importorskip("uvicorn", reason="needs ujar[web]")

from ujar.pipeline import opening, wire_doors  # noqa: E402
from ujar.pipeline.settings import Settings  # noqa: E402
from ujar.schema.accounts import AT_THE_MACHINE, Role  # noqa: E402
from ujar.serve.web import app  # noqa: E402
from ujar.serve.web.doors.house import House  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium"),
    # The browser's own threads and sockets end when they like.
    pytest.mark.filterwarnings("ignore"),
]
KINDS = ("story", "utterance", "article", "entity", "outlet", "brief")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=120_000
        )
        yield found
        found.close()


def serving(settings, house=None):
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app.build(settings, house), log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="module")
def sample_site(sample_settings):
    yield from serving(sample_settings)


@pytest.fixture(scope="module")
def hostile_site(hostile_settings):
    yield from serving(hostile_settings)


WORDS = "kuda pelana baterai"


@pytest.fixture
def guarded_site(tmp_path):
    """An archive with users, served to whoever logs in."""
    settings = Settings(archive=str(tmp_path / "doors.db"))
    hashed = wire_doors.passwords().hashed(WORDS)
    with opening.opened(settings) as archive:
        users = wire_doors.users(archive)
        users.add(AT_THE_MACHINE, "adi", Role.ADMIN, hashed)
        users.add(AT_THE_MACHINE, "rani.laksmi@surat.example", Role.READER, hashed)
    yield from serving(settings, House(login=True))


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

    def go(self, path):
        answer = self.page.goto(self.site + path)
        assert answer.status == 200, path
        return self.page

    def close(self):
        self.context.close()
        assert self.complaints == []


def fit_and_for_all(page, name, width):
    """Nothing sticks out of the page, and axe has nothing to say."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, (name, wide)
    results = axe.Axe().run(page, options={"runOnly": TAGS})
    broken = [
        (v["id"], [n["html"][:160] for n in v["nodes"][:3]])
        for v in results.response["violations"]
    ]
    assert broken == [], name


def addresses(watched):
    """One page of every kind."""
    found = {"front": "/", "stories": "/stories", "statements": "/statements?q=warga"}
    found |= {"outlets": "/outlets", "watches": "/watches"}
    waiting, seen = ["/", "/statements", "/outlets"], set()
    while waiting and len(found) < 5 + len(KINDS) and len(seen) < 12:
        path = waiting.pop(0)
        seen.add(path)
        html = watched.go(path).content()
        for path, name in re.findall(r'href="(/(\w+)/[^"#]+)', html):
            if name in KINDS and name not in found:
                found[name] = path
                waiting.append(path)
    return found


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_sample(browser, sample_site, width, scheme):
    locale = "en-GB" if scheme == "light" else "id-ID"
    watched = Watched(
        browser,
        sample_site,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale=locale,
    )
    found = addresses(watched)
    assert set(KINDS) <= set(found)
    for name, path in found.items():
        fit_and_for_all(watched.go(path), name, width)
    watched.close()


def test_keys_go_from_statement_to_statement(browser, sample_site):
    watched = Watched(browser, sample_site)
    page = watched.go("/article/w-06")
    for keys, here in (("n", "s1"), ("nn", "s3"), ("p", "s2")):
        for key in keys:
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == here
    watched.close()


def test_citations_are_copied(browser, sample_site):
    watched = Watched(
        browser, sample_site, permissions=["clipboard-read", "clipboard-write"]
    )
    page = watched.go(addresses(watched)["utterance"])
    page.locator(".copy").first.click()
    held = page.evaluate("navigator.clipboard.readText()")
    assert held == page.locator("#cite-plain").text_content()
    watched.close()


def test_search_answers_while_one_types(browser, sample_site):
    watched = Watched(browser, sample_site)
    page = watched.go("/statements")
    page.locator("#q").press_sequentially("warga", delay=20)
    page.wait_for_url("**/statements?q=warga")
    page.wait_for_selector("#results mark")
    assert page.evaluate("document.activeElement.id") == "q"
    watched.close()


def test_pages_work_without_script(browser, sample_site):
    watched = Watched(browser, sample_site, java_script_enabled=False)
    page = watched.go("/")
    page.fill("#find", "warga")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements?q=warga")
    assert page.locator("mark").count()
    page.locator("main .state a").first.click()
    assert page.locator("h1").count() == 1
    watched.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_of_an_attack_runs(browser, hostile_site, width):
    watched = Watched(browser, hostile_site, viewport={"width": width, "height": 900})
    found = addresses(watched)
    assert set(KINDS) <= set(found)
    for name, path in found.items():
        page = watched.go(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (name, wide)
    watched.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("script", [True, False])
def test_in_to_a_page_and_out(browser, guarded_site, width, script):
    watched = Watched(
        browser,
        guarded_site,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if width < 1000 else "light",
        locale="id-ID" if width < 1000 else "en-GB",
        java_script_enabled=script,
    )
    page = watched.go("/statements?q=bah")
    assert page.url.startswith(f"{guarded_site}/login?next=")
    if script:
        fit_and_for_all(page, "login", width)
    page.fill("#name", "Adi")
    page.fill("#password", WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements?q=bah")
    for path in ("/account", "/users", "/log"):
        page = watched.go(path)
        if script:
            fit_and_for_all(page, path, width)
    page = watched.go("/account")
    page.fill("#label", "malam")
    page.click("form[action='/account/token'] button")
    assert page.locator("#key").text_content().startswith("ujar_")
    page.click("form[action='/logout'] button")
    page.wait_for_url("**/login")
    assert page.locator("#password").count() == 1
    page = watched.go("/users")
    assert page.url.startswith(f"{guarded_site}/login")
    # The browser says that it did as it was told.
    watched.complaints = [
        told for told in watched.complaints if "Cleared data types" not in told
    ]
    watched.close()


def test_calls_are_tried_in_the_documents_of_the_api(browser, sample_site):
    watched = Watched(browser, sample_site)
    page = watched.go("/api/docs")
    call = page.locator("#operations-statements-listStatements")
    call.locator(".opblock-summary-control").click()
    call.locator(".execute").click()
    told = call.locator(".live-responses-table").inner_text()
    assert "Wangsar" in told
    watched.close()
