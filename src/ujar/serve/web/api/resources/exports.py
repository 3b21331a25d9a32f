"""Exports: the archive, or a part of it, in the formats of other programs."""

from dataclasses import dataclass

from ujar.schema.views import Page
from ujar.serve.export.formats import FORMATS, Format
from ujar.serve.export.tables import TABLES
from ujar.serve.web import downloads
from ujar.serve.web.api.calls import Call, Listing, Question
from ujar.serve.web.api.parameters import ACT, BY, DAYS, KIND, OUTLET, STORY, Parameter
from ujar.serve.web.values import Choice, Values

_MEDIA = tuple(
    dict.fromkeys(
        medium.type
        for form in FORMATS.values()
        for medium in (form.many, form.alone)
        if medium is not None
    )
)


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format of exports: what it is, and where it begins to be sent.

    ``tables`` are those that it can write, none where it writes whole articles.
    """

    name: str
    media_type: str
    suffix: str
    tables: tuple[str, ...]
    address: str


def _formats(question: Question) -> Page[ExportFormat]:
    del question
    return Page(tuple(map(_told, FORMATS.values())))


def _told(form: Format) -> ExportFormat:
    tables = tuple(TABLES) if form.of_tables else ()
    address = f"/api/v1/exports/{form.name}"
    return ExportFormat(form.name, form.many.type, form.many.suffix, tables, address)


def _of(name: str, told: str) -> Parameter:
    values: Values = {**downloads.CONDITIONS, **downloads.OTHERS}[name]
    return Parameter(name, values, told)


CALLS = (
    Call(
        id="listFormats",
        path="/exports",
        tag="exports",
        summary="List the formats of exports",
        told="What each writes, and where it is. docs/export.md says what they hold.",
        answer=Listing[ExportFormat],
        ask=_formats,
    ),
    Call(
        id="export",
        path="/exports/{format}",
        tag="exports",
        summary="Export the archive, or a part of it",
        told="Sent part by part, so that it may be long; three run at once, others "
        "wait. The conditions choose statements; formats of articles have the articles "
        "with such statements.",
        answer=None,
        ask=_formats,
        parameters=(
            Parameter(
                "format",
                Choice(tuple(FORMATS)),
                "The format.",
                required=True,
                in_path=True,
            ),
            _of("table", "Which table, in a format of tables; statements if unsaid."),
            _of("article", "Only the article of this id, with no other condition."),
            BY,
            _of("about", "Only statements that have these words, as they stand."),
            OUTLET,
            KIND,
            ACT,
            STORY,
            *DAYS,
            _of("bom", "`1`: CSV with the mark by which Excel knows UTF-8."),
        ),
        missing=downloads.NOTHING,
        refusals=(400, 501),
        stream=downloads.answer,
        media=_MEDIA,
    ),
)
