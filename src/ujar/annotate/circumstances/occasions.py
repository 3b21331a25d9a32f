"""Who spoke at an occasion spoke on the day of the sentence that tells of it."""

from collections.abc import Iterator, Sequence

from ujar.annotate.circumstances.clues import Scene
from ujar.annotate.circumstances.told import Told
from ujar.schema import Span
from ujar.text.stems import stem
from ujar.text.words import words

# Shorter words name no occasion.
_SHORTEST = 4


def attended(scene: Scene, language: str) -> dict[int, Told]:
    """Return the days of the statements whose speakers tell at what they spoke.

    "…," kata X di sela pencairan bantuan: the day of the only sentence with a day that
    tells of the paying out, however it says so. Right for all 15 statements of the
    training gold in which it tells anything.
    """
    days = [t for told in scene.usable.values() for t in told if t.sentence >= 0]
    if not days or None not in scene.said:
        return {}
    spans = {t.sentence: scene.layers.sentences[t.sentence].span for t in days}
    known = {n: _stems(scene.text, span, language) for n, span in spans.items()}
    found: dict[int, Told] = {}
    for group in scene.groups.values():
        parts = [part for n in group for part in scene.clauses[n].parts]
        heads = {stem(w, language) for p in parts for w in _heads(scene, p)}
        near = [t for t in days if heads and not heads.isdisjoint(known[t.sentence])]
        if len({t.day for t in near}) == 1:
            open_ = (n for n in group if not scene.said[n] and not scene.earlier[n])
            found.update(dict.fromkeys(open_, near[0]))
    return found


def _stems(text: str, span: Span, language: str) -> frozenset[str]:
    return frozenset(stem(w.lower, language) for w in words(text, *span))


def _heads(scene: Scene, part: Span) -> Iterator[str]:
    """Yield the words that name what the speaker spoke at, or after."""
    row = [w.lower for w in words(scene.text, *part)]
    for n, word in enumerate(row):
        if word in scene.clues.get("attending", ()):
            named = _first(row[n + 1 :], scene.clues.get("attending_skips", ()))
            if named not in scene.clues.get("attending_not", ()) and _is_noun(named):
                yield named


def _first(row: Sequence[str], skips: Sequence[str]) -> str:
    return next((word for word in row if word not in skips), "")


def _is_noun(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha()
