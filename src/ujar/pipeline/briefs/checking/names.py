"""Names: whoever and whatever is named must be so named in the evidence."""

import re
from collections.abc import Iterator, Sequence

from ujar.pipeline.briefs.checking.records import Cited, Claim
from ujar.text.names import is_short_form, tokens
from ujar.text.words import Word, words

Name = tuple[str, ...]

_ENDS = re.compile(r"[.!?:]\s*[\"'“”‘’(]*$|^[\s\"'“”‘’(\-–—]*$|[\"“‘(]$")


def unknown(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield each name that no evidence has."""
    known = _known(cited)
    spoken = [tokens(c.text) for c in cited]
    kinds = _kinds(claim, cited)
    for name in _names(claim):
        bare = tuple(t for t in tokens(name) if t not in kinds)
        if bare and not _is_known(bare, known, spoken):
            yield f"the name {name} is not in its evidence"


def _known(cited: Sequence[Cited]) -> frozenset[Name]:
    found = [name for c in cited for name in (*c.names, c.outlet)]
    for one in cited:
        text = one.reading.article.text
        found += [m.name for m in one.mentions]
        found += [text[slice(*m.span)] for m in one.mentions]
    return frozenset(tokens(name) for name in found) - {()}


def _kinds(claim: Claim, cited: Sequence[Cited]) -> frozenset[str]:
    """Return words that a name may have in one language and not in another."""
    languages = {claim.language, *(c.language for c in cited)}
    return frozenset(
        word for code in languages for word in code.table("checking").get("kinds", ())
    )


def _is_known(name: Name, known: frozenset[Name], spoken: Sequence[Name]) -> bool:
    """Whether it is one of the names, a short form of one, or stands so in a text."""
    if any(name == full or is_short_form(name, full) for full in known):
        return True
    return any(_stands(name, text) for text in spoken)


def _stands(name: Name, text: Name) -> bool:
    size = len(name)
    return any(text[i : i + size] == name for i in range(len(text) - size + 1))


def _names(claim: Claim) -> Iterator[str]:
    """Yield the names that were read, and every other run of words with capitals."""
    text, taken = claim.text, []
    for mention in claim.reading.mentions:
        taken.append(mention.span)
        yield " ".join(text[slice(*mention.span)].split())
    taken += [d.span for d in claim.reading.dates]
    taken += [f.span for f in claim.reading.figures]
    run: list[Word] = []
    for word in words(text):
        free = not any(s.overlaps((word.start, word.end)) for s in taken)
        if (
            free
            and text[word.start].isupper()
            and not claim.quoted(word.start, word.end)
        ):
            if run and text[run[-1].end : word.start].strip():
                yield from _run(claim, run)
                run = []
            run.append(word)
        else:
            yield from _run(claim, run)
            run = []
    yield from _run(claim, run)


def _run(claim: Claim, run: Sequence[Word]) -> Iterator[str]:
    """Yield words with capitals as a name, less one that only begins a sentence."""
    if not run:
        return
    text, first = claim.text, run[0]
    if _ENDS.search(text[: first.start]):
        opens = first.lower in claim.language.table("checking").get("openers", ())
        run = run[1:] if opens or len(run) == 1 else run
    if run:
        yield " ".join(text[run[0].start : run[-1].end].split())
