"""Helpers that cut an invented text into the layers that an annotator is handed."""

import pytest

from ujar.lang import load
from ujar.schema import Mention, Sentence, Span


class Stretch:
    """An invented text; finds its words by what they are, not by counting."""

    def __init__(self, text):
        self.text = text

    def span(self, words, nth=0):
        """Span of the nth occurrence of *words*."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def sentences(self):
        """One sentence a line."""
        found, at = [], 0
        for n, line in enumerate(self.text.split("\n")):
            if line:
                found.append(Sentence(Span(at, at + len(line)), n))
            at += len(line) + 1
        return found

    def people(self, **full):
        """Mentions of people: written form -> fullest form, every occurrence."""
        return self.mentions("PER", full)

    def mentions(self, kind, forms):
        """Mentions of a type at every place where a form stands alone."""
        found = []
        for form, name in forms.items():
            written = form.replace("_", " ")
            start = self.text.find(written)
            while start >= 0:
                span = Span(start, start + len(written))
                if not any(m.span.overlaps(span) for m in found):
                    found.append(Mention(span, kind, name))
                start = self.text.find(written, span.end)
        return sorted(found, key=lambda m: m.span)


@pytest.fixture
def indonesian():
    """The tables of Indonesian."""
    return load("id")


@pytest.fixture
def stretch():
    """Make a Stretch of an invented text."""
    return Stretch
