"""Articles: lists of them, and one with its text and all that was read of it."""

from typing import Any

from ujar.schema.views import ArticleLine
from ujar.serve.export import lines, linked
from ujar.serve.web.api.calls import Call, Listing, Question
from ujar.serve.web.api.parameters import DAYS, OUTLET, PAGE, STORY, identified
from ujar.serve.web.api.records import ArticleRecord

_ID = identified("article", "The article's id; percent-encoded, also its slashes.")


def whole(question: Question, article: str) -> dict[str, Any] | None:
    """Return an article as ``ujar link`` writes it, None if there is none."""
    reading = question.ledger.readings((article,)).get(article)
    if reading is None:
        return None
    links = question.ledger.links(article)
    return linked.record(lines.record(reading), reading, links)


CALLS = (
    Call(
        id="listArticles",
        path="/articles",
        tag="articles",
        summary="List articles, the newest first",
        told="Articles by their day, outlet and story.",
        answer=Listing[ArticleLine],
        ask=lambda q: q.ledger.articles(q.wanted, q.limit, q.cursor),
        parameters=(OUTLET, STORY, *DAYS, *PAGE),
    ),
    Call(
        id="getArticle",
        path="/articles/{article}",
        tag="articles",
        summary="Get an article with its text and layers",
        told="The text exactly as collected, with every annotation and link: "
        "statements, names, dates, figures, boilerplate, credits, shared text. The "
        "fields are those of `ujar read --jsonl` and `ujar link`.",
        answer=ArticleRecord,
        ask=lambda q: whole(q, q.values["article"]),
        parameters=(_ID,),
        missing="There is no such article; /api/v1/articles lists them.",
    ),
)
