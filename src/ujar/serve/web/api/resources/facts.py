"""Facts: one quantity of the world with every figure given for it."""

from ujar.schema.views import FactView
from ujar.serve.web.api.calls import Call, Listing
from ujar.serve.web.api.parameters import PAGE, RELATION, STORY, identified

CALLS = (
    Call(
        id="listFacts",
        path="/facts",
        tag="facts",
        summary="List figures that several reports give for one thing",
        told="What was put together last comes first. `relation=differ` are the open "
        "disagreements. Each figure comes with the sentence that it stands in.",
        answer=Listing[FactView],
        ask=lambda q: q.ledger.facts(q.wanted, q.limit, q.cursor),
        parameters=(STORY, RELATION, *PAGE),
    ),
    Call(
        id="getFact",
        path="/facts/{fact}",
        tag="facts",
        summary="Get one quantity with every figure given for it",
        told="The figures, the earliest first, each with its sentence and outlet.",
        answer=FactView,
        ask=lambda q: q.ledger.fact(q.values["fact"]),
        parameters=(identified("fact", "The fact's id."),),
        missing="There is no such fact; /api/v1/facts lists them. An id changes when "
        "more figures for the same quantity are found.",
    ),
)
