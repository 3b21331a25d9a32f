"""One article read several ways: the same steps, another finder of statements."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ujar.annotate import tagger
from ujar.annotate.tagger.load import open_folder
from ujar.lang import Language, outlets
from ujar.pipeline import settings, steps
from ujar.schema import Article, Reading, Statement

Finder = Callable[[steps.Draft], tuple[Statement, ...]]
_FIELDS = ("id", "url", "outlet", "title", "published", "author", "text")
_FINDING = "_find_statements"


def model() -> tagger.Tagger:
    """Return the tagger that ``ujar read`` would use."""
    chosen = settings.load(None, os.environ)
    if chosen.model is not None:
        return open_folder(chosen.model, chosen.threads or 1)
    return tagger.load(chosen.threads or 1)


def drafts(
    articles: Mapping[str, Mapping[str, Any]],
) -> Iterator[tuple[str, steps.Draft]]:
    """Yield each article with all its layers up to the statements."""
    known, tables, table = model(), Language("id"), outlets.load(None)
    for name, raw in articles.items():
        article = Article(**{f: raw[f] for f in _FIELDS if raw.get(f) is not None})
        article = replace(article, language="id")
        tagging = known.tag(article.text)
        draft = steps.Draft(Reading(article), tables, table, tagging, newest=2026)
        for step in steps.STEPS[: _finding()]:
            draft = step.run(draft)
        yield name, draft


def finish(draft: steps.Draft, find: Finder) -> Reading:
    """Return the reading with the statements of *find*, speakers and all."""
    draft = replace(draft, reading=replace(draft.reading, statements=find(draft)))
    for step in steps.STEPS[_finding() + 1 :]:
        draft = step.run(draft)
    return draft.reading


def _finding() -> int:
    return [step.run.__name__ for step in steps.STEPS].index(_FINDING)
