"""Who each statement's speaker is, resolved inside the article."""

from ujar.annotate.speakers.resolver import resolve

__all__ = ["resolve"]
