"""What a call may be told in its address: parameters, and what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from ujar.schema import Act, FactRelation, Kind
from ujar.serve.web.values import Choice, Count, Cursor, Day, Text, UnfitError, Values

# Longest id that an archive has to expect, and longest query.
_ID, _QUERY = 500, 1_000
MOST = 100


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a call may be told in its address."""

    name: str
    values: Values
    told: str
    required: bool = False
    default: object = None
    in_path: bool = False

    def read(self, given: Mapping[str, str]) -> object:
        """Return the value given, or the default; UnfitError for one it cannot have."""
        if self.name in given:
            return self.values.read(given[self.name])
        if self.required:
            raise UnfitError("must be given")
        return self.default


def identified(name: str, told: str) -> Parameter:
    """Return the parameter in the path that says which one."""
    return Parameter(name, Text(_ID), told, required=True, in_path=True)


BY = Parameter(
    "by",
    Text(),
    "Who speaks: an entity's id, or a name. A name is looked up whole, then as the "
    "beginning of names; it means all who are called so.",
)
OUTLET = Parameter(
    "outlet", Text(), "Only reports of this outlet, by its name as answers have it."
)
STORY = Parameter("story", Text(_ID), "Only what belongs to the story of this id.")
SINCE = Parameter(
    "since", Day(), "Only from this day on (ISO 8601, local day of the outlet)."
)
UNTIL = Parameter(
    "until", Day(), "Only until this day, included (ISO 8601, local day of the outlet)."
)
KIND = Parameter(
    "kind",
    Choice(tuple(Kind)),
    "How the words are reported: in quotation marks (`direct`), in the reporter's "
    "words (`indirect`), both (`mixed`), or by their subject alone (`topic`).",
)
ACT = Parameter(
    "act",
    Choice(tuple(Act)),
    "Class of speech act that the reporting verb names (after Searle 1976).",
)
RELATION = Parameter(
    "relation",
    Choice(tuple(FactRelation)),
    "Only facts whose figures agree, differ, or were overtaken by later ones.",
)
LIMIT = Parameter(
    "limit", Count(1, MOST), f"How many at most; 20 if unsaid, {MOST} at most.",
    default=20,
)  # fmt: skip
AFTER = Parameter(
    "after",
    Cursor(),
    "What follows a page: its `cursor`. The other conditions must stay the same; "
    "`next` of the page has them all.",
)
DAYS = (SINCE, UNTIL)
PAGE = (LIMIT, AFTER)


def worded(name: str, told: str, *, required: bool = False) -> Parameter:
    """Return a parameter that takes words."""
    return Parameter(name, Text(_QUERY), told, required=required)
