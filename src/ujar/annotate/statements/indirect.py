"""Statements reported in the writer's words: who, a verb, and what was said."""

from ujar.annotate.statements import source
from ujar.annotate.statements.evidence import Evidence
from ujar.annotate.statements.found import Found, trim
from ujar.annotate.statements.lexicon import Cue, Form
from ujar.annotate.statements.scene import Scene, outside
from ujar.schema import Act, Kind, Sentence, Span

# A reported clause has at least so many words; shorter ones in the training gold are
# topics ("menyampaikan hal itu").
_FEWEST_WORDS = 3
# Bounds for what is no sentence: more verbs, and longer clauses, than any has.
_MOST_CUES = 40
_BEFORE = 1_000
_AFTER = 3_000
# An agent's name opens within so many characters of the verb, its title between.
_AGENT_REACH = 80
# The name of a finding that commas on both sides and somebody who spoke make certain.
SURE = "inserted-surely"
# So many characters before a verb are looked at for what makes it an aim.
_FRAME = 40


def find(scene: Scene, evidence: Evidence | None = None) -> list[Found]:
    """Return the indirect statements that the rules see, in order."""
    found: list[Found] = []
    for sentence in scene.sentences:
        found.extend(_in_sentence(scene, sentence, evidence))
    return found


def _likely_first(
    cues: list[Cue], sentence: Sentence, evidence: Evidence | None
) -> list[Cue]:
    """Return *cues* with those in front that the tagger sees as well."""
    if evidence is None or len(cues) < 2:  # noqa: PLR2004
        return cues
    seen = [Span(*s.span) for s in evidence.near(evidence.cues, *sentence.span)]
    return sorted(
        cues, key=lambda c: not any(s.overlaps((c.start, c.end)) for s in seen)
    )


def _in_sentence(
    scene: Scene, sentence: Sentence, evidence: Evidence | None
) -> list[Found]:
    spoken = scene.quotations_in(*sentence.span)
    cues = scene.cues_in(*sentence.span)[:_MOST_CUES]
    for cue in _likely_first(cues, sentence, evidence):
        if not outside(spoken, cue.start) or is_unsaid(scene, cue):
            continue
        start = max(sentence.span.start, cue.start - _BEFORE)
        end = min(sentence.span.end, cue.end + _AFTER)
        for rule in _RULES:
            statement = rule(scene, cue, start, end)
            if statement is not None:
                return [statement]
    return []


def _kind(scene: Scene, fragments: tuple[Span, ...]) -> Kind:
    start, end = fragments[0].start, fragments[-1].end
    quoted = any(q.opened and q.closed for q in scene.quotations_in(start, end))
    return Kind.MIXED if quoted else Kind.INDIRECT


def _build(
    scene: Scene, parts: list[Span | None], cue: Cue, place: Span | None, rule: str
) -> Found | None:
    fragments = tuple(p for p in parts if p is not None)
    count = sum(len(scene.words_in(*p)) for p in fragments)
    if count < _FEWEST_WORDS or says_nothing(scene, fragments[-1]):
        return None
    return Found(_kind(scene, fragments), fragments, cue, place, rule)


def says_nothing(scene: Scene, span: Span) -> bool:
    """Whether the words only point elsewhere ("… itu pada Selasa") or break off."""
    inner = [scene.words[i].lower for i in scene.words_in(*span)]
    if not inner or inner[-1] in scene.phrases.complementizers:
        return True
    for n in (1, 2):
        rest = inner[n : n + 1]
        if " ".join(inner[:n]) in scene.phrases.anaphors and (
            not rest or rest[0] in scene.phrases.circumstance
        ):
            return True
    return False


def is_unsaid(scene: Scene, cue: Cue) -> bool:
    """Whether the verb names an aim or a duty ("untuk memastikan …").

    The 306 annotated articles have no statement with such a verb, not even an optional
    one; of 62 that were found in 1,500 others one was one.
    """
    if cue.verb.form not in (Form.FULL, Form.WEAK):
        return False
    small = scene.phrases
    unsaid = small.unsaid if cue.verb.act is None else small.unsaid | small.within
    before = scene.words_in(max(0, cue.start - _FRAME), cue.start)
    for i in reversed(before):
        lower = scene.words[i].lower
        if lower in unsaid:
            return True
        if lower not in scene.phrases.particles:
            return False
    return False


def _according(scene: Scene, cue: Cue, start: int, end: int) -> Found | None:
    """Menurut X, …; …, menurut X, …; …, menurutnya."""
    opens = not scene.text[start : cue.start].strip()
    loosely = cue.verb.form is Form.WEAK_ACCORDING and opens
    if cue.verb.form is not Form.ACCORDING and not loosely:
        return None
    place = None if cue.verb.suffixed else source.after(scene, cue, end)
    after = place.end if place else cue.end
    comma = _next_comma(scene.text, after, end)
    if cue.verb.suffixed:
        comma = cue.end if scene.text[cue.end : cue.end + 1] == "," else None
    if comma is not None and place is not None and _is_far(scene, place.end, comma):
        comma = None
    body = (comma + 1) if comma is not None else after
    front = _fronted(scene, start, cue.start)
    return _build(scene, [front, trim(scene.text, body, end)], cue, place, "according")


def _is_far(scene: Scene, start: int, comma: int) -> bool:
    """Whether more stands before the comma than where or when it was said."""
    between = scene.words_in(start, comma)
    if not between:
        return False
    opens = scene.words[between[0]].lower in scene.phrases.circumstance
    return not opens and not scene.text[start:comma].lstrip().startswith((",", "("))


def _inserted(scene: Scene, cue: Cue, start: int, end: int) -> Found | None:
    """…, kata X, …; …, ujarnya: the bare verb after a comma, outside quotations."""
    if cue.verb.form not in (Form.BARE, Form.SUFFIXED):
        return None
    front_text = scene.text[start : cue.start].rstrip()
    if not front_text.endswith((",", "”", '"')):
        return None
    place = None if cue.verb.suffixed else source.after(scene, cue, end)
    if place is None and not cue.verb.suffixed:
        return None
    after = place.end if place else cue.end
    comma = _next_comma(scene.text, after, end)
    rest = trim(scene.text, comma + 1, end) if comma is not None else None
    if rest is not None and _is_circumstance(scene, rest):
        rest = None
    front = _fronted(scene, start, cue.start)
    sure = rest is not None and comma == after and _is_somebody(scene, cue, place)
    rule = SURE if sure else "inserted"
    return _build(scene, [front, rest], cue, place, rule)


def _is_somebody(scene: Scene, cue: Cue, place: Span | None) -> bool:
    """Whether the verb or a name or pronoun behind it says who spoke."""
    if place is None:
        return cue.verb.suffixed
    if scene.text[place.start : place.end].casefold() in scene.phrases.pronouns:
        return True
    return any(m.span == place for m in scene.mentions_in(*place))


def _verb_opens(scene: Scene, cue: Cue, start: int, end: int) -> Found | None:
    """Kata X, …; Masih kata X, …: the bare verb that opens the sentence."""
    if cue.verb.form is not Form.BARE:
        return None
    head = [scene.words[i].lower for i in scene.words_in(start, cue.start)]
    if any(w not in scene.phrases.particles for w in head):
        return None
    place = source.after(scene, cue, end)
    if place is None or not _is_somebody(scene, cue, place):
        return None
    between = [scene.words[i].lower for i in scene.words_in(cue.end, place.start)]
    if any(w not in scene.phrases.titles for w in between):
        return None
    if scene.text[place.end : place.end + 1] != ",":
        return None
    rest = trim(scene.text, place.end + 1, end)
    return _build(scene, [rest], cue, place, "verb-opens")


def _verb_first(scene: Scene, cue: Cue, start: int, end: int) -> Found | None:
    """Dijelaskannya, …; Diakui X, …: a passive verb that names who spoke."""
    if cue.verb.form is not Form.PASSIVE or not cue.verb.suffixed:
        return None
    rest = _skip_frame(scene, cue, cue.end, end)
    front = _fronted(scene, start, cue.start)
    return _build(scene, [front, trim(scene.text, rest, end)], cue, None, "passive")


def _agent(scene: Scene, cue: Cue, start: int, end: int) -> Found | None:
    """… dinilai (oleh) X …; … seperti disampaikan X: a passive verb and its agent."""
    if cue.verb.form is not Form.PASSIVE or cue.verb.suffixed:
        return None
    behind = scene.words_in(cue.end, end)
    skip = [i for i in behind[:2] if scene.words[i].lower in scene.phrases.agents]
    at = scene.words[skip[-1]].end if skip else cue.end
    near = scene.mentions_in(at, min(at + _AGENT_REACH, end))
    people = [m for m in near if m.type == "PER"]
    between = scene.text[at : people[0].span.start] if people else "."
    if any(c in between for c in ",.;:") or (between.strip() and not skip):
        return None
    place = people[0].span
    front = _fronted(scene, start, cue.start)
    return _build(scene, [front, trim(scene.text, place.end, end)], cue, place, "agent")


def _subject_verb(scene: Scene, cue: Cue, start: int, end: int) -> Found | None:
    """X mengatakan (bahwa) …; X meminta Y untuk …."""
    if cue.verb.form not in (Form.FULL, Form.WEAK):
        return None
    body = _skip_frame(scene, cue, cue.end, end)
    marked = _is_marked(scene, cue, body)
    if cue.verb.form is Form.WEAK and not marked:
        return None
    place, clause = source.before(scene, cue, start)
    if place is None:
        return None
    front = _fronted(scene, start, clause) if clause > start else None
    rest = trim(scene.text, body, end)
    verb = _second_verb(scene, cue, body)
    return _build(scene, [front, rest], verb, place, "subject-verb") if rest else None


def _is_marked(scene: Scene, cue: Cue, body: int) -> bool:
    """Whether a conjunction or a comma follows the verb."""
    between = scene.words_in(cue.end, body)
    if any(scene.words[i].lower in scene.phrases.complementizers for i in between):
        return True
    return scene.text[cue.end : cue.end + 1] in (",", ":")


def _skip_frame(scene: Scene, cue: Cue, start: int, end: int) -> int:
    """Offset where the reported clause begins after the verb's own frame."""
    words, small = scene.words, scene.phrases
    limit = [i for i in scene.words_in(start, end) if i > cue.last][:14]
    others = _verbs_inside(scene, start, end)
    for n, i in enumerate(limit):
        lower = words[i].lower
        gap = scene.text[words[i - 1].end : words[i].start]
        if lower in small.complementizers:
            return words[i].end
        if not n and lower in small.purpose:
            return words[i].end
        if not n and lower in small.loose_complementizers:
            condition = _is_condition(scene, cue, i, end)
            return start if condition else words[i].end
        # "X menuturkan, Y menetapkan bahwa …": all of it is what X told.
        cut = not n and gap[:1] in (",", ":") and lower not in small.circumstance
        if cut or i in others:
            return start
        if cue.verb.act in (Act.URGE, Act.WARN) and lower in small.purpose:
            return words[i].end
        if n and ("," in gap or ":" in gap):
            break
    return start


def _verbs_inside(scene: Scene, start: int, end: int) -> set[int]:
    """First words of the reporting verbs that belong to what is reported.

    A verb behind "dan" or "sambil" is the speaker's, too.
    """
    near = scene.cues_in(start, end)[:2]
    joining = scene.phrases.joining
    return {
        c.first
        for c in near
        if c.verb.form is Form.FULL and scene.words[c.first - 1].lower not in joining
    }


def _second_verb(scene: Scene, cue: Cue, body: int) -> Cue:
    """Return the verb that "bahwa" at *body* follows ("mengecam X dan menyebut bahwa").

    It is *cue* itself, or one that a small word joins to it.
    """
    for other in reversed(scene.cues_in(cue.end, body)):
        behind = scene.words_in(other.end, body)
        joined = scene.words[other.first - 1].lower in scene.phrases.joining
        if other.verb.form is Form.FULL and joined and len(behind) == 1:
            return other
    return cue


def _is_condition(scene: Scene, cue: Cue, i: int, end: int) -> bool:
    """Whether "jika" behind the verb is "if": a main clause follows it.

    Of the 10 in the annotated articles 5 open a condition, and 4 of these have a comma
    behind four words or more; of those that say no more than "that" none has.
    """
    if scene.words[cue.last].lower in scene.phrases.complementizers:
        return True
    comma = _next_comma(scene.text, scene.words[i].end, end)
    fewest = 0 if scene.text[cue.end : cue.end + 1] == "," else _FEWEST_WORDS
    return comma is not None and (
        len(scene.words_in(scene.words[i].end, comma)) > fewest
    )


def _fronted(scene: Scene, start: int, end: int) -> Span | None:
    """What stands before the reporting clause, without connectors that open it."""
    inner = list(scene.words_in(start, end))
    first = 0
    while first < len(inner):
        size = source.connector_at(scene, inner, first)
        if not size:
            break
        first += size
    if first >= len(inner):
        return None
    return trim(scene.text, scene.words[inner[first]].start, end)


def _is_circumstance(scene: Scene, span: Span) -> bool:
    """Whether the phrase tells when or where it was said rather than what."""
    inner = scene.words_in(span.start, span.end)
    if not inner:
        return True
    small = scene.phrases
    return scene.words[inner[0]].lower in small.circumstance - small.particles


# In this order each verb of a sentence is tried.
_RULES = (_according, _inserted, _verb_opens, _verb_first, _agent, _subject_verb)


def _next_comma(text: str, start: int, end: int) -> int | None:
    at = text.find(",", start, end)
    return None if at < 0 else at
