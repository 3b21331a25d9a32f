"""The neural tagger: one encoder, one pass, four heads (names to layout)."""

from ujar.annotate.tagger.load import TaggerFilesError, load, open_folder
from ujar.annotate.tagger.run import Tagger

__all__ = ["Tagger", "TaggerFilesError", "load", "open_folder"]
