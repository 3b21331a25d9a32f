"""Figures: the numbers that an article states of something in the world."""

from ujar.annotate.figures.find import MOST, find

__all__ = ["MOST", "find"]
