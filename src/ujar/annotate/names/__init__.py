"""Names of people, organisations and places, each with its fullest form."""

from ujar.annotate.names.finder import find

__all__ = ["find"]
