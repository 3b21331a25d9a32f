"""What a page says of itself: title, author, time of publication, site, address."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# In the order in which they are believed. The first ones are outlets' own and hold the
# local time; the standard ones are often in UTC, and sometimes only say so.
_TIMES = (
    "dtk:publishdate",
    "publishdate",
    "content_publisheddate",
    "ld:datePublished",
    "article:published_time",
    "datepublished",
    "pubdate",
)
_TITLES = ("ld:headline", "og:title", "twitter:title", "title")
_AUTHORS = ("ld:author", "dtk:author", "content_author", "author", "article:author")
_SITES = ("og:site_name", "application-name")
_URLS = ("canonical", "og:url", "ld:url")
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting"}
)
_KEYS = ("property", "name", "itemprop")
_MOST_LD = 500_000
_MOST_NODES = 1_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, each None where the page does not say it."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None
    body: str | None = None


def read(
    tree: Any,  # noqa: ANN401  # lxml has no types
) -> Metadata:
    """Return what the head and the JSON-LD of a parsed page say."""
    said = _meta(tree) | _linked(tree)
    heading = tree.find(".//title")
    if heading is not None:
        said.setdefault("title", heading.text_content())
    return Metadata(
        title=_first(said, _TITLES),
        author=_author(said),
        published=_published(said),
        site=_first(said, _SITES),
        url=_address(said),
        body=said.get("ld:articleBody"),
    )


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in filter(None, map(element.get, _KEYS)):
            if content:
                said.setdefault(key.strip().lower(), content)
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            said.setdefault("canonical", (element.get("href") or "").strip())
    return said


def _linked(tree: Any) -> dict[str, str]:  # noqa: ANN401
    """Return the fields of the first article in the page's JSON-LD."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            for node in _nodes(element.text_content()):
                if _ARTICLES.intersection(_listed(node.get("@type"))):
                    return _fields(node)
    return {}


def _nodes(source: str) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON-LD script, the outer before the inner."""
    if len(source) > _MOST_LD:
        return
    try:
        waiting = [json.loads(source, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.extend(v for v in node.values() if isinstance(v, dict | list))
        elif isinstance(node, list):
            waiting.extend(node)


def _listed(value: object) -> list[str]:
    given = value if isinstance(value, list) else [value]
    return [v for v in given if isinstance(v, str)]


def _fields(node: dict[str, Any]) -> dict[str, str]:
    plain = ("headline", "datePublished", "url", "articleBody")
    found = {f"ld:{k}": v for k in plain if isinstance(v := node.get(k), str)}
    authors = node.get("author")
    people = authors if isinstance(authors, list) else [authors]
    names = [p.get("name") if isinstance(p, dict) else p for p in people]
    found["ld:author"] = "; ".join(n.strip() for n in names if isinstance(n, str))
    return {k: v.strip() for k, v in found.items() if v.strip()}


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    values = (" ".join(said.get(key, "").split()) for key in keys)
    return next((v for v in values if v), None)


def _author(said: dict[str, str]) -> str | None:
    """Return the first author that is a name, and not the address of a page."""
    named = {k: v for k, v in said.items() if "://" not in v}
    return _first(named, _AUTHORS)


def _published(said: dict[str, str]) -> str | None:
    """Return the time as given, with the separators that ISO has."""
    given = _first(said, _TIMES)
    if given is None:
        return None
    day, time = given[:10].replace("/", "-"), given[10:].strip().lstrip("T")
    clock = time[:8].replace("-", ":") + time[8:]
    return f"{day}T{clock}" if clock else day


def _address(said: dict[str, str]) -> str | None:
    found = (said.get(key, "") for key in _URLS)
    return next((u for u in found if u.startswith(("http://", "https://"))), None)
