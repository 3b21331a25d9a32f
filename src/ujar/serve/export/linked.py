"""An annotated article with its links, as one line of JSON."""

from collections.abc import Mapping
from typing import Any

from ujar.schema import Copy, Direction, Reading
from ujar.schema.keeping import Links
from ujar.serve.export import lines

# What an earlier linking, or somebody by hand, said of links is not passed on.
_LINKS = frozenset({"utterance", "entity", "fact", "relation"})
_SEEN_FROM_RIGHT = {
    Direction.FROM_LEFT: Direction.FROM_RIGHT,
    Direction.FROM_RIGHT: Direction.FROM_LEFT,
}


def line(fields: Mapping[str, Any], reading: Reading, links: Links) -> bytes:
    """Return ``record`` as a line of UTF-8."""
    return lines.dumped(record(fields, reading, links))


def record(fields: Mapping[str, Any], reading: Reading, links: Links) -> dict[str, Any]:
    """Return the article's *fields* as they were given, with its links added.

    A layer that the fields lack and the links stand on is added from the reading.
    """
    read = lines.record(reading)
    whole = {**fields, "id": reading.article.id, "story": links.story}
    for name in ("statements", "figures", "mentions"):
        layer = whole.get(name) or read[name]
        whole[name] = [{k: v for k, v in x.items() if k not in _LINKS} for x in layer]
    for item, ids in links.utterances.items():
        whole["statements"][item]["utterance"] = list(ids)
    for item, entity in links.speakers.items():
        whole["statements"][item]["entity"] = entity
    for item, (fact, relation) in links.facts.items():
        whole["figures"][item] |= {"fact": fact, "relation": relation}
    for item, entity in links.mentions.items():
        whole["mentions"][item]["entity"] = entity
    whole["copies"] = [_copy(c, reading.article.id) for c in links.copies]
    return whole


def _copy(copy: Copy, article: str) -> dict[str, Any]:
    """Return a copy as the one of its two articles sees it."""
    is_left = copy.left == article
    here, there = (0, 1) if is_left else (1, 0)
    return {
        "id": copy.right if is_left else copy.left,
        "spans": [[pair[here], pair[there]] for pair in copy.spans],
        "containment": copy.containment,
        "form": copy.form,
        "direction": _direction(copy, is_left=is_left),
        "source": copy.source,
        "reason": copy.reason,
    }


def _direction(copy: Copy, *, is_left: bool) -> str:
    """Return "from" if this article has it from the other, "to" for the reverse."""
    told = {Direction.FROM_LEFT: "to", Direction.FROM_RIGHT: "from"}
    seen = copy.direction
    if not is_left:
        seen = _SEEN_FROM_RIGHT.get(seen, seen)
    return told.get(seen, seen.value)
