"""A reading as one line of JSON; spans are [start, end) in code points."""

import json
import re
from dataclasses import fields
from typing import Any

from ujar.schema import Reading, Span, Statement

_SURROGATE = re.compile("[\ud800-\udfff]")
_ARTICLE = ("id", "url", "outlet", "title", "published", "author", "language")
_LAYERS = (
    "boilerplate",
    "origins",
    "figures",
    "sentences",
    "mentions",
    "dates",
    "dropped",
)


def line(reading: Reading, *, text: bool = True) -> bytes:
    """Return the reading as UTF-8 JSON with a line end, *text* included or not."""
    return dumped(record(reading, text=text))


def dumped(content: dict[str, Any]) -> bytes:
    """Return what JSON can hold as one line of UTF-8."""
    written = json.dumps(content, ensure_ascii=False)
    try:
        return written.encode() + b"\n"
    except UnicodeEncodeError:  # half a character: JSON can write it, UTF-8 cannot
        return _SURROGATE.sub(_escape, written).encode() + b"\n"


def whole(text: str) -> str:
    """Return *text* with U+FFFD for each half of a character, which UTF-8 lacks.

    >>> whole("a" + chr(0xD800) + "b")
    'a�b'
    """
    return _SURROGATE.sub("\ufffd", text)


def record(reading: Reading, *, text: bool = True) -> dict[str, Any]:
    """Return the reading as what JSON can hold."""
    article = reading.article
    head: dict[str, Any] = {name: getattr(article, name) for name in _ARTICLE}
    if text:
        head["text"] = article.text
    head["day"] = reading.day
    head["statements"] = [_statement(s) for s in reading.statements]
    for made in reading.amended:
        corrected = {"changes": [_plain(c) for c in made.changes]}
        withdrawn = {"withdrawn": True} if made.withdrawn else {}
        head["statements"][made.item] |= corrected | withdrawn
    return head | {n: [_plain(x) for x in getattr(reading, n)] for n in _LAYERS}


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _plain(annotation: Any) -> dict[str, Any]:  # noqa: ANN401  # any of the records
    return {f.name: getattr(annotation, f.name) for f in fields(annotation)}


def _statement(statement: Statement) -> dict[str, Any]:
    """Return a statement with its resolution spread out beside it."""
    plain = _plain(statement)
    found = plain.pop("resolution")
    antecedent: Span | None = found.span if found else None
    return plain | {
        "antecedent": antecedent,
        "method": found.method if found else None,
        "confidence": found.confidence if found else None,
    }
