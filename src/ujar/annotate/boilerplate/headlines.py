"""Where a headline ends that is glued to the sentence after it.

"…di Era TrumpSementara Menteri X menekankan" ends before "Sementara": a headline of
this press is in title case, a sentence is not, and common words with a capital letter
in mid-line ("Klaim Harga Beras Turun") occur in headlines only.
"""

import re
from dataclasses import dataclass

from ujar.annotate.boilerplate.patterns import Words

_TOKEN = re.compile(r"\S+")
_GLUE = re.compile(
    r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ][a-zà-ÿ]|[A-Z]{2,5}\b|[“\"][A-Z])"
    r"|(?<=^[A-Z])(?=[A-Z][a-z]{2})|(?<=[?!'’\")%…])(?=[A-Z“\"])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2}|[“\"][A-Z])"
)
_EDGE = "\"“”'‘’()[],.:;?!…-–—"
# A headline is read at most this far; the longest of 2,000 had 160 characters, and
# lists of three or four stand glued together.
REACH = 420
# How far around a name is looked for to see that its words belong together.
_NEARBY = 3_000
# A sentence ends: no headline reaches beyond.
_STOP = re.compile(r"[a-z)]{2}\.(?=[\sA-Z\"“])")
_ITEM = re.compile(r"\d{1,2}\.")
_FEW = 3
# Common words with a capital that betray a headline nothing announces: where something
# else shows its end, and where not (organisations' names hold up to three).
_CLEAN, _UNCLEAN = 2, 4


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    word: str
    glued: bool

    @property
    def lower(self) -> str:
        return self.word.casefold()


def _pieces(
    text: str, start: int, end: int, words: Words, least: int = 0
) -> list[_Piece]:
    """Return the words from *start* on, split where two are glued together.

    Up to the first in sentence case, included, but for one among the first *least*.
    """
    found: list[_Piece] = []
    early = False
    for token in _TOKEN.finditer(text, start, min(end, start + REACH)):
        raw = token.group()
        cuts = _glue_points(raw, words)
        for a, b in zip([0, *cuts], [*cuts, len(raw)], strict=True):
            word = raw[a:b].strip(_EDGE)
            piece = _Piece(token.start() + a, token.start() + b, word, a > 0)
            found.append(piece)
            if _is_small(piece, words) and not early:
                if len(found) > least:
                    return found
                early = True
    return found


def _glue_points(token: str, words: Words) -> list[int]:
    """Where in *token* two words are glued together."""
    if len(token) > REACH or token.strip(_EDGE).casefold() in words.camel:
        return []
    first = len(token) - len(token.lstrip(_EDGE))
    found = [m.start() for m in _GLUE.finditer(token) if m.start() > first]
    return [i for i in found if not (token[i - 1] in '"“' and i - 1 in found)]


def headline_end(text: str, start: int, end: int, words: Words) -> int:
    """Return where the headline ends that begins at *start*, at most at *end*."""
    pieces = _pieces(text, start, end, words, _FEW)
    for i, piece in enumerate(pieces[_FEW:], _FEW):
        if _ITEM.fullmatch(text, piece.start, piece.end):
            pieces = pieces[:i]
            end = pieces[-1].end
            break
    if not pieces:
        return start
    k = _first_small(pieces, words)
    if k == len(pieces):
        return min(end, pieces[-1].end)
    if k < _FEW:
        return _sentence_case_end(pieces, text, words)
    return _before(pieces[_cut(text, pieces, k, words)], pieces)


def glued_end(
    text: str, start: int, end: int, words: Words, least: int = 0
) -> tuple[int | None, int]:
    """Return the end of a headline at *start* that nothing announces, None if none.

    At least *least* common words with a capital letter must betray it. Also return up
    to where no other headline can begin that would succeed where this one failed.
    """
    limit = _STOP.search(text, start, min(end, start + REACH))
    if limit is not None:
        end = limit.start() + 1
    pieces = _pieces(text, start, end, words)
    k = _first_small(pieces, words)
    if k <= _FEW:
        return None, pieces[k].start if k < len(pieces) else end
    cut = k if k == len(pieces) else _cut(text, pieces, k, words)
    body = pieces[:cut]
    if cut <= _FEW or not _is_headline(text, body, words):
        return None, start + 1
    betraying = sum(_is_common(p, words) for p in body[1:])
    if betraying < max(least, _needed(text, pieces, cut, words)):
        return None, body[-1].start
    found = _before(pieces[cut], pieces) if cut < len(pieces) else body[-1].end
    return found, found


def _is_headline(text: str, body: list[_Piece], words: Words) -> bool:
    """Whether no stop, list number or dangling small word speaks against it."""
    return not (
        any(_stops(text, p) or text[p.end - 1] in ";=" for p in body)
        or body[-1].lower in words.small
        or _ITEM.fullmatch(text, body[0].start, body[0].end)
    )


def _needed(text: str, pieces: list[_Piece], cut: int, words: Words) -> int:
    """How many common words with a capital it takes; an office wants a clean end."""
    if _ends_cleanly(text, pieces, cut, words):
        return _CLEAN
    return REACH if pieces[0].lower in words.offices else _UNCLEAN


def _ends_cleanly(text: str, pieces: list[_Piece], cut: int, words: Words) -> bool:
    """Whether something besides the case of the letters says that it ends at *cut*."""
    if cut == len(pieces):
        return True
    piece = pieces[cut]
    return piece.glued or piece.lower in words.starters or text[piece.start] in '"“'


def _stops(text: str, piece: _Piece) -> bool:
    """Whether a sentence ends with *piece*: a full stop after a word of some length."""
    return text[piece.end - 1] == "." and len(piece.word) > _FEW


def _before(piece: _Piece, pieces: list[_Piece]) -> int:
    i = pieces.index(piece)
    return piece.start if piece.glued or i == 0 else pieces[i - 1].end


def _first_small(pieces: list[_Piece], words: Words) -> int:
    """Index of the first word in sentence case that no headline would hold."""
    for i, piece in enumerate(pieces):
        if _is_small(piece, words):
            return i
    return len(pieces)


def _is_small(piece: _Piece, words: Words) -> bool:
    return piece.word[:1].islower() and piece.lower not in words.small


def _is_common(piece: _Piece, words: Words) -> bool:
    return (
        piece.word[:1].isupper()
        and not piece.word[1:2].isupper()
        and piece.lower not in words.offices
        and (
            piece.lower in words.common or words.verb.fullmatch(piece.lower) is not None
        )
    )


def _cut(text: str, pieces: list[_Piece], k: int, words: Words) -> int:
    """Index of the piece before *k* with which the body's sentence starts."""
    floor = 1 + max(
        (i for i in range(1, k - 1) if _is_inner_common(pieces, i, words)), default=0
    )
    glued = [i for i in range(1, k + 1) if _opens(pieces[i])]
    for i in reversed(glued):
        if i >= floor or pieces[i].lower in words.starters | words.offices:
            return i
    quoted = [i for i in range(_FEW, k + 1) if text[pieces[i].start] in '"“']
    if quoted:
        return quoted[-1]
    for i in range(k, floor - 1, -1):
        if pieces[i].lower in words.starters and pieces[i].word[:1].isupper():
            return i
    return _back_over_name(text, pieces, k, max(floor, 1), words)


def _is_inner_common(pieces: list[_Piece], i: int, words: Words) -> bool:
    return (
        _is_common(pieces[i], words)
        and pieces[i].lower not in words.starters
        and not pieces[i].glued
    )


def _opens(piece: _Piece) -> bool:
    return piece.glued and piece.word[:1].isupper()


def _back_over_name(
    text: str, pieces: list[_Piece], k: int, floor: int, words: Words
) -> int:
    """Index where the name or office begins that is the subject before *k*."""
    i = max(k - 1, floor)
    while i > floor and pieces[i].word[:1].islower():
        i -= 1
    while i > floor:
        if _goes_together(text, pieces[i - 1], pieces[i], words):
            i -= 1
        elif i - 1 > floor and pieces[i - 2].lower in words.offices:
            i -= 2
        else:
            break
    return i


def _goes_together(text: str, left: _Piece, right: _Piece, words: Words) -> bool:
    """Whether two capitalised words are one name: an office, or seen elsewhere too."""
    if not left.word[:1].isupper() or text[left.end - 1] in ",?!":
        return False
    if left.lower in words.offices:
        return True
    pair = f"{left.word} {right.word}"
    before = text.find(pair, max(0, left.start - _NEARBY), left.start)
    return before >= 0 or text.find(pair, right.end, right.end + _NEARBY) >= 0


def _sentence_case_end(pieces: list[_Piece], text: str, words: Words) -> int:
    """Return the end of one in sentence case: the first glue, stop or starter."""
    for i, piece in enumerate(pieces[1:], 1):
        if _opens(piece) and i >= _FEW:
            return piece.start
        if i >= _FEW and text[piece.end - 1] in ".?!":
            return piece.end
        if i > _FEW and piece.word[:1].isupper() and piece.lower in words.starters:
            return pieces[i - 1].end
    return pieces[-1].end
