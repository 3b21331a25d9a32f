"""Utterances: what was said once, as several articles report it."""

from ujar.schema.views import UtteranceLine, UtteranceView
from ujar.serve.web.api.calls import Call, Listing
from ujar.serve.web.api.parameters import BY, PAGE, STORY, identified

CALLS = (
    Call(
        id="listUtterances",
        path="/utterances",
        tag="utterances",
        summary="List what several articles report",
        told="What was put together last comes first. Each line has the words of the "
        "earliest report and where they stand.",
        answer=Listing[UtteranceLine],
        ask=lambda q: q.ledger.utterances(q.wanted, q.limit, q.cursor),
        parameters=(BY, STORY, *PAGE),
    ),
    Call(
        id="getUtterance",
        path="/utterances/{utterance}",
        tag="utterances",
        summary="Get an utterance with all its versions",
        told="Every report of it, the earliest first, each with its exact words and "
        "their place in its article.",
        answer=UtteranceView,
        ask=lambda q: q.ledger.utterance(q.values["utterance"]),
        parameters=(identified("utterance", "The utterance's id."),),
        missing="There is no such utterance; /api/v1/utterances lists them. An id "
        "changes when more reports of the same words are found.",
    ),
)
