"""What a reader of a form gives back."""

from dataclasses import dataclass

from ujar.schema import DateType

NO_DAY = "no publication day to resolve it against"
NO_SUCH_DAY = "no such day in the calendar"


@dataclass(frozen=True, slots=True)
class Reading:
    """Type and value of an expression, and whether the anchor was needed for it."""

    value: str | None
    type: DateType = DateType.DATE
    relative: bool = False
    mod: str | None = None
    problem: str | None = None
    part: str | None = None


def unresolved(value: str | None = None, type: DateType = DateType.DATE) -> Reading:  # noqa: A002
    """Return the reading of a relative expression that has no anchor."""
    return Reading(value, type, problem=NO_DAY)
