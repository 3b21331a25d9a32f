"""A statement as a user corrected it, beside what was read."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ujar.schema.statement import Kind, Resolution, Statement

BY_HAND = "corrected"


class Field(StrEnum):
    """What of a statement was corrected; STATEMENT: it is none."""

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    DAY = "day"
    KIND = "kind"
    VIA = "via"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Change:
    """What one correction changes of a statement.

    ``before`` is what was read, ``after`` what holds, both None for not known;
    ``correction`` is the id by which it is undone, ``made`` an ISO time.
    """

    field: Field
    before: str | None
    after: str | None
    correction: str
    made: str
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """The changes of the statement at the place ``item``, one for each field."""

    item: int
    changes: tuple[Change, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether a user judged that it is no statement."""
        return any(c.field is Field.STATEMENT for c in self.changes)

    def of(self, statement: Statement) -> Statement:
        """Return *statement* with the changes made."""
        for change in self.changes:
            statement = _changed(statement, change)
        return statement


def value(statement: Statement, what: Field) -> str | None:
    """Return what *statement* says of that, None for not known."""
    values = {
        Field.SPEAKER: statement.speaker,
        Field.ADDRESSEE: statement.addressee,
        Field.DAY: statement.said_on,
        Field.KIND: statement.kind.value,
        Field.VIA: statement.via,
    }
    return values.get(what)


def _changed(statement: Statement, change: Change) -> Statement:
    after = change.after
    match change.field:
        case Field.SPEAKER:
            how = Resolution(None, BY_HAND, 1.0)
            return replace(statement, speaker=after, resolution=how)
        case Field.ADDRESSEE:
            return replace(statement, addressee=after)
        case Field.DAY:
            return replace(statement, said_on=after, said_on_span=None)
        case Field.KIND:
            return replace(statement, kind=Kind(after or statement.kind))
        case Field.VIA:
            return replace(statement, via=after)
        case Field.STATEMENT:
            return statement
