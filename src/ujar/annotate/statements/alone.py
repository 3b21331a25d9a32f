"""Statements that the tagger alone sees: what no rule has found."""

from collections.abc import Sequence
from dataclasses import replace

from ujar.annotate.statements.evidence import Evidence
from ujar.annotate.statements.found import Found, trim
from ujar.annotate.statements.indirect import is_unsaid, says_nothing
from ujar.annotate.statements.lexicon import Cue, Form, Verb
from ujar.annotate.statements.scene import Scene, outside
from ujar.schema import Kind, Segment, Span
from ujar.text.ranges import overlaps_any

# A statement that the tagger alone sees has at least so many words.
_FEWEST_WORDS = 3
_SURE_CUE = 0.5
# A verb that stands in no table tells if the words are so likely to be reported: of 36
# such statements read in 3,200 articles one in nine was one below, two in three above.
_SURE_VERB = 0.93


def unclaimed(
    scene: Scene, evidence: Evidence, taken: Sequence[Span], least: float
) -> list[Found]:
    """Statements of the tagger that overlap none of the fragments *taken*."""
    groups: list[list[Segment]] = []
    held = sorted(taken)
    for segment in evidence.content:
        if segment.score < least or overlaps_any(held, *segment.span):
            continue
        if segment.continues and groups and _same_sentence(scene, groups[-1], segment):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    built = [_from_segments(scene, g, evidence) for g in groups]
    return _together([b for b in built if b is not None])


def _together(found: Sequence[Found]) -> list[Found]:
    """Join what is reported before and behind one verb ("X dinilai Y")."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is None or last.cue is None or last.cue != one.cue:
            joined.append(one)
            continue
        score = min(last.score, one.score)
        fragments = (*last.fragments, *one.fragments)
        joined[-1] = replace(last, fragments=fragments, score=score)
    return joined


def sources_outside(
    scene: Scene, evidence: Evidence, sentence: Span, fragments: Sequence[Span]
) -> list[Segment]:
    """The sources of a sentence that do not stand in the words reported.

    A small word that joins a verb ("seraya menambahkan") is none.
    """
    joining = scene.phrases.joining
    near = evidence.near(evidence.sources, *sentence)
    return [
        s
        for s in near
        if scene.text[slice(*s.span)] not in joining
        and not overlaps_any(fragments, *s.span)
    ]


def _same_sentence(scene: Scene, group: list[Segment], segment: Segment) -> bool:
    sentence = scene.sentence_at(group[0].span[0])
    return sentence is not None and segment.span[0] < sentence.span.end


def _from_segments(
    scene: Scene, group: list[Segment], evidence: Evidence
) -> Found | None:
    sentence = scene.sentence_at(group[0].span[0])
    if sentence is None:
        return None
    parts = [trim(scene.text, *s.span) for s in group]
    fragments = tuple(p for p in parts if p is not None)
    if sum(len(scene.words_in(*p)) for p in fragments) < _FEWEST_WORDS:
        return None
    cue = _cue(scene, evidence, sentence.span, group)
    if cue is None or says_nothing(scene, fragments[-1]) or is_unsaid(scene, cue):
        return None
    near = sources_outside(scene, evidence, sentence.span, fragments)
    nearest = _nearest(near, cue.start)
    kind = Kind(group[0].label)
    score = min(s.score for s in group)
    if kind is Kind.DIRECT:
        marked = not outside(scene.quotations, fragments[0].start)
        kind = Kind.DIRECT if marked else Kind.INDIRECT
    elif cue.verb.act is None and not _is_told(scene, cue, nearest, score):
        return None
    place = Span(*nearest.span) if nearest is not None else None
    if cue.verb.suffixed:
        place = None
    return Found(kind, fragments, cue, place, "tagger", score)


def _is_told(scene: Scene, cue: Cue, near: Segment | None, score: float) -> bool:
    """Whether a verb that stands in no table is surely one of telling.

    It names its speaker: beside it, or in it ("…," tukasnya).
    """
    suffix = scene.lexicon.suffix
    held = bool(suffix) and scene.text[cue.start : cue.end].endswith(suffix)
    return score >= _SURE_VERB and (near is not None or held)


def _cue(
    scene: Scene, evidence: Evidence, sentence: Span, group: Sequence[Segment]
) -> Cue | None:
    """The reporting verb of *group* as the tagger sees it: the nearest."""
    seen = evidence.near(evidence.cues, *sentence)
    if not seen:
        return None
    likely = [s for s in seen if s.score >= _SURE_CUE] or seen
    best = min(likely, key=lambda s: (max(_apart(s, g) for g in group), -s.score))
    # "Dikutip" and "dari" are one.
    best = next((s for s in seen if s.span[1] + 1 == best.span[0]), best)
    for cue in scene.cues_in(*sentence):
        if cue.start < best.span[1] and best.span[0] < cue.end:
            return cue
    return as_cue(scene, best)


def as_cue(scene: Scene, segment: Segment) -> Cue:
    """Return the verb that the tagger sees at *segment*, one that no table holds."""
    inner = scene.words_in(*segment.span)
    first = inner.start
    last = max(inner.stop - 1, first)
    return Cue(first, last, *segment.span, Verb(Form.WEAK, None))


def _apart(one: Segment, other: Segment) -> int:
    """How many characters lie between the two, 0 where they meet."""
    return max(other.span[0] - one.span[1], one.span[0] - other.span[1], 0)


def _nearest(segments: Sequence[Segment], offset: int) -> Segment | None:
    return min(segments, key=lambda s: abs(s.span[0] - offset), default=None)
