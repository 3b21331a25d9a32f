"""The address of everything that has a page."""

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

# A browser takes a second slash for a host, and a backslash for a slash.
_WITHIN = re.compile(r"/(?![/\\])[!-\[\]-~]{0,2000}")


def of(kind: str, name: str, mark: str = "") -> str:
    """Return the address of the thing of that kind and id.

    >>> of("article", "a/b c#1", "s2")
    '/article/a%2Fb%20c%231#s2'
    """
    place = f"#{mark}" if mark else ""
    # A browser would take a lone dot or two as a step upwards, also percent-encoded.
    held = f"{name}/" if name in {".", ".."} else name
    return f"/{kind}/{quote(held, safe='', errors='replace')}{place}"


def statements(**query: object) -> str:
    """Return the address of the statements that meet the conditions given."""
    return listed("/statements", query)


def listed(path: str, query: Mapping[str, object]) -> str:
    """Return the address of a list; what is empty is left out."""
    given = {k: str(v) for k, v in query.items() if v}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path


def within(address: str) -> str:
    """Return an address of ours to go on to, the front page for anything else.

    >>> within("/story/s1?lang=id"), within("//evil.example"), within("https:/x")
    ('/story/s1?lang=id', '/', '/')
    """
    return address if _WITHIN.fullmatch(address) else "/"


def followed(url: str | None) -> str | None:
    """Return the address of the page an article came from, if a browser may go there.

    >>> followed("javascript:alert(1)"), followed("https://denyut.example/1")
    (None, 'https://denyut.example/1')
    """
    return url if url and url.startswith(("https://", "http://")) else None
