"""Which articles are about one running story, and what the story is."""

from ujar.link.stories.digest import StoryDigest
from ujar.link.stories.linker import StoryLinker
from ujar.link.stories.place import place
from ujar.link.stories.telling import label, speakers, timeline

__all__ = ["StoryDigest", "StoryLinker", "label", "place", "speakers", "timeline"]
