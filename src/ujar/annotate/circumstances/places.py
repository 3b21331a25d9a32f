"""Where a statement was made."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ujar.annotate.circumstances.clause import Clause
from ujar.annotate.circumstances.words import CircumstanceWords
from ujar.schema import Act, Mention, Statement
from ujar.text.words import Word, words

_LONGEST_PHRASE = 9
_BEFORE = 40
_CUTS = frozenset('.,;:!?"“”()[]\n')
# "Kantor Dinas Pasar (KDP)": a short form belongs to the name that it follows.
_SHORT_FORM = re.compile(r" ?\([A-Z][\w.-]{1,15}\)")
_COMMA = re.compile(r",\s?")
_UNKNOWN = object()


def place(
    text: str,
    statement: Statement,
    clause: Clause,
    names: Mapping[int, Mention | None],
    book: CircumstanceWords,
) -> str | None:
    """Return where it was said: the capitalised phrase after "di".

    *names* are the names of places and bodies by where they begin, None where something
    else does; and what belongs to the speaker's office ("kata peneliti di Balai X, Y")
    is no place either.
    """
    for part in clause.after_anchor():
        inner = words(text, *part)
        for i, word in enumerate(inner[:-1]):
            if word.lower not in book.place:
                continue
            named = _named(text, inner[i + 1 :], book)
            other = not named or names.get(named[0].start, _UNKNOWN) is None
            if not other and not _is_aside(text, statement, word, book):
                end = _end(text, named, names, book)
                return " ".join(text[inner[i + 1].start : end].split())
    return None


def _is_beside(
    text: str, statement: Statement, opener: Word, book: CircumstanceWords
) -> bool:
    """Whether "di …" follows the verb, who spoke or who heard it, and no other noun."""
    start = max(0, opener.start - _BEFORE)
    before = text[start : opener.start].rstrip()
    told = {p.end for p in (statement.cue, statement.source) if p}
    heard = before.casefold().endswith(tuple(book.press))
    return start + len(before) in told or before.endswith((",", ")")) or heard


def _named(text: str, after: Sequence[Word], book: CircumstanceWords) -> Sequence[Word]:
    """What begins with the name of a place, what kind it is left out; maybe nothing."""
    if text[after[0].start : after[0].end] in book.sites:
        beside = after[1:2] and text[after[0].end : after[1].start].isspace()
        after = after[1:] if beside else ()
    known = not after or after[0].lower in book.not_places
    return after if not known and text[after[0].start].isupper() else ()


def _is_aside(
    text: str, statement: Statement, opener: Word, book: CircumstanceWords
) -> bool:
    """Whether "di …" tells who somebody is: the speaker, or who is called upon."""
    source, cue = statement.source, statement.cue
    if cue and cue.end <= opener.start < statement.fragments[-1].start:
        called = statement.act in (Act.URGE, Act.WARN, Act.ASK)
        return called or not _is_beside(text, statement, opener, book)
    if source is None:
        return False
    if opener.start < source.start:
        return True
    between = text[source.end : opener.start].strip()
    if not between.startswith(",") or between.endswith(","):
        return False
    aside = words(between)
    return bool(aside) and aside[0].lower not in (
        book.openers | book.markers | book.contacts | book.moments
    )


def _end(
    text: str,
    after: Sequence[Word],
    names: Mapping[int, Mention | None],
    book: CircumstanceWords,
) -> int:
    """Where the name ends, a short form in brackets and the places it is in with it."""
    end = _capitals(text, after, book)
    own = names.get(after[0].start)
    if own is not None and own.span.end > end:
        end = _going_on(text, after, own.span.end, book)
    short = _SHORT_FORM.match(text, end)
    if short is not None:
        end = _going_on(text, after, short.end(), book)
    while comma := _COMMA.match(text, end):
        around = names.get(comma.end())
        if around is None or around.type != "LOC":
            break
        end = around.span.end
    return end


def _going_on(
    text: str, after: Sequence[Word], end: int, book: CircumstanceWords
) -> int:
    """Where words with capitals end that a space parts from *end*, else *end*."""
    rest = [w for w in after if w.start >= end]
    beside = rest and text[end : rest[0].start] == " "
    return max(end, _capitals(text, rest, book)) if beside else end


def _capitals(text: str, row: Sequence[Word], book: CircumstanceWords) -> int:
    """Where the words with capitals that open *row* end, 0 if none do."""
    end = 0
    for word in row[:_LONGEST_PHRASE]:
        cut = end and _CUTS.intersection(text[end : word.start])
        if cut or not text[word.start].isupper() or word.lower in book.moments:
            break
        end = word.end
    return end


def share(statements: list[Statement], together: Sequence[bool]) -> None:
    """Give a speaker's other words of the day the place, where it is the only one.

    Who spoke *together* with the one before him was where that one was.
    """
    _share_own(statements)
    last = None
    for n, s in enumerate(statements):
        if s.place is None and together[n]:
            statements[n] = replace(s, place=last)
        last = statements[n].place or last
    _share_own(statements)


def _share_own(statements: list[Statement]) -> None:
    told: dict[tuple[str, str | None], set[str]] = {}
    for s in statements:
        if s.speaker and s.place:
            told.setdefault((s.speaker, s.said_on), set()).add(s.place)
    for n, s in enumerate(statements):
        known = told.get((s.speaker, s.said_on), set()) if s.speaker else set()
        if s.place is None and len(known) == 1:
            statements[n] = replace(s, place=next(iter(known)))
