"""Search: articles and statements, by their words and by what they mean."""

from ujar.pipeline import searching
from ujar.pipeline.ports import EmbedderError
from ujar.schema.search import SearchHit
from ujar.schema.views import Page
from ujar.serve.web.api.calls import Call, Listing, Question
from ujar.serve.web.api.parameters import ACT, BY, DAYS, KIND, LIMIT, OUTLET, worded
from ujar.serve.web.problems import RefusedError

Q = worded(
    "q",
    'Words, "phrases", -exclusions and conditions (`by:NAME`, `outlet:`, `kind:`, '
    "`act:`, `since:`, `until:`, `story:ID`). Without a phrase or an exclusion, what "
    "means the same in other words or in English is found too.",
    required=True,
)


def _found(question: Question) -> Page[SearchHit]:
    try:
        return Page(
            searching.search(
                question.ledger,
                question.settings,
                question.values["q"],
                question.wanted,
                question.limit,
            )
        )
    except searching.SearchError as error:
        raise RefusedError(400, _sentence(error), "q") from error
    except EmbedderError as error:
        raise RefusedError(503, _sentence(error)) from error


def _sentence(error: Exception) -> str:
    told = str(error)
    return f"{told[:1].upper()}{told[1:]}."


CALLS = (
    Call(
        id="search",
        path="/search",
        tag="search",
        summary="Search articles and statements, the best first",
        told="By words and by meaning. Each hit has the stretch of text to show, the "
        "places of the words found in it, and why it was found. There are no further "
        "pages: narrow the search instead.",
        answer=Listing[SearchHit],
        ask=_found,
        parameters=(Q, BY, OUTLET, KIND, ACT, *DAYS, LIMIT),
        refusals=(400,),
    ),
)
