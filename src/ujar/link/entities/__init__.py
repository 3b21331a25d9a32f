"""One record for each person, institution and place, across articles."""

from ujar.link.entities.correcting import corrected
from ujar.link.entities.directory import Directory
from ujar.link.entities.keys import indexed, keys
from ujar.link.entities.linker import EntityLinker
from ujar.link.entities.locals import locals_
from ujar.link.entities.matching import match
from ujar.link.entities.profiles import merged, opened, updated

__all__ = [
    "Directory",
    "EntityLinker",
    "corrected",
    "indexed",
    "keys",
    "locals_",
    "match",
    "merged",
    "opened",
    "updated",
]
