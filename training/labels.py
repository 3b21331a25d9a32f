"""The heads and their labels, in the order of the logits."""

from __future__ import annotations

NAMES = ("PER", "ORG", "LOC")
ROLES = ("cue", "source", "direct", "indirect", "mixed", "topic")
LAYOUT = ("related", "credit", "caption", "byline", "headline", "notice", "ad")


def bio(kinds: tuple[str, ...]) -> list[str]:
    """Return O and the B- and I- tags of *kinds*."""
    return ["O", *(f"{p}-{k}" for k in kinds for p in "BI")]


HEADS = {
    "names": bio(NAMES),
    "places": bio(NAMES),
    "roles": bio(ROLES),
    "layout": bio(LAYOUT),
}
SIZES = [len(tags) for tags in HEADS.values()]
# NERUI draws entities a little differently: a head of its own, not shipped.
TRAINED = {**HEADS, "nerui": bio(NAMES)}
TRAINED_SIZES = [len(tags) for tags in TRAINED.values()]
IGNORED = -100
