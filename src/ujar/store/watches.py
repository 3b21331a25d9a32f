"""Saved searches in any database: what they found, and to whom it was told."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from ujar.schema.keeping import ArchiveError
from ujar.schema.views import StatementLine
from ujar.schema.watches import (
    Attempt,
    Channel,
    Delivery,
    Finding,
    State,
    Watch,
    WatchHit,
)
from ujar.store.answers import lines, statements
from ujar.store.database import Database, Row
from ujar.store.search.indexing import ITEMS
from ujar.store.search.matching import match
from ujar.store.search.parsing import sought
from ujar.store.terms import Terms
from ujar.store.values import clean

# What a watch finds at once; of more the newest are taken.
_MOST = 1_000
# What a new watch shows of what was there before it.
_BEFORE = 100
_KEY_BYTES = 12


class DatabaseWatches:
    """Keeps watches; see the port ``Watches``."""

    def __init__(self, database: Database, terms: Terms) -> None:
        """Keep everything in *database*."""
        self._database = database
        self._terms = terms

    def all(self) -> tuple[Watch, ...]:
        """Return every watch, the first made first."""
        return tuple(_watch(row) for row in self._database.rows("watches_all"))

    def named(self, watch: str) -> Watch | None:
        """Return the watch of that id."""
        rows = self._database.rows("watches_all", id=watch)
        return _watch(rows[0]) if rows else None

    def add(self, watch: Watch) -> None:
        """Keep a new watch, with what is there already as seen and told."""
        values = {"id": watch.id, "body": _packed(watch)}
        self._database.many("watch_added", [values])
        (row,) = self._database.rows("watches_all", id=watch.id)
        self._look(row, watch.made, _BEFORE)
        self._database.many("watch_seen", [{"id": watch.id}])

    def change(self, watch: Watch) -> None:
        """Keep what is said of a watch now; what it found stays."""
        values = {"id": watch.id, "body": _packed(watch)}
        self._database.many("watch_changed", [values])

    def remove(self, watch: str) -> None:
        """Remove a watch with all that it found."""
        self._database.many("watch_removed", [{"id": watch}])

    def look(self, at: int) -> int:
        """Keep what watches find in articles that they have not looked at.

        Call it inside ``writing()``. Returns how much was found; what is to be told of
        it is a delivery that waits from then on.
        """
        found = 0
        for row in self._database.rows("watches_all"):
            first, last = self._look(row, at, _MOST)
            if last >= first:
                found += 1
                self._to_tell(row, (first, last), at)
        return found

    def hits(
        self,
        watch: str,
        limit: int = 20,
        before: int | None = None,
        *,
        unseen: bool = False,
    ) -> tuple[WatchHit, ...]:
        """Return what a watch found, the newest first, before the hit *before*."""
        rows = self._database.rows(
            "hits_of",
            id=watch,
            before=before,
            unseen=True if unseen else None,
            limit=limit,
        )
        return tuple(map(_hit, rows))

    def told(self, delivery: Delivery, limit: int) -> tuple[WatchHit, ...]:
        """Return the newest of what a delivery tells."""
        rows = self._database.rows(
            "hits_of",
            id=delivery.watch,
            first=delivery.first,
            last=delivery.last,
            limit=limit,
        )
        return tuple(map(_hit, rows))

    def seen(self, watch: str) -> None:
        """Keep that everything that a watch found was looked at."""
        self._database.many("watch_seen", [{"id": watch}])

    def take(self, now: int, lease: int) -> Delivery | None:
        """Return a delivery that is due, which nobody else gets before *lease*."""
        rows = self._database.rows("delivery_taken", now=now, lease=lease)
        return _delivery(rows[0]) if rows else None

    def end(self, delivery: Delivery, attempt: Attempt) -> None:
        """Keep how a try ended, with the delivery's state and when it is due again."""
        values = {
            "delivery": delivery.n,
            "state": delivery.state.value,
            "due": delivery.due,
        }
        tried = {
            "delivery": delivery.n,
            "at": attempt.at,
            "outcome": clean(attempt.outcome),
        }
        self._database.many("delivery_ended", [values])
        self._database.many("attempt_kept", [tried])

    def deliveries(self, watch: str, limit: int = 20) -> tuple[Delivery, ...]:
        """Return the deliveries of a watch, the newest first."""
        rows = self._database.rows("deliveries_of", id=watch, limit=limit)
        return tuple(map(_delivery, rows))

    def attempts(self, watch: str, limit: int = 20) -> tuple[Attempt, ...]:
        """Return the tries at a watch's deliveries, the newest first."""
        rows = self._database.rows("attempts_of", id=watch, limit=limit)
        return tuple(Attempt(i, Channel(c), at, told) for i, c, at, told in rows)

    def _look(self, row: Row, at: int, most: int) -> tuple[int, int]:
        """Keep what a watch finds; return the first and last number of what is new."""
        number, watch, reached = row[0], _watch(row), row[3]
        ((newest,),) = self._database.rows("newest_article")
        ((before,),) = self._database.rows("hits_newest", watch=number)
        if newest > reached:
            items = self._matching(watch, reached, most)
            found = lines.statements(self._database, items[::-1])
            rows = [_row(number, line, at) for line in found]
            self._database.many("hit_kept", rows)
            values = {"watch": number, "reached": newest}
            self._database.many("watch_reached", [values])
        ((last,),) = self._database.rows("hits_newest", watch=number)
        return before + 1, last

    def _matching(self, watch: Watch, reached: int, most: int) -> list[lines.Item]:
        """Return the statements behind the article *reached*, the newest first."""
        conditions = statements.conditions(self._database, self._terms, watch.wanted)
        if not watch.query:
            rows = self._database.rows(
                "statements_behind", behind=reached, most=most, **conditions
            )
            return [(article, item) for article, item in rows]
        asked = sought(watch.query, watch.wanted)
        conditions = statements.conditions(self._database, self._terms, asked.wanted)
        rows = self._database.rows(
            "statements_matching",
            match=match(self._database.dialect, asked.terms, asked.without),
            behind=(reached + 1) * ITEMS,
            most=most,
            joined=True,
            **{**conditions, "story": asked.story or watch.wanted.story},
        )
        return [(number // ITEMS, number % ITEMS) for (number,) in rows]

    def _to_tell(self, row: Row, hits: tuple[int, int], at: int) -> None:
        """Let a delivery wait for each way in which the watch tells of its hits."""
        watch = _watch(row)
        ways = {Channel.WEBHOOK: watch.webhook, Channel.EMAIL: watch.email}
        for channel in (c for c, target in ways.items() if target):
            place = {"watch": row[0], "channel": channel.value, "last": hits[1]}
            if not self._database.rows("delivery_widened", **place):
                name = f"msg_{secrets.token_hex(12)}"
                new = {**place, "id": name, "first": hits[0], "due": at}
                self._database.many("delivery_added", [new])


def _packed(watch: Watch) -> str:
    known = {k: v for k, v in asdict(watch).items() if k not in {"found", "unseen"}}
    return json.dumps(known)


def _watch(row: Row) -> Watch:
    _, _, body, _, found, unseen = row
    held: Mapping[str, Any] = {**json.loads(body), "found": found, "unseen": unseen}
    try:
        return msgspec.convert(held, Watch)
    except msgspec.ValidationError as error:
        raise ArchiveError(f"a watch in the archive is damaged: {error}") from error


def _hit(row: Row) -> WatchHit:
    n, body, at = row
    return WatchHit(n, msgspec.json.decode(body, type=Finding), at)


def _delivery(row: Sequence[Any]) -> Delivery:
    n, id_, watch, channel, first, last, tries, state, due = row
    return Delivery(
        n, id_, watch, Channel(channel), first, last, tries, State(state), due
    )


def _row(watch: int, line: StatementLine, at: int) -> dict[str, object]:
    article = line.article
    written = f"{article.id}\0{line.words}".encode("utf-8", "surrogatepass")
    evidence = Finding(
        article=article.id,
        item=line.item,
        words=line.words,
        kind=line.kind.value,
        speaker=line.speaker,
        entity=line.entity,
        outlet=article.outlet,
        title=article.title,
        published=article.published or article.day,
        language=article.language,
        url=article.url,
        utterance=line.utterances[0] if line.utterances else None,
        said_on=line.said_on,
    )
    return {
        "watch": watch,
        "key": hashlib.blake2b(written, digest_size=_KEY_BYTES).hexdigest(),
        "at": at,
        "body": clean(json.dumps(asdict(evidence))),
    }
