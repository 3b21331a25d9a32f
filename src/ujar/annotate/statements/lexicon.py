"""Reporting verbs of a language, looked up by their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product

from ujar.lang import Language
from ujar.schema import Act
from ujar.text.words import Word


class Form(StrEnum):
    """How a reporting verb stands to what it reports."""

    BARE = "bare"  # "…," kata X
    SUFFIXED = "suffixed"  # "…," katanya
    FULL = "full"  # X mengatakan …
    WEAK = "weak"  # X berbicara …: reports only where the sentence shows it
    PASSIVE = "passive"  # disebut …
    ACCORDING = "according"  # menurut X, …
    WEAK_ACCORDING = "weak_according"  # bagi X, …


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb; ``ambiguous`` if it is also an everyday word."""

    form: Form
    act: Act | None
    suffixed: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb where it stands; ``first`` and ``last`` are word indices."""

    first: int
    last: int
    start: int
    end: int
    verb: Verb


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms by their words; ``longest`` is the most words that a form has.

    ``first`` holds the words that open one; ``suffix`` is the speaker inside a verb.
    """

    forms: dict[tuple[str, ...], Verb]
    longest: int
    first: frozenset[str]
    suffix: str

    def at(self, words: list[Word], i: int) -> Cue | None:
        """Return the longest reporting form that begins at word *i*."""
        if words[i].lower not in self.first:
            return None
        for n in range(_joined(words, i, self.longest), 0, -1):
            verb = self.forms.get(tuple(w.lower for w in words[i : i + n]))
            if verb is not None:
                last = i + n - 1
                return Cue(i, last, words[i].start, words[last].end, verb)
        return None

    def cues(self, words: list[Word]) -> list[Cue]:
        """Return every reporting form among *words*, longest first, not overlapping."""
        found: list[Cue] = []
        i = 0
        while i < len(words):
            cue = self.at(words, i)
            if cue is not None:
                found.append(cue)
                i = cue.last
            i += 1
        return found


def _joined(words: list[Word], i: int, most: int) -> int:
    """How many words from *i* on, at most *most*, have one character between them.

    'begitu," kata' is not "begitu kata".
    """
    n = 1
    while n < most and i + n < len(words):
        if words[i + n].start - words[i + n - 1].end > 1:
            break
        n += 1
    return n


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the reporting verbs of *language* from its ``verbs`` table."""
    forms: dict[tuple[str, ...], Verb] = {}
    for text, verb in (*_verbs(language), *_according(language)):
        forms.setdefault(tuple(text.split()), verb)
    longest = max((len(f) for f in forms), default=0)
    first = frozenset(f[0] for f in forms)
    return Lexicon(forms, longest, first, _suffix(language))


def _verbs(language: Language) -> Iterator[tuple[str, Verb]]:
    table = language.table("verbs")
    suffix = _suffix(language)
    ambiguous = frozenset(table.get("ambiguous", {}).get("bare", ()))
    for act, form in product(Act, (Form.BARE, Form.FULL, Form.WEAK, Form.PASSIVE)):
        for text in table.get(act.value, {}).get(form.value, ()):
            yield text, Verb(form, act, ambiguous=text in ambiguous)
            kept = Form.SUFFIXED if form is Form.BARE else form
            if suffix:
                yield text + suffix, Verb(kept, act, suffixed=True)


def _according(language: Language) -> Iterator[tuple[str, Verb]]:
    table = language.table("verbs").get("according", {})
    suffix = _suffix(language)
    for text in table.get("forms", ()):
        yield text, Verb(Form.ACCORDING, Act.SAY)
        if suffix:
            yield text + suffix, Verb(Form.ACCORDING, Act.SAY, suffixed=True)
    for text in table.get("weak", ()):
        yield text, Verb(Form.WEAK_ACCORDING, Act.SAY)


def _suffix(language: Language) -> str:
    return str(language.table("verbs").get("suffix", {}).get("source", ""))
