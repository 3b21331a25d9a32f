"""What the tools are given: settings, addresses of pages, and a way to put briefs."""

from collections.abc import Callable
from dataclasses import dataclass

from ujar.pipeline.settings import Settings
from ujar.serve.brief.document import Voice

# From the kind of a thing, its id and a mark on its page to the page's address.
Address = Callable[[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Room:
    """What answering takes beside the archive; the faces hand it in."""

    settings: Settings
    address: Address
    voice: Callable[[str], Voice]
