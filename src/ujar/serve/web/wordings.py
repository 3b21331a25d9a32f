"""The versions of an utterance as wordings: each once, compared with the first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ujar.schema import Kind
from ujar.schema.views import StatementLine
from ujar.text.differences import Change, Piece, compared
from ujar.text.words import words

_LETTERS = 26
# Longer wordings are shown as they are: comparing takes the square of their length.
_LONGEST = 6_000


@dataclass(slots=True)
class Wording:
    """The versions that say it in the same words, the earliest first.

    ``pieces`` tell what it changes in the wording ``base``, the first in its language;
    None for that one itself.
    """

    sign: str
    first: StatementLine
    pieces: tuple[Piece, ...]
    base: str | None = None
    versions: list[StatementLine] = field(default_factory=list)

    @property
    def direct(self) -> bool:
        """Whether the words stand between quotation marks."""
        return self.first.kind is Kind.DIRECT

    @property
    def outlets(self) -> int:
        """How many outlets have it."""
        return len({v.article.outlet for v in self.versions})


def distinct(versions: Sequence[StatementLine]) -> list[Wording]:
    """Return each wording once, in the order in which they came up."""
    found: dict[tuple[str | None, tuple[str, ...]], Wording] = {}
    bases: dict[str | None, Wording] = {}
    for version in versions:
        language = version.article.language
        key = language, tuple(w.lower for w in words(version.words))
        if key not in found:
            base = bases.get(language)
            found[key] = _wording(sign(len(found)), version, base)
            bases.setdefault(language, found[key])
        found[key].versions.append(version)
    return list(found.values())


def sign(number: int) -> str:
    """Return a letter for the wording of that number, from 0.

    >>> sign(0), sign(25), sign(26)
    ('A', 'Z', 'A2')
    """
    again, letter = divmod(number, _LETTERS)
    return chr(ord("A") + letter) + (str(again + 1) if again else "")


def _wording(letter: str, version: StatementLine, base: Wording | None) -> Wording:
    if base is None or max(len(version.words), len(base.first.words)) > _LONGEST:
        return Wording(letter, version, (Piece(Change.KEPT, version.words),))
    pieces = compared(base.first.words, version.words)
    return Wording(letter, version, pieces, base.sign)
