"""Which texts of a reading get a vector: its head, then each statement."""

from ujar.pipeline.ports import Embedder
from ujar.schema import Meaning, Reading, Span, Statement

_HEAD = Span(0, 0)
# A title says what an article is about; its first sentences say it again in full.
_LEAD_SENTENCES = 2
_MOST_CHARS = 2_000


def of(reading: Reading, embedder: Embedder) -> tuple[Meaning, ...]:
    """Return the vectors of *reading*: the head's, then one for each statement."""
    text = reading.article.text
    told = (content(text, s) for s in reading.statements)
    vectors = embedder.embed([head(reading), *told])
    spans = (_HEAD, *(s.span for s in reading.statements))
    return tuple(
        Meaning(span, vector, embedder.model)
        for span, vector in zip(spans, vectors, strict=True)
    )


def content(text: str, statement: Statement) -> str:
    """Return what was said, without the reporting clause between its fragments."""
    return " ".join(text[a:b] for a, b in statement.fragments)[:_MOST_CHARS]


def head(reading: Reading) -> str:
    """Return the title and the first sentences of the article's own text."""
    article = reading.article
    first = [s.span for s in reading.sentences[:_LEAD_SENTENCES]]
    lead = (article.text[a:b] for a, b in first)
    return " ".join([article.title or "", *lead]).strip()[:_MOST_CHARS]
