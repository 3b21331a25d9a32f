"""The head of an article: its title repeated, byline and dateline."""

import re
import unicodedata

from ujar.annotate.boilerplate.claims import Claims
from ujar.annotate.boilerplate.patterns import Patterns
from ujar.schema import BoilerplateType, Span

# How far into the text the head may reach, and a dateline from where it begins.
_HEAD = 900
_REACH = 90
# Title, summary and writers above a dateline are no longer than this together.
_SUMMARY = 500
_MOST_WORDS = 9
_DASH = re.compile(r"\s*(?:--|[-–—])(?=\s|[A-Z\"“]|$)|:(?=\s?[A-Z\"“])")
_DOMAIN = re.compile(r"\b[A-Za-z][\w-]{0,30}(?:\.[A-Za-z]{2,10}){1,2}\b")
_NAME = re.compile(
    r"^[(\[]?[A-Z0-9][\w.,'’()&/-]*$|^https?://\S+$"
    r"|^\(?[a-z][\w-]{0,30}(?:\.[A-Za-z]{2,10}){1,2}[,)]?$"
)
_PLACE = re.compile(r"[ ]?,[ ]?(?:[A-Z][a-z]+)(?=[A-Z\"“\n]|[ ][A-Z])")
_INNER = re.compile(
    r"(?:[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2} ?\((?P<outlet>[^()\n]{2,30})\)"
    r"|[A-Z][A-Z.]{3,30}\.(?:COM|CO\.ID|ID|NET)(?:, ?[A-Z][A-Z ]{2,30})?)"
    r"\s?(?:--|[-–—])\s"
)
_PLACE_STOP = re.compile(r"\s?[A-Z][A-Z/, ]{2,40}\s?\.(?=\s)")
_PLACE_FIRST = re.compile(r"[A-Z][A-Z ]{2,30}[, ]{1,2}(?=[A-Z])")
_SHORT = 3


def claim_head(claims: Claims, patterns: Patterns, title: str | None) -> None:
    """Claim title, byline and dateline at the top of the text."""
    _claim_title(claims, title)
    dateline = _find_dateline(claims, patterns)
    if dateline is not None:
        claims.add(dateline, BoilerplateType.BYLINE, "dateline")
        if dateline.start <= _SUMMARY:
            _claim_above(claims, dateline.start)


def _letters(line: str) -> str:
    folded = unicodedata.normalize("NFKC", line).casefold()
    return "".join(c for c in folded if c.isalnum())


def _claim_title(claims: Claims, title: str | None) -> None:
    wanted = _letters(title) if title else ""
    if not wanted:
        return
    at = 0
    for line in claims.text[:_HEAD].split("\n"):
        if _letters(line) == wanted:
            span = (at, at + len(line))
            claims.add(span, BoilerplateType.HEADLINE, "title repeated")
        at += len(line) + 1


def _claim_above(claims: Claims, end: int) -> None:
    """Claim what stands above the dateline and is no caption: title, summary."""
    at = 0
    for line in claims.text[:end].split("\n"):
        span = (at, at + len(line))
        claims.add(span, BoilerplateType.HEADLINE, "above the dateline")
        at += len(line) + 1


def _find_dateline(claims: Claims, patterns: Patterns) -> Span | None:
    text = claims.text
    for start in _anchors(claims, patterns):
        end = _dateline_end(text, start, patterns)
        if end is not None and (start == 0 or _is_strong(text[start:end], patterns)):
            return Span(start, end)
    return _inner_dateline(text, patterns)


def _anchors(claims: Claims, patterns: Patterns) -> list[int]:
    """Where a dateline may begin: the text, a line, after other boilerplate."""
    text = claims.text
    lines = [0, *(m.end() for m in re.finditer(r"\n\s*", text[:_HEAD]))]
    after = [mark.span.end for mark in claims if mark.span.end < _HEAD]
    starts = []
    for at in sorted({*lines, *after}):
        start = at
        while start < len(text) and text[start].isspace():
            start += 1
        opens_link = patterns.lead_in.match(text, start) is not None
        if claims.at(start) is None and not opens_link:
            starts.append(start)
    return starts


def _dateline_end(text: str, start: int, patterns: Patterns) -> int | None:
    """End of the dateline that begins at *start*: at its dash, place or domain."""
    window = text[start : start + _REACH]
    best = None
    for dash in _DASH.finditer(window):
        left = window[: dash.start()]
        if best is not None and not _goes_on(
            window[best - start : dash.start()].strip(), dash, patterns
        ):
            break
        if best is None and not _is_dateline(left, dash, window, patterns):
            break
        best = start + dash.end()
    if best is not None:
        return _with_place(text, best)
    return _without_dash(start, window)


def _is_dateline(
    left: str, dash: re.Match[str], window: str, patterns: Patterns
) -> bool:
    tokens = left.replace(" - ", " ").split()
    if not tokens or len(tokens) > _MOST_WORDS or not all(map(_is_name, tokens)):
        return False
    strong = _is_strong(left, patterns)
    if dash.group() == ":":
        return (strong and not left.isupper()) or _is_place_colon(left, patterns)
    after = window[dash.end() : dash.end() + 1]
    if not dash.group()[0].isspace() and dash.group() == "-" and not after.isspace():
        return strong and len(tokens[-1].strip(",.")) > _SHORT
    return strong or len(tokens) <= _SHORT


def _goes_on(part: str, dash: re.Match[str], patterns: Patterns) -> bool:
    """Whether *part*, behind the dash of a dateline, belongs to it: place or outlet."""
    if patterns.city.fullmatch(part) is not None:
        return True
    tokens = part.split()
    return (
        dash.group() != ":"
        and len(tokens) <= _SHORT
        and all(map(_is_name, tokens))
        and _is_strong(part, patterns)
    )


def _is_place_colon(left: str, patterns: Patterns) -> bool:
    """Whether what a colon ends is a city, or capitals that name an outlet too."""
    return patterns.city.fullmatch(left) is not None or (
        left.isupper() and ("," in left or patterns.outlet.search(left) is not None)
    )


def _is_name(token: str) -> bool:
    return bool(_NAME.match(token)) or token in {"-", "--", "–", ",", ".", "|", "/"}


def _is_strong(left: str, patterns: Patterns) -> bool:
    """Whether it names an outlet or is all in capitals: no sentence starts so."""
    letters = [c for c in left if c.isalpha()]
    return (
        _DOMAIN.search(left) is not None
        or patterns.outlet.search(left) is not None
        or (len(letters) > _SHORT and all(c.isupper() for c in letters))
    )


def _with_place(text: str, end: int) -> int:
    """Include a place in capitals that a stop ends: "KONTAN.CO.ID - JAKARTA."."""
    place = _PLACE_STOP.match(text, end)
    return place.end() if place else end


def _without_dash(start: int, window: str) -> int | None:
    domain = _DOMAIN.match(window)
    if domain is not None:
        place = _PLACE.match(window, domain.end())
        return start + place.end() if place else None
    place_first = _PLACE_FIRST.match(window)
    if place_first is not None:
        domain = _DOMAIN.match(window, place_first.end())
        if domain is not None:
            return start + domain.end()
    return None


def _inner_dateline(text: str, patterns: Patterns) -> Span | None:
    """Return a dateline with an outlet or domain, glued to what is above it."""
    head = text[:_HEAD]
    for match in _INNER.finditer(head):
        outlet = match["outlet"]
        if outlet is None or _is_strong(outlet, patterns):
            return Span(match.start(), _with_place(text, match.end()))
    return None
