"""The tail of an article: initials of its editors, their names, lists of tags."""

import re

from ujar.annotate.boilerplate.claims import Claims
from ujar.schema import BoilerplateType

_INITIALS = re.compile(
    r"\((?:[A-Za-z]{2,10}[/-]){1,3}[A-Za-z]{2,6}(?:\.com)?\)|\([a-z]{2,5}\)|\([a-z]{1,2}\d{1,2}\)"
    r"|\(\*(?:/[^()\n]{1,60})?\)|\[[a-z]{2,5}(?:/[a-z]{2,5}){0,2}\]"
    r"|\([A-Z]\w{2,30}\.com, [^()\n]{3,60}\)"
    r"|\((?:[A-Z][\w .'-]{1,40}/ ?){1,5}[A-Z][\w .'-]{1,60}\)"
    r"|(?<=[.\"”\n])\s?\((?:[A-Z][\w.'-]{1,20}\s?){1,4}\)"
)
# Tags after the initials: the longest list in 3,000 articles has 420 characters.
_TAGS = 600
# How far from the end initials are looked for.
_TAIL = 1_500
# Lines of addresses and tags are shorter.
_SHORT_LINE = 80


def claim_tail(claims: Claims) -> None:
    """Claim initials that nothing but boilerplate or tags follows, and those tags."""
    text = claims.text
    found = list(_INITIALS.finditer(text, max(0, len(text) - _TAIL)))
    for match in reversed(found):
        if claims.at(match.start()) is not None:
            continue
        rest = _free_rest(claims, match.end())
        slashed = "/" in match.group() and "*" not in match.group()
        if rest and not (slashed and _is_tags(rest)):
            return
        claims.add(match.span(), BoilerplateType.CREDIT, "initials")
        _claim_rest(claims, match.end())


def _free_rest(claims: Claims, start: int) -> str:
    """Return the text from *start* on that no other rule has claimed."""
    parts = []
    at = start
    while at < len(claims.text):
        end = claims.next_start(at)
        parts.append(claims.text[at:end])
        held = claims.at(end) if end < len(claims.text) else None
        at = held.end if held else len(claims.text)
    return "".join(parts).strip()


def _is_tags(rest: str) -> bool:
    return len(rest) <= _TAGS and re.search(r"[.!?](?:[\"”\s]|$)", rest) is None


def claim_below_credit(claims: Claims) -> None:
    """Claim short lines without a sentence below a credit at the end: address, tags."""
    credits_ = [m.span.end for m in claims if m.type is BoilerplateType.CREDIT]
    end = len(claims.text)
    for at in credits_:
        if end - at <= _TAGS and not any(map(_is_prose, claims.text[at:].split("\n"))):
            _claim_rest(claims, at)
            return


def _is_prose(line: str) -> bool:
    line = line.strip()
    return len(line) > _SHORT_LINE or line.endswith((".", "!", "?", '"', "”"))


def _claim_rest(claims: Claims, start: int) -> None:
    """Claim what is free after the initials, a stretch at a time."""
    at = start
    while at < len(claims.text):
        end = claims.next_start(at)
        claims.add((at, end), BoilerplateType.RELATED, "tags")
        held = claims.at(end) if end < len(claims.text) else None
        at = held.end if held else len(claims.text)
