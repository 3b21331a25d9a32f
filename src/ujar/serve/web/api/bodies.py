"""Types of what may be sent to calls that change something; nothing else is taken."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from ujar.schema import Act, Kind

# A database may not know the character 0.
FIT = "^[^\\u0000]*$"
Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=FIT)]
Id = Annotated[str, Meta(min_length=1, max_length=500, pattern=FIT)]
Words = Annotated[str, Meta(max_length=1_000, pattern=FIT)]
Address = Annotated[str, Meta(min_length=1, max_length=2_000, pattern=FIT)]


class Given(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody sends."""


class WatchConditions(Given, frozen=True):
    """Conditions of a watch: it finds what meets all that are given."""

    by: Name | None = None
    about: Words | None = None
    since: date | None = None
    until: date | None = None
    outlet: Name | None = None
    kind: Kind | None = None
    act: Act | None = None
    story: Id | None = None


class WatchWish(Given, frozen=True):
    """A watch as it shall be: words to look for, conditions, or both."""

    name: Name
    query: Words = ""
    wanted: WatchConditions = WatchConditions()
    webhook: Address | None = None
    email: Address | None = None
