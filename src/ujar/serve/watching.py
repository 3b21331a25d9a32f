"""What the faces say of what watches found: where each thing stands."""

from ujar.pipeline.settings import Settings
from ujar.schema.watches import WatchHit
from ujar.serve import addresses


def place(hit: WatchHit) -> str:
    """Return the address of what was found, within the pages."""
    said = hit.evidence
    if said.utterance:
        return addresses.of("utterance", said.utterance)
    return addresses.of("article", said.article, f"s{said.item + 1}")


def linked(settings: Settings, hit: WatchHit) -> str:
    """Return the whole address of what was found: in its article, which stays."""
    said = hit.evidence
    at = addresses.of("article", said.article, f"s{said.item + 1}")
    return settings.site.rstrip("/") + at
