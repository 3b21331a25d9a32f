"""Weigh the rules' statements by the tagger, and add those that it alone sees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ujar.annotate.statements import alone, source
from ujar.annotate.statements.evidence import Evidence
from ujar.annotate.statements.found import Found, trim
from ujar.annotate.statements.indirect import SURE
from ujar.annotate.statements.lexicon import Cue, Form
from ujar.annotate.statements.scene import Scene
from ujar.schema import Act, Kind, Segment, Span


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities above which a statement, or a part of one, is kept.

    Swept one at a time on the dev gold and on 150 articles that the first model had
    not seen (found F1 there 0.941 before, 0.946 after); do not tune one alone:
    direct 0.05 to 0.35, alone 0.3 to 0.6, indirect 0.3 to 0.6, front 0.35 to 0.65,
    tagger 0.5 to 0.8.
    """

    direct: float = 0.20
    alone: float = 0.45
    indirect: float = 0.60
    front: float = 0.60
    tagger: float = 0.70


DEFAULT = Thresholds()
# Ends a sentence, also where the splitter saw no end ("… heatstroke. dr Wira").
_BREAK = re.compile(r"[.!?]\s|\n")
# At most so many words of a connector stand before what opens a sentence.
_LONGEST_CONNECTOR = 3
# A source stands within so many characters of its verb.
_REACH = 120
_SURE_SOURCE = 0.5
# So sure, it overrules a name that the rules found where it sees no source: of 17 such
# sources in 476 articles 14 were right.
_SURER_SOURCE = 0.9
# Acts that name who is to do something in front of what is to be done.
_TO_SOMEBODY = frozenset({Act.URGE, Act.WARN, Act.ASK})
_LONGEST_ADDRESSEE = 9
_HALF = 0.5
# "sejumlah kalangan", "para pengamat politik": of so many words.
_LONGEST_GROUP = 3


def blend(
    scene: Scene,
    found: Sequence[Found],
    evidence: Evidence | None,
    limits: Thresholds = DEFAULT,
) -> list[Found]:
    """Return the statements that rules and tagger together stand for, in order."""
    if evidence is None:
        return list(found)
    kept = [w for f in found if (w := _weighed(f, evidence, limits))]
    kept = [_verbed(scene, f, evidence) for f in kept]
    kept = [_sourced(scene, _addressed(scene, f, evidence), evidence) for f in kept]
    taken = [s for f in kept for s in f.fragments]
    added = alone.unclaimed(scene, evidence, taken, limits.tagger)
    one_each = _one_each(scene, kept, added)
    told = [f for f in one_each if not _is_of_a_thing(scene, f)]
    whole = [_widened(scene, _by_somebody(scene, _unsaid(scene, f))) for f in told]
    return sorted(whole, key=lambda f: f.start)


def _is_of_a_thing(scene: Scene, found: Found) -> bool:
    """Whether what stands for the speaker cannot speak ("Langkah ini memastikan …").

    What is reported by a weak word has a name for its speaker ("Bagi Wira", not "Bagi
    warga"; "Berdasarkan data BPL", not "Berdasarkan pantauan").
    """
    cue, place = found.cue, found.source
    if place is None or cue is None or found.kind is Kind.DIRECT:
        return False
    inner = [scene.words[i].lower for i in scene.words_in(*place)]
    if inner and (inner[0] in scene.phrases.things or _is_clause(scene, inner)):
        return True
    weak = cue.verb.form is Form.WEAK_ACCORDING
    return weak and not scene.mentions_in(*place) and not _is_named(scene, place)


def _is_clause(scene: Scene, inner: Sequence[str]) -> bool:
    """Whether the words hold a verb of their own, other than about who stands before.

    None of the sources of the 306 annotated articles does.
    """
    small = scene.phrases
    return any(w in small.clausal for w in inner) and not any(
        w in small.relative for w in inner
    )


def _unsaid(scene: Scene, found: Found) -> Found:
    """Return *found* without a source that is the subject of a passive verb.

    "Wira diduga …", "Warga diminta …": of 28 such sources in 1,018 articles none spoke,
    but for those of a phrase that tells where it stands ("Dalam dokumen itu …").
    """
    cue, place = found.cue, found.source
    if cue is None or place is None or place.end > cue.start:
        return found
    if cue.verb.form is not Form.PASSIVE or cue.verb.suffixed:
        return found
    sentence = scene.sentence_at(cue.start)
    start = sentence.span.start if sentence else place.start
    start = max(start, scene.text.rfind(",", start, place.start) + 1)
    first = scene.words_in(start, cue.start)
    opener = scene.words[first.start].lower if first else ""
    if "," in scene.text[place.end : cue.start] or opener in scene.phrases.circumstance:
        return found
    return replace(found, source=None)


def _by_somebody(scene: Scene, found: Found) -> Found:
    """Return *found* with who is named behind a passive verb as its source.

    "X dinilai sejumlah kalangan Y": people without names, who open what is reported.
    """
    cue, last = found.cue, found.fragments[-1]
    if found.source is not None or cue is None or cue.verb.form is not Form.PASSIVE:
        return found
    if scene.text[cue.end : last.start].strip():
        return found
    inner = scene.words_in(*last)
    for size in range(min(_LONGEST_GROUP, len(inner) - 1), 0, -1):
        words = [scene.words[i] for i in inner[:size]]
        if tuple(w.lower for w in words) in scene.phrases.groups:
            rest = trim(scene.text, words[-1].end, last.end)
            if rest is None:
                return found
            who = Span(words[0].start, words[-1].end)
            return replace(found, source=who, fragments=(*found.fragments[:-1], rest))
    return found


def _widened(scene: Scene, found: Found) -> Found:
    """Return *found* with the source that holds what belongs before and behind it.

    What belongs behind it is not reported: "Menurut data [dari] BPL harga naik".
    """
    if found.source is None:
        return found
    place = source.whole(scene, found.source)
    parts = [
        trim(scene.text, place.end, f.end) if place.start < f.start < place.end else f
        for f in found.fragments
    ]
    fragments = tuple(p for p in parts if p is not None)
    return replace(found, source=place, fragments=fragments or found.fragments)


def _weighed(found: Found, evidence: Evidence, limits: Thresholds) -> Found | None:
    """Return *found* with the fragments that are likely, None if it is not."""
    scores = [evidence.reported(*f) for f in found.fragments]
    if any(s is None for s in scores):
        return found
    known = [s for s in scores if s is not None]
    least = _least(found, limits)
    if found.kind is Kind.DIRECT:
        return replace(found, score=max(known)) if max(known) >= least else None
    pairs = zip(found.fragments, known, strict=True)
    likely = [(f, s) for f, s in pairs if s >= limits.front]
    if not likely or max(known) < least:
        sure = found.rule == SURE
        return replace(found, score=max(known)) if sure else None
    fragments = tuple(f for f, _ in likely)
    main = max(likely, key=lambda pair: pair[1])[0]
    topic = evidence.likeliest(*main) is Kind.TOPIC
    kind = Kind.TOPIC if topic else found.kind
    return replace(found, kind=kind, fragments=fragments, score=max(known))


def _verbed(scene: Scene, found: Found, evidence: Evidence) -> Found:
    """Return *found* with the verb that the tagger sees behind a lone name."""
    place = found.source
    if found.cue is not None or place is None:
        return found
    sentence = scene.sentence_at(place.start)
    end = sentence.span.end if sentence else place.end
    seen = evidence.near(evidence.cues, place.end, end)
    if not seen or scene.text[place.end : seen[0].span[0]].strip():
        return found
    return replace(found, cue=alone.as_cue(scene, seen[0]))


def _addressed(scene: Scene, found: Found, evidence: Evidence) -> Found:
    """Return *found* without the person urged at its front ("meminta warga pindah")."""
    last = found.fragments[-1]
    if found.cue is None or found.cue.verb.act not in _TO_SOMEBODY:
        return found
    if last.start < found.cue.end:
        return found
    for i in scene.words_in(*last)[:_LONGEST_ADDRESSEE]:
        word = scene.words[i]
        likely = evidence.reported(word.start, word.end)
        if likely is None or likely >= _HALF:
            moved = Span(word.start, last.end)
            return replace(found, fragments=(*found.fragments[:-1], moved))
    return found


def _sourced(scene: Scene, found: Found, evidence: Evidence) -> Found:
    """Return *found* with the source that the tagger sees, where the rules are unsure.

    A name that the rules found beside the verb stays, unless the tagger is very sure
    that another is the source; a phrase or nothing gives way.
    """
    cue = found.cue
    if cue is None or cue.verb.suffixed:
        return found
    sentence = scene.sentence_at(cue.start)
    if sentence is None:
        return found
    near = [
        s
        for s in alone.sources_outside(scene, evidence, sentence.span, found.fragments)
        if s.score >= _SURE_SOURCE
        and _distance(s, cue) <= _REACH
        and not (cue.start <= s.span[0] and s.span[1] <= cue.end)
    ]
    place = found.source
    if place is not None and _is_named(scene, place):
        if any(place.overlaps(s.span) for s in near):
            return found
        near = [s for s in near if s.score >= _SURER_SOURCE]
    best = min(near, key=lambda s: _distance(s, cue), default=None)
    return found if best is None else replace(found, source=Span(*best.span))


def _is_named(scene: Scene, place: Span) -> bool:
    inside = scene.mentions_in(place.start, place.end)
    if any(m.span.start == place.start for m in inside):
        return True
    words = scene.words_in(*place)
    return len(words) == 1 and scene.words[words.start].lower in scene.phrases.pronouns


def _distance(segment: Segment, cue: Cue) -> int:
    if segment.span[0] >= cue.end:
        return segment.span[0] - cue.end
    return max(cue.start - segment.span[1], 0)


def _least(found: Found, limits: Thresholds) -> float:
    if found.rule == "quotation-alone":
        return limits.alone
    return limits.direct if found.kind is Kind.DIRECT else limits.indirect


def _one_each(
    scene: Scene, kept: Sequence[Found], added: Sequence[Found]
) -> list[Found]:
    """Return all, with those of *added* that have a verb of *kept* joined to it.

    What stands between a verb of asking and what is asked for is who is asked.
    """
    by_verb = {
        f.cue.start: n
        for n, f in enumerate(kept)
        if f.cue is not None and f.kind is not Kind.DIRECT
    }
    told = list(kept)
    for more in added:
        n = by_verb.get(more.cue.start) if more.cue else None
        if n is None:
            told.append(more)
            continue
        one = told[n]
        asked = one.cue is not None and one.cue.verb.act in _TO_SOMEBODY
        if asked and one.cue and one.cue.end <= more.start < one.end:
            continue
        first, second = sorted((one, more), key=lambda f: f.start)
        cut = _BREAK.search(scene.text, first.end, second.start)
        if cut or (first is more and not _opens(scene, more)):
            told.append(more)
            continue
        fragments = tuple(sorted((*one.fragments, *more.fragments)))
        told[n] = replace(one, fragments=fragments)
    return told


def _opens(scene: Scene, found: Found) -> bool:
    """Whether at most a connector stands before it in its sentence."""
    sentence = scene.sentence_at(found.start)
    start = sentence.span.start if sentence else found.start
    return len(scene.words_in(start, found.start)) <= _LONGEST_CONNECTOR
