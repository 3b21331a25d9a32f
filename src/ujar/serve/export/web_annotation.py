"""Statements as W3C Web Annotations (JSON-LD): who says it, on the words they say.

The source of the target is the text as collected, which the article's page shows;
offsets are code points of that text. ``exact``, ``prefix`` and ``suffix`` are cut out
of it as it stands. A statement in several fragments has a target for each.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import ujar
from ujar.schema import Span
from ujar.serve import addresses
from ujar.serve.export.documents import known, streamed
from ujar.serve.export.selection import Said

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# What stands beside the words, to find them where the text has moved.
_BESIDE = 32
_TYPES = {"PER": "Person", "ORG": "Organization"}


def document(statements: Iterable[Said], base: str, here: str) -> Iterator[bytes]:
    """Yield an annotation page, *here* its address, with an annotation for each."""
    head = {"@context": CONTEXT, "id": base + here, "type": "AnnotationPage"}
    return streamed(head, "items", (annotation(said, base) for said in statements))


def annotation(said: Said, base: str) -> dict[str, Any]:
    """Return the annotation of a statement."""
    targets = [_target(said, span, base) for span in said.statement.fragments]
    return {
        "id": base + addresses.of_statement(said.article.id, said.item),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": f"Ujar {ujar.__version__}"},
        "body": list(_bodies(said, base)),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(said: Said, base: str) -> Iterator[dict[str, Any]]:
    """Yield who says it, how and when, and the acts of speaking that it reports."""
    statement, speaker = said.statement, said.speaker
    if speaker is not None:
        source = {
            "id": base + addresses.of("entity", speaker.id),
            "type": _TYPES.get(speaker.type),
        }
        yield {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": known(source),
        }
    name = speaker.name if speaker else statement.speaker
    yield from _texts("identifying", name)
    act = statement.act.value if statement.act else None
    yield from _texts("classifying", statement.kind.value, act)
    yield from _texts("describing", _described(said))
    for id_ in said.utterances:
        source_ = base + addresses.of("utterance", id_)
        yield {"type": "SpecificResource", "purpose": "linking", "source": source_}


def _texts(purpose: str, *values: str | None) -> Iterator[dict[str, Any]]:
    for value in values:
        if value:
            yield {"type": "TextualBody", "purpose": purpose, "value": value}


def _described(said: Said) -> str:
    """Return the circumstances in a line."""
    statement = said.statement
    parts = {
        "said on": statement.said_on,
        "to": statement.addressee,
        "in": statement.place,
        "via": statement.via,
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items() if value)


def _target(said: Said, span: Span, base: str) -> dict[str, Any]:
    text, line = said.reading.article.text, said.article
    start, end = span
    source = {
        "id": base + addresses.of("article", line.id),
        "type": "Text",
        "format": "text/plain",
        "language": line.language,
    }
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _BESIDE) : start],
        "suffix": text[end : end + _BESIDE],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    return known(
        {
            "type": "SpecificResource",
            "source": known(source),
            "scope": addresses.uri(line.url),
            "selector": [place, quote],
        }
    )
