"""Briefs: what happened, who said what, where reports differ, with the evidence."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from ujar.pipeline import briefs
from ujar.pipeline.ports import EmbedderError
from ujar.pipeline.searching import SearchError
from ujar.schema.brief import Asked, Brief, Length, Subject
from ujar.serve import addresses
from ujar.serve.web.api.calls import Call, Question
from ujar.serve.web.api.parameters import (
    ACT,
    BY,
    DAYS,
    KIND,
    OUTLET,
    Parameter,
    identified,
)
from ujar.serve.web.api.records import fields_of, record
from ujar.serve.web.api.resources.finding import Q
from ujar.serve.web.problems import RefusedError
from ujar.serve.web.values import Choice

_LENGTH = Parameter(
    "length",
    Choice(tuple(Length)),
    "How much it tells; normal if unsaid.",
    default=Length.NORMAL.value,
)
_TOLD = (
    "Extractive: each sentence stands in an article, and names its evidence by number, "
    "from 1, in `evidence`. `links` are the same brief to read and to save."
)


@dataclass(frozen=True, slots=True)
class BriefLinks:
    """Where the same brief is as a page and as files, on this server."""

    page: str
    html: str
    md: str
    docx: str
    pdf: str


# What a model makes of it is not asked for here: that takes minutes.
BriefRecord: Any = record(
    "BriefRecord",
    "A brief as data: what happened, who said what, where reports differ, what is "
    "not known.",
    [*fields_of(Brief, ("phrasing",)), ("links", BriefLinks)],
)


def _brief(subject: Subject, name: str, question: Question) -> dict[str, Any] | None:
    values = question.values
    length = Length(values["length"])
    asked = Asked(subject, values[name], question.wanted, length)
    try:
        made = briefs.make(question.ledger, question.settings, asked)
    except SearchError as error:
        raise RefusedError(400, _sentence(error), name) from error
    except EmbedderError as error:
        raise RefusedError(503, _sentence(error)) from error
    if made is None:
        return None
    told = {n: getattr(made, n) for n, *_ in fields_of(Brief, ("phrasing",))}
    return {**told, "links": _links(asked)}


def _links(asked: Asked) -> BriefLinks:
    conditions = asked.wanted
    given = {
        "since": conditions.since or "",
        "until": conditions.until or "",
        "length": asked.length.value,
    }
    path = f"/brief/{asked.subject.value}"
    if asked.subject is Subject.SEARCH:
        given |= {
            "q": asked.name,
            "by": conditions.by or "",
            "outlet": conditions.outlet or "",
            "kind": conditions.kind or "",
            "act": conditions.act or "",
        }
    else:
        path = f"{path}/{quote(asked.name, safe='')}"
    at = partial(addresses.listed, path)
    forms = (at({**given, "format": f}) for f in ("html", "md", "docx", "pdf"))
    return BriefLinks(at(given), *forms)


def _sentence(error: Exception) -> str:
    told = str(error)
    return f"{told[:1].upper()}{told[1:]}."


CALLS = (
    Call(
        id="briefStory",
        path="/briefs/story/{story}",
        tag="briefs",
        summary="Get a brief of a story",
        told=_TOLD,
        answer=BriefRecord,
        ask=partial(_brief, Subject.STORY, "story"),
        parameters=(identified("story", "The story's id."), *DAYS, _LENGTH),
        missing="There is no such story; /api/v1/stories lists them.",
    ),
    Call(
        id="briefEntity",
        path="/briefs/entity/{entity}",
        tag="briefs",
        summary="Get a brief of what somebody said",
        told=_TOLD,
        answer=BriefRecord,
        ask=partial(_brief, Subject.ENTITY, "entity"),
        parameters=(identified("entity", "The entity's id."), *DAYS, _LENGTH),
        missing="There is no such entity; /api/v1/entities?name= finds them by name.",
    ),
    Call(
        id="briefSearch",
        path="/briefs/search",
        tag="briefs",
        summary="Get a brief of what a search finds",
        told=_TOLD,
        answer=BriefRecord,
        ask=partial(_brief, Subject.SEARCH, "q"),
        parameters=(Q, BY, OUTLET, KIND, ACT, *DAYS, _LENGTH),
        refusals=(400,),
    ),
)
