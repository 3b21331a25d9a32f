"""Which figures of two articles count the same thing."""

from collections.abc import Mapping

from ujar.lang import Language
from ujar.link.facts.compare import compare
from ujar.link.facts.digest import Digest, digest
from ujar.link.facts.keys import keys
from ujar.link.facts.vocabulary import vocabulary
from ujar.schema import Judgement, Reading


class FactLinker:
    """Judges pairs of figures of two articles on one event (see ``ports.Linker``).

    An article in a language without tables is read with those of *default*.
    """

    name = "facts"
    version = 5
    days = 10
    most = 60

    def __init__(self, languages: Mapping[str, Language], default: str) -> None:
        self._words = {code: vocabulary(of) for code, of in languages.items()}
        self._default = self._words[default]

    def digest(self, reading: Reading) -> Digest | None:
        """Return what comparing needs of *reading*; None if it has no figures."""
        code = reading.article.language or ""
        return digest(reading, self._words.get(code, self._default))

    def keys(self, digest: Digest) -> frozenset[str]:
        """Return pairs of the foremost words of the event, and telling numbers."""
        return keys(digest)

    def compare(self, new: Digest, old: Digest) -> tuple[Judgement, ...]:
        """Return the figures of the two articles that count the same."""
        return compare(new, old)
