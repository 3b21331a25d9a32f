"""Watches: saved searches, what they found, and where that is told."""

from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

import msgspec

from ujar.pipeline import wire_watches
from ujar.pipeline.watches import editing, keeping
from ujar.pipeline.watches.editing import WatchError
from ujar.schema.accounts import Role
from ujar.schema.keeping import Wanted
from ujar.schema.views import Page
from ujar.schema.watches import Attempt, Watch, WatchHit
from ujar.serve import addresses
from ujar.serve.addresses import FEEDS
from ujar.serve.web.api.bodies import WatchWish
from ujar.serve.web.api.calls import Call, Change, Listing, Question
from ujar.serve.web.api.parameters import LIMIT, PAGE, Parameter
from ujar.serve.web.api.records import fields_of, record
from ujar.serve.web.problems import RefusedError
from ujar.serve.web.values import Count, Flag, Key

_ID = Parameter(
    "watch", Key("w", 12), "The watch's id.", required=True, in_path=True
)  # fmt: skip
_UNSEEN = Parameter("unseen", Flag(), "Only what is new since the last look.")
_SINCE = Parameter(
    "newer_than",
    Count(0, 999_999_999),
    "Only what was found after the match with this `n`: the highest that you know.",
)
_MISSING = "There is no such watch; /api/v1/watches lists them."
_HIDDEN = ("secret", "feed")
_SHOWN = tuple(f.name for f in fields(Watch) if f.name not in _HIDDEN)
_KEPT = 3


@dataclass(frozen=True, slots=True)
class WatchLinks:
    """Where a watch and what it finds is, on this server."""

    page: str
    matches: str
    atom: str
    json: str


@dataclass(frozen=True, slots=True)
class FeedAddresses:
    """Where a watch's feed is for whoever knows the address, on this server."""

    atom: str
    json: str


_COLUMNS = (
    *fields_of(Watch, _HIDDEN),
    ("secret_ends", str | None),
    ("links", WatchLinks),
)
WatchRecord: Any = record(
    "WatchRecord",
    "A watch: `query` are words as for a search, `wanted` conditions.",
    [*_COLUMNS],
)
WatchMade: Any = record(
    "WatchMade",
    "A watch as it is now; a secret that was made for its webhook is shown here, once.",
    [*_COLUMNS, ("secret", str | None)],
)


def _all(question: Question) -> Page[Any]:
    watches = question.archive.watches.all()
    return Page(tuple(WatchRecord(**_told(w, question)) for w in watches))


def _one(question: Question) -> Any:  # noqa: ANN401
    watch = question.archive.watches.named(question.values["watch"])
    return WatchRecord(**_told(watch, question)) if watch else None


def _make(question: Question) -> Any:  # noqa: ANN401
    at = wire_watches.now()
    try:
        made = editing.made(_wish(question.body), at)
    except WatchError as error:
        raise _refusal(error) from error
    keeping.add(question.archive, made, question.asker.actor, at)
    return _kept(made, question, made.secret)


def _change(question: Question) -> Any:  # noqa: ANN401
    before = question.archive.watches.named(question.values["watch"])
    if before is None:
        return None
    try:
        now = editing.changed(before, _wish(question.body))
    except WatchError as error:
        raise _refusal(error) from error
    keeping.change(question.archive, now, question.asker.actor, wire_watches.now())
    return _kept(now, question, now.secret if now.secret != before.secret else None)


def _open_feed(question: Question) -> FeedAddresses | None:
    which, by = question.values["watch"], question.asker.actor
    made = keeping.open_feed(question.archive, which, by, wire_watches.now())
    if made is None:
        return None
    atom, json = (addresses.secret_feed("", which, made[1], f) for f in FEEDS)
    return FeedAddresses(atom, json)


def _close_feed(question: Question) -> bool | None:
    which, by = question.values["watch"], question.asker.actor
    archive, at = question.archive, wire_watches.now()
    return keeping.close_feed(archive, which, by, at) or None


def _sign(question: Question) -> Any:  # noqa: ANN401
    which, by = question.values["watch"], question.asker.actor
    now = keeping.sign_anew(question.archive, which, by, wire_watches.now())
    return _kept(now, question, now.secret) if now else None


def _remove(question: Question) -> bool | None:
    which, by = question.values["watch"], question.asker.actor
    return keeping.remove(question.archive, which, by, wire_watches.now()) or None


def _see(question: Question) -> bool | None:
    return keeping.see(question.archive, question.values["watch"]) or None


def _matches(question: Question) -> Page[WatchHit] | None:
    watches, values = question.archive.watches, question.values
    if watches.named(values["watch"]) is None:
        return None
    before = int(question.cursor) if question.cursor else None
    found = watches.hits(
        values["watch"], question.limit + 1, before, unseen=bool(values["unseen"])
    )
    known = values["newer_than"] or 0
    items = tuple(h for h in found[: question.limit] if h.n > known)
    more = len(found) > question.limit and len(items) == question.limit
    return Page(items, str(items[-1].n) if more else None)


def _tries(question: Question) -> Page[Attempt] | None:
    watches, watch = question.archive.watches, question.values["watch"]
    if watches.named(watch) is None:
        return None
    return Page(watches.attempts(watch, question.limit))


def _wish(wish: WatchWish) -> Watch:
    wanted = Wanted(**msgspec.to_builtins(wish.wanted))
    return Watch(
        "", wish.name, wish.query, wanted, webhook=wish.webhook, email=wish.email
    )


def _refusal(error: WatchError) -> RefusedError:
    told = str(error)
    return RefusedError(400, f"{told[:1].upper()}{told[1:]}.")


def _kept(made: Watch, question: Question, secret: str | None) -> Any:  # noqa: ANN401
    held = question.archive.watches.named(made.id) or made
    return WatchMade(**_told(held, question), secret=secret)


def _told(watch: Watch, question: Question) -> dict[str, Any]:
    """Return a watch as it is told; to whom it tells is for those who may change it."""
    home = addresses.of("watch", watch.id)
    told = {name: getattr(watch, name) for name in _SHOWN}
    if not question.asker.may(Role.EDITOR):
        told |= {"webhook": _host(watch.webhook), "email": None}
    links = WatchLinks(
        home,
        f"/api/v1/watches/{watch.id}/matches",
        f"{home}/feed.atom",
        f"{home}/feed.json",
    )
    ends = watch.secret[-_KEPT:] if watch.secret else None
    return {**told, "secret_ends": ends, "links": links}


def _host(address: str | None) -> str | None:
    """Return an address without the part that some receivers keep secret."""
    parts = urlsplit(address or "")
    return f"{parts.scheme}://{parts.hostname}/…" if address else None


CALLS = (
    Call(
        id="listWatches",
        path="/watches",
        tag="watches",
        summary="List the watches, the first made first",
        told="Saved searches with how much they found, and how much of it is new since "
        "the last look.",
        answer=Listing[WatchRecord],
        ask=_all,
    ),
    Call(
        id="makeWatch",
        path="/watches",
        tag="watches",
        summary="Make a watch",
        told="It looks at everything that is added from now on; what is there already "
        "counts as seen. With a `webhook` every find is posted there, signed with the "
        "`secret` of this answer (Standard Webhooks), which is not shown again; with "
        "an `email` digests are sent.",
        answer=WatchMade,
        ask=_make,
        change=Change("POST", WatchWish, made="/watches/{id}"),
    ),
    Call(
        id="getWatch",
        path="/watches/{watch}",
        tag="watches",
        summary="Get a watch",
        told="What it looks for, how much it found, and where its feeds are.",
        answer=WatchRecord,
        ask=_one,
        parameters=(_ID,),
        missing=_MISSING,
    ),
    Call(
        id="changeWatch",
        path="/watches/{watch}",
        tag="watches",
        summary="Change a watch",
        told="All of it is put in the place of what it was; what it found stays. A "
        "webhook that stays keeps its secret: leave it out once to get a new one.",
        answer=WatchMade,
        ask=_change,
        parameters=(_ID,),
        missing=_MISSING,
        change=Change("PUT", WatchWish),
    ),
    Call(
        id="openFeed",
        path="/watches/{watch}/feed",
        tag="watches",
        summary="Make a secret address of a watch's feed",
        told="For programs that cannot log in: whoever knows it reads this feed and "
        "nothing else. It is not shown again, and ends the one before.",
        answer=FeedAddresses,
        ask=_open_feed,
        parameters=(_ID,),
        missing=_MISSING,
        change=Change("PUT"),
    ),
    Call(
        id="closeFeed",
        path="/watches/{watch}/feed",
        tag="watches",
        summary="Take the secret address of a watch's feed back",
        told="Nobody reads the feed by it any more.",
        answer=None,
        ask=_close_feed,
        parameters=(_ID,),
        missing=_MISSING,
        change=Change("DELETE", removed=True),
    ),
    Call(
        id="signWatch",
        path="/watches/{watch}/secret",
        tag="watches",
        summary="Make a new secret for a watch's webhook",
        told="What is posted from now on is signed with the `secret` of this answer, "
        "which is not shown again.",
        answer=WatchMade,
        ask=_sign,
        parameters=(_ID,),
        missing="There is no such watch with a webhook; /api/v1/watches lists them.",
        change=Change("PUT"),
    ),
    Call(
        id="removeWatch",
        path="/watches/{watch}",
        tag="watches",
        summary="Remove a watch",
        told="It goes with everything that it found.",
        answer=None,
        ask=_remove,
        parameters=(_ID,),
        missing=_MISSING,
        change=Change("DELETE", removed=True),
    ),
    Call(
        id="listMatches",
        path="/watches/{watch}/matches",
        tag="watches",
        summary="List what a watch found, the newest first",
        told="Each with the statement as it stood when it was found. A program that "
        "asks again and again gives `newer_than`; `unseen=true` is what nobody has "
        "looked at. The same is in the watch's feeds.",
        answer=Listing[WatchHit],
        ask=_matches,
        parameters=(_ID, _UNSEEN, _SINCE, *PAGE),
        missing=_MISSING,
    ),
    Call(
        id="seeMatches",
        path="/watches/{watch}/seen",
        tag="watches",
        summary="Keep that all that a watch found was looked at",
        told="For everybody who reads here: `unseen` is 0 then.",
        answer=None,
        ask=_see,
        parameters=(_ID,),
        missing=_MISSING,
        change=Change("PUT", role=Role.READER, removed=True),
    ),
    Call(
        id="listTries",
        path="/watches/{watch}/tries",
        tag="watches",
        summary="List the newest tries to tell what a watch found",
        told="By webhook or e-mail, and how each ended.",
        answer=Listing[Attempt],
        ask=_tries,
        parameters=(_ID, LIMIT),
        missing=_MISSING,
    ),
)
