"""Looking for what watches find and telling it, again and again, beside other work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ujar.pipeline.archive import Opened
from ujar.pipeline.watches.telling import Telling
from ujar.schema.watches import Attempt, Delivery


@dataclass(slots=True)
class Minder:
    """Does what ``ujar watch run`` does; ``state`` is what the archive was like then.

    An archive without watches, and one that has not changed, is not written to.
    """

    telling: Callable[[Opened], Telling]
    now: Callable[[], int]
    state: str = ""

    def mind(self, archive: Opened) -> Iterator[tuple[Delivery, Attempt]]:
        """Look once, and yield how each try at what is due ended."""
        if not archive.watches.all():
            return
        state = archive.state()
        if state != self.state:
            with archive.writing():
                archive.watches.look(self.now())
            self.state = state
        yield from self.telling(archive).run()
