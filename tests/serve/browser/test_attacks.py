"""The archive of attacks in a real browser: nothing runs, nothing is fetched.

Whatever a page would run or fetch is forbidden by its policy too, and the browser tells
of it: such a complaint fails as the deed itself would.
"""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from ujar.pipeline import opening
from ujar.schema.keeping import Wanted
from ujar.serve.addresses import of

httpx = pytest.importorskip("httpx")

SEAL = re.compile(r'name="csrf" value="([^"]*)"')


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_of_an_attack_runs(hostile_site, attacks, watched, width):
    seen = watched(hostile_site, viewport={"width": width, "height": 900})
    waiting = ["/", "/stories", "/statements", "/outlets"]
    waiting += [f"/statements?q={quote(text)}" for text in attacks.values()]
    kinds = set()
    for path in waiting:
        page = seen.go(path)
        seen.fits(path)
        for link in page.locator("main a[href^='/']").all():
            address = link.get_attribute("href").partition("#")[0]
            kind = address.split("/")[1].partition("?")[0]
            if kind not in kinds | {"export"}:
                kinds.add(kind)
                waiting.append(address)
    assert kinds >= {"story", "utterance", "article", "entity", "outlet", "brief"}
    seen.close()


def test_each_attack_is_read_as_it_stands(hostile_site, attacks, watched):
    seen = watched(hostile_site, viewport={"width": 390, "height": 900})
    for number, (name, text) in enumerate(attacks.items(), 40):
        page = seen.go(of("article", f"../{number}?{text}#x".replace("\0", "\ufffd")))
        seen.fits(name)
        assert f"Judul {number}" in page.title()
        shown = page.locator("h1").inner_text()
        if text.isprintable():
            assert " ".join(text.split()) in " ".join(shown.split())
        assert page.locator(".notes .n").count() == 1
        with page.expect_navigation():
            page.locator("main a[href^='/entity/']").first.click()
        seen.fits(f"the speaker of {name}")
    assert seen.go("/article/silent").locator("h1").count() == 1
    seen.close()


def test_what_users_write_is_shown_as_they_wrote_it(
    serving, hostile_settings, attacks, watched, tmp_path
):
    """Names and notes of corrections, names of watches and of files that they sent."""
    with opening.opened(hostile_settings, create=False) as archive:
        archive.backup(tmp_path / "own.db")
        article = archive.statements(Wanted(), 1).items[0].article.id
    with serving(replace(hostile_settings, archive=str(tmp_path / "own.db"))) as site:
        form = f"{of('correct/statement', article)}?item=0"
        with httpx.Client(base_url=site, follow_redirects=True) as client:

            def send(path, **fields):
                files = fields.pop("files", None)
                fields["csrf"] = SEAL.search(client.get(path).text)[1]
                return client.post(path, data=fields, files=files)

            for text in attacks.values():
                send(form, speaker="other", name=text[:150], note=text)
                send("/watches", name=text[:150], q="roboh")
                send("/add", files={"files": (f"{text[:80]}.txt", b"", "text/plain")})
        seen = watched(site, viewport={"width": 390, "height": 900})
        noted = seen.go("/corrections").locator("main li").count()
        assert noted > len(attacks) / 2
        paths = ["/corrections", of("article", article), "/log", "/add", "/watches"]
        links = seen.go("/watches").locator("main a.who").all()
        paths += [link.get_attribute("href") for link in links]
        assert len(paths) > len(attacks)
        for path in paths:
            seen.go(path)
            seen.fits(path)
        seen.close()
