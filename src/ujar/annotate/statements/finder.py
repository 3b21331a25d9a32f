"""Bring the finders together into the statements of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from ujar.annotate.statements import direct, indirect
from ujar.annotate.statements.blend import blend
from ujar.annotate.statements.evidence import Evidence, weigh
from ujar.annotate.statements.found import Found
from ujar.annotate.statements.lexicon import lexicon
from ujar.annotate.statements.phrases import phrases
from ujar.annotate.statements.scene import Scene, Starts, keep_body
from ujar.lang import Language
from ujar.schema import Boilerplate, Mention, Sentence, Span, Statement, Tagging
from ujar.text.quotations import pair
from ujar.text.ranges import overlaps_any
from ujar.text.words import words

# A text has at most so many statements; the richest of 306 articles read has 185.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of an article that statements are found from."""

    sentences: Sequence[Sentence]
    mentions: Sequence[Mention] = ()
    boilerplate: Sequence[Boilerplate] = ()
    tagging: Tagging | None = None


def scene_of(text: str, layers: Layers, language: Language) -> Scene:
    """Cut the text up and look its reporting verbs up, once."""
    book = lexicon(language)
    all_words = [w for s in layers.sentences for w in words(text, *s.span)]
    cues = book.cues(all_words)
    quotations = keep_body(pair(text), layers.boilerplate)
    return Scene(
        text=text,
        sentences=layers.sentences,
        words=all_words,
        cues=cues,
        quotations=quotations,
        mentions=layers.mentions,
        lexicon=book,
        phrases=phrases(language),
        starts=Starts(
            words=[w.start for w in all_words],
            cues=[c.start for c in cues],
            quotations=[q.start for q in quotations],
            mentions=[m.span.start for m in layers.mentions],
            sentences=[s.span.start for s in layers.sentences],
        ),
    )


def by_rules(scene: Scene, evidence: Evidence | None = None) -> list[Found]:
    """Return what the rules find, in order, direct before indirect.

    Of several verbs in a sentence they take the one that *evidence* knows as well.
    """
    quoted = direct.find(scene)
    spans = sorted(f for s in quoted for f in s.fragments)
    reported = [s for s in indirect.find(scene, evidence) if not _covered(s, spans)]
    return sorted([*quoted, *reported], key=lambda s: s.start)


def _covered(found: Found, spans: list[Span]) -> bool:
    return any(overlaps_any(spans, *f) for f in found.fragments)


def as_statement(found: Found) -> Statement:
    """Return the record of *found*, its speaker not resolved yet."""
    cue, source = found.cue, found.source
    # A name that was read across the verb holds words that are reported.
    if source and any(f.overlaps(source) for f in found.fragments):
        source = None
    return Statement(
        kind=found.kind,
        fragments=found.fragments,
        cue=Span(cue.start, cue.end) if cue else None,
        source=source,
        act=cue.verb.act if cue else None,
        score=round(found.score, 3),
    )


def find(text: str, layers: Layers, language: Language) -> tuple[Statement, ...]:
    """Return the statements of *text* in order, their speakers not resolved yet."""
    scene = scene_of(text, layers, language)
    evidence = weigh(layers.tagging)
    found = blend(scene, by_rules(scene, evidence), evidence)
    return tuple(as_statement(f) for f in found[:MOST])
