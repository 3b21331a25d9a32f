"""Watches: what is looked for, what was found, and what is new since the last look."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ujar.pipeline.archive import Opened
from ujar.schema import Act, Kind
from ujar.schema.keeping import Wanted
from ujar.schema.watches import Watch
from ujar.serve import watching
from ujar.serve.web import addresses

_HITS, _TRIES = 30, 8
FIELDS = ("name", "q", "by", "outlet", "kind", "act", "story", "webhook", "email")


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a watch holds, and why it cannot be kept."""

    values: Mapping[str, str]
    wrong: str = ""


def wish(values: Mapping[str, str]) -> Watch:
    """Return the watch that a form asks for."""
    kinds, acts = {k.value for k in Kind}, {a.value for a in Act}
    wanted = Wanted(
        by=values["by"] or None,
        outlet=values["outlet"] or None,
        kind=values["kind"] if values["kind"] in kinds else None,
        act=values["act"] if values["act"] in acts else None,
        story=values["story"] or None,
    )
    return Watch(
        "",
        values["name"],
        values["q"],
        wanted,
        webhook=values["webhook"] or None,
        email=values["email"] or None,
    )


def filled(given: Mapping[str, object]) -> dict[str, str]:
    """Return the fields of a form as they were sent, those missing empty."""
    return {f: str(given.get(f) or "").strip() for f in FIELDS}


def fields_of(watch: Watch) -> dict[str, str]:
    """Return the fields that the form of a watch begins with."""
    told = {**asdict(watch.wanted), "name": watch.name, "q": watch.query}
    told |= {"webhook": watch.webhook, "email": watch.email}
    return filled(told)


def all_of(archive: Opened, form: Form) -> Mapping[str, object]:
    """Return what the page of all watches shows."""
    return {"watches": archive.watches.all(), "form": form, **_CHOICES}


def one(
    archive: Opened, watch: str, before: int | None, form: Form | None = None
) -> Mapping[str, object] | None:
    """Return what the page of a watch shows, None if there is none."""
    held = archive.watches.named(watch)
    if held is None:
        return None
    hits = archive.watches.hits(watch, _HITS + 1, before)
    unseen = {h.n for h in archive.watches.hits(watch, _HITS, unseen=True)}
    return {
        "watch": held,
        "hits": hits[:_HITS],
        "after": hits[_HITS - 1].n if len(hits) > _HITS else None,
        "later": before is not None,
        "unseen": unseen,
        "tries": archive.watches.attempts(watch, _TRIES),
        "place": watching.place,
        "form": form or Form(fields_of(held)),
        **_CHOICES,
    }


def described(watch: Watch) -> Mapping[str, str]:
    """Return the conditions of a watch that are given."""
    known = {k: v for k, v in fields_of(watch).items() if v}
    return {k: v for k, v in known.items() if k not in {"name", "webhook", "email"}}


_CHOICES: Mapping[str, object] = {
    "kinds": [k.value for k in Kind],
    "acts": [a.value for a in Act],
    "described": described,
    "statements_address": lambda w: addresses.statements(**described(w)),
}
