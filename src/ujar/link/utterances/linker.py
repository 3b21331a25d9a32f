"""Links statements that are the same words of the same speaker."""

from ujar.link.utterances.against import against
from ujar.link.utterances.digest import UtteranceDigest, digest
from ujar.link.utterances.features import Board, apart
from ujar.link.utterances.keys import keys
from ujar.link.utterances.reason import reason
from ujar.link.utterances.score import THRESHOLD, score
from ujar.schema import Judgement, Reading, Ref


class UtteranceLinker:
    """Judges pairs of statements of two articles by speaker, words and meaning."""

    name = "utterances"
    version = 3
    days = 10
    most = 40

    def digest(self, reading: Reading) -> UtteranceDigest | None:
        """Return the article's statements as they compare; None if it has none."""
        return digest(reading)

    def keys(self, digest: UtteranceDigest) -> frozenset[str]:
        """Return what articles that may have the same words have in common."""
        return keys(digest)

    def compare(
        self, new: UtteranceDigest, old: UtteranceDigest
    ) -> tuple[Judgement, ...]:
        """Return a judgement for each pair of statements that are the same words."""
        left, right = sorted((new, old), key=lambda d: d.article)
        if left.article == right.article or apart(left.day, right.day) > self.days:
            return ()
        board = Board(left, right)
        found = []
        for i, j in board.worth():
            features = board.features(i, j)
            sure = score(features)
            a, b = left.said[i], right.said[j]
            if sure >= THRESHOLD and not against(features, a, b):
                why = reason(features, a, b)
                refs = Ref(left.article, a.item), Ref(right.article, b.item)
                found.append(Judgement(*refs, round(sure, 4), why))
        return tuple(found)
