"""Who is being talked about at a place of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ujar.annotate.speakers.words import SpeakerWords
from ujar.schema import Mention, Sentence, Span
from ujar.text.quotations import Quotation
from ujar.text.words import words

PERSON = "PER"
# "disampaikan langsung oleh X": the verb is one of so many words before the name.
_AGENT_REACH = 3
# Names before one that make a list of it.
_LISTED = 2
# So many names before and after a place are looked at: more than an article has.
_REACH = 100
# Fewer words in front of a name leave it the subject ("Namun Renata …").
_FRONTED_WORDS = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """An article's text with what speaker resolution looks up in it."""

    text: str
    mentions: Sequence[Mention]
    people: Sequence[Mention]
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    words: SpeakerWords
    # What each person is described as, by where the name begins; filled as asked for.
    described: dict[int, frozenset[str]] = field(default_factory=dict)
    # Where names that are small words as well stand in full; filled as asked for.
    lengthened: dict[str, Span | None] = field(default_factory=dict)

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """Names that begin inside ``[start, end)``."""
        first = bisect_left(self.mentions, start, key=_span_start)
        return self.mentions[first : bisect_left(self.mentions, end, key=_span_start)]

    def around(self, offset: int) -> list[Mention]:
        """People named around *offset*: nearest before it first, then those after."""
        i = bisect_left(self.people, offset, key=_span_start)
        before = self.people[max(0, i - _REACH) : i]
        return [*reversed(before), *self.people[i : i + _REACH]]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds *offset*."""
        i = bisect_right(self.sentences, offset, key=_span_start) - 1
        if i < 0 or offset >= self.sentences[i].span.end:
            return None
        return self.sentences[i]

    def is_quoted(self, offset: int) -> bool:
        """Whether *offset* lies inside quotation marks."""
        i = bisect_right(self.quotations, offset, key=_quotation_start) - 1
        return i >= 0 and offset < self.quotations[i].end


def _span_start(item: Mention | Sentence) -> int:
    return item.span.start


def _quotation_start(item: Quotation) -> int:
    return item.start


def introduced(stage: Stage, start: int, end: int) -> Mention | None:
    """The person that the writer brings up in ``[start, end)``, None if nobody.

    A person named as agent ("disampaikan X") outranks the subject of a sentence, a
    later subject an earlier one; who stands behind a preposition is passed over.
    """
    best: tuple[int, int] | None = None
    chosen: Mention | None = None
    for mention in stage.mentions_in(start, end):
        if mention.type != PERSON or stage.is_quoted(mention.span.start):
            continue
        rank = _rank(stage, mention, start)
        if rank and (best is None or (rank, mention.span.start) > best):
            best, chosen = (rank, mention.span.start), mention
    return chosen


def _rank(stage: Stage, mention: Mention, floor: int) -> int:
    opening = mention.role.start if mention.role else mention.span.start
    sentence = stage.sentence_at(mention.span.start)
    begins = sentence.span.start if sentence else floor
    before = [w.lower for w in words(stage.text, max(begins, opening - 60), opening)]
    if before and before[-1] in stage.words.prepositions:
        told = any(w in stage.words.agents for w in before[-_AGENT_REACH:-1])
        return 3 if told and before[-1] in stage.words.agents else 0
    if before and before[-1] in stage.words.agents:
        return 3
    head = stage.text[begins:opening]
    if mention.role is None and _is_listed(stage, begins, opening):
        return 0
    if not head.strip() or _is_fronted(stage, head) or _is_title(stage, head):
        return 2
    return 1 if mention.role else 0


def _is_listed(stage: Stage, start: int, opening: int) -> bool:
    """Whether the name is one of a list: commas alone part it from two before it."""
    ends = [opening]
    for other in reversed(stage.mentions_in(start, opening)[-2:]):
        if stage.text[other.span.end : ends[-1]].strip() != ",":
            return False
        ends.append(other.span.start)
    return len(ends) > _LISTED


def _is_title(stage: Stage, head: str) -> bool:
    """Whether what stands before is a title and nothing else."""
    inner = words(head)
    first = inner[0].lower if inner else ""
    capital = all(not head[w.start].islower() for w in inner)
    return capital and (first in stage.words.offices or first in stage.words.honorifics)


def _is_fronted(stage: Stage, head: str) -> bool:
    """Whether only a short fronted phrase, closed by a comma, stands before.

    Without the comma it ends with a small word or opens with an office: "Namun Renata"
    and "Kapten tim Renata" are Renata, "Gagasan Renata" is not.
    """
    if head.rstrip().endswith(","):
        return True
    inner = words(head)
    if not inner:
        return True
    office = inner[0].lower in stage.words.offices
    small = inner[-1].lower in stage.words.empty
    return (small or office) and len(inner) < _FRONTED_WORDS
