"""The words of a sentence: no addresses, no new denial, mostly known words."""

import re
from collections.abc import Iterator, Sequence

from ujar.pipeline.briefs.checking.records import Cited, Claim
from ujar.text.stems import stem
from ujar.text.words import words

_ADDRESS = re.compile(
    r"(?i)https?:|www\.|[\w.]+@\w+\.\w|\]\(|<\s*/?\s*[a-z!]|javascript:"
)
# Of the words that tell something, so many must stand in the evidence. A sentence that
# only puts the evidence in order has eight in ten of them; the rest is a model's own.
_SUPPORTED = 0.5
_TELLING, _FEW = 4, 3


def addresses(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield addresses and markup: a brief has its own links."""
    del cited
    if found := _ADDRESS.search(claim.text):
        yield f"it has an address or markup ({found[0]})"


def verbatim(claim: Claim, cited: Cited) -> bool:
    """Whether the sentence stands in the evidence letter by letter, from edge to edge.

    Space and the mark at its end do not count.
    """
    whole, told = (" ".join(t.split()) for t in (cited.text, claim.text))
    bare = told.rstrip(". ")
    if not bare or _ADDRESS.search(told):
        return False
    before, found, after = whole.partition(bare)
    return bool(found) and before[-1:].strip() == "" and not after[:1].isalnum()


def denials(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield a word that denies, where no evidence has any.

    Only one direction can be seen: that a sentence leaves a denial out, cannot.
    """
    ours = claim.tokens & _negations([claim])
    theirs = frozenset[str]().union(*(c.tokens for c in cited)) & _negations(cited)
    if ours and not theirs:
        yield f"it denies something ({min(ours)}), and its evidence does not"


def unsupported(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield when most words that tell something are in no evidence of its language."""
    if any(c.language != claim.language for c in cited):
        return
    ours = set(_telling(claim.text, claim.language.code))
    text = " ".join(
        (*(c.text for c in cited), *(n for c in cited for n in (*c.names, c.outlet)))
    )
    theirs = set(_telling(text, claim.language.code))
    if len(ours) >= _FEW and len(ours & theirs) < _SUPPORTED * len(ours):
        yield "most of its words are not in its evidence"


def _telling(text: str, code: str) -> Iterator[str]:
    for word in words(text):
        if len(word.lower) >= _TELLING:
            yield stem(word.lower, code)


def _negations(where: Sequence[Claim] | Sequence[Cited]) -> frozenset[str]:
    return frozenset(
        word
        for one in where
        for word in one.language.table("checking").get("negations", ())
    )
