"""Quotations: every word between marks must stand so in the evidence."""

import re
from collections.abc import Iterator, Sequence

from ujar.pipeline.briefs.checking.records import Cited, Claim

# Single marks quote, too, where they do not make a word of two ("Jum'at").
_SINGLE = re.compile(r"(?<!\w)['‘‚‹]([^'‘’‚‹›\n]{2,}?)['’›](?!\w)")
_LEFT_OUT = re.compile(r"\s*(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\)|…|\.{3})\s*")
_FORMS = str.maketrans("‘’‚‛–—−\u00a0", "''''---" + " ")
_EDGES = " .,;:!?-'\""
_SHOWN = 60


def altered(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield each quotation that no evidence has between marks, word for word."""
    held = [_form(q) for c in cited for q in c.quotations]
    for quoted in _quotations(claim):
        pieces = [p for p in map(_form, _LEFT_OUT.split(quoted)) if p]
        if not pieces or not any(_holds(whole, pieces) for whole in held):
            shown = quoted if len(quoted) <= _SHOWN else f"{quoted[:_SHOWN]}…"
            yield f"the quotation “{shown}” is not in its evidence"


def _quotations(claim: Claim) -> Iterator[str]:
    text = claim.text
    for found in claim.quotations:
        yield text[found.start : found.end]
    for match in _SINGLE.finditer(text):
        if not claim.quoted(match.start(), match.end()):
            yield match[1]


def _form(text: str) -> str:
    """Return *text* as it is compared: one case, one kind of mark and of space."""
    return " ".join(text.translate(_FORMS).casefold().split()).strip(_EDGES)


def _holds(whole: str, pieces: Sequence[str]) -> bool:
    """Whether the pieces stand in *whole*, in order, each of whole words."""
    at = 0
    for piece in pieces:
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(whole, at)
        if found is None:
            return False
        at = found.end()
    return True
