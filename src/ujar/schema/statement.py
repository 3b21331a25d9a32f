"""Who said what, as one article reports it."""

from dataclasses import dataclass
from enum import StrEnum

from ujar.schema.span import Span


class Kind(StrEnum):
    """How the words are reported (PARC 3.0's kinds, and a noun phrase only)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    TOPIC = "topic"


class Act(StrEnum):
    """Class of speech act that the reporting verb names (after Searle 1976)."""

    SAY = "say"
    CLAIM = "claim"
    ASK = "ask"
    URGE = "urge"
    WARN = "warn"
    PROMISE = "promise"
    DENY = "deny"
    ADMIT = "admit"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    PRAISE = "praise"
    HOPE = "hope"
    JUDGE = "judge"
    EXPLAIN = "explain"
    ANNOUNCE = "announce"


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a speaker was found: the mention it came from, the way, and how sure.

    ``confidence`` is the share of speakers found this way that were right on annotated
    articles, 0.5 where there were too few to tell.
    """

    span: Span | None
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of communication that the article attributes to somebody.

    ``fragments`` are the content without quotation marks and reporting clause.
    ``speaker`` is the fullest name that the article gives, None where it cannot be
    resolved. ``said_on`` is an ISO day. ``place``, ``addressee`` and ``occasion`` are
    as the text has them; ``via`` is the usual name of the outlet credited.
    """

    kind: Kind
    fragments: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    act: Act | None = None
    speaker: str | None = None
    resolution: Resolution | None = None
    addressee: str | None = None
    said_on: str | None = None
    said_on_span: Span | None = None
    place: str | None = None
    via: str | None = None
    occasion: str | None = None
    score: float = 1.0

    @property
    def span(self) -> Span:
        """From the first fragment's start to the last one's end."""
        return Span(self.fragments[0].start, self.fragments[-1].end)
