"""Facts: figures of several articles that count the same thing."""

from ujar.link.facts.grouper import FactGrouper
from ujar.link.facts.linker import FactLinker

__all__ = ["FactGrouper", "FactLinker"]
