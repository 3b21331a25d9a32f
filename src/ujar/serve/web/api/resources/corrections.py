"""Corrections: what users judged; kept beside what was read, and taken back."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ujar.pipeline import archives
from ujar.pipeline.correcting import Judge, JudgementError
from ujar.pipeline.judging import Judging, Place
from ujar.schema.amended import Field
from ujar.schema.corrections import Correction, CorrectionKind, Layer, WantedCorrections
from ujar.schema.views import Page
from ujar.serve.export import corrected
from ujar.serve.login import login
from ujar.serve.web.api import judgements
from ujar.serve.web.api.calls import Call, Change, Listing, Question
from ujar.serve.web.api.parameters import PAGE, Parameter
from ujar.serve.web.api.records import fields_of, record
from ujar.serve.web.problems import RefusedError
from ujar.serve.web.site import Site
from ujar.serve.web.values import Choice, Flag, Key, Text

Wish = Callable[[Judging, Any], Correction]

_ID = Parameter(
    "correction", Key("k", 8), "The correction's id.", required=True, in_path=True
)
_MISSING = "There is no such correction; /api/v1/corrections lists them."
_LINES = "application/x-ndjson"
_MAKERS = {"judgements": corrected.judgements, "gold": corrected.gold}

CorrectionRecord: Any = record(
    "CorrectionRecord",
    "A user's judgement. Of entities: `other` is `entity` (merge), `members` are "
    "somebody else called `name` (split), `entity` is called `name` (rename). Of a "
    "statement: its `item`, and in `name` what it is instead. Of links: `item` and "
    "`second`. Of stories: `article`, and `near` an article of the story.",
    [*fields_of(Correction), ("waiting", bool)],
)


def _listed(question: Question) -> Page[Any]:
    """Return the corrections, the latest first."""
    given = {f.name: question.values[f.name] for f in fields(WantedCorrections)}
    wanted = WantedCorrections(**given)
    page = question.ledger.judged(wanted, question.limit, question.cursor)
    waiting = question.archive.waiting()
    return Page(tuple(_told(one, waiting) for one in page.items), page.cursor)


def _one(question: Question) -> Any:  # noqa: ANN401
    found = _named(question)
    return None if found is None else _told(found, question.archive.waiting())


def _make(question: Question) -> Any:  # noqa: ANN401
    wish: Wish = _WISHES[type(question.body)]
    try:
        made = wish(_judging(question, question.body.note), question.body)
    except JudgementError as error:
        told = str(error)
        raise RefusedError(409, f"{told[:1].upper()}{told[1:]}.") from error
    return _told(made, question.archive.waiting())


def _undo(question: Question) -> Any:  # noqa: ANN401
    found = _named(question)
    if found is None:
        return None
    if found.undone is None:
        found = _judging(question).correcting.undo(found.id)
    return _told(found, question.archive.waiting())


def _judging(question: Question, note: str | None = None) -> Judging:
    asker = question.asker
    judge = Judge(login() if asker.local else asker.name, note)
    return Judging(archives.correcting(question.archive, judge, asker.actor))


def _named(question: Question) -> Correction | None:
    return question.ledger.correction(question.values["correction"])


def _told(one: Correction, waiting: frozenset[str]) -> Any:  # noqa: ANN401
    values = {name: getattr(one, name) for name, *_ in fields_of(Correction)}
    return CorrectionRecord(**values, waiting=one.id in waiting)


async def _export(site: Site, request: Request) -> Response:
    """Answer with the corrections in force as lines of JSON."""
    make = _MAKERS[request.path_params["what"]]
    lines = await site.desks.ask(lambda archive: b"".join(make(archive)))
    return Response(lines, media_type=_LINES)


def _at(place: judgements.ItemPlace, layer: Layer = Layer.STATEMENTS) -> Place:
    return Place(place.article, int(place.item), layer)


def _speaker(judging: Judging, body: judgements.SpeakerJudgement) -> Correction:
    place, who = _at(body.statement), body.speaker
    return judging.speaker(place, who, type_=body.type, new=body.new)


def _amend(field: Field, judging: Judging, body: Any) -> Correction:  # noqa: ANN401
    value = None if body.value is None else str(body.value)
    return judging.amend(_at(body.statement), field, value)


def _link(same: bool, judging: Judging, body: Any) -> Correction:  # noqa: ANN401, FBT001
    one, two = _at(body.left, body.layer), _at(body.right, body.layer)
    return judging.link(one, two, same=same)


def _split(judging: Judging, body: judgements.SplitJudgement) -> Correction:
    return judging.correcting.split(body.entity, body.name, body.articles)


_WISHES: Mapping[type, Wish] = {
    judgements.SpeakerJudgement: _speaker,
    judgements.AddresseeJudgement: partial(_amend, Field.ADDRESSEE),
    judgements.DayJudgement: partial(_amend, Field.DAY),
    judgements.KindJudgement: partial(_amend, Field.KIND),
    judgements.ViaJudgement: partial(_amend, Field.VIA),
    judgements.DropJudgement: lambda j, b: j.drop(_at(b.statement)),
    judgements.SameJudgement: partial(_link, True),  # noqa: FBT003
    judgements.ApartJudgement: partial(_link, False),  # noqa: FBT003
    judgements.IntoJudgement: lambda j, b: j.into(b.article, b.story),
    judgements.OutJudgement: lambda j, b: j.out(b.article),
    judgements.MergeJudgement: lambda j, b: j.correcting.merge(b.entity, b.other),
    judgements.SplitJudgement: lambda j, b: j.correcting.split(
        b.entity, b.name, b.articles
    ),
    judgements.RenameJudgement: lambda j, b: j.correcting.rename(b.entity, b.name),
}

CALLS = (
    Call(
        id="listCorrections",
        path="/corrections",
        tag="corrections",
        summary="List what users corrected, the latest first",
        told="Those undone too, unless `in_force=true`.",
        answer=Listing[CorrectionRecord],
        ask=_listed,
        parameters=(
            Parameter("kind", Choice(tuple(CorrectionKind)), "Only of this kind."),
            Parameter("article", Text(500), "Only what speaks of this article."),
            Parameter("in_force", Flag(), "Only what holds, or only what is undone."),
            Parameter(
                "waiting",
                Flag(),
                "Only what waits: its words or its article are not there now. It holds "
                "again when they are.",
            ),
            *PAGE,
        ),
    ),
    Call(
        id="makeCorrection",
        path="/corrections",
        tag="corrections",
        summary="Correct something",
        told="`kind` says what is judged. It holds at once, and when articles are read "
        "or linked again, and can be undone. People and institutions are named by id, "
        "or by a name that only one has. 409 says why it cannot be, or that it is so "
        "already.",
        answer=CorrectionRecord,
        ask=_make,
        refusals=(409,),
        change=Change("POST", judgements.Judgement, made="/corrections/{id}"),
    ),
    Call(
        id="getCorrection",
        path="/corrections/{correction}",
        tag="corrections",
        summary="Get a correction",
        told="What was judged, by whom, when and why; `undone` if it was taken back.",
        answer=CorrectionRecord,
        ask=_one,
        parameters=(_ID,),
        missing=_MISSING,
    ),
    Call(
        id="undoCorrection",
        path="/corrections/{correction}",
        tag="corrections",
        summary="Take a correction back",
        told="It stays in the list, with the time at which it was undone. What was "
        "undone already is answered as it is.",
        answer=CorrectionRecord,
        ask=_undo,
        parameters=(_ID,),
        missing=_MISSING,
        change=Change("DELETE"),
    ),
    Call(
        id="exportCorrections",
        path="/corrections/export/{what}",
        tag="corrections",
        summary="Export the corrections in force, to train and to score with",
        told="JSON Lines. `judgements`: a correction a line, with what was there "
        "before; `gold`: the articles that they speak of, annotated as corrected.",
        answer=None,
        ask=_listed,
        parameters=(
            Parameter(
                "what",
                Choice(tuple(_MAKERS)),
                "Judgements, or whole articles.",
                required=True,
                in_path=True,
            ),
        ),
        missing="There are judgements and gold.",
        stream=_export,
        media=(_LINES,),
    ),
)
