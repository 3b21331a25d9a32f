"""The address of everything that has a page."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

# What a URI may hold as it is (RFC 3986), and what is percent-encoded already.
_URI = "%/:?#[]@!$&'()*+,;=~"

# Where `ujar serve` answers unless it is told otherwise.
HERE = "http://127.0.0.1:8642"

# The forms in which a watch is followed: Atom, JSON Feed.
FEEDS = ("atom", "json")


def of(kind: str, name: str, mark: str = "") -> str:
    """Return the address of the thing of that kind and id.

    >>> of("article", "a/b c#1", "s2")
    '/article/a%2Fb%20c%231#s2'
    """
    place = f"#{mark}" if mark else ""
    # A browser would take a lone dot or two as a step upwards, also percent-encoded.
    held = f"{name}/" if name in {".", ".."} else name
    return f"/{kind}/{quote(held, safe='', errors='replace')}{place}"


def of_statement(article: str, item: int) -> str:
    """Return the address of a statement by its place, from 0, in its article.

    >>> of_statement("a1", 0)
    '/article/a1#s1'
    """
    return of("article", article, f"s{item + 1}")


def secret_feed(site: str, watch: str, key: str, form: str) -> str:
    """Return the address of a watch's feed that *key* opens, without a login.

    >>> secret_feed("https://ujar.example/", "w1", "k", "atom")
    'https://ujar.example/feed/w1/k.atom'
    """
    return f"{site.rstrip('/')}{of('feed', watch)}/{key}.{form}"


def listed(path: str, query: Mapping[str, object]) -> str:
    """Return the address of a list; what is empty is left out."""
    given = {k: str(v) for k, v in query.items() if v}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path


def followed(url: str | None) -> str | None:
    """Return the address of the page an article came from, if a browser may go there.

    >>> followed("javascript:alert(1)"), followed("https://denyut.example/1")
    (None, 'https://denyut.example/1')
    """
    return url if url and url.startswith(("https://", "http://")) else None


def uri(url: str | None) -> str | None:
    """Return the address of a page as other programs take it: a URI, or None.

    >>> uri("https://denyut.example/a b?<é>"), uri("javascript:alert(1)")
    ('https://denyut.example/a%20b?%3C%C3%A9%3E', None)
    """
    page = followed(url)
    return quote(page, safe=_URI, errors="replace") if page else None
