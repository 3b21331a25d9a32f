"""What in an article's text is not its own body: marked, never deleted."""

from ujar.annotate.boilerplate.marker import mark
from ujar.annotate.boilerplate.related import MOST

__all__ = ["MOST", "mark"]
