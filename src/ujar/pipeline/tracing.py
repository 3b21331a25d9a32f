"""The way of an article's words, as the archive knows it."""

from collections.abc import Iterator

from ujar.lang import outlets
from ujar.link.chains import chain
from ujar.pipeline.archive import Ledger
from ujar.pipeline.settings import Settings
from ujar.schema import Step
from ujar.schema.views import ArticleView, StatementLine


def trace(
    ledger: Ledger, article: str, item: int | None, settings: Settings
) -> tuple[Step, ...] | None:
    """Return the way of an article's words, or of its statement *item* alone.

    None if there is no such article or statement.
    """
    view = ledger.article(article)
    if view is None or not _has(view, item):
        return None
    versions = tuple(_versions(ledger, view, item))
    table = outlets.load(settings.outlets)
    return chain(view.reading, view.copies, versions, item, table)


def _has(view: ArticleView, item: int | None) -> bool:
    return item is None or 0 <= item < len(view.reading.statements)


def _versions(
    ledger: Ledger, view: ArticleView, item: int | None
) -> Iterator[StatementLine]:
    """Yield the reports of what the article, or the statement, reports."""
    ids = dict.fromkeys(u for i, u in view.utterances if item is None or i == item)
    for utterance in ids:
        if found := ledger.utterance(utterance):
            yield from found.versions
