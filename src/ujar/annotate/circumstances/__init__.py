"""Circumstances of a statement: the day, the place, to whom, and via which outlet."""

from ujar.annotate.circumstances.attach import add
from ujar.annotate.circumstances.clause import Layers

__all__ = ["Layers", "add"]
