"""Origins: from whom an article or a statement has its words."""

from ujar.pipeline.tracing import trace
from ujar.schema import Step
from ujar.schema.views import Page
from ujar.serve.web.api.calls import Call, Listing, Question
from ujar.serve.web.api.parameters import Parameter
from ujar.serve.web.values import Count, Text

ARTICLE = Parameter("article", Text(500), "The article's id.", required=True)
ITEM = Parameter(
    "item",
    Count(0, 999_999),
    "The way of this statement alone: its place among the article's, from 0.",
)


def _way(question: Question) -> Page[Step] | None:
    values = question.values
    found = trace(question.ledger, values["article"], values["item"], question.settings)
    return None if found is None else Page(found)


CALLS = (
    Call(
        id="traceOrigins",
        path="/origins",
        tag="origins",
        summary="Trace from whom an article or a statement has its words",
        told="The stations in order: said, first report, agency or outlet credited, "
        "this report, translation or reprint, each with its reason. `span` is where "
        "the article that was asked for says so.",
        answer=Listing[Step],
        ask=_way,
        parameters=(ARTICLE, ITEM),
        missing="There is no such article or statement; /api/v1/articles and "
        "/api/v1/statements list them.",
    ),
)
