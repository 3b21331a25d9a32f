"""Headlines: without the outlet's name."""

import re

from ujar.schema import BoilerplateType, Reading

_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w#]+")
# A first sentence stands in for a missing title; so much of it.
_LONGEST = 160


def headline(reading: Reading) -> str:
    """Return the title, else the headline in the text, else the first sentence."""
    article = reading.article
    if article.title and article.title.strip():
        return clean(article.title, article.outlet)
    for found in reading.boilerplate:
        if found.type is BoilerplateType.HEADLINE:
            return clean(article.text[slice(*found.span)], article.outlet)
    for sentence in reading.sentences:
        return clean(article.text[slice(*sentence.span)][:_LONGEST], None)
    return clean(article.text[:_LONGEST], None)


def clean(title: str, outlet: str | None) -> str:
    """Return the title on one line and without the outlet's name behind it."""
    line = _SPACE.sub(" ", title).strip()
    found = _SUFFIX.search(line)
    if found and outlet and _is_outlet(found[0], outlet):
        return line[: found.start()]
    return line


def _is_outlet(ending: str, outlet: str) -> bool:
    name = outlet.casefold().split(".")[0]
    return name in _NOT_WORD.sub("", ending.casefold())
