"""Where the sentences of the body begin and end."""

from ujar.annotate.sentences.splitter import split

__all__ = ["split"]
