"""What the statement finder looks at: one article's text, cut and looked up once."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ujar.annotate.statements.lexicon import Cue, Lexicon
from ujar.annotate.statements.phrases import Phrases
from ujar.schema import Boilerplate, Mention, Sentence
from ujar.text.quotations import Quotation
from ujar.text.words import Word


@dataclass(frozen=True, slots=True)
class Starts:
    """Where the parts of a scene begin, to look them up by their offsets."""

    words: Sequence[int]
    cues: Sequence[int]
    quotations: Sequence[int]
    mentions: Sequence[int]
    sentences: Sequence[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its sentences, words, cues, quotations and names, all in order."""

    text: str
    sentences: Sequence[Sentence]
    words: list[Word]
    cues: list[Cue]
    quotations: list[Quotation]
    mentions: Sequence[Mention]
    lexicon: Lexicon
    phrases: Phrases
    starts: Starts

    def words_in(self, start: int, end: int) -> range:
        """Indices of the words that lie inside ``[start, end)``."""
        starts = self.starts.words
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """Cues that lie inside ``[start, end)``."""
        starts = self.starts.cues
        return self.cues[bisect_left(starts, start) : bisect_left(starts, end)]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Names that begin inside ``[start, end)``."""
        starts = self.starts.mentions
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return list(self.mentions[first:last])

    def quotations_in(self, start: int, end: int) -> list[Quotation]:
        """Quotations that begin inside ``[start, end)``."""
        starts = self.starts.quotations
        return self.quotations[bisect_left(starts, start) : bisect_left(starts, end)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds *offset*, None in boilerplate or between two."""
        i = bisect_right(self.starts.sentences, offset) - 1
        if i < 0 or offset >= self.sentences[i].span.end:
            return None
        return self.sentences[i]


def outside(quotations: Sequence[Quotation], offset: int) -> bool:
    """Whether *offset* lies in none of *quotations* (sorted)."""
    i = bisect_right(quotations, offset, key=lambda q: q.start) - 1
    return i < 0 or offset >= quotations[i].end


def keep_body(
    quotations: Sequence[Quotation], boilerplate: Sequence[Boilerplate]
) -> list[Quotation]:
    """Return the quotations that do not begin inside boilerplate."""
    starts = [b.span.start for b in boilerplate]
    kept = []
    for quotation in quotations:
        i = bisect_right(starts, quotation.start) - 1
        if i < 0 or quotation.start >= boilerplate[i].span.end:
            kept.append(quotation)
    return kept
