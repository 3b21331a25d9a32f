"""Find the phrases that credit an outlet: "dikutip dari Reuters", "Sumber: Antara"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from ujar.annotate.origins import named
from ujar.annotate.origins.named import Name
from ujar.annotate.origins.phrases import Phrases, fold, phrases
from ujar.lang import Language
from ujar.lang.outlets import Outlet, OutletKind, Outlets
from ujar.schema import Credit, Relation, Span

# So many phrases that may credit an outlet are looked at, from the beginning of a text.
MOST = 2_000
_MOST_BRIDGES = 6
_MOST_JOINED = 4
_LEAD_REACH = 24
_GAP = re.compile(r"[\s“\"]{0,3}")
# "(Antara/rds)", "(AFP/Reuters)": agencies in brackets, with initials at most.
_SLUG = re.compile(r"[(\[]\s?([A-Z][\w .,&/]{1,60}?)\s?[)\]]")
_PART = re.compile(r"[^\s,&/](?:[^,&/]*[^\s,&/])?")
_INITIALS = re.compile(r"[a-z]{2,4}")
_LAST_INITIALS = re.compile(r"[a-z]{2,4}|[A-Z]{2,4}")
# So far from the end at most. The four of 23,561 articles of the corpus are of
# pictures, 1,417 and more before it; to end with them is the style of papers in print.
_LAST = 200
_DASHES = frozenset("-–—")
_ENDS = frozenset(".!?\"”'’)]*:")


@lru_cache(maxsize=1)  # two steps ask for the same article, one after the other
def credits(  # noqa: A001  (the package's word for it)
    text: str, language: Language, outlets: Outlets
) -> tuple[Credit, ...]:
    """Return the credits in *text*, in order; the same name is credited once."""
    table = phrases(language)
    found = [
        *_after_verbs(text, table, outlets),
        *_before_verbs(text, table, outlets),
        *_slugs(text, outlets),
    ]
    found.sort(key=lambda c: (c.name, c.span))
    kept: list[Credit] = []
    for credit in found:
        if not kept or credit.name.start >= kept[-1].name.end:
            kept.append(credit)
    return tuple(kept)


def reach(text: str, language: Language) -> int:
    """Return up to where credits of *text* are looked for: mostly its end."""
    if len(text) <= MOST:
        return len(text)
    openers = phrases(language).openers.finditer(text)
    over = next(islice(openers, MOST, None), None)
    return len(text) if over is None else over.start()


def _after_verbs(text: str, table: Phrases, outlets: Outlets) -> Iterator[Credit]:
    for match in islice(table.openers.finditer(text), MOST):
        verb = Span(*match.span())
        name, bridges = _name(text, verb.end, table, outlets)
        kind = match.lastgroup or ""
        if name is not None and _is_agent(text, name, table):
            name, bridges = _name(text, name.span.end, table, outlets)
        if name is None or _is_heading(text, verb, name):
            continue
        if not _counts(text, kind, bridges, name, table):
            continue
        relation = Relation.QUOTED
        if kind in {"source", "reprint"}:
            relation = Relation.SOURCE
        start = _lead(text, verb.start, table)
        for one in (name, *_joined(text, name, outlets, table)):
            span = Span(start, one.span.end)
            yield Credit(one.outlet, relation, span, verb, one.span)


def _name(
    text: str, at: int, table: Phrases, outlets: Outlets
) -> tuple[Name | None, list[str]]:
    """Return the name after a verb, and the words that stand between the two."""
    bridges: list[str] = []
    capital = None
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        name = named.after(text, at, outlets, table)
        match = table.bridges.match(text, at)
        found = name is not None and name.known
        platform = found and name is not None and not name.reports
        if (found and not platform) or match is None or len(bridges) == _MOST_BRIDGES:
            break
        bridges.append(fold(match[0]))
        if capital is None and text[at].isupper():
            capital = at
        at = match.end()
    if capital is not None and not found:  # "Harian Randu" is all of it the name
        name = named.after(text, capital, outlets, table)
    return name, bridges


def _is_agent(text: str, name: Name, table: Phrases) -> bool:
    """Whether the name is who quotes ("dikutip detikINET dari BBC")."""
    match = table.bridges.match(text, name.span.end)
    return match is not None and fold(match[0]) in table.kinds.get("from", ())


def _counts(
    text: str, kind: str, bridges: list[str], name: Name, table: Phrases
) -> bool:
    """Whether the name after a word of that kind is an outlet credited."""
    if not name.reports:
        return False
    if kind == "mention":
        return name.known and not name.common
    if name.known or kind == "reprint":
        return True
    if any(b in table.kinds.get("speaking", frozenset()) for b in bridges):
        return False
    if kind == "source":
        return text[name.span.end : name.span.end + 1] not in {")", "/", ":"}
    return kind == "cite" or text[name.span.end : name.span.end + 1] in {",", " ("}


def _is_heading(text: str, verb: Span, name: Name) -> bool:
    """Whether what looks like a name opens the line below ("Sumber:", "Syarat Umum").

    Of the credits in 5,500 articles of shared/corpus none has its outlet there.
    """
    return not name.known and "\n" in text[verb.end : name.span.start]


def _lead(text: str, start: int, table: Phrases) -> int:
    """Return where the phrase begins with the words that lead it ("seperti …")."""
    floor = max(0, start - _LEAD_REACH)
    match = table.lead.search(text[floor:start])
    return floor + match.start() if match else start


def _joined(text: str, name: Name, outlets: Outlets, table: Phrases) -> Iterator[Name]:
    """Yield the known outlets that are joined to the first ("Reuters dan AFP")."""
    at = name.span.end
    for _ in range(_MOST_JOINED):
        match = table.joint.match(text, at)
        after = match and named.after(text, match.end(), outlets, table)
        if not after or not after.known or not after.reports:
            return
        yield after
        at = after.span.end


def _before_verbs(text: str, table: Phrases, outlets: Outlets) -> Iterator[Credit]:
    """Yield the outlets that govern a verb of reporting ("Reuters melaporkan")."""
    for match in table.report.finditer(text):
        verb = Span(*match.span())
        name = named.before(text, verb.start, outlets, table)
        if name is not None:
            span = Span(name.span.start, verb.end)
            yield Credit(name.outlet, Relation.QUOTED, span, verb, name.span)


def _slugs(text: str, outlets: Outlets) -> Iterator[Credit]:
    """Yield the agencies that stand in brackets at the end of their copy."""
    for match in _SLUG.finditer(text):
        parts = [(m, outlets.named(m[0])) for m in _PART.finditer(match[1])]
        known = [(m, outlet) for m, outlet in parts if outlet is not None]
        if not any(_is_agency(outlet) for _, outlet in known):
            continue
        others = [m[0] for m, outlet in parts if outlet is None]
        if not _are_initials(others, text, match) or not _ends_copy(text, match):
            continue
        if _is_dateline(text, match):  # before it stands the outlet whose line it is
            known = known[-1:]
        span, at = Span(*match.span()), match.start(1)
        for m, outlet in known:
            if outlet.reports:
                place = Span(at + m.start(), at + m.end())
                yield Credit(outlet.name, Relation.WIRE, span, span, place)


def _are_initials(words: Sequence[str], text: str, slug: re.Match[str]) -> bool:
    """Whether they are those of who wrote or edited; in capitals only at the end.

    In capitals photographers sign below their pictures.
    """
    form = _INITIALS if len(text) - slug.end() > _LAST else _LAST_INITIALS
    return all(form.fullmatch(word) for word in words)


def _is_agency(outlet: Outlet | None) -> bool:
    return outlet is not None and outlet.kind is OutletKind.AGENCY


def _ends_copy(text: str, slug: re.Match[str]) -> bool:
    """Whether a sentence ends before the brackets, or a dateline does with them."""
    before = text[max(0, slug.start() - 4) : slug.start()].rstrip()
    return before[-1:] in _ENDS or _is_dateline(text, slug)


def _is_dateline(text: str, slug: re.Match[str]) -> bool:
    return text[slug.end() : slug.end() + 4].lstrip()[:1] in _DASHES
