"""Correcting and adding in a real browser, with and without script."""

import re

import pytest

BOTH = [("en-GB", True, "Undo", "Done"), ("id-ID", False, "Batalkan", "Selesai")]


@pytest.mark.parametrize(("locale", "script", "undo", "_done"), BOTH)
def test_a_speaker_is_corrected_and_undone(
    own_site, watched, locale, script, undo, _done
):
    """In place where there is script, on a page of its own where there is none."""
    seen = watched(own_site, locale=locale, java_script_enabled=script)
    page = seen.go("/article/w-06")
    page.locator("#n2 a[data-in-place]").click()
    form = page.locator("#n2 [data-fix]" if script else "main [data-fix]")
    form.locator("#name").fill("Orang Baru")
    if script:
        seen.is_for_all("the form in place")
    else:
        form.locator("#other").check()
    form.locator("button.strong").click()
    page.wait_for_url("**/article/w-06#n2")
    assert page.locator("#n2 .who").text_content() == "Orang Baru"
    page = seen.go("/corrections")
    if script:
        seen.is_for_all("corrections")
    page.get_by_role("button", name=re.compile(undo)).first.click()
    page.wait_for_url("**/corrections")
    assert seen.go("/article/w-06").locator("#n2 .who").text_content() != "Orang Baru"
    seen.close()


@pytest.mark.parametrize(("locale", "script", "_undo", "done"), BOTH)
def test_a_text_is_added(own_site, watched, locale, script, _undo, done):
    """The page tells by itself when the text was read, and leads to it."""
    seen = watched(own_site, locale=locale, java_script_enabled=script)
    page = seen.go("/add")
    page.fill("#text", '"Air naik lagi", kata Rana Wibisana di Kelam.')
    page.fill("#title", "Air naik")
    page.locator("form:has(#text) button").click()
    page.wait_for_selector(f"h1:has-text('{done}')", timeout=120_000)
    if script:
        seen.is_for_all("a job")
    with page.expect_navigation():
        page.get_by_role("link", name="Air naik").click()
    assert page.locator("h1").text_content() == "Air naik"
    seen.close()


@pytest.mark.parametrize(("locale", "script", "undo", "_done"), BOTH)
def test_a_figure_is_judged_and_that_undone(
    own_site, watched, locale, script, undo, _done
):
    """Shown with why beside the figures of the story, and taken back from there."""
    seen = watched(own_site, locale=locale, java_script_enabled=script)
    page = seen.go("/correct/figure/w-10?item=6")
    page.fill("#why-apart", "dua hal")
    page.locator("form:has(#why-apart) button.link").first.click()
    page.wait_for_url("**/article/w-10#values-h")
    page.locator(".crumb a[href^='/story/']").first.click()
    told = page.locator("#figures .changed")
    assert "dua hal" in told.text_content()
    if script:
        seen.is_for_all("a story with a judgement of figures")
    told.get_by_role("button", name=re.compile(undo)).click()
    page.wait_for_url("**/story/*#*")
    assert page.locator("#figures .changed").count() == 0
    seen.close()
