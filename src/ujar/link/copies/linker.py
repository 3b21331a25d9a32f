"""The linker of copies: what the pipeline asks of it, in one class."""

from ujar.lang.outlets import Outlets, load
from ujar.link.copies.digest import Digest, digest
from ujar.link.copies.judge import judge
from ujar.link.copies.shingles import keys
from ujar.schema import Copy, Reading


class CopyLinker:
    """Finds text that two articles share (pipeline.ports.Linker)."""

    name = "copies"
    version = 1
    days = 30
    most = 50

    def __init__(self, outlets: Outlets | None = None) -> None:
        self._outlets = load() if outlets is None else outlets

    def digest(self, reading: Reading) -> Digest | None:
        """Return what comparing needs of *reading*; None if its body is too short."""
        return digest(reading, self._outlets)

    def keys(self, digest: Digest) -> frozenset[str]:
        """Return what articles with shared text have in common, at most 24."""
        return keys(digest.text.body.word)

    def compare(self, new: Digest, old: Digest) -> tuple[Copy, ...]:
        """Return the copy that the two are, if they are one; left is the lower id."""
        if new.article == old.article:
            return ()
        left, right = sorted((new, old), key=lambda d: d.article)
        found = judge(left, right)
        return () if found is None else (found,)
