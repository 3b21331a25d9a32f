"""Which addresses readers ask for: every kind of page, search and call of the API."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

import httpx

_PATIENCE = 30
# So many addresses of a kind, and of one thing: a story in English, in Indonesian, …
_OF_A_KIND, _OF_A_THING = 20, 2
_MOST = 4_000
_LINKS = re.compile(r'(?:href|src)="(/[^"#]*)')
# What changes something or is no page is not for readers, and a download of the whole
# archive takes as long as it is big.
_NOT_READ = re.compile(
    r"/(static|login|logout|account|admin|correct|add|export|api/docs)\b"
)
_SEARCHED = ("/statements?q=", "/api/v1/search?q=")
_LISTED = ("articles", "stories", "utterances", "entities", "facts", "outlets")
# The calls about what a page is about.
_CALLS = {
    "article": ("articles/{}", "origins?article={}"),
    "story": ("stories/{}", "facts?story={}", "briefs/story/{}"),
    "utterance": ("utterances/{}",),
    "entity": ("entities/{}", "briefs/entity/{}"),
    "outlet": ("outlets/{}", "articles?outlet={}", "statements?outlet={}"),
}


def asked(base: str, queries: Sequence[str]) -> dict[str, list[str]]:
    """Return a handful of addresses of every kind that is served at *base*."""
    pages = _pages(base)
    for start in _SEARCHED:
        searches = [start + quote(q) for q in queries[:_OF_A_KIND]]
        pages[kind(searches[0])] = searches
    for call in _LISTED:
        pages[f"/api/v1/{call}"] = [f"/api/v1/{call}"]
    for page, calls in _CALLS.items():
        shown = (urlsplit(p).path.split("/")[2] for p in pages.get(f"/{page}/…", ()))
        ids = list(dict.fromkeys(shown))
        for call in calls if ids else ():
            name = kind(f"/api/v1/{call}")
            pages.setdefault(name, [])
            pages[name] += [f"/api/v1/{call.format(id_)}" for id_ in ids]
    return pages


def _pages(base: str) -> dict[str, list[str]]:
    """Follow links from the front page until every kind has a handful."""
    found: dict[str, list[str]] = defaultdict(list)
    waiting = ["/", "/statements"]
    seen = set(waiting)
    things: Counter[str] = Counter()
    with httpx.Client(base_url=base, timeout=_PATIENCE) as client:
        while waiting and len(seen) < _MOST:
            path = waiting.pop(0)
            thing = _thing(path)
            enough = len(found[kind(path)]) >= _OF_A_KIND
            if enough or things[thing] >= _OF_A_THING:
                continue
            things[thing] += 1
            answer = client.get(path)
            answer.raise_for_status()
            found[kind(path)].append(path)
            links = _LINKS.findall(answer.text.replace("&amp;", "&"))
            new = [p for p in links if p not in seen and not _NOT_READ.match(p)]
            seen.update(new)
            waiting += new
    return dict(found)


def _thing(path: str) -> str:
    """Return what an address is about, the address itself where that is a list."""
    return urlsplit(path).path if kind(path).endswith("/…") else path


def kind(path: str) -> str:
    """Return what sort of page an address is.

    >>> kind("/story/s1?lang=id"), kind("/statements?q=x"), kind("/api/v1/stories/s1")
    ('/story/…', '/statements?…', '/api/v1/stories/…')
    """
    parts = urlsplit(path)
    names = [n for n in parts.path.split("/") if n]
    fixed = 3 if names[:1] == ["api"] else 1
    shown = "/" + "/".join(names[:fixed])
    rest = "/…" if len(names) > fixed else ""
    return shown + rest + ("?…" if parts.query and not rest else "")
