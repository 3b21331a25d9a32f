"""Whether a full stop, question mark or exclamation mark ends a sentence."""

import re

from ujar.annotate.sentences.vocabulary import Vocabulary
from ujar.schema import Span

# Marks of the end, then the quotation marks and brackets that close after them, and a
# comma that stands for a lost line break ("… pagi.,Warga"); or no mark at all where a
# word or a quotation is glued to a word: the stop was lost.
STOP = re.compile(
    r"[.!?…]+[\"”’'»)\]]{0,3}(?:,(?=[\"“]?[A-Z]))?"
    r"|(?<=[a-z]{3})(?=[A-Z][a-z]{1,14}\b|[\"“][A-Z])"
)
_NEXT = re.compile(r"[^\W_]+")
_OPENERS = "\"“‘'«([*•-–—"
_CLOSERS = frozenset("\"”’'»)]")
# No abbreviation, number or initial that a stop may belong to is longer.
_LONGEST_TOKEN = 20
_LAST_LATIN = 0x2FF


def ends_sentence(text: str, stop: Span, end: int, words: Vocabulary) -> bool:
    """Whether the sentence that *stop* stands in ends there; *end* bounds the look."""
    at = stop.end
    if at >= end:
        return True
    if stop.start == at:
        return text[at] in _OPENERS or _next_word(text, at) in words.glued_starters
    glued = not text[at].isspace()
    first = _skip(text, at, end)
    if first >= end:
        return True
    return _may_start(text, first, end, glued=glued) and not _belongs(
        text, stop, first, words
    )


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _may_start(text: str, at: int, end: int, *, glued: bool) -> bool:
    """Whether a sentence can start at *at*: a capital, an opening mark, a number."""
    char = text[at]
    if char in _OPENERS:
        if glued and char in "-–—*•":
            return False
        inner = at + 1
        return inner < end and (text[inner].isalnum() or text[inner] in _OPENERS)
    if char.isdigit():
        return not glued
    if glued:
        return char.isupper() and _is_word(text, at, end)
    return not char.islower() and (
        char.isalpha() or char in "@#$&…" or ord(char) > _LAST_LATIN
    )


def _is_word(text: str, at: int, end: int) -> bool:
    """Whether the capital letter at *at* begins a word, not an acronym or a domain."""
    match = _NEXT.match(text, at, min(end, at + _LONGEST_TOKEN))
    if match is None:
        return False
    word = match.group()
    after = match.end()
    domain = (
        after < end and text[after] == "." and text[after + 1 : after + 2].islower()
    )
    return not domain or len(word) > 1


def _belongs(text: str, stop: Span, first: int, words: Vocabulary) -> bool:
    """Whether the stop is part of the token before it and the sentence goes on."""
    marks = text[stop.start : stop.end].rstrip(",")
    if marks[-1] in _CLOSERS:
        return _next_word(text, first) in words.after_quotation
    if marks != ".":
        return False
    token = _token_before(text, stop.start)
    if token in words.before_more or _is_item_number(text, stop.start, token):
        return True
    if text[first] in '"“':
        return False
    if token in words.maybe_last or _is_initial(text, stop.start, token):
        return _next_word(text, first) not in words.starters
    return _is_domain(text, stop, first)


def _is_initial(text: str, at: int, token: str) -> bool:
    bare = token.rpartition(".")[2]
    return len(bare) == 1 and bare.isalpha() and not _is_measure(text, at)


def _is_measure(text: str, at: int) -> bool:
    """Whether the single letter before *at* is a unit, as in "2 C"."""
    return text[max(0, at - 3) : at - 1].strip().isdigit()


def _token_before(text: str, at: int) -> str:
    start = at
    while start > 0 and at - start < _LONGEST_TOKEN and _in_token(text[start - 1]):
        start -= 1
    return text[start:at].lstrip(".-/:").casefold()


def _in_token(char: str) -> bool:
    return char.isalnum() or char in "._-/@:"


def _next_word(text: str, at: int) -> str:
    while at < len(text) and text[at] in _OPENERS:
        at += 1
    match = _NEXT.match(text, at, at + _LONGEST_TOKEN)
    return match.group().casefold() if match else ""


def _is_item_number(text: str, at: int, token: str) -> bool:
    """Whether the stop follows the number of a list item, as in "1. Surabaya"."""
    if not token.isdigit() or len(token) > 2:  # noqa: PLR2004
        return False
    before = text[: at - len(token)][-3:].rstrip(" \t")
    return not before or before[-1] in '\n.!?:;"”)'


def _is_domain(text: str, stop: Span, first: int) -> bool:
    """Whether the stop stands inside a name of all capitals such as a web address."""
    at = stop.start
    return (
        first == stop.end
        and text[at - 1 : at].isupper()
        and text[max(0, at - 2) : at].isupper()
        and text[first].isupper()
        and text[first + 1 : first + 2].isupper()
    )
