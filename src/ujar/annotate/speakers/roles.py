"""Who holds the office that a noun phrase names ("Menkes", "politikus Golkar ini")."""

import re
from typing import TYPE_CHECKING

from ujar.annotate.speakers.focus import PERSON, Stage
from ujar.schema import Mention, Span
from ujar.text.ranges import overlapping
from ujar.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 120
_BODY = "ORG"
# A body that a phrase goes back to stands within so many characters before it.
_BACK = 2_000
# Longer phrases that no mention resolves are half a sentence, not a speaker.
_LONGEST_PHRASE = 7
_BRACKETS = re.compile(r"\([^()]*\)?")
_MARKS = frozenset("\"'“”‘’»")
# "dan" inside a name is small.
_SMALL = 3


def holder(stage: Stage, phrase: Span) -> Mention | None:
    """Return the person whose title or description holds the words of *phrase*."""
    wanted = _content(stage, stage.text[phrase.start : phrase.end])
    if not wanted:
        return None
    best: tuple[int, int] | None = None
    chosen: Mention | None = None
    for mention in stage.around(phrase.start):
        if mention.span.overlaps(phrase):
            continue
        start = mention.span.start
        if start not in stage.described:
            stage.described[start] = _description(stage, mention)
        if wanted <= stage.described[start]:
            distance = phrase.start - mention.span.start
            rank = (int(distance >= 0), -abs(distance))
            if best is None or rank > best:
                best, chosen = rank, mention
    return chosen


def _description(stage: Stage, mention: Mention) -> frozenset[str]:
    """Words of the title before the name and of the apposition after it."""
    parts = []
    if mention.role is not None:
        parts.append(stage.text[mention.role.start : mention.span.start])
    sentence = stage.sentence_at(mention.span.start)
    end = sentence.span.end if sentence else mention.span.end
    after = stage.text[mention.span.end : min(end, mention.span.end + _NEAR)]
    told = after.lstrip(" ,(")
    # '… Wira," kata jaksa': the quotation ends, and Wira is no "jaksa".
    ends = told[:1] in _MARKS
    if not ends and after.lstrip().startswith((",", "(", *stage.words.apposition)):
        parts.append(told.split(",")[0].split(")")[0])
    return frozenset(_content(stage, " ".join(parts)))


def _content(stage: Stage, phrase: str) -> set[str]:
    """The telling words of a phrase, short offices written out."""
    table = stage.words
    found: set[str] = set()
    folded = " ".join(w.lower for w in words(phrase))
    for other, usual in table.synonyms.items():
        folded = f" {folded} ".replace(f" {other} ", f" {usual} ").strip()
    for word in words(folded):
        lower = word.lower
        if lower in table.determiners or lower in table.leading:
            continue
        found.update(table.short.get(lower, lower).split())
    return found


def is_office(stage: Stage, phrase: Span) -> bool:
    """Whether the phrase opens with an office or a kind of person."""
    first = _first(stage, phrase)
    return first in stage.words.offices or first in stage.words.honorifics


def is_impersonal(stage: Stage, phrase: Span) -> bool:
    """Whether the phrase opens with a word for a document or a body ("laporan itu")."""
    return is_document(stage, phrase) or _first(stage, phrase) in stage.words.bodies


def is_document(stage: Stage, phrase: Span) -> bool:
    """Whether the phrase opens with a word for something written ("laporan itu")."""
    return _first(stage, phrase) in stage.words.documents


def body_before(stage: Stage, phrase: Span) -> Mention | None:
    """The body named last before "komisi itu" whose name opens with the same word."""
    first = _first(stage, phrase)
    if first not in stage.words.bodies:
        return None
    near = stage.mentions_in(max(0, phrase.start - _BACK), phrase.start)
    return next(
        (
            m
            for m in reversed(near)
            if m.type != PERSON and m.name.casefold().startswith(f"{first} ")
        ),
        None,
    )


def is_somebody_known(stage: Stage, phrase: Span) -> bool:
    """Whether the phrase is one office or kind of person, without a name.

    "Presiden" or "Pemain berkebangsaan Spanyol" speaks of a person whom the text has
    named; "warga" or "pengguna lain" speaks of anybody.
    """
    inner = [w.lower for w in words(stage.text, phrase.start, phrase.end)]
    if " ".join(inner[:2]) in stage.words.synonyms:
        return True
    return is_office(stage, phrase) and inner[0] not in stage.words.mass


def document_of(stage: Stage, phrase: Span) -> Mention | None:
    """The body whose report or data the phrase names ("Laporan X")."""
    if _first(stage, phrase) not in stage.words.documents:
        return None
    inside = stage.mentions_in(phrase.start, phrase.end)
    body = next((m for m in inside if m.type != PERSON), None)
    if body is None:
        return None
    behind = words(_BRACKETS.sub(" ", stage.text[body.span.end : phrase.end]))
    return body if all(w.lower in stage.words.empty for w in behind[:1]) else None


def written_out(stage: Stage, phrase: Span, body: Mention) -> str:
    """Return the name of *body*, or all of *phrase* where the name goes on in it.

    "Dinas Kesehatan (Dinkes) Lor" is the one of Lor; what stands in brackets is not
    part of the name.
    """
    rest = stage.text[body.span.end : phrase.end]
    bare = _BRACKETS.sub(" ", rest)
    behind = words(bare)
    capital = all(not bare[w.start].islower() for w in behind if len(w.lower) > _SMALL)
    if not behind or not capital or body.type == PERSON:
        return body.name
    return " ".join(f"{stage.text[slice(*body.span)]}{bare}".split()).strip(" ,(")


def points_back(stage: Stage, phrase: Span) -> bool:
    """Whether the phrase points to somebody named before ("pelatih itu", "sang …")."""
    inner: Sequence[str] = [
        w.lower for w in words(stage.text, phrase.start, phrase.end)
    ]
    if not inner:
        return False
    return inner[-1] in stage.words.determiners or inner[0] in stage.words.leading


def is_nameless(stage: Stage, phrase: Span) -> bool:
    """Whether the phrase speaks of people without a name ("para diplomat").

    A relative of somebody has none either ("anak Wira").
    """
    first = _first(stage, phrase)
    small = stage.text[phrase.start : phrase.start + 1].islower()
    return first in stage.words.quantifiers or (small and first in stage.words.kin)


def without_clause(stage: Stage, phrase: Span) -> Span:
    """Return a long phrase without the clause that describes who it is.

    "dua sumber terpercaya yang mengetahui langsung proses negosiasi".
    """
    inner = words(stage.text, phrase.start, phrase.end)
    if len(inner) <= _LONGEST_PHRASE:
        return phrase
    cut = next((n for n, w in enumerate(inner) if w.lower in stage.words.relative), 0)
    return Span(phrase.start, inner[cut - 1].end) if cut else phrase


def is_nobody(stage: Stage, phrase: Span) -> bool:
    """Whether the words are no speaker: function words, or half a sentence."""
    inner = [w.lower for w in words(stage.text, phrase.start, phrase.end)]
    if len(inner) > _LONGEST_PHRASE and not is_nameless(stage, phrase):
        return True
    told = stage.words.quantifiers
    if len(inner) > 1:
        told |= stage.words.documents
    return not inner or inner[0] in stage.words.empty - told


def is_name(stage: Stage, phrase: Span) -> bool:
    """Whether a small word, a day or a month is somebody's name here.

    It has a capital behind its verb ("kata Lalu"), or more of the name behind it; where
    it opens a sentence, it was one before. No mention tells of most such people.
    """
    word = stage.text[phrase.start : phrase.end]
    first, *more = word.split()
    if not word.istitle() or first.casefold() not in stage.words.empty:
        return False
    before = stage.text[max(0, phrase.start - 2) : phrase.start]
    if more:
        known = overlapping(stage.mentions, *phrase)
        return before[:1].isalnum() and before[1:] == " " and not known
    if before[:1].islower() and before[1:] == " ":
        return True
    return stage.lengthened.get(word) is not None


def whole_name(stage: Stage, phrase: Span) -> Span:
    """Where a name that `is_name` knows first stands with more of it behind.

    "Lalu Taruna Wanasari"; not what opens a sentence ("Lalu Wira datang").
    """
    word = stage.text[phrase.start : phrase.end].split()[0]
    if word not in stage.lengthened:
        inside = r"(?:(?<=[^\W_] )|(?<=[^\W_], ))"
        found = re.search(rf"{inside}{word}(?: [A-Z][a-z']+){{1,3}}", stage.text)
        stage.lengthened[word] = Span(*found.span()) if found else None
    return stage.lengthened[word] or phrase


def is_one_person(stage: Stage, phrase: Span) -> bool:
    """Whether the phrase speaks of one human being without a name ("seorang warga").

    The office of a place is half a name ("Jaksa Agung … Loria").
    """
    first = _first(stage, phrase)
    if first in stage.words.one:
        return True
    if any(m.type != _BODY for m in overlapping(stage.mentions, *phrase)):
        return False
    known = is_office(stage, phrase) and first not in stage.words.mass
    return known or first in stage.words.strangers


def _first(stage: Stage, phrase: Span) -> str:
    """The word that the phrase opens with, "sang" in front passed over."""
    inner = [w.lower for w in words(stage.text, phrase.start, phrase.end)]
    if len(inner) > 1 and inner[0] in stage.words.leading:
        return inner[1]
    return inner[0] if inner else ""
