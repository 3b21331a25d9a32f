"""The title or office that stands before a name."""

from ujar.annotate.names.titles import Titles
from ujar.schema import Span
from ujar.text.words import words

# A title before a name has at most so many words (the longest of the training gold,
# a deputy minister's, has 14).
_LONGEST = 16
_REACH = 200
_BREAKS = '.;:!?"“”'


def before(text: str, span: Span, book: Titles) -> Span | None:
    """Return the title before the name, from its first office word, else None."""
    floor = max(0, span.start - _REACH)
    first: int | None = None
    previous = span.start
    for word in reversed(words(text, floor, span.start)[-_LONGEST:]):
        gap = text[word.end : previous]
        if any(c in gap for c in _BREAKS) and gap.strip() != ".":
            break
        if "," in gap and previous != span.start:
            break
        upper = text[word.start].isupper() or text[word.start].isdigit()
        if book.is_title(word.lower):
            first = word.start
        elif not upper and word.lower not in book.joints:
            break
        previous = word.start
    if first is None:
        return None
    end = span.start
    while end > first and not text[end - 1].isalnum():
        end -= 1
    return Span(first, end) if end > first else None
