"""Phrases that are boilerplate by themselves, and lines that a phrase opens."""

import re

from ujar.annotate.boilerplate.claims import Claims
from ujar.annotate.boilerplate.patterns import Patterns
from ujar.schema import BoilerplateType

# Lines that a credit or notice opens are shorter than this; where the line is longer
# its breaks were lost, and only the names after the mark belong to it.
_LONGEST_LINE = 200
_SENTENCE_END = re.compile(r"\n|[.!?][\"”]?(?:\s|(?=[A-Z]))|^")
_NAMES = re.compile(r"[ ]?(?:[A-Z][\w.'’/-]{0,30}[ ,&|]{0,2}){1,6}")


def claim_fixed(claims: Claims, patterns: Patterns) -> None:
    """Claim the phrases that stand for themselves."""
    for match in patterns.fixed.finditer(claims.text):
        claims.add(match.span(), BoilerplateType(match.lastgroup or ""), "fixed")


def claim_sentences(claims: Claims, patterns: Patterns) -> None:
    """Claim the sentences that end in a known phrase."""
    text = claims.text
    for match in patterns.sentence.finditer(text):
        floor = max(0, match.start() - _LONGEST_LINE)
        start = match.start()
        for stop in _SENTENCE_END.finditer(text, floor, match.start()):
            start = stop.end()
        span = (start, match.end())
        claims.add(span, BoilerplateType(match.lastgroup or ""), "sentence")


def claim_whole_lines(claims: Claims, patterns: Patterns) -> None:
    """Claim the lines that hold nothing but a known phrase."""
    for match in patterns.whole.finditer(claims.text):
        claims.add(match.span(), BoilerplateType(match.lastgroup or ""), "line")


def claim_lines(claims: Claims, patterns: Patterns) -> None:
    """Claim the lines that a credit, byline or notice opens."""
    text = claims.text
    for match in patterns.line.finditer(text):
        if claims.at(match.start()) is None:
            end = _end(text, match, claims)
            kind = BoilerplateType(match.lastgroup or "")
            claims.add((match.start(), end), kind, "opener")


def _end(text: str, match: re.Match[str], claims: Claims) -> int:
    limit = match.end() + _LONGEST_LINE
    stop = text.find("\n", match.end(), limit)
    end = stop if stop >= 0 else len(text)
    end = min(end, claims.next_start(match.end()))
    if end <= limit:
        return end
    names = _NAMES.match(text, match.end())
    return names.end() if names else match.end()
