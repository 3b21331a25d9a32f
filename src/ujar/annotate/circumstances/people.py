"""To whom something was said, where, and on what occasion."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ujar.annotate.circumstances.clause import Clause
from ujar.annotate.circumstances.words import CircumstanceWords
from ujar.schema import Act, Mention, Span, Statement
from ujar.text.words import Word, words

_LONGEST_PHRASE = 9
_CALLED = 80
# "Kabar.comdi Jakarta": a small word glued to a domain.
_GLUED_TAIL = re.compile(r"(?<=\.com)(?=[a-z])|(?<=\.co\.id)(?=[a-z])")
_CUTS = '.;:!?"“”()[]\n'


@lru_cache(maxsize=16)  # each clause is looked through three times
def _words(text: str, part: Span) -> Sequence[Word]:
    return words(text, *part)


def addressee(
    text: str,
    statement: Statement,
    clause: Clause,
    mentions: Sequence[Mention],
    book: CircumstanceWords,
) -> str | None:
    """Return who is spoken to: "kepada X", or X in "meminta X untuk …"."""
    for part in clause.parts:
        inner = _unglued(text, _words(text, part), book)
        for i in range(len(inner) - 1):
            size, soft = _opens(inner, i, book)
            if not size:
                continue
            phrase = _phrase(text, _up_to(statement.cue, inner[i + size :]), book)
            if phrase and (not soft or _is_somebody(text, phrase, mentions, book)):
                return _resolved(text, phrase, mentions, book)
    cue = statement.cue
    if cue is None:
        return None
    told = text[cue.start : cue.end].casefold() in book.telling
    if told or statement.act in (Act.URGE, Act.WARN, Act.ASK):
        return _urged(text, statement, mentions, book)
    return None


def _unglued(
    text: str, inner: Sequence[Word], book: CircumstanceWords
) -> Sequence[Word]:
    """The words, a marker apart from the name glued to it ("kepadaKabar Contoh")."""
    hard = book.markers - book.soft
    row: list[Word] = []
    for word in inner:
        size = next((len(m) for m in hard if word.lower.startswith(m)), 0)
        rest = text[word.start + size : word.end]
        if size and (rest[:1].isupper() or rest.startswith(book.glued)):
            cut = word.start + size
            row.append(Word(word.start, cut, word.lower[:size]))
            word = Word(cut, word.end, word.lower[size:])  # noqa: PLW2901
        row.append(word)
    return row


def _up_to(cue: Span | None, after: Sequence[Word]) -> Sequence[Word]:
    """Return the words that stand before the verb, all where it stands before them."""
    if cue is None or not after or after[0].start >= cue.start:
        return after
    return [w for w in after if w.start < cue.start]


def _opens(inner: Sequence[Word], i: int, book: CircumstanceWords) -> tuple[int, bool]:
    """How many words that lead to an addressee open at *i*, and whether loosely."""
    two = " ".join(w.lower for w in inner[i : i + 2])
    if two in book.contacts and i + 2 < len(inner):
        return 2, True
    lower = inner[i].lower
    if lower in book.contacts:
        return 1, True
    return (1, lower in book.soft) if lower in book.markers else (0, False)


def _urged(
    text: str,
    statement: Statement,
    mentions: Sequence[Mention],
    book: CircumstanceWords,
) -> str | None:
    """X in "meminta X untuk …": what stands between the verb and the content."""
    cue = statement.cue
    first = statement.fragments[-1].start
    if cue is None or first < cue.end:
        return None
    inner = words(text, cue.end, first)
    if not inner and first - cue.end <= 1:
        return _called(text, statement, mentions, book)
    kept = [w for w in inner if w.lower not in book.purpose]
    kept = [w for w in kept if w.lower not in book.complementizers]
    if not kept or len(kept) > _LONGEST_PHRASE:
        return None
    if kept[0].lower in book.markers:
        kept = kept[1:]
    if not kept or kept[0].lower in book.not_people | book.stops:
        return None
    return _resolved(text, _unbroken(text, kept, book), mentions, book)


def _called(
    text: str,
    statement: Statement,
    mentions: Sequence[Mention],
    book: CircumstanceWords,
) -> str | None:
    """Who opens what follows the verb at once: "meminta warga tetap tenang"."""
    start = statement.fragments[-1].start
    inner = words(text, start, min(statement.fragments[-1].end, start + _CALLED))
    if inner and inner[0].lower in book.markers:
        inner = inner[1:]
    size = next((n for n, w in enumerate(inner) if _ends_call(w, book)), 0)
    if not 0 < size <= _LONGEST_PHRASE:
        return None
    if any(book.passive.fullmatch(w.lower) for w in inner[: size + 2]):
        return None
    phrase = Span(inner[0].start, inner[size - 1].end)
    apart = any(c in text[phrase.start : phrase.end] for c in "," + _CUTS)
    many = inner[0].lower in book.people | book.called
    if apart or not (many or _is_somebody(text, phrase, mentions, book)):
        return None
    return _resolved(text, phrase, mentions, book)


def _ends_call(word: Word, book: CircumstanceWords) -> bool:
    return word.lower in book.stops or book.verb.fullmatch(word.lower) is not None


def _unbroken(text: str, inner: Sequence[Word], book: CircumstanceWords) -> Span:
    """The words up to the first comma or bracket between them, or a relative."""
    last = inner[0]
    for word in inner[1:]:
        if any(c in text[last.end : word.start] for c in "," + _CUTS):
            break
        if word.lower in book.ends:
            break
        last = word
    return Span(inner[0].start, last.end)


def _phrase(text: str, after: Sequence[Word], book: CircumstanceWords) -> Span | None:
    """The noun phrase that opens *after*, up to a stop word or punctuation."""
    last: Word | None = None
    if not after:
        return None
    for n, word in enumerate(after[:_LONGEST_PHRASE]):
        gap = text[after[n - 1].end : word.start] if n else ""
        if n and any(c in gap for c in "," + _CUTS):
            break
        if word.lower in book.stops:
            break
        last = word
    if last is None:
        return None
    glued = _GLUED_TAIL.search(text, after[0].start, last.end)
    return Span(after[0].start, glued.start() if glued else last.end)


def _resolved(
    text: str,
    phrase: Span | None,
    mentions: Sequence[Mention],
    book: CircumstanceWords,
) -> str | None:
    if phrase is None:
        return None
    inside = [m for m in mentions if phrase.contains(m.span)]
    people = [m for m in inside if m.type == "PER"]
    if people:
        return people[0].name
    whole = [m for m in inside if m.span.start == phrase.start]
    if whole and whole[0].span.end >= phrase.end - 1:
        return whole[0].name
    said = " ".join(text[phrase.start : phrase.end].split())
    kinds = (k for k in book.kinds if said.startswith(f"{k} "))
    named = said.removeprefix(max(kinds, key=len, default="")).lstrip()
    return named if named[:1].isupper() else said


def _is_somebody(
    text: str, phrase: Span, mentions: Sequence[Mention], book: CircumstanceWords
) -> bool:
    """Whether a phrase after "pada" or "terhadap" is somebody rather than a time."""
    folded = text[phrase.start : phrase.end].casefold()
    if folded in book.people or folded in book.press:
        return True
    named = [m for m in mentions if m.span.start == phrase.start]
    return bool(named) and named[0].type in ("PER", "ORG")


def occasion(text: str, clause: Clause, book: CircumstanceWords) -> str | None:
    """Return on what occasion it was said ("dalam konferensi pers")."""
    for part in clause.after_anchor():
        inner = _words(text, part)
        for i, word in enumerate(inner[:-1]):
            if word.lower not in book.openers:
                continue
            two = " ".join(w.lower for w in inner[i + 1 : i + 3])
            if two in book.heads or inner[i + 1].lower in book.heads:
                return _occasion_phrase(text, inner[i + 1 :])
    return None


def _occasion_phrase(text: str, after: Sequence[Word]) -> str:
    last = after[0]
    for n, word in enumerate(after[1:_LONGEST_PHRASE], start=1):
        gap = text[after[n - 1].end : word.start]
        if any(c in gap for c in "," + _CUTS):
            break
        last = word
    return " ".join(text[after[0].start : last.end].split())
