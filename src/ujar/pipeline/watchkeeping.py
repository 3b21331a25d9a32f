"""What is asked of the place where watches are kept."""

from typing import Protocol

from ujar.schema.watches import Attempt, Delivery, Watch, WatchHit


class Watches(Protocol):
    """Saved searches, what they found, and to whom that was told.

    What names no watch changes nothing and returns nothing.
    """

    def all(self) -> tuple[Watch, ...]:
        """Return every watch, the first made first."""

    def named(self, watch: str) -> Watch | None:
        """Return the watch of that id."""

    def add(self, watch: Watch) -> None:
        """Keep a new watch, with what is there already as seen and told."""

    def change(self, watch: Watch) -> None:
        """Keep what is said of a watch now; what it found stays."""

    def remove(self, watch: str) -> None:
        """Remove a watch with all that it found."""

    def look(self, at: int) -> int:
        """Keep what watches find in articles that they have not looked at.

        Returns how many found something; what is to be told of it is a delivery that
        waits from then on.
        """

    def hits(
        self,
        watch: str,
        limit: int = 20,
        before: int | None = None,
        *,
        unseen: bool = False,
    ) -> tuple[WatchHit, ...]:
        """Return what a watch found, the newest first, before the hit *before*."""

    def told(self, delivery: Delivery, limit: int) -> tuple[WatchHit, ...]:
        """Return the newest of what a delivery tells."""

    def seen(self, watch: str) -> None:
        """Keep that everything that a watch found was looked at."""

    def take(self, now: int, lease: int) -> Delivery | None:
        """Return a delivery that is due, which nobody else gets before *lease*."""

    def end(self, delivery: Delivery, attempt: Attempt) -> None:
        """Keep how a try ended, with the delivery's state and when it is due again."""

    def deliveries(self, watch: str, limit: int = 20) -> tuple[Delivery, ...]:
        """Return the deliveries of a watch, the newest first."""

    def attempts(self, watch: str, limit: int = 20) -> tuple[Attempt, ...]:
        """Return the tries at a watch's deliveries, the newest first."""
