"""Entities: people, institutions and places across articles."""

from ujar.schema.views import EntityCount, EntityLine, EntityView, Page
from ujar.serve.web.api.calls import Call, Listing, Question
from ujar.serve.web.api.parameters import PAGE, Parameter, identified
from ujar.serve.web.values import Text

NAME = Parameter(
    "name",
    Text(),
    "Only those whom this name may mean, those in most articles first, no more than "
    "`limit`. It is looked up whole, then as the beginning of names.",
)


def _listed(question: Question) -> Page[EntityLine]:
    if name := question.values["name"]:
        return Page(question.ledger.entities(name, question.limit))
    page = question.ledger.all_entities(question.limit, question.cursor)
    return Page(tuple(map(_line, page.items)), page.cursor)


def _line(count: EntityCount) -> EntityLine:
    known = count.profile
    return EntityLine(
        id=known.id,
        type=known.type,
        name=known.name,
        articles=known.articles,
        statements=count.statements,
        first=known.first,
        last=known.last,
    )


CALLS = (
    Call(
        id="listEntities",
        path="/entities",
        tag="entities",
        summary="Find people, institutions and places",
        told="All of them, the first seen first, or those whom a name may mean. What "
        "one of them said is in /api/v1/statements?by=ID.",
        answer=Listing[EntityLine],
        ask=_listed,
        parameters=(NAME, *PAGE),
    ),
    Call(
        id="getEntity",
        path="/entities/{entity}",
        tag="entities",
        summary="Get who somebody is, and who quotes them",
        told="Names, offices with the days on which articles name them, statements by "
        "month, outlets that quote them and outlets that those credit.",
        answer=EntityView,
        ask=lambda q: q.ledger.entity(q.values["entity"]),
        parameters=(identified("entity", "The entity's id."),),
        missing="There is no such entity; /api/v1/entities?name= finds them by name.",
        dear=lambda q: ("entity", q.values["entity"]),
    ),
)
