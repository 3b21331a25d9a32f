"""Corrections as data: judgements, and articles annotated as users corrected them."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from ujar.pipeline.archive import Opened
from ujar.schema import Reading, Statement
from ujar.schema.corrections import Correction
from ujar.schema.keeping import Links
from ujar.serve.export.lines import dumped

_ARTICLE = ("id", "url", "outlet", "title", "published", "language", "text")
_SAID = ("cue", "source", "speaker", "addressee", "said_on", "place", "via")


def listed(
    corrections: Iterable[Correction], waiting: Collection[str]
) -> list[dict[str, Any]]:
    """Return the corrections as JSON can hold them, each with whether it waits."""
    return [{**msgspec.to_builtins(c), "waiting": c.id in waiting} for c in corrections]


def judgements(archive: Opened) -> Iterator[bytes]:
    """Yield the corrections in force as lines of JSON, with what was before."""
    active = _active(archive)
    before = _before(archive, active)
    for one in listed(active, archive.waiting()):
        yield dumped({**one, "before": before.get(one["id"])})


def gold(archive: Opened) -> Iterator[bytes]:
    """Yield the articles whose statements were corrected, as gold articles are written.

    What nobody corrected is as it was read; ``corrected`` says what somebody did.
    """
    for article in _articles(_active(archive)):
        found = archive.readings([article])
        if article in found:
            yield dumped(_gold(found[article], archive.links(article)))


def _active(archive: Opened) -> list[Correction]:
    return [c for c in archive.corrections() if c.undone is None]


def _articles(active: Iterable[Correction]) -> Collection[str]:
    return dict.fromkeys(
        ref.article for c in active for ref in (c.item, c.second) if ref is not None
    )


def _before(archive: Opened, active: Iterable[Correction]) -> dict[str, str | None]:
    """Return what was read where a correction holds, by its id."""
    amended = archive.amended(_articles(active))
    changes = (c for items in amended.values() for one in items for c in one.changes)
    return {change.correction: change.before for change in changes}


def _gold(reading: Reading, links: Links) -> dict[str, Any]:
    article = reading.article
    return {
        **{name: getattr(article, name) for name in _ARTICLE},
        "group": links.story,
        "statements": [
            _statement(item, said, reading, links)
            for item, said in enumerate(reading.statements)
            if item not in reading.withdrawn
        ],
    }


def _statement(
    item: int, said: Statement, reading: Reading, links: Links
) -> dict[str, Any]:
    """Return a statement as gold has it: what is not known is left out."""
    whole: dict[str, Any] = {"kind": said.kind, "fragments": said.fragments}
    values = {name: getattr(said, name) for name in _SAID}
    whole |= {name: value for name, value in values.items() if value is not None}
    if ids := links.utterances.get(item):
        whole["utterance"] = list(ids)
    if changes := [c for a in reading.amended if a.item == item for c in a.changes]:
        whole["corrected"] = [c.field for c in changes]
    return whole
