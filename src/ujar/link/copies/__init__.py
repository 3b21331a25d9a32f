"""Whole and partial reuse of text between articles."""

from ujar.link.copies.digest import Digest
from ujar.link.copies.linker import CopyLinker

__all__ = ["CopyLinker", "Digest"]
