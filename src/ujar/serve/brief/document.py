"""A brief in the words of one language, in no form yet: what every writer writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Voice(Protocol):
    """Speaks a language; the web pages' voices do."""

    @property
    def code(self) -> str:
        """The language's ISO 639-1 code."""

    def say(self, key: str, **values: object) -> str:
        """Return the words of *key* with the values put in."""

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun."""

    def term(self, kind: str, name: str) -> str:
        """Return what a value of the records is called."""

    def day(self, day: str | None) -> str:
        """Return an ISO day in words."""

    def days(self, first: str | None, last: str | None) -> str:
        """Return a stretch of days in words."""

    def moment(self, known: str | None) -> str:
        """Return a day, with its time where that is known."""

    def number(self, number: float) -> str:
        """Return a number with its digits grouped."""


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence with its evidence.

    ``lead`` stands out before it (who speaks, a figure), ``meta`` tells more behind
    it. ``text`` is in ``lang``, None for the document's own language. ``quoted`` words
    are between marks. ``under`` are the sides of a clash.
    """

    text: str = ""
    lead: str = ""
    meta: str = ""
    lang: str | None = None
    quoted: bool = False
    notes: tuple[int, ...] = ()
    under: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part with its sentences; ``name`` is its key, the same in every language."""

    name: str
    heading: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence: whose, from when, where in the text, and its words.

    ``url`` is where the outlet has the article, if a browser may go there, ``host``
    what to call that place.
    """

    number: int
    outlet: str
    when: str
    title: str
    place: str
    words: str
    lang: str | None
    article: str
    url: str | None = None
    host: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brief: headings and sentences, and what they stand on.

    ``missing`` is said where a form has no sign for some letter.
    """

    lang: str
    kind: str
    title: str
    facts: Sequence[str]
    note: str
    sections: Sequence[Section]
    heading: str
    sources: Sequence[Source]
    made: str
    missing: str = ""
