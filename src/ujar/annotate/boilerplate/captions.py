"""Captions of pictures and players."""

import re

from ujar.annotate.boilerplate.claims import Claims
from ujar.annotate.boilerplate.patterns import Patterns
from ujar.schema import BoilerplateType

# Captions on a line of their own, and in running text, are no longer than this.
_LONGEST_LINE, _LONGEST = 900, 600
# What may stand between an agency and the end of the caption's line: "/HO-Satgas/pri.".
_REST = 40
_SENTENCE_END = re.compile(r"[.!?][\"”]?(?:\s|(?=[A-Z]))")
_SAME_AGAIN = re.compile(r"^([^\n]{8,500})\n+\1$", re.MULTILINE)
_FINAL = '.!?"”'
_DASH = re.compile(r"\s?(?:--|[-–—])")
_QUOTES = re.compile('["“”]')


def claim_captions(claims: Claims, patterns: Patterns) -> None:
    """Claim captions that credit a picture, and lines that stand twice."""
    text = claims.text
    for match in _SAME_AGAIN.finditer(text):
        if match[1][-1] not in _FINAL:
            claims.add(match.span(), BoilerplateType.CAPTION, "line twice")
    for pattern in (patterns.picture, patterns.unbracketed):
        for match in pattern.finditer(text):
            if claims.at(match.end() - 1) is None:
                _claim_credited(claims, match)
    for match in patterns.picture_start.finditer(text):
        end = _line_end(text, match.end())
        if end - match.start() <= _LONGEST_LINE and claims.at(match.start()) is None:
            claims.add((match.start(), end), BoilerplateType.CAPTION, "caption line")


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _claim_credited(claims: Claims, credit: re.Match[str]) -> None:
    text = claims.text
    end = _line_end(text, credit.end())
    if end - credit.end() > _REST or credit.group()[0] == "(":
        end = credit.end() + (text[credit.end() : credit.end() + 1] == ".")
    if _DASH.match(text, end):
        return  # a dateline: "Jakarta (ANTARA/Kabar) - …"
    if _signs_article(text, credit, end):
        claims.add(credit.span(), BoilerplateType.CREDIT, "signed")
        return
    start = _start(text, credit, end)
    claims.add((start, end), BoilerplateType.CAPTION, "picture credit")


def _signs_article(text: str, credit: re.Match[str], end: int) -> bool:
    """Whether the bracket is the writer's signature below the article's last line."""
    before = text[max(0, credit.start() - 2) : credit.start()].rstrip(" ")[-1:]
    return (
        "/" in credit.group()
        and ":" not in credit.group()
        and before in {*_FINAL, "\n", ","}
        and not text[end : end + _REST].strip()
    )


def _start(text: str, credit: re.Match[str], end: int) -> int:
    """Where the caption begins that *credit* ends."""
    at = credit.start()
    line = text.rfind("\n", max(0, at - _LONGEST_LINE), at) + 1
    whole = line > 0 or at <= _LONGEST_LINE
    closes = end == len(text) or text[end] == "\n"
    if whole and closes and (line > 0 or _QUOTES.search(text, line, at) is None):
        return line
    return _sentence_start(text, max(line, at - _LONGEST), at)


def _sentence_start(text: str, floor: int, at: int) -> int:
    """Where the sentence before *at* begins, in text that lost its line breaks."""
    start = floor if not floor or text[floor - 1] == "\n" else at
    for stop in _SENTENCE_END.finditer(text, floor, max(floor, at - 2)):
        start = stop.end()
    return at if _QUOTES.search(text, start, at) else start
