"""A statement as it is first found, before it is weighed and resolved."""

from dataclasses import dataclass, replace

from ujar.annotate.statements.lexicon import Cue
from ujar.schema import Kind, Span

# Not part of what was said where they stand at its edges.
_EDGES = " \t\r\n\u00a0\u200b,.;:\"“”„‟«»'’‘`–—-*"


@dataclass(frozen=True, slots=True)
class Found:
    """A statement in the making; ``rule`` names how it was found."""

    kind: Kind
    fragments: tuple[Span, ...]
    cue: Cue | None
    source: Span | None
    rule: str
    score: float = 1.0

    @property
    def start(self) -> int:
        """Where its first fragment begins."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """Where its last fragment ends."""
        return self.fragments[-1].end


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the range without punctuation at its edges, None if nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else None


def joined(found: Found, more: Span) -> Found:
    """Return *found* with one more fragment at its end."""
    return replace(found, fragments=(*found.fragments, more))
