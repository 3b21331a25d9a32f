"""Articles made from other articles by known cuts, for the evaluation of copies.

Each class below makes one article out of a base article (and a donor that has nothing
to do with it); whether that is a copy of the base is known. All is drawn by a seed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

_SENTENCE = re.compile(r"(?<=[.!?\"”])\s+(?=[\"“A-Z])")
_QUOTED = re.compile(r"[\"“][^\"“”]{60,400}[\"”]")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Base:
    """The body of an article in sentences, and that of an unrelated one."""

    sentences: Sequence[str]
    donor: Sequence[str]
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Planted:
    """A made article: which base it is made of, by which class, and if it is a copy."""

    base: int
    kind: str
    copy: bool
    text: str


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*, near enough to cut and shuffle them."""
    return [s.strip() for s in _SENTENCE.split(text) if s.strip()]


def _same(base: Base, _draw: Random) -> str:
    return " ".join(base.sentences).replace("“", '"').replace(",", " ,")


def _edited(base: Base, draw: Random) -> str:
    return _replaced(base, draw, 0.1)


def _rewritten(base: Base, draw: Random) -> str:
    return _replaced(base, draw, 0.2)


def _replaced(base: Base, draw: Random, share: float) -> str:
    words = " ".join(base.sentences).split()
    chosen = draw.sample(range(len(words)), int(share * len(words)))
    for i in chosen:
        words[i] = draw.choice(base.words)
    return " ".join(words)


def _cut(base: Base, _draw: Random) -> str:
    return " ".join(base.sentences[: max(3, len(base.sentences) * 2 // 5)])


def _shuffled(base: Base, draw: Random) -> str:
    return " ".join(draw.sample(base.sentences, len(base.sentences)))


def _merged(base: Base, _draw: Random) -> str:
    half = len(base.sentences) // 2
    return " ".join([*base.sentences[:half], *base.donor[: len(base.donor) // 2]])


def _added(base: Base, _draw: Random) -> str:
    third = max(1, len(base.sentences) // 3)
    parts = [base.sentences[i : i + third] for i in (0, third, 2 * third)]
    third = max(1, len(base.donor) // 3)
    other = [base.donor[i : i + third] for i in (0, third, 2 * third)]
    return " ".join(s for a, b in zip(parts, other, strict=True) for s in [*a, *b])


def _paragraph(base: Base, _draw: Random) -> str:
    """Three sentences of the base amid the whole of the donor."""
    middle = len(base.donor) // 2
    taken = base.sentences[1:4]
    return " ".join([*base.donor[:middle], *taken, *base.donor[middle:]])


def _unspaced(base: Base, draw: Random) -> str:
    words = " ".join(base.sentences).split()
    return "".join(w + ("" if draw.random() < 0.1 else " ") for w in words)


def _quotation(base: Base, _draw: Random) -> str:
    """Only the base's longest quotation, amid the donor: no copy."""
    quoted = max(_QUOTED.findall(" ".join(base.sentences)), key=len, default="")
    middle = len(base.donor) // 2
    return " ".join([*base.donor[:middle], quoted, *base.donor[middle:]])


def _refilled(base: Base, draw: Random) -> str:
    """Every number another one, as in a notice that appears daily: no copy."""
    text = " ".join(base.sentences)
    return _NUMBER.sub(lambda m: str(draw.randint(1, 10 ** len(m[0]))), text)


CLASSES: dict[str, tuple[bool, Callable[[Base, Random], str]]] = {
    "same text, other marks": (True, _same),
    "1 word of 10 replaced": (True, _edited),
    "1 word of 5 replaced": (True, _rewritten),
    "cut to two fifths": (True, _cut),
    "sentences shuffled": (True, _shuffled),
    "half joined with another": (True, _merged),
    "paragraphs of another added": (True, _added),
    "3 sentences in another": (True, _paragraph),
    "1 space of 10 lost": (True, _unspaced),
    "only a quotation shared": (False, _quotation),
    "all numbers changed": (False, _refilled),
}


def plant(bodies: Sequence[str], donors: Sequence[str], seed: int) -> list[Planted]:
    """Return every class for every body; a class that does not fit a body is left out.

    A quotation must be there to be shared, and a notice lives on its numbers: at least
    one word in eight.
    """
    draw = Random(seed)  # noqa: S311
    words = sorted({w for text in donors for w in text.split() if w.islower()})
    made = []
    for n, (text, donor) in enumerate(zip(bodies, donors, strict=True)):
        base = Base(sentences(text), sentences(donor), words)
        for kind, (copy, make) in CLASSES.items():
            if _fits(kind, text):
                made.append(Planted(n, kind, copy, make(base, draw)))
    return made


def _fits(kind: str, text: str) -> bool:
    if kind == "only a quotation shared":
        return _QUOTED.search(text) is not None
    if kind == "all numbers changed":
        return 8 * len(_NUMBER.findall(text)) >= len(text.split())
    return True
