"""Corrections as data: judgements, and articles annotated as users corrected them."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from ujar.pipeline.archive import Opened
from ujar.schema import Figure, Reading, Statement
from ujar.schema.corrections import Correction, Layer
from ujar.schema.keeping import Links
from ujar.serve.export.lines import dumped

_ARTICLE = ("id", "url", "outlet", "title", "published", "language", "text")
# Gold has the first ones also where there are none.
_ALWAYS, _SAID = ("cue", "source", "speaker"), ("addressee", "said_on", "place", "via")
_COUNTED = ("high", "unit", "of")


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
    """Yield the articles that corrections speak of, as gold articles are written.

    What nobody corrected is as it was read; ``corrected`` says what somebody did.
    Figures are there where some were judged.
    """
    active = _active(archive)
    counted = _articles(c for c in active if c.item and c.item.layer is Layer.FIGURES)
    for article in _articles(active):
        found = archive.readings([article])
        if article in found:
            reading, links = found[article], archive.links(article)
            figures = {"figures": _figures(reading, links)}
            more = figures if article in counted else {}
            yield dumped({**_gold(reading, links), **more})


def _active(archive: Opened) -> list[Correction]:
    return [c for c in archive.corrections() if c.undone is None]


def _articles(active: Iterable[Correction]) -> Collection[str]:
    return dict.fromkeys(article for c in active for article in c.articles)


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
    """Return a statement as gold has it: what is not known is left out.

    No answer to who said it is right where nobody is known to have: such a statement is
    optional, as gold has it.
    """
    whole: dict[str, Any] = {"kind": said.kind, "fragments": said.fragments}
    whole |= {name: getattr(said, name) for name in _ALWAYS} | _known(said, _SAID)
    if said.speaker is None:
        whole["optional"] = True
    if ids := links.utterances.get(item):
        whole["utterance"] = list(ids)
    if changes := [c for a in reading.amended if a.item == item for c in a.changes]:
        whole["corrected"] = [c.field for c in changes]
    return whole


def _figures(reading: Reading, links: Links) -> list[dict[str, Any]]:
    """Return the figures as gold has them, each with the fact that it is given for."""
    facts = {item: {"fact": id_} for item, (id_, _) in links.facts.items()}
    return [
        {
            "span": figure.span,
            "value": figure.value,
            "sense": figure.sense,
            **_known(figure, _COUNTED),
            **facts.get(item, {}),
        }
        for item, figure in enumerate(reading.figures)
    ]


def _known(annotation: Statement | Figure, names: Iterable[str]) -> dict[str, Any]:
    """Return those of its fields that say something."""
    values = ((name, getattr(annotation, name)) for name in names)
    return {name: value for name, value in values if value is not None}
