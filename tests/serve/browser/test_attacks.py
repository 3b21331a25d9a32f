"""The archive of attacks in a real browser: nothing runs, nothing is fetched.

Whatever a page would run or fetch is forbidden by its policy too, and the browser tells
of it: such a complaint fails as the deed itself would.
"""

from urllib.parse import quote

import pytest

from ujar.serve.addresses import of


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
        page.locator("main a[href^='/entity/']").first.click()
        seen.fits(f"the speaker of {name}")
    assert seen.go("/article/silent").locator("h1").count() == 1
    seen.close()
