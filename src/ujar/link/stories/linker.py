"""Links articles to articles of the same story."""

from ujar.link.stories.digest import StoryDigest, digest
from ujar.link.stories.judge import judge
from ujar.link.stories.keys import keys
from ujar.schema import Judgement, Reading


class StoryLinker:
    """Judges pairs of articles by names, words, numbers and meaning, and by days.

    Follow-ups are linked up to three weeks apart, and through one another for longer.
    """

    name = "stories"
    version = 2
    days = 21
    most = 40

    def digest(self, reading: Reading) -> StoryDigest | None:
        """Return what tells the article's story; None if it says nothing."""
        return digest(reading)

    def keys(self, digest: StoryDigest) -> frozenset[str]:
        """Return pairs of telling terms."""
        return keys(digest)

    def compare(self, new: StoryDigest, old: StoryDigest) -> tuple[Judgement, ...]:
        """Return one judgement, or none where little speaks for one story."""
        return judge(new, old)
