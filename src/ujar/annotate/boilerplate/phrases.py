"""Phrases that are boilerplate by themselves, and lines that a phrase opens."""

import re
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

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
    for name, match in _leftmost(patterns.fixed, claims.text):
        claims.add(match.span(), BoilerplateType(name), "fixed")


def _leftmost(
    named: Sequence[tuple[str, re.Pattern[str]]], text: str
) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what one pattern that joins them all would match.

    Each alone is found twice as fast: it mostly begins with a letter to look for.
    """
    found = ((n, pattern.search(text)) for n, (_, pattern) in enumerate(named))
    ahead = [(match.start(), n, match) for n, match in found if match]
    heapify(ahead)
    at = 0
    while ahead:
        start, n, match = heappop(ahead)
        if start >= at:
            yield named[n][0], match
            at = max(match.end(), start + 1)
        following = named[n][1].search(text, at)
        if following:
            heappush(ahead, (following.start(), n, following))


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
