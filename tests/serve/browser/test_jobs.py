"""What people do on the pages, in a real browser, by mouse and by keyboard."""

import pytest

pytest.importorskip("argon2", reason="needs ujar[web]")

from ujar.pipeline import opening, wire_doors
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import AT_THE_MACHINE, Role
from ujar.serve.web.doors.house import House

WORDS = "kuda pelana baterai"


@pytest.fixture
def guarded_site(serving, tmp_path):
    """An archive with users, served to whoever logs in."""
    settings = Settings(archive=str(tmp_path / "doors.db"))
    hashed = wire_doors.passwords().hashed(WORDS)
    with opening.opened(settings) as archive:
        users = wire_doors.users(archive)
        users.add(AT_THE_MACHINE, "adi", Role.ADMIN, hashed)
        users.add(AT_THE_MACHINE, "rani.laksmi@surat.example", Role.READER, hashed)
    with serving(settings, House(login=True)) as site:
        yield site


def first(seen, kind):
    """The address of the first page of a kind that the first story leads to."""
    story = seen.go("/").locator("h3 a").first.get_attribute("href")
    links = seen.go(story).locator(f'main a[href^="/{kind}/"]')
    return links.first.get_attribute("href")


def test_keys_go_from_statement_to_statement(sample_site, watched):
    seen = watched(sample_site)
    page = seen.go("/article/w-06")
    for keys, here in (("n", "s1"), ("nn", "s3"), ("p", "s2")):
        for key in keys:
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == here
    seen.close()


def test_citations_are_copied(sample_site, watched):
    seen = watched(sample_site, permissions=["clipboard-read", "clipboard-write"])
    page = seen.go(first(seen, "utterance"))
    page.locator(".copy").first.click()
    held = page.evaluate("navigator.clipboard.readText()")
    assert held == page.locator("#cite-plain").text_content()
    seen.close()


def test_what_is_to_be_saved_is_saved(sample_site, watched, tmp_path):
    seen = watched(sample_site)
    saved = {}
    for path in ("/article/w-06", "/statements", "/brief/search?q=warga"):
        page = seen.go(path)
        for link in page.locator("main a[download]").all():
            with page.expect_download() as waiting:
                link.click()
            name = waiting.value.suggested_filename
            waiting.value.save_as(tmp_path / name)
            saved[name] = (tmp_path / name).stat().st_size
    suffixes = {name.rpartition(".")[2] for name in saved}
    assert suffixes >= {"jsonl", "csv", "jsonld", "md", "html", "docx", "pdf"}
    assert all(saved.values())
    seen.close()


def test_search_answers_while_one_types(sample_site, watched):
    seen = watched(sample_site)
    page = seen.go("/statements")
    page.locator("#q").press_sequentially("warga", delay=20)
    page.wait_for_url("**/statements?q=warga")
    page.wait_for_selector("#results mark")
    assert page.evaluate("document.activeElement.id") == "q"
    seen.close()


def test_pages_work_without_script(sample_site, watched):
    seen = watched(sample_site, java_script_enabled=False)
    page = seen.go("/")
    page.fill("#find", "warga")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements?q=warga")
    assert page.locator("mark").count()
    page.locator("main .state a").first.click()
    assert page.locator("h1").count() == 1
    seen.close()


@pytest.mark.parametrize(("width", "script"), [(390, True), (1440, False)])
def test_in_to_a_page_and_out(guarded_site, watched, width, script):
    seen = watched(
        guarded_site,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if width < 1000 else "light",
        locale="id-ID" if width < 1000 else "en-GB",
        java_script_enabled=script,
    )
    page = seen.go("/statements?q=bah")
    assert page.url.startswith(f"{guarded_site}/login?next=")
    code = "id" if width < 1000 else "en"
    seen.reads(code, "login")
    page.fill("#name", "Adi")
    page.fill("#password", WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements?q=bah")
    for path in ("/account", "/users", "/log"):
        page = seen.go(path)
        seen.fits(path)
        seen.reads(code, path)
        if script:
            seen.is_for_all(path)
    page = seen.go("/account")
    page.fill("#label", "malam")
    page.click("form[action='/account/token'] button")
    assert page.locator("#key").text_content().startswith("ujar_")
    page.click("form[action='/logout'] button")
    page.wait_for_url("**/login")
    assert page.locator("#password").count() == 1
    page = seen.go("/users")
    assert page.url.startswith(f"{guarded_site}/login")
    # The browser says that it did as it was told.
    seen.complaints = [
        told for told in seen.complaints if "Cleared data types" not in told
    ]
    seen.close()


def test_calls_are_tried_in_the_documents_of_the_api(sample_site, watched):
    seen = watched(sample_site)
    page = seen.go("/api/docs")
    call = page.locator("#operations-statements-listStatements")
    call.locator(".opblock-summary-control").click()
    call.locator(".execute").click()
    told = call.locator(".live-responses-table").inner_text()
    assert "Wangsar" in told
    seen.close()
