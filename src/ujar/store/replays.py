"""What was made with a key, in any database."""

from ujar.schema.replays import Replay
from ujar.store.database import Database


class DatabaseReplays:
    """Keeps answers by their keys; see the port ``Replays``."""

    def __init__(self, database: Database) -> None:
        """Keep everything in *database*."""
        self._database = database

    def kept(self, key: str) -> Replay | None:
        """Return what was answered under that key."""
        rows = self._database.rows("replay_of", key=key)
        return Replay(*rows[0]) if rows else None

    def keep(self, replay: Replay) -> None:
        """Keep an answer under a key that there is not yet."""
        row = {
            "key": replay.key,
            "sent": replay.sent,
            "answer": replay.answer,
            "at": replay.at,
        }
        self._database.many("replay_kept", [row])

    def sweep(self, before: int, most: int) -> None:
        """Forget what was kept before *before*, and of more than *most* the oldest."""
        self._database.many("sweep_replays_old", [{"before": before}])
        self._database.many("sweep_replays_many", [{"most": most}])
