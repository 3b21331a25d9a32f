"""Expressions of time: found, typed and resolved against the publication day."""

from ujar.annotate.dates.find import MOST, find
from ujar.annotate.dates.guess import anchor

__all__ = ["MOST", "anchor", "find"]
