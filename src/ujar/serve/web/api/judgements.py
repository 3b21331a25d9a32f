"""Types of judgements, as they may be sent; ``kind`` tells them apart."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from ujar.schema import Kind
from ujar.schema.corrections import Layer
from ujar.serve.web.api.bodies import FIT, Given, Id, Name


class ItemPlace(Given, frozen=True, kw_only=True):
    """A statement or figure: its article, and its place there."""

    article: Id
    # In JSON 3.0 is the same whole number as 3.
    item: Annotated[float, Meta(ge=0, le=999_999, multiple_of=1)]


class Judged(Given, frozen=True, kw_only=True, tag_field="kind"):
    """A judgement, and why somebody judges so."""

    note: Annotated[str, Meta(max_length=2_000, pattern=FIT)] | None = None


class SpeakerJudgement(Judged, frozen=True, kw_only=True, tag="speaker"):
    """Who said it."""

    statement: ItemPlace
    speaker: Name | None
    new: bool = False
    type: Literal["PER", "ORG"] = "PER"


class AddresseeJudgement(Judged, frozen=True, kw_only=True, tag="addressee"):
    """To whom it was said."""

    statement: ItemPlace
    value: Name | None


class DayJudgement(Judged, frozen=True, kw_only=True, tag="day"):
    """On which day it was said."""

    statement: ItemPlace
    value: date | None


class KindJudgement(Judged, frozen=True, kw_only=True, tag="kind"):
    """How it is reported."""

    statement: ItemPlace
    value: Kind


class ViaJudgement(Judged, frozen=True, kw_only=True, tag="via"):
    """Which outlet the article has the words from."""

    statement: ItemPlace
    value: Name | None


class DropJudgement(Judged, frozen=True, kw_only=True, tag="drop"):
    """What stands there is no statement."""

    statement: ItemPlace


class SameJudgement(Judged, frozen=True, kw_only=True, tag="same"):
    """Two statements report the same words, or two figures are of one fact."""

    left: ItemPlace
    right: ItemPlace
    layer: Layer = Layer.STATEMENTS


class ApartJudgement(Judged, frozen=True, kw_only=True, tag="apart"):
    """Two statements do not report the same words, or two figures are not one fact."""

    left: ItemPlace
    right: ItemPlace
    layer: Layer = Layer.STATEMENTS


class IntoJudgement(Judged, frozen=True, kw_only=True, tag="into"):
    """An article belongs to another story."""

    article: Id
    story: Id


class OutJudgement(Judged, frozen=True, kw_only=True, tag="out"):
    """An article does not belong to the story that it is in."""

    article: Id


class MergeJudgement(Judged, frozen=True, kw_only=True, tag="merge"):
    """Two entities are one."""

    entity: Id
    other: Id


class SplitJudgement(Judged, frozen=True, kw_only=True, tag="split"):
    """Some articles mean somebody else by the name."""

    entity: Id
    name: Name
    articles: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=1_000)]


class RenameJudgement(Judged, frozen=True, kw_only=True, tag="rename"):
    """An entity is called otherwise."""

    entity: Id
    name: Name


Judgement = (
    SpeakerJudgement
    | AddresseeJudgement
    | DayJudgement
    | KindJudgement
    | ViaJudgement
    | DropJudgement
    | SameJudgement
    | ApartJudgement
    | IntoJudgement
    | OutJudgement
    | MergeJudgement
    | SplitJudgement
    | RenameJudgement
)
