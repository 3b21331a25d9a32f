"""The neural tagger: one encoder, one pass, four heads (names to layout)."""

from ujar.annotate.tagger.load import (
    FILES,
    TaggerFilesError,
    load,
    open_folder,
    open_pieces,
    read_manifest,
)
from ujar.annotate.tagger.run import Tagger

__all__ = [
    "FILES",
    "Tagger",
    "TaggerFilesError",
    "load",
    "open_folder",
    "open_pieces",
    "read_manifest",
]
