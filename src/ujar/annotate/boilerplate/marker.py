"""Mark what is not the article's own body: rules first, then what was learned."""

from ujar.annotate.boilerplate.captions import claim_captions
from ujar.annotate.boilerplate.claims import Claims
from ujar.annotate.boilerplate.head import claim_head
from ujar.annotate.boilerplate.learned import claim_learned
from ujar.annotate.boilerplate.patterns import patterns, words
from ujar.annotate.boilerplate.phrases import (
    claim_fixed,
    claim_lines,
    claim_sentences,
    claim_whole_lines,
)
from ujar.annotate.boilerplate.related import claim_announced, claim_glued
from ujar.annotate.boilerplate.tail import claim_below_credit, claim_tail
from ujar.lang.tables import Language
from ujar.schema import Article, Boilerplate, Tagging


def mark(
    article: Article, tagging: Tagging | None, language: Language
) -> tuple[Boilerplate, ...]:
    """Return the boilerplate of *article*, sorted, not overlapping."""
    claims = Claims(article.text)
    known, headline = patterns(language), words(language)
    claim_captions(claims, known)
    claim_fixed(claims, known)
    claim_sentences(claims, known)
    claim_head(claims, known, article.title)
    claim_announced(claims, known, headline)
    claim_whole_lines(claims, known)
    claim_lines(claims, known)
    claim_below_credit(claims)
    claim_tail(claims)
    claim_glued(claims, headline, article.title or "")
    claim_tail(claims)
    claim_below_credit(claims)
    if tagging is not None:
        claim_learned(claims, tagging.layout)
    return tuple(claims)
