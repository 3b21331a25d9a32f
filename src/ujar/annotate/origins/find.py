"""The outlets that an article has its words from, each once for each relation."""

import re
from collections.abc import Sequence

from ujar.annotate.origins.credits import credits  # noqa: A004
from ujar.annotate.origins.phrases import fold, phrases
from ujar.lang import Language
from ujar.lang.outlets import Outlets
from ujar.schema import (
    Article,
    Boilerplate,
    BoilerplateType,
    Credit,
    Origin,
    Relation,
    Sentence,
    Span,
)

_NOT_TOLD_IN = frozenset(
    {BoilerplateType.CAPTION, BoilerplateType.RELATED, BoilerplateType.AD}
)
_COPYRIGHT = re.compile(r"(?:©|\(c\))\s?([\w. ]{2,24}?)\s?(?:19|20)\d\d", re.IGNORECASE)


def find(
    article: Article,
    sentences: Sequence[Sentence],  # noqa: ARG001  (the layers it may need)
    boilerplate: Sequence[Boilerplate],
    outlets: Outlets,
) -> tuple[Origin, ...]:
    """Return the origins of *article*, in the order in which it names them."""
    language = Language(article.language or "id")
    own = _own(article, outlets)
    hidden = [b.span for b in boilerplate if b.type in _NOT_TOLD_IN]
    found: dict[tuple[str, Relation], Origin] = {}
    for credit in credits(article.text, language, outlets):
        key = (credit.outlet, credit.relation)
        if key in found or _inside(credit, hidden):
            continue
        if not _is_own(article.text, credit, own, language):
            found[key] = Origin(credit.outlet, credit.relation, credit.span)
    return tuple(found.values())


def _own(article: Article, outlets: Outlets) -> str | None:
    """Return the name of the article's own outlet, from metadata or its copyright."""
    for address in (article.outlet, article.url):
        known = address and (outlets.at(address) or outlets.named(address))
        if known:
            return known.name
    match = _COPYRIGHT.search(article.text)
    known = match and outlets.named(match[1])
    return known.name if known else None


def _is_own(text: str, credit: Credit, own: str | None, language: Language) -> bool:
    """Whether the article names its own outlet, or a desk of it that it spoke to."""
    if credit.outlet == own or own is None:
        return credit.outlet == own
    verb = fold(text[slice(*credit.verb)])
    stem = own.partition(".")[0].lower()
    told = verb in phrases(language).kinds.get("mention", frozenset())
    return told and credit.outlet.lower().startswith(stem)


def _inside(credit: Credit, hidden: Sequence[Span]) -> bool:
    return any(span.contains(credit.span) for span in hidden)
