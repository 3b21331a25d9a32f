"""Compare who finds statements: rules over names, the tagger, or both together."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

import variants
from scores import Articles, Shared, flat
from table import rows, share
from ujar.annotate import statements
from ujar.pipeline.steps import Draft
from ujar.schema import Kind, Segment, Sentence, Span, Statement
from ujar.serve.export.lines import record

_SHOWN = ("found", "exact", "attributed", "recall_direct", "recall_indirect", "cue")
_CONTENT = frozenset(kind.value for kind in Kind)


def compare(shared: Shared, articles: Articles) -> str:
    """Return a table with a row for each way of finding."""
    found: dict[str, Articles] = {name: {} for name in FINDERS}
    for name, draft in variants.drafts(articles):
        for way, find in FINDERS.items():
            found[way][name] = record(variants.finish(draft, find), text=False)
    score: Callable[..., dict[str, object]] = shared.scorer().score
    body = []
    for way, predicted in found.items():
        result = flat(score(articles, predicted))
        body.append([way, *(share(result.get(k)) for k in _SHOWN)])
    return rows(["finder", *_SHOWN], body)


def by_rules(draft: Draft) -> tuple[Statement, ...]:
    """Find by the rules over the tagger's names, its roles unseen."""
    return _find(draft, roles=False)


def by_both(draft: Draft) -> tuple[Statement, ...]:
    """Find as Ujar does."""
    return _find(draft, roles=True)


def by_tagger(draft: Draft) -> tuple[Statement, ...]:
    """Take the tagger's segments as they are: content, the nearest cue and source."""
    if draft.tagging is None:
        return ()
    reading = draft.reading
    starts = [s.span.start for s in reading.sentences]
    groups: dict[str, list[Segment]] = {}
    for segment in draft.tagging.roles:
        kind = "content" if segment.label in _CONTENT else segment.label
        groups.setdefault(kind, []).append(segment)
    built = []
    for parts in _joined(groups.get("content", [])):
        around = _around(reading.sentences, starts, parts)
        cue = _nearest(groups.get("cue", []), parts, around)
        source = _nearest(groups.get("source", []), parts, around)
        fragments = tuple(Span(*p.span) for p in parts)
        built.append(Statement(Kind(parts[0].label), fragments, cue, source))
    return tuple(built)


FINDERS = {
    "rules over names": by_rules,
    "tagger alone": by_tagger,
    "both (shipped)": by_both,
}


def _find(draft: Draft, *, roles: bool) -> tuple[Statement, ...]:
    r = draft.reading
    tagging = draft.tagging if roles else None
    layers = statements.Layers(r.sentences, r.mentions, r.boilerplate, tagging)
    return statements.find(draft.text, layers, draft.language)


def _joined(content: Sequence[Segment]) -> list[list[Segment]]:
    """Bring the fragments of one statement together."""
    groups: list[list[Segment]] = []
    for segment in content:
        if segment.continues and groups:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups


def _around(
    sentences: Sequence[Sentence], starts: Sequence[int], parts: Sequence[Segment]
) -> Span:
    """The sentences that hold the statement, from its first to its last."""
    begin, end = parts[0].span[0], parts[-1].span[1]
    first, last = bisect_right(starts, begin) - 1, bisect_right(starts, end) - 1
    if first < 0:
        return Span(begin, end)
    return Span(sentences[first].span.start, sentences[last].span.end)


def _nearest(
    segments: Sequence[Segment], parts: Sequence[Segment], around: Span
) -> Span | None:
    """The segment in the sentence that stands nearest to the content."""
    begin, end = parts[0].span[0], parts[-1].span[1]
    inside = [s for s in segments if around.contains(s.span)]
    best = min(
        inside, key=lambda s: max(begin - s.span[1], s.span[0] - end, 0), default=None
    )
    return Span(*best.span) if best else None
