"""Every page of the sample in a browser: narrow and wide, dark and light, with and
without script, in both languages. Nothing complains, sticks out, stays untranslated.
"""

import re
from itertools import product
from urllib.parse import urlsplit

import pytest

httpx = pytest.importorskip("httpx")

LINK = re.compile(r'href="(/[^"#]*)')
# Each value meets each value of every other kind in one of these.
FEW = [
    (390, "light", "en", True),
    (390, "dark", "id", False),
    (1440, "light", "id", False),
    (1440, "dark", "en", False),
    (1440, "dark", "id", True),
]
ALL = product((390, 1440), ("light", "dark"), ("en", "id"), (True, False))
REST = [pytest.param(way, True, marks=pytest.mark.long) for way in ALL]
LOCALES = {"en": "en-GB", "id": "id-ID"}
# Pages that no link leads to as they are here, or that are worth a second look.
MORE = {
    "/statements?q=warga": 200,
    "/statements?q=zzzz&by=xyzzy&since=2026-02-31": 200,
    "/brief/search?q=warga": 200,
    "/outlets?since=2031-01-01": 200,
    "/login": 200,
    "/account": 200,
    "/nothing": 404,
    "/story/s0": 404,
    "/statements?after=1.1": 400,
}
NOT_PAGES = ("/static/", "/export/", "/api/")
KINDS = {"story", "utterance", "article", "entity", "outlet", "outlets"}
KINDS |= {"brief/story", "brief/entity"}


def kind(address):
    """The kind of page that an address is of."""
    *steps, last = urlsplit(address).path.strip("/").split("/")
    return "/".join(steps) or f"/{last}"


@pytest.fixture(scope="module")
def addresses(sample_site):
    """One page of every kind that links lead to, and what is worth a second look."""
    found, waiting = {}, ["/", "/statements", "/outlets"]
    with httpx.Client(base_url=sample_site) as client:
        while waiting:
            address = waiting.pop(0)
            if kind(address) in found or address.startswith(NOT_PAGES):
                continue
            answer = client.get(address)
            assert answer.status_code == 200, address
            if answer.headers["content-type"].startswith("text/html"):
                found[kind(address)] = address
                links = [a.replace("&amp;", "&") for a in LINK.findall(answer.text)]
                waiting += [a for a in links if "lang=" not in a]
    assert set(found) >= KINDS
    return dict.fromkeys(found.values(), 200) | MORE


@pytest.mark.parametrize(("way", "whole"), [*((way, False) for way in FEW), *REST])
def test_every_page(sample_site, addresses, watched, way, whole):
    width, scheme, code, script = way
    seen = watched(
        sample_site,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale=LOCALES[code],
        java_script_enabled=script,
    )
    for number, (path, status) in enumerate(addresses.items()):
        seen.go(path, status)
        seen.fits(path)
        seen.reads(code, path)
        # Axe takes longest: each page once, in one of the two ways with script.
        if script and (whole or number % 2 == (width == 390)):
            seen.is_for_all(path)
    seen.close()
