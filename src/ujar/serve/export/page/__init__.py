"""A self-contained page of readings: no script, no outside request, printable."""

from ujar.serve.export.page.page import Page

__all__ = ["Page"]
