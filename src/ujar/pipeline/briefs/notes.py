"""The evidence of a brief, each place of a text once, numbered as it comes up."""

from collections.abc import Mapping
from dataclasses import replace

from ujar.schema import Reading, Span
from ujar.schema.brief import Evidence
from ujar.schema.views import ArticleLine

# A statement is shown with the sentence that tells who said it, if that is not longer.
_LONGEST = 700


class Notes:
    """Collects where sentences stand, and what the texts have there."""

    def __init__(self, read: Mapping[str, Reading]) -> None:
        """Keep the readings, by article, out of which the evidence is quoted."""
        self._read = read
        self._numbers: dict[tuple[str, Span], int] = {}
        self._found: list[Evidence] = []

    def number(self, article: ArticleLine, span: Span) -> int:
        """Return the number, from 1, of the sentences that the place stands in."""
        evidence = Evidence(article, span, "")
        if reading := self._read.get(article.id):
            wide = sentences(span, reading)
            words = reading.article.text[slice(*wide)]
            evidence = replace(evidence, span=wide, words=words)
        key = article.id, evidence.span
        if key not in self._numbers:
            self._found.append(evidence)
            self._numbers[key] = len(self._found)
        return self._numbers[key]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every place so far, by its number."""
        return tuple(self._found)


def sentences(span: Span, reading: Reading) -> Span:
    """Return the whole sentences that the place stands in, if they are not too long."""
    held = [s.span for s in reading.sentences if s.span.overlaps(span)]
    if not held:
        return span
    wide = Span(min(held[0].start, span.start), max(held[-1].end, span.end))
    return wide if wide.end - wide.start <= _LONGEST else span
