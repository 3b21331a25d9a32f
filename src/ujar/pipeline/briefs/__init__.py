"""Briefs: material out of the archive, composed, pinned to texts, perhaps phrased."""

from ujar.pipeline.briefs.making import make

__all__ = ["make"]
