"""Where the sentences of the body begin and end."""

from ujar.annotate.sentences.splitter import MOST, split

__all__ = ["MOST", "split"]
