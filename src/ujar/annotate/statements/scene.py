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

    def words_in(self, start: int, end: int) -> range:
        """Indices of the words that lie inside ``[start, end)``."""
        first = bisect_left(self.words, start, key=_start)
        last = bisect_left(self.words, end, key=_start)
        return range(first, last)

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """Cues that lie inside ``[start, end)``."""
        first = bisect_left(self.cues, start, key=_start)
        last = bisect_left(self.cues, end, key=_start)
        return self.cues[first:last]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Names that begin inside ``[start, end)``."""
        first = bisect_left(self.mentions, start, key=_span_start)
        last = bisect_left(self.mentions, end, key=_span_start)
        return list(self.mentions[first:last])

    def quotations_in(self, start: int, end: int) -> list[Quotation]:
        """Quotations that begin inside ``[start, end)``."""
        first = bisect_left(self.quotations, start, key=_start)
        last = bisect_left(self.quotations, end, key=_start)
        return self.quotations[first:last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds *offset*, None in boilerplate or between two."""
        i = bisect_right(self.sentences, offset, key=_span_start) - 1
        if i < 0 or offset >= self.sentences[i].span.end:
            return None
        return self.sentences[i]


def _start(item: Word | Cue | Quotation) -> int:
    return item.start


def _span_start(item: Mention | Sentence) -> int:
    return item.span.start


def outside(quotations: Sequence[Quotation], offset: int) -> bool:
    """Whether *offset* lies in none of *quotations* (sorted)."""
    i = bisect_right(quotations, offset, key=_start) - 1
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
