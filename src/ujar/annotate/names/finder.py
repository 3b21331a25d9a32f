"""From the tagger's segments to mentions: titles set apart, forms joined."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ujar.annotate.names import role, shape
from ujar.annotate.names.aliases import explained
from ujar.annotate.names.pairs import PAIR, parted, sides
from ujar.annotate.names.titles import Titles, titles
from ujar.lang import Language
from ujar.schema import Mention, Segment, Sentence, Span, Tagging
from ujar.text.names import fullest
from ujar.text.ranges import overlaps_any
from ujar.text.words import words

# A source that the tagger is less sure of than this makes no name.
_SURE_SOURCE = 0.5
_SURE_PLACE = 0.7
_PLACE = "LOC"
# The titles before a name take at most so many characters.
_TITLES = 60


def find(
    text: str,
    tagging: Tagging | None,
    sentences: Sequence[Sentence],
    language: Language,
) -> tuple[Mention, ...]:
    """Return the names of the body in order, each with its fullest form.

    ``Mention.name`` is the fullest form of the name in this article, of the same
    type; ``role`` the title or office that stands before it.
    """
    if tagging is None:
        return ()
    book = titles(language)
    segments = [
        s for s in _segments(text, tagging, book) if _in_body(sentences, s.span[0])
    ]
    segments = _honoured(text, _outvoted(text, segments), book)
    named = [(*s.span, s.label, _clean(text[s.span[0] : s.span[1]])) for s in segments]
    full = _fullest_by_type(named, explained(text, named, language), book)
    return tuple(
        _mention(text, segment, name, book)
        for segment, name in zip(segments, full, strict=True)
    )


def _outvoted(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Take for a place what is one more often than a person in the same article.

    "Kepala Dinas Tenaga Kerja (Disnaker) Sukamerta, Yanuar mengatakan": behind an
    office a town looks like its holder.
    """
    votes = Counter((_clean(text[slice(*s.span)]), s.label) for s in segments)
    return [
        replace(s, label=_PLACE)
        if s.label == shape.PERSON
        and votes[name := _clean(text[slice(*s.span)]), _PLACE]
        > votes[name, shape.PERSON]
        else s
        for s in segments
    ]


def _honoured(text: str, segments: Sequence[Segment], book: Titles) -> list[Segment]:
    """Take for a place what is named after a person ("RSUD Prof. dr. Wira Darta")."""
    return [
        replace(s, label=_PLACE)
        if s.label == shape.PERSON and _names_a_place(text, s.span[0], book)
        else s
        for s in segments
    ]


def _names_a_place(text: str, start: int, book: Titles) -> bool:
    for word in reversed(words(text, max(0, start - _TITLES), start)):
        if word.lower in book.named_after and text[word.start].isupper():
            return True
        if not book.is_title(word.lower):
            return False
    return False


def _segments(text: str, tagging: Tagging, book: Titles) -> list[Segment]:
    sources = [
        s for s in tagging.roles if s.label == "source" and s.score >= _SURE_SOURCE
    ]
    names = [*tagging.names, *_countries(tagging)]
    extra = shape.spoken_for(text, names, sources, book)
    together = sorted([*names, *extra], key=lambda s: s.span)
    return parted(text, shape.mended(text, together, book), book)


def _countries(tagging: Tagging) -> list[Segment]:
    """The places that the ``places`` head alone sees.

    The ``names`` head was learned on a set that leaves most countries out.
    """
    taken = sorted(s.span for s in tagging.names)
    return [
        s
        for s in tagging.places
        if s.label == _PLACE
        and s.score >= _SURE_PLACE
        and not overlaps_any(taken, *s.span)
    ]


def _mention(text: str, segment: Segment, name: str, book: Titles) -> Mention:
    span = Span(*segment.span)
    title = role.before(text, span, book) if segment.label == shape.PERSON else None
    label = shape.BODY if segment.label == PAIR else segment.label
    return Mention(span, label, name, title, round(segment.score, 3))


def _fullest_by_type(
    named: Sequence[tuple[int, int, str, str]], aliases: dict[str, str], book: Titles
) -> list[str]:
    result = [row[3] for row in named]
    for kind in {row[2] for row in named}:
        index = [i for i, row in enumerate(named) if row[2] == kind]
        if kind == shape.PERSON:
            forms = _people(named, aliases, book)
        else:
            forms = [aliases.get(named[i][3], named[i][3]) for i in index]
        for i, form in zip(index, forms, strict=True):
            result[i] = form
    return result


def _people(
    named: Sequence[tuple[int, int, str, str]], aliases: dict[str, str], book: Titles
) -> list[str]:
    """Return the fullest form of each person; pairs have forms of them too."""
    forms: list[str] = []
    counted: list[bool] = []
    for _start, _end, kind, name in named:
        parts = sides(name) if kind == PAIR else (name,)
        if kind in {PAIR, shape.PERSON}:
            forms += parts
            counted += [kind == shape.PERSON] * len(parts)
    full = fullest(forms, aliases, book.may_be_left_out)
    return [name for name, counts in zip(full, counted, strict=True) if counts]


def _clean(name: str) -> str:
    return " ".join(name.split())


def _in_body(sentences: Sequence[Sentence], offset: int) -> bool:
    i = bisect_right(sentences, offset, key=lambda s: s.span.start) - 1
    return i >= 0 and offset < sentences[i].span.end
