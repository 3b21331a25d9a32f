"""Statements: what is attributed to somebody, in whose words, by which verb."""

from ujar.annotate.statements.finder import MOST, Layers, find

__all__ = ["MOST", "Layers", "find"]
