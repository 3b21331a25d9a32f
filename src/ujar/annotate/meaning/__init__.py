"""Vectors of meaning for short texts, from the vectors of their pieces."""

from ujar.annotate.meaning.embed import PieceEmbedder
from ujar.annotate.meaning.load import MeaningFilesError, load

__all__ = ["MeaningFilesError", "PieceEmbedder", "load"]
