"""A brief in Markdown, its evidence as footnotes."""

import re
from collections.abc import Iterator

from ujar.serve.brief.document import Document, Item, Source

# What Markdown and its dialects read as markup, or make a link of.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&$^@]|:(?=//)|(?<=www)\.)")
# What makes a list or a heading of a line that begins with it.
_OPENS = re.compile(r"^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))")


def escaped(text: str) -> str:
    r"""Return *text* so that Markdown takes every character for itself.

    >>> escaped("1. *Air* <b>")
    '1\\. \\*Air\\* \\<b\\>'
    """
    marked = _MARKS.sub(r"\\\1", text)
    opened = _OPENS.match(marked)
    if opened and opened[2].isdecimal():
        return f"{opened[0]}\\{marked[opened.end() :]}"
    return f"{opened[1]}\\{marked[opened.start(2) :]}" if opened else marked


def written(document: Document) -> bytes:
    """Return the document as Markdown, UTF-8."""
    return "\n".join(_lines(document)).encode("utf-8", "replace")


def _lines(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}\n"
    facts = " · ".join(escaped(f) for f in (document.kind, *document.facts))
    yield f"{facts}\n"
    yield f"*{escaped(document.note)}*\n"
    for section in document.sections:
        yield f"## {escaped(section.heading)}\n"
        for item in section.items:
            yield from _item(item, "")
        yield ""
    if document.sources:
        yield f"## {escaped(document.heading)}\n"
    for source in document.sources:
        yield _source(source)
    yield f"\n{escaped(document.made)}\n"


def _item(item: Item, indent: str) -> Iterator[str]:
    words = escaped(item.text)
    parts = [
        f"**{escaped(item.lead)}{':' if item.text else ''}**" if item.lead else "",
        f"“{words}”" if item.quoted else words,
        f"({escaped(item.meta)})" if item.meta else "",
    ]
    notes = "".join(f"[^{n}]" for n in item.notes)
    yield f"{indent}- {' '.join(p for p in parts if p)}{notes}"
    for side in item.under:
        yield from _item(side, f"{indent}    ")


def _source(source: Source) -> str:
    title = f", “{escaped(source.title)}”" if source.title else ""
    about = f"{escaped(source.outlet)}, {escaped(source.when)}{title}"
    link = f" <{source.url}>" if source.url and not _unsafe(source.url) else ""
    place = escaped(source.place)
    return f"[^{source.number}]: {about}, {place}: {escaped(source.words)}{link}"


def _unsafe(url: str) -> bool:
    """Whether an address would end its angle brackets."""
    return any(c in "<>" or c.isspace() for c in url)
