"""Statements whose words stand inside quotation marks."""

from ujar.annotate.statements import source
from ujar.annotate.statements.found import Found, joined, trim
from ujar.annotate.statements.lexicon import Cue, Form
from ujar.annotate.statements.scene import Scene
from ujar.schema import Kind, Span
from ujar.text.quotations import Quotation

# A reporting verb stands within so many words of the quotation ("…," kata X; "…,"
# Presiden Amerika Serikat X menambahkan). Longer gaps in the training gold: none.
_REACH_AFTER = 9
# Bounds for what is no sentence, in characters.
_REACH_BEFORE = 600
_LONGEST_CLAUSE = 1_500
# Marks around fewer words are a term, a title or irony, unless a verb claims them.
_FEWEST_WORDS = 4
# A title in front of a name behind a quotation is no longer.
_LONGEST_TITLE = 80
# The longest reporting clause inside a quotation of the training gold has 164.
_LONGEST_BRIDGE = 200


def find(scene: Scene) -> list[Found]:
    """Return the direct statements of *scene* in order."""
    found: list[Found] = []
    bridge: Quotation | None = None
    for n, quotation in enumerate(scene.quotations):
        content = _content(scene, quotation)
        if content is None:
            continue
        following = scene.quotations[n + 1] if n + 1 < len(scene.quotations) else None
        if bridge is quotation and found:
            found[-1] = joined(found[-1], content)
            bridge = None
            continue
        statement = _statement(scene, quotation, content, following)
        if statement is None:
            continue
        found.append(statement)
        bridge = following if _carries_on(scene, statement, following) else None
    return found


def _content(scene: Scene, quotation: Quotation) -> Span | None:
    if quotation.closed:
        return trim(scene.text, quotation.start, quotation.end)
    cue = _inner_cue(scene, quotation)
    end = quotation.end
    if cue is not None:
        end = cue.start
    else:
        sentence = scene.sentence_at(quotation.start)
        end = min(end, sentence.span.end) if sentence else end
    return trim(scene.text, quotation.start, end)


def _inner_cue(scene: Scene, quotation: Quotation) -> Cue | None:
    """The verb after a comma in a quotation that nobody closed ("…, kata X.)."""
    for cue in scene.cues_in(quotation.start, quotation.end):
        if cue.verb.form in (Form.BARE, Form.SUFFIXED):
            gap = scene.text[quotation.start : cue.start].rstrip()
            if gap.endswith((",", "?", "!")) and not cue.verb.ambiguous:
                return cue
    return None


def _statement(
    scene: Scene, quotation: Quotation, content: Span, following: Quotation | None
) -> Found | None:
    after = _cue_after(scene, quotation, following)
    if after is not None:
        cue, start, end = after
        place = source.after(scene, cue, end)
        if cue.verb.suffixed or (place is None and cue.start > start):
            place = None if cue.verb.suffixed else place
        if cue.verb.form in (Form.FULL, Form.WEAK):
            place = source.before(scene, cue, start)[0] or place
        return Found(Kind.DIRECT, (content,), cue, place, "quotation-verb")
    before = _cue_before(scene, quotation)
    if before is not None:
        cue, start = before
        place = _source_before(scene, cue, start, quotation.outer[0])
        return Found(Kind.DIRECT, (content,), cue, place, "verb-quotation")
    speaker = _named_after(scene, quotation, content)
    if speaker is not None:
        return Found(Kind.DIRECT, (content,), None, speaker, "quotation-name")
    if _stands_alone(scene, quotation, content):
        return Found(Kind.DIRECT, (content,), None, None, "quotation-alone")
    return None


def _named_after(scene: Scene, quotation: Quotation, content: Span) -> Span | None:
    """Who is named behind a quotation without a verb ('"…," Wira Darta, the mayor')."""
    start = quotation.outer[1]
    comma = "," in scene.text[quotation.end - 1 : start + 1]
    long = len(scene.words_in(*content)) >= _FEWEST_WORDS
    if not (quotation.closed and comma and long):
        return None
    near = scene.mentions_in(start, start + _LONGEST_TITLE)
    person = next((m for m in near if m.type == "PER"), None)
    if person is None:
        return None
    between = scene.words_in(start, person.span.start)
    told = all(scene.text[scene.words[i].start].isupper() for i in between)
    gap = scene.text[start : person.span.start]
    return person.span if told and not any(c in gap for c in ".;:\n") else None


def _source_before(scene: Scene, cue: Cue, start: int, end: int) -> Span | None:
    if cue.verb.suffixed:
        return None
    if cue.verb.form in (Form.BARE, Form.ACCORDING, Form.WEAK_ACCORDING):
        return source.after(scene, cue, end)
    return source.before(scene, cue, start)[0]


def _cue_after(
    scene: Scene, quotation: Quotation, following: Quotation | None
) -> tuple[Cue, int, int] | None:
    """The verb of the reporting clause behind *quotation*, and the clause's range."""
    start = quotation.outer[1] if quotation.closed else quotation.start
    sentence = scene.sentence_at(max(start - 1, 0))
    end = min(sentence.span.end, start + _LONGEST_CLAUSE) if sentence else start
    if not quotation.closed:
        cue = _inner_cue(scene, quotation)
        return (cue, cue.start, end) if cue else None
    if following is not None:
        end = min(end, following.outer[0])
    region = scene.words_in(start, end)
    for cue in scene.cues_in(start, end):
        distance = cue.first - region.start
        if distance > _REACH_AFTER:
            return None
        if _reports_after(cue, distance):
            return cue, start, end
    return None


def _reports_after(cue: Cue, distance: int) -> bool:
    form = cue.verb.form
    if form in (Form.BARE, Form.SUFFIXED):
        return distance <= 1 or not cue.verb.ambiguous
    if form is Form.FULL:
        return True
    if form is Form.PASSIVE:
        return cue.verb.suffixed
    return form is Form.ACCORDING and distance == 0


def _cue_before(scene: Scene, quotation: Quotation) -> tuple[Cue, int] | None:
    """The verb of the clause in front of *quotation*, and where the clause begins."""
    sentence = scene.sentence_at(quotation.outer[0])
    start = sentence.span.start if sentence else quotation.outer[0]
    start = max(start, quotation.outer[0] - _REACH_BEFORE)
    cues = scene.cues_in(start, quotation.outer[0])
    if not cues:
        return None
    gap = scene.text[cues[-1].end : quotation.outer[0]].rstrip()
    introduced = gap.endswith((",", ":")) or not gap
    for cue in reversed(cues):
        near = len(scene.words_in(cue.end, quotation.outer[0])) <= 1
        strong = cue.verb.form in (Form.FULL, Form.BARE, Form.ACCORDING, Form.PASSIVE)
        if strong and (introduced or near):
            return cue, start
    return None


def _stands_alone(scene: Scene, quotation: Quotation, content: Span) -> bool:
    """Whether the marks hold whole sentences that no clause around them reports."""
    count = len(scene.words_in(content.start, content.end))
    if count < _FEWEST_WORDS:
        return False
    ends = scene.text[quotation.end - 1] in ".?!,…" if quotation.end else False
    tail = scene.text[quotation.outer[1] : quotation.outer[1] + 1]
    ends = ends or tail in (".", "")
    sentence = scene.sentence_at(content.start)
    if sentence is None:
        return False
    head = scene.text[sentence.span.start : quotation.outer[0]].strip()
    rest = scene.text[quotation.outer[1] : sentence.span.end].strip(" .\n")
    return ends and not rest and (not head or head.endswith((".", ":", "!", "?", ")")))


def _carries_on(scene: Scene, found: Found, following: Quotation | None) -> bool:
    """Whether *following* goes on with the quotation ("A," kata X, "B")."""
    if following is None or found.cue is None or found.cue.start < found.start:
        return False
    between = scene.text[found.cue.end : following.outer[0]]
    if "\n" in between.strip() or len(between) > _LONGEST_BRIDGE:
        return False
    stripped = between.rstrip()
    return stripped.endswith(",") and "." not in stripped
