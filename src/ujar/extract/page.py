"""From the source of a page to its main text."""

import logging
import re
from dataclasses import dataclass

from ujar.extract import metadata
from ujar.extract.decode import decode
from ujar.extract.metadata import Metadata

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE
)
_HEAD = 4096
# A page of news has 500 to 8,000 tags; beyond this the tree takes long to judge.
_MOST_TAGS = 40_000
# How deep lxml's trees may be before code that walks them recursively gives up.
_DEEPEST = 200
# Shorter than a short brief: what was found is not the article's body.
_SHORTEST = 200


class NoArticleError(ValueError):
    """The page holds no article that could be found; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, in paragraphs, and what it says of itself."""

    text: str
    metadata: Metadata
    encoding: str


def extract(data: bytes) -> Page:
    """Return the main text and metadata; NoArticleError or NotTextError otherwise."""
    # Half a second to import, and only pages need it.
    from trafilatura.utils import load_html  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = _DECLARED.search(data[:_HEAD])
    decoded = decode(data, found[1].decode("ascii") if found else None)
    source = decoded.text.replace("\0", "")
    if source.count("<") > _MOST_TAGS:
        raise NoArticleError(f"has more than {_MOST_TAGS:,} tags; it is no news page")
    tree = load_html(source)
    if tree is None:
        raise NoArticleError("is no HTML page; is it a feed, or plain text?")
    if _too_deep(tree):
        raise NoArticleError(f"is nested deeper than {_DEEPEST} levels")
    said = metadata.read(tree)
    text = _main_text(source) or _plain(said.body)
    if not text:
        raise NoArticleError("holds no main text that could be found")
    return Page(text, said, decoded.encoding)


def _too_deep(tree: object) -> bool:
    """Whether an element has more than so many ancestors."""
    level = [tree]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]  # type: ignore[attr-defined]
        if not level:
            return False
    return True


def _main_text(source: str) -> str:
    """Return the main text by the strict settings, by the usual ones if it is short.

    Chosen by `evals/pages.py`: token F1 0.90 strict, 0.85 usual, 0.80 lenient.
    """
    from trafilatura import extract as main_text  # noqa: PLC0415

    strict = main_text(
        source, favor_precision=True, include_comments=False, include_tables=False
    )
    if strict and len(strict) >= _SHORTEST:
        return str(strict)
    usual = main_text(source, include_comments=False, include_tables=False)
    return max(strict or "", usual or "", key=len)


def _plain(body: str | None) -> str:
    """Return JSON-LD's articleBody without the tags that some put into it."""
    return re.sub(r"<[^<>]{0,500}>", " ", body or "").strip()
