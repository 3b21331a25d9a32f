"""The way of words: said at, first report, agency, outlet, translation or reprint."""

from ujar.link.chains.way import chain

__all__ = ["chain"]
