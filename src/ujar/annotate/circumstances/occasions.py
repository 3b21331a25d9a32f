"""Who spoke at an occasion spoke on the day of the sentence that tells of it."""

from collections.abc import Callable, Iterator, Sequence

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
    days = [t for told in scene.usable.values() for t in told if _is_past(scene, t)]
    if not days or None not in scene.said:
        return {}
    alike = {w: row for row in scene.clues.get("alike", ()) for w in row.split()}
    exact = _by_words(scene, days, lambda w: stem(w, language))
    loose = _by_words(scene, days, lambda w: alike.get(w) or stem(w, language))
    found: dict[int, Told] = {}
    for group in scene.groups.values():
        parts = [part for n in group for part in scene.clauses[n].parts]
        heads = [w for p in parts for w in _heads(scene, p)]
        near = exact(heads) or loose(heads) or _addressed(scene, parts, days)
        if len({t.day for t in near}) == 1:
            open_ = (n for n in group if not scene.said[n] and not scene.earlier[n])
            found.update(dict.fromkeys(open_, near[0]))
    return found


def _addressed(scene: Scene, parts: Sequence[Span], days: Sequence[Told]) -> list[Told]:
    """The days of gatherings, where the speaker addressed one ("dalam sambutannya")."""
    speech = scene.clues.get("addressing", ())
    if not any(w.lower in speech for p in parts for w in words(scene.text, *p)):
        return []
    return [t for t in days if "gathering" in t.traits]


def _by_words(
    scene: Scene, days: Sequence[Told], root: Callable[[str], str]
) -> Callable[[Sequence[str]], list[Told]]:
    """Return what finds the days whose sentences share the root of a word."""
    spans = {t.sentence: scene.layers.sentences[t.sentence].span for t in days}
    known = {
        n: {root(w.lower) for w in words(scene.text, *span)}
        for n, span in spans.items()
    }

    def sharing(heads: Sequence[str]) -> list[Told]:
        roots = {root(w) for w in heads}
        return [t for t in days if roots and not roots.isdisjoint(known[t.sentence])]

    return sharing


def _is_past(scene: Scene, told: Told) -> bool:
    """Whether a day stands in a sentence and is not one to come."""
    last = scene.layers.day or told.day
    return told.sentence >= 0 and told.day <= last and "ahead" not in told.traits


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
