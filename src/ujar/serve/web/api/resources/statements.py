"""Statements: who said what, as one article reports it."""

from typing import Any

from ujar.schema.views import StatementLine
from ujar.serve.web.api.calls import Call, Listing, Question
from ujar.serve.web.api.parameters import (
    ACT,
    BY,
    DAYS,
    KIND,
    OUTLET,
    PAGE,
    STORY,
    Parameter,
    identified,
    worded,
)
from ujar.serve.web.api.records import StatementRecord
from ujar.serve.web.api.resources.articles import whole
from ujar.serve.web.values import Count

ABOUT = worded(
    "about",
    "Only statements that have these words, as they stand. Some hundred statements are "
    "looked through for a page: it may be short, or empty, while `next` goes on. For "
    "words wherever they stand there is /api/v1/search.",
)
_ID = identified("article", "The id of the article that reports it.")
_ITEM = Parameter(
    "item",
    Count(0, 999_999),
    "Its place among the article's statements, from 0.",
    required=True,
    in_path=True,
)


def _one(question: Question) -> dict[str, Any] | None:
    article, item = question.values["article"], question.values["item"]
    line = question.ledger.statement(article, item)
    record = whole(question, article)
    if line is None or record is None:
        return None
    said = record["statements"][item]
    words = tuple(record["text"][start:end] for start, end in said["fragments"])
    return {"line": line, "statement": said, "words": words}


CALLS = (
    Call(
        id="listStatements",
        path="/statements",
        tag="statements",
        summary="List who said what, the newest first",
        told="The filters are those of `ujar statements`. Each line names the article "
        "and outlet, and has the exact words with their place in the article's text.",
        answer=Listing[StatementLine],
        ask=lambda q: q.ledger.statements(q.wanted, q.limit, q.cursor),
        parameters=(BY, ABOUT, OUTLET, KIND, ACT, STORY, *DAYS, *PAGE),
    ),
    Call(
        id="getStatement",
        path="/statements/{article}/{item}",
        tag="statements",
        summary="Get a statement with all that was read of it",
        told="Its line as in lists, and its fragments, cue, source, speaker and "
        "circumstances with their places in the article's text.",
        answer=StatementRecord,
        ask=_one,
        parameters=(_ID, _ITEM),
        missing="There is no such statement; /api/v1/statements lists them.",
    ),
)
