"""Vectors of meaning for stretches of an article's text."""

from dataclasses import dataclass

from ujar.schema.span import Span


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a stretch of text as a vector of unit length.

    ``vector`` holds one signed byte a dimension (value / 127), so that two of them
    compare by the dot product of what they hold; all bytes are 0 where the text has no
    word that the model knows. ``model`` names what made it: vectors of different models
    do not compare.
    """

    span: Span
    vector: bytes
    model: str
