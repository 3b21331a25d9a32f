"""Equal words of one speaker whose articles never met: judged after all."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ujar.link.utterances.linker import UtteranceLinker
from ujar.schema import Judgement, Reading, Ref
from ujar.text.words import words

Links = Mapping[Ref, Mapping[Ref, float]]
Pair = tuple[Ref, Ref]

# Words that two do not say alike by chance.
_FEWEST = 5


def equal(links: Links, readings: Mapping[str, Reading]) -> Iterator[Judgement]:
    """Yield what the linker says of statements of one speaker in the same words.

    Articles are compared if they share a key, and keys are of what an article mostly
    tells: a sentence may stand in two that share none, and a third article joins them.
    """
    linker = UtteranceLinker()
    pairs = list(_unjudged(links, readings))
    met = {ref.article for pair in pairs for ref in pair}
    digests = {article: linker.digest(readings[article]) for article in met}
    for one, other in pairs:
        new, old = digests[one.article], digests[other.article]
        if new and old:
            found = linker.compare(new, old)
            yield from (j for j in found if (j.left, j.right) == (one, other))


def _unjudged(links: Links, readings: Mapping[str, Reading]) -> Iterator[Pair]:
    for alike in _alike(links, readings):
        for one, other in combinations(alike, 2):
            if one.article != other.article and other not in links[one]:
                yield one, other


def _alike(refs: Iterable[Ref], readings: Mapping[str, Reading]) -> Iterator[list[Ref]]:
    """Yield the statements that have speaker and words in common, sorted."""
    found: dict[tuple[str, ...], list[Ref]] = {}
    for ref in sorted(refs):
        if ref.article not in readings:
            continue
        reading = readings[ref.article]
        said, text = reading.statements[ref.item], reading.article.text
        row = [w.lower for a, b in said.fragments for w in words(text, a, b)]
        if said.speaker and len(row) >= _FEWEST:
            found.setdefault((said.speaker.casefold(), *row), []).append(ref)
    yield from (alike for alike in found.values() if len(alike) > 1)
