"""Read the name of an outlet that begins or ends at a place in the text."""

import re
from dataclasses import dataclass

from ujar.annotate.origins.phrases import Phrases, fold
from ujar.lang.outlets import Outlet, Outlets
from ujar.schema import Span

_TLD = (
    "com|co|id|net|org|tv|news|uk|my|au|sg|in|de|es|it|fr|jp|kr|cn|today|info|go|or|ac"
    "|example"
)
# One word of a name: a dot belongs to it only before the ending of a domain.
_WORD = re.compile(
    rf"[^\W_](?:[\w&!+\u2019'-]{{0,40}}[\w!+])?(?:\.[\w-]{{2,20}}(?=\.(?:{_TLD})(?!\w)))?"
    rf"(?:\.(?:{_TLD})(?![a-z]))*"
    rf"|[A-Za-z]\.[A-Z][a-z]+",
    re.IGNORECASE,
)
_GLUED = re.compile(r"([A-Z][\w.]*?[a-zA-Z])(?:dan|pada|dari|yang|bahwa)(?=[A-Z]|$)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOMAIN = re.compile(rf"[\w-]+(?:\.[\w-]+)*\.(?:{_TLD})", re.IGNORECASE)
_PARTS = re.compile(r"[\s.-]+")
_MARKS = frozenset("\"“”'‘’«»")
_MOST_WORDS = 6
_REACH = 60
_SMALL = frozenset({"of", "the", "for", "dello", "de", "del", "and", "&"})


@dataclass(frozen=True, slots=True)
class Name:
    """An outlet's name where it stands; ``known`` if the table has it."""

    span: Span
    outlet: str
    known: bool
    reports: bool = True
    common: bool = False


def after(text: str, at: int, outlets: Outlets, phrases: Phrases) -> Name | None:
    """Return the name that begins at *at*, the longest known one or as it stands."""
    words = _words(text, at, outlets, phrases)
    for count in range(len(words), 0, -1):
        start, end = words[0][0], words[count - 1][1]
        found = outlets.named(text[start:end])
        if found is not None:
            if count == 1 and _is_local(text, words, outlets):
                return _local(text, words[:2])
            return _of(found, Span(start, end))
    if not words:
        return None
    first = text[slice(*words[0])]
    if outlets.desk(first):
        start = words[0][0]
        desk = (start, start + len(outlets.desk_in(first)))
        return _unknown(text, [desk], outlets, phrases)
    return _glued(text, words[0], outlets) or _unknown(text, words, outlets, phrases)


def before(text: str, at: int, outlets: Outlets, phrases: Phrases) -> Name | None:
    """Return the known outlet whose name ends at *at*, or at an aside before that."""
    floor = max(0, at - _REACH)
    aside = phrases.asides.search(text[floor:at])
    if aside is not None:
        at = floor + aside.start()
        floor = max(0, at - _REACH)
    words = [m.span() for m in _WORD.finditer(text, floor, at)]
    for start, _ in words[-4:]:
        end = words[-1][1]
        found = outlets.named(text[start:end])
        if found is None or not found.reports or found.common:
            continue
        if not text[end:at].strip() and text[start].isupper():
            return _of(found, Span(start, end))
    return None


def _of(outlet: Outlet, span: Span) -> Name:
    return Name(span, outlet.name, True, outlet.reports, outlet.common)  # noqa: FBT003


def _is_local(text: str, words: list[tuple[int, int]], outlets: Outlets) -> bool:
    """Whether the words name a local edition ("Tribun Jateng")."""
    return len(words) > 1 and text[slice(*words[0])] in outlets.local


def _local(text: str, words: list[tuple[int, int]]) -> Name:
    span = Span(words[0][0], words[1][1])
    raw = text[slice(*span)].partition(".")[0]
    return Name(span, " ".join(raw.split()), known=True)


def _words(
    text: str, at: int, outlets: Outlets, phrases: Phrases
) -> list[tuple[int, int]]:
    """Return the words of the name that may begin at *at*."""
    words: list[tuple[int, int]] = []
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, at)
        if match is None or not _belongs(match[0], phrases, outlets):
            break
        words.append(match.span())
        at = match.end()
        if text[at : at + 1] not in {" ", "\xa0"}:
            break
        at += 1
    while words and text[slice(*words[-1])] in _SMALL:
        words.pop()
    return words if words and text[slice(*words[0])] not in _SMALL else []


def _belongs(word: str, phrases: Phrases, outlets: Outlets) -> bool:
    if fold(word) in phrases.kinds.get("stops", frozenset()):
        return False
    if word[0].isupper() or (word[0].isdecimal() and word[-1].isalpha()):
        return True
    return bool(_DOMAIN.fullmatch(word)) or outlets.desk(word) or word in _SMALL


def _glued(text: str, word: tuple[int, int], outlets: Outlets) -> Name | None:
    """Read "ReutersdanAl", "AntaraIa": a known outlet to which a word was glued."""
    raw = text[slice(*word)]
    cuts = [m.end(1) for m in _GLUED.finditer(raw)]
    cuts += [m.start() for m in _CAMEL.finditer(raw)]
    for cut in cuts:
        found = outlets.named(raw[:cut])
        if found is not None and found.reports:
            return _of(found, Span(word[0], word[0] + cut))
    return None


def _unknown(
    text: str, words: list[tuple[int, int]], outlets: Outlets, phrases: Phrases
) -> Name | None:
    """Return a name that the table lacks, as it stands, if it can be an outlet's."""
    span = Span(words[0][0], words[-1][1])
    raw = text[slice(*span)]
    domain = _DOMAIN.fullmatch(raw)
    if domain is None and not raw[0].isupper() and not outlets.desk(raw):
        return None
    bodies = phrases.kinds.get("bodies", frozenset())
    reports = not any(w.strip(".") in bodies for w in _PARTS.split(fold(raw)))
    quoted = text[span.start - 1 : span.start] in _MARKS  # the title of a book
    reports = reports and not (quoted and span.start > 0)
    return Name(
        span,
        _usual(raw.removeprefix("www."), outlets),
        known=outlets.desk(raw),
        reports=reports,
    )


def _usual(raw: str, outlets: Outlets) -> str:
    """Return the usual short name of a local edition ("TribunJatim.com")."""
    stem = next((s for s in outlets.local if raw.startswith(s)), None)
    if stem is None or not outlets.desk(raw) or outlets.named(raw[: len(stem) + 4]):
        return " ".join(raw.split())
    rest = raw.partition(".")[0][len(stem) :].lstrip("- ")
    words = _CAMEL.sub(" ", rest[:1].upper() + rest[1:]).split()
    return " ".join((stem, *words))
