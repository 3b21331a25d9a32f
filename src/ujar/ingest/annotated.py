"""Articles with their annotations, as ``ujar read --jsonl`` writes them."""

from collections.abc import Mapping
from typing import Any

import msgspec

from ujar.schema import (
    Article,
    Boilerplate,
    DateExpression,
    Dropped,
    Figure,
    Mention,
    Origin,
    Reading,
    Resolution,
    Sentence,
    Span,
    Statement,
)

_LAYERS: Mapping[str, type] = {
    "boilerplate": Boilerplate,
    "sentences": Sentence,
    "mentions": Mention,
    "dates": DateExpression,
    "figures": Figure,
    "origins": Origin,
    "dropped": Dropped,
}


class AnnotatedError(ValueError):
    """A record is not an annotated article; the message says where it is not."""


def reading(record: Mapping[str, Any]) -> tuple[Reading, frozenset[str]]:
    """Return the reading in *record*, and the names of the layers that it has.

    A layer that the record lacks is empty. AnnotatedError if the record is something
    else, or if a span leaves its text.
    """
    try:
        article = msgspec.convert(dict(record), Article)
        layers: dict[str, Any] = {
            name: msgspec.convert(_placed(record[name]), tuple[kind, ...])  # type: ignore[valid-type]
            for name, kind in _LAYERS.items()
            if name in record
        }
        if "statements" in record:
            layers["statements"] = tuple(_statement(s) for s in record["statements"])
        _check(layers, len(article.text))
    except (msgspec.ValidationError, TypeError, KeyError, AttributeError) as error:
        raise AnnotatedError(f"is no annotated article: {error}") from error
    day = record.get("day")
    given = frozenset(layers)
    return Reading(article, day=day if isinstance(day, str) else None, **layers), given


def _placed(layer: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the layer; who annotates by hand may leave out where an origin stands."""
    return [{"span": (0, 0), **annotation} for annotation in layer]


def _statement(record: Mapping[str, Any]) -> Statement:
    plain = dict(record)
    if plain.get("method"):
        plain["resolution"] = Resolution(
            span=Span(*plain["antecedent"]) if plain.get("antecedent") else None,
            method=plain["method"],
            confidence=plain.get("confidence") or 0.5,
        )
    found = msgspec.convert(plain, Statement)
    if not found.fragments:
        raise AnnotatedError("is no annotated article: a statement without fragments")
    return found


def _check(layers: Mapping[str, Any], length: int) -> None:
    for name, layer in layers.items():
        for item in layer:
            spans = item.fragments if name == "statements" else (_span(item),)
            if not all(0 <= s[0] <= s[1] <= length for s in spans if s):
                raise AnnotatedError(f"has {name} that leave its text")


def _span(item: object) -> Span | None:
    return getattr(item, "span", None)
