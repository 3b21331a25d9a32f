"""Compare who chooses the speaker, given the right statements."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import variants
from scores import Articles, Shared
from table import rows, share
from ujar.annotate import speakers
from ujar.pipeline.steps import Draft
from ujar.schema import Kind, Mention, Span, Statement

Chooser = Callable[[Draft], list[str | None]]
_PERSON = "PER"


def compare(shared: Shared, articles: Articles) -> str:
    """Return the share right, over all statements and those without a named source."""
    same = shared.scorer().same_name
    counts = {way: [0, 0, 0, 0] for way in CHOOSERS}
    for name, draft in variants.drafts(articles):
        gold = sorted(articles[name]["statements"], key=lambda s: s["fragments"][0])
        told = replace(draft.reading, statements=tuple(_given(s) for s in gold))
        given = replace(draft, reading=told)
        for way, choose in CHOOSERS.items():
            for wanted, chosen in zip(gold, choose(given), strict=True):
                _count(counts[way], wanted, given, right=_right(same, wanted, chosen))
    body = [[way, *_shares(n)] for way, n in counts.items()]
    head = ["chooser", "all", "of", "no name in the source", "of"]
    return rows(head, body)


def _given(gold: Mapping[str, Any]) -> Statement:
    cue, source = gold.get("cue"), gold.get("source")
    return Statement(
        kind=Kind(gold["kind"]),
        fragments=tuple(Span(*f) for f in sorted(gold["fragments"])),
        cue=Span(*cue) if cue else None,
        source=Span(*source) if source else None,
    )


def _right(
    same: Callable[..., bool], wanted: Mapping[str, Any], chosen: str | None
) -> bool:
    return same(chosen, wanted.get("speaker"), wanted.get("aliases") or ())


def _count(
    counts: list[int], wanted: Mapping[str, Any], draft: Draft, *, right: bool
) -> None:
    """Count a statement that has a speaker and is not optional."""
    if wanted.get("optional") or wanted["kind"] == "topic" or not wanted["speaker"]:
        return
    counts[0] += right
    counts[1] += 1
    if _in_source(draft, _given(wanted)) is None:
        counts[2] += right
        counts[3] += 1


def _shares(counts: Sequence[int]) -> list[str]:
    return [
        share(counts[0] / max(1, counts[1])),
        str(counts[1]),
        share(counts[2] / max(1, counts[3])),
        str(counts[3]),
    ]


def _in_source(draft: Draft, statement: Statement) -> Mention | None:
    """The first name inside the source, a person before all others."""
    source = statement.source
    if source is None:
        return None
    inside = [m for m in draft.reading.mentions if m.span.overlaps(source)]
    people = [m for m in inside if m.type == _PERSON]
    return next(iter([*people, *inside]), None)


def nearest(draft: Draft) -> list[str | None]:
    """Choose the name in the source, else the last person named before the words."""
    people = [m for m in draft.reading.mentions if m.type == _PERSON]
    chosen: list[str | None] = []
    for statement in draft.reading.statements:
        named = _in_source(draft, statement)
        before = [m for m in people if m.span.start < statement.span.start]
        found = named or (before[-1] if before else None)
        chosen.append(found.name if found else None)
    return chosen


def last_speaker(draft: Draft) -> list[str | None]:
    """Choose the name in the source, else whoever spoke before."""
    chosen: list[str | None] = []
    for statement in draft.reading.statements:
        named = _in_source(draft, statement)
        before = next((c for c in reversed(chosen) if c), None)
        chosen.append(named.name if named else before)
    return chosen


def resolver(draft: Draft) -> list[str | None]:
    """Choose as Ujar does."""
    r = draft.reading
    found = speakers.resolve(
        draft.text, r.statements, r.mentions, r.sentences, draft.language
    )
    return [s.speaker for s in found]


CHOOSERS: dict[str, Chooser] = {
    "nearest person before": nearest,
    "last speaker": last_speaker,
    "resolver (shipped)": resolver,
}
