"""Telling what watches found: every delivery until it arrives, or too often failed."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from ujar.pipeline.archive import Opened
from ujar.pipeline.settings import ANYWHERE, Settings
from ujar.pipeline.watches import mail, webhook
from ujar.pipeline.watches.webhook import Message, TellError
from ujar.schema.watches import Attempt, Channel, Delivery, State, Watch, WatchHit

# Seconds until a delivery is tried again; after the last one it is given up.
WAITS = (60, 300, 1_800, 7_200, 18_000, 36_000, 86_400)
# Whoever takes a delivery has so long; if the process ends, it is due again then.
_LEASE = 120
# What one message holds; the rest is in the feed.
_MOST = 100

Linked = Callable[[WatchHit], str]


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells what is due of an archive's watches."""

    archive: Opened
    settings: Settings
    now: Callable[[], int]
    linked: Linked

    def run(self) -> Iterator[tuple[Delivery, Attempt]]:
        """Try every delivery that is due, once; yield how each try ended."""
        began = self.now()
        while (delivery := self._taken(began)) is not None:
            ended, outcome = self._tried(delivery)
            attempt = Attempt(delivery.id, delivery.channel, self.now(), outcome)
            with self.archive.writing():
                self.archive.watches.end(ended, attempt)
            yield ended, attempt

    def _taken(self, began: int) -> Delivery | None:
        with self.archive.writing():
            return self.archive.watches.take(began, self.now() + _LEASE)

    def _tried(self, delivery: Delivery) -> tuple[Delivery, str]:
        try:
            outcome = self._told(delivery)
        except TellError as error:
            wait = WAITS[min(delivery.tries, len(WAITS)) - 1]
            over = error.final or delivery.tries > len(WAITS)
            state = State.GIVEN_UP if over else State.WAITING
            return replace(delivery, state=state, due=self.now() + wait), str(error)
        return replace(delivery, state=State.DONE), outcome

    def _told(self, delivery: Delivery) -> str:
        """Tell a delivery; TellError says why that failed."""
        watch = self.archive.watches.named(delivery.watch)
        hits = self.archive.watches.told(delivery, _MOST)
        if watch is None or not hits:
            raise TellError("the watch is gone", final=True)
        if delivery.channel is Channel.WEBHOOK:
            return self._posted(watch, delivery, hits)
        if watch.email is None:
            raise TellError("the watch has no e-mail address any more", final=True)
        text = self._text(watch, hits)
        subject = f"Ujar: {watch.name}"
        return mail.send(
            self.settings, mail.letter(self.settings, watch.email, subject, text)
        )

    def _posted(
        self, watch: Watch, delivery: Delivery, hits: Sequence[WatchHit]
    ) -> str:
        if watch.webhook is None or watch.secret is None:
            raise TellError("the watch has no webhook any more", final=True)
        body = {
            "type": "watch.found",
            "watch": {"id": watch.id, "name": watch.name},
            "found": [
                {"id": h.n, "at": h.at, "link": self.linked(h), **asdict(h.evidence)}
                for h in reversed(hits)
            ],
        }
        message = Message(delivery.id, json.dumps(body).encode(), self.now())
        anywhere = self.settings.webhooks == ANYWHERE
        return webhook.post(watch.webhook, watch.secret, message, anywhere=anywhere)

    def _text(self, watch: Watch, hits: Sequence[WatchHit]) -> str:
        """Return a digest: who said what, where, and the address of each."""
        parts = [f"{mail.plain(watch.name)}\n"]
        for hit in hits:
            said = hit.evidence
            who = said.speaker or "(speaker not known)"
            where = ", ".join(p for p in (said.outlet, said.published) if p)
            lines = (f"{who}: {said.words}", where, self.linked(hit))
            parts.append("\n".join(mail.plain(line) for line in lines) + "\n")
        return "\n".join(parts)
