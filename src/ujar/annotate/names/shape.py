"""Mend the edges of the tagger's names: titles, degrees, glued words, lost parts."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ujar.annotate.names.titles import Titles
from ujar.schema import Segment, Span
from ujar.text.ranges import overlaps_any
from ujar.text.words import Word, words

PERSON = "PER"
BODY = "ORG"
_EDGES = " \t\r\n,.;:\"“”'‘’()[]-–—"
# A name of a person has at most so many words in the training gold.
_LONGEST = 7
_SHORTEST_STEM = 4
_PAIR = 2
_FRONT = 4
_LONGEST_DEGREE = 12
_LONGEST_WORD = 40
# Before "di" a shorter one is mostly part of the name: of 11,098 articles "Wahyudi",
# "Irwandi" and "Indradi" stand beside a Wahyu, an Irwan and an Indra.
_LONG_STEM = 7
_SMALL = re.compile(r"\b[^\W\d_A-Z]{4,}\b")


@dataclass(frozen=True, slots=True)
class Around:
    """What else the text has: segments by where they begin, and words.

    ``small`` stand in small letters somewhere, ``people`` in names of people.
    """

    starts: Mapping[int, Segment]
    small: frozenset[str]
    people: frozenset[str]


def mended(text: str, segments: Sequence[Segment], book: Titles) -> list[Segment]:
    """Return the name segments in order with their edges mended, not overlapping."""
    starts = {s.span[0]: s for s in segments}
    others = frozenset(
        w.lower for s in segments if s.label != PERSON for w in words(text, *s.span)
    )
    people = frozenset(
        w.lower for s in segments if s.label == PERSON for w in words(text, *s.span)
    )
    bodies = frozenset(_lower(text, s.span) for s in segments if s.label != PERSON)
    around = Around(starts, frozenset(_SMALL.findall(text)), people)
    found: list[Segment] = []
    for segment in segments:
        if found and segment.span[0] < found[-1].span[1]:
            continue
        span = _trimmed(text, Span(*segment.span))
        span = span and _trimmed(text, _before_bracket(text, span))
        if span is not None and segment.label == PERSON:
            span = _person(text, span, around, book)
            span = span and _with_front(text, span, people, others | book.titles)
            span = span and _without_body(text, span, others)
            span = span and _without_tail(text, span, bodies)
        if span is not None and (not found or span.start >= found[-1].span[1]):
            found.append(replace(segment, span=span))
    return found


def _lower(text: str, span: tuple[int, int]) -> tuple[str, ...]:
    return tuple(w.lower for w in words(text, *span))


def _before_bracket(text: str, span: Span) -> Span:
    """Cut what opens a bracket and does not close it ("Badan Pangan Lor (BPL")."""
    at = text.rfind("(", *span)
    if at <= span.start or ")" in text[at : span.end]:
        return span
    return Span(span.start, at)


def spoken_for(
    text: str, names: Sequence[Segment], sources: Sequence[Segment], book: Titles
) -> list[Segment]:
    """Return the *sources* that are names though no name was tagged there."""
    found = []
    taken = sorted(n.span for n in names)
    for source in sources:
        if overlaps_any(taken, *source.span):
            continue
        span = _trimmed(text, Span(*source.span))
        inner = words(text, *span) if span is not None else []
        if _is_name(text, inner, book):
            body = inner[0].lower in book.bodies
            found.append(replace(source, label=BODY if body else PERSON))
    return found


def _is_name(text: str, inner: Sequence[Word], book: Titles) -> bool:
    """Whether the words are capitalised throughout, and none is an everyday word."""
    if not inner or len(inner) > _LONGEST:
        return False
    if inner[0].lower in book.quantifiers or inner[0].lower in book.never:
        return False
    if all(book.is_title(w.lower) for w in inner):
        return False
    return all(text[w.start].isupper() or w.lower in book.particles for w in inner)


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _initial(text, end):
        end -= 1
    return Span(start, end) if start < end else None


def _initial(text: str, end: int) -> bool:
    """Whether the stop at ``end - 1`` belongs to an initial ("Sayuti A.")."""
    tail = text[max(0, end - 3) : end]
    return tail[-1:] == "." and tail[-2:-1].isupper() and not tail[:1].isalnum()


def _person(text: str, span: Span, around: Around, book: Titles) -> Span | None:
    if _is_dotted_degree(text, span, book):
        return None
    inner = words(text, _crowned(text, span.start, book), span.end)
    while len(inner) > 1 and _is_loose_title(inner[0], book):
        if len(inner) > _PAIR and inner[1].lower in book.never:
            break  # "Raja Juli Wirya": what looks like a title is part of the name
        inner.pop(0)
    while inner and not _may_end(text, inner[-1], book):
        inner.pop()
    inner = _without_degree(text, inner, book)
    if not inner or all(book.is_title(w.lower) for w in inner):
        return None
    if inner[0].lower in book.never:
        return None
    fronts = book.openers if len(inner) > 1 else book.openers | book.fronts
    start = _opened(text, inner[0].start, fronts)
    end = _unglued(inner[-1], book, around.people)
    if end == inner[-1].end:
        end = _carried_on(text, inner, around, book)
    return _trimmed(text, Span(start, max(end, start + 1)))


def _is_dotted_degree(text: str, span: Span, book: Titles) -> bool:
    """Whether the name is a degree or part of one ("Suharto, M.Si.,")."""
    start, end = span
    if not book.dotted or end - start > _LONGEST_DEGREE or " " in text[start:end]:
        return False
    while start and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    while end < len(text) and (text[end].isalpha() or text[end] == "."):
        end += 1
    token = text[start:end].strip(".")
    return "." in token and token.replace(".", "").casefold() in book.dotted


def _with_front(
    text: str, span: Span, people: frozenset[str], never: frozenset[str]
) -> Span:
    """Take in the words in front, from one that names a person elsewhere in the text.

    "PT Sagara Puja Wira Darta" with "Wira Darta" tagged, and "Puja" further down.
    """
    start, previous = span.start, span.start
    for word in reversed(words(text, max(0, span.start - 60), span.start)[-_FRONT:]):
        gap = text[word.end : previous]
        if gap != " " or not text[word.start].isupper() or word.lower in never:
            break
        if word.lower in people:
            start = word.start
        previous = word.start
    return Span(start, span.end)


def _without_body(text: str, span: Span, others: frozenset[str]) -> Span:
    """Drop a company or town in front that the text names elsewhere as such."""
    inner = words(text, *span)
    while len(inner) > _PAIR and inner[0].lower in others:
        inner.pop(0)
    return Span(inner[0].start, span.end) if inner else span


def _crowned(text: str, start: int, book: Titles) -> int:
    """Where a name begins of which the tagger left a first word that is a title.

    Without it the rest would begin with what is no name ("Raja Juli Wirya").
    """
    first = words(text, start, start + 40)[:1]
    if not first or first[0].lower not in book.never:
        return start
    before = words(text, max(0, start - 12), start)[-1:]
    fits = bool(before) and text[before[0].end : start] == " "
    return before[0].start if fits and book.is_title(before[0].lower) else start


def _without_tail(text: str, span: Span, bodies: Collection[tuple[str, ...]]) -> Span:
    """Drop a body behind the name that the text names elsewhere by itself.

    "Wira BPI Sagara", where "BPI Sagara" is a body.
    """
    inner = words(text, *span)
    for first in range(1, len(inner) - 1):
        acronym = text[inner[first].start : inner[first].end].isupper()
        if acronym and tuple(w.lower for w in inner[first:]) in bodies:
            return Span(span.start, inner[first - 1].end)
    return span


def _is_loose_title(first: Word, book: Titles) -> bool:
    """Whether the word is a title; most single letters are initials of the name."""
    if len(first.lower) == 1 and first.lower in book.openers:
        return False
    return book.is_title(first.lower)


def _may_end(text: str, word: Word, book: Titles) -> bool:
    return not text[word.start].islower() and word.lower not in book.never


def _without_degree(text: str, inner: list[Word], book: Titles) -> list[Word]:
    """Drop "S.T" and its like: single letters joined by stops, or a known degree."""
    kept = list(inner)
    while len(kept) > 1 and kept[-1].lower in book.degrees:
        kept.pop()
    tail = [w for w in kept[-_PAIR:] if len(w.lower) == 1]
    joined = len(tail) == len(kept[-_PAIR:]) == _PAIR
    if joined and len(kept) > len(tail) and text[tail[0].end] == ".":
        return kept[:-_PAIR]
    return kept


def _opened(text: str, start: int, openers: Collection[str]) -> int:
    """Where the name begins with the opener in front of it ("I Made", "Moh. …")."""
    before = words(text, max(0, start - 12), start)
    if not before:
        return start
    last = before[-1]
    gap = text[last.end : start]
    fits = last.lower in openers and text[last.start].isupper()
    return last.start if fits and gap in (" ", ". ") else start


def _unglued(last: Word, book: Titles, people: frozenset[str]) -> int:
    """Where the last word ends without a small word glued to it.

    Any word is one where the rest is a name elsewhere, also such as end names ("di").
    """
    for size in range(min(len(last.lower), _LONGEST_WORD) - 1, _SHORTEST_STEM, -1):
        name, rest = last.lower[:size], last.lower[size:]
        loosely = rest in book.loosely_glued and size >= _LONG_STEM
        if (loosely or not book.may_end(rest)) and name in people and name.isalpha():
            return last.start + size
    for glued in book.glued:
        stem = len(last.lower) - len(glued)
        if stem >= _SHORTEST_STEM and last.lower.endswith(glued):
            return last.end - len(glued)
    return last.end


def _carried_on(text: str, inner: Sequence[Word], around: Around, book: Titles) -> int:
    """Where the name ends with the capitalised words that follow it."""
    last, count = inner[-1], len(inner)
    end = last.end
    for word in words(text, last.end, last.end + 60):
        gap = text[last.end : word.start]
        initial = len(last.lower) == 1 and gap in (". ", ".")
        other = around.starts.get(word.start)
        blocked = other is not None and other.label != PERSON
        near = len(gap) == 1 and gap.isspace() and gap != "\n"
        if not (near or initial) or blocked or count >= _LONGEST:
            break
        if not _goes_on(text, word, book) or _is_degree(text, word):
            break
        if word.lower in around.small:
            break
        last, count, end = word, count + 1, _unglued(word, book, around.people)
        if end != word.end:
            break
    return end


def _is_degree(text: str, word: Word) -> bool:
    """Whether the letter opens a degree ("S.T", "M.Si"): its stop has no space."""
    after = text[word.end : word.end + 2]
    return len(word.lower) == 1 and after[:1] == "." and after[1:].isupper()


def _goes_on(text: str, word: Word, book: Titles) -> bool:
    written = text[word.start : word.end]
    if word.lower in book.never or book.is_title(word.lower):
        return False
    capital = written[0].isupper() and (len(written) == 1 or not written.isupper())
    return capital and not any(c.isdigit() for c in written)
