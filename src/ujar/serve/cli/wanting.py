"""What a list shall hold, as the options of its command say it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypedDict

from ujar.schema import Act
from ujar.schema.keeping import Wanted
from ujar.serve.cli.wishes import Refusal


class Paging(TypedDict):
    """How much of a list, and from where on."""

    limit: int
    cursor: str | None


def wanted(options: Mapping[str, Any]) -> Wanted:
    """Return what is asked for; Refusal for a day or an act that is none."""
    for name in ("since", "until"):
        _check_day(name, options.get(name))
    act = options.get("act")
    if act is not None and act not in {a.value for a in Act}:
        known = ", ".join(a.value for a in Act)
        raise Refusal(f"--act {act} is no class of speech act; there are {known}.")
    names = {f.name for f in fields(Wanted)}
    given = {k: v for k, v in options.items() if k in names and v is not None}
    return Wanted(**given)


def page(options: Mapping[str, Any]) -> Paging:
    """Return how much of the list to give."""
    return {"limit": options["limit"], "cursor": options["after"]}


def _check_day(name: str, value: str | None) -> None:
    if value is None:
        return
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise Refusal(f"--{name} {value} is no day; write it as 2026-09-30.") from error
