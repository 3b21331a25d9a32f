"""What in an article's text is not its own body: marked, never deleted."""

from ujar.annotate.boilerplate.marker import mark

__all__ = ["mark"]
