"""Where a statement was made."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ujar.annotate.circumstances.clause import Clause
from ujar.annotate.circumstances.words import CircumstanceWords
from ujar.schema import Act, Mention, Statement
from ujar.text.words import Word, words

_LONGEST_PHRASE = 9
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
    source = statement.source
    first = statement.fragments[-1].start
    if statement.act in (Act.URGE, Act.WARN, Act.ASK) and opener.start < first:
        return True
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
    end = max(end, own.span.end) if own else end
    short = _SHORT_FORM.match(text, end)
    if short is not None:
        rest = [w for w in after if w.start > short.end()]
        goes_on = rest and rest[0].start == short.end() + 1
        goes_on = goes_on and text[short.end()] == " "
        end = _capitals(text, rest, book) if goes_on else short.end()
        end = max(end, short.end())
    while comma := _COMMA.match(text, end):
        around = names.get(comma.end())
        if around is None or around.type != "LOC":
            break
        end = around.span.end
    return end


def _capitals(text: str, row: Sequence[Word], book: CircumstanceWords) -> int:
    """Where the words with capitals that open *row* end, 0 if none do."""
    end = 0
    for word in row[:_LONGEST_PHRASE]:
        cut = end and _CUTS.intersection(text[end : word.start])
        if cut or not text[word.start].isupper() or word.lower in book.moments:
            break
        end = word.end
    return end


def share(statements: list[Statement]) -> None:
    """Give a speaker's other words of the day the place, where it is the only one."""
    told: dict[tuple[str, str | None], set[str]] = {}
    for s in statements:
        if s.speaker and s.place:
            told.setdefault((s.speaker, s.said_on), set()).add(s.place)
    for n, s in enumerate(statements):
        known = told.get((s.speaker, s.said_on), set()) if s.speaker else set()
        if s.place is None and len(known) == 1:
            statements[n] = replace(s, place=next(iter(known)))
