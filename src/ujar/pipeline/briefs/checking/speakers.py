"""Who said it: words must be given to whom the evidence gives them."""

from collections.abc import Iterator, Sequence
from functools import cache

from ujar.lang import Language
from ujar.pipeline.briefs.checking.records import Cited, Claim
from ujar.schema import Statement
from ujar.text.names import is_acronym, is_short_form, tokens

_PERSON = "PER"
_LEAST = 12


def wrong(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield each speaker to whom the evidence does not give the words."""
    spoken = [(s, c) for c in cited for s in c.statements if s.speaker]
    if not spoken:
        return
    outlets = [c.outlet for c in cited if c.outlet]
    told = [s for s in claim.reading.statements if s.speaker]
    for statement in told:
        if any(_is_one(statement.speaker or "", outlet) for outlet in outlets):
            continue  # what the outlet itself says is the whole evidence
        yield from _statement(claim, statement, spoken)
    if not told and _reports(claim):
        yield from _persons(claim, [s.speaker or "" for s, _ in spoken])


def _statement(
    claim: Claim, statement: Statement, spoken: Sequence[tuple[Statement, Cited]]
) -> Iterator[str]:
    who = statement.speaker or ""
    words = [_flat(claim.text[slice(*f)]) for f in statement.fragments]
    same = [s for s, c in spoken if any(_said(w, s, c) for w in words)]
    speakers = [s.speaker or "" for s in same or [s for s, _ in spoken]]
    if not any(_is_one(who, speaker) for speaker in speakers):
        yield f"the evidence gives it to {speakers[0]}, not to {who}"


def _said(words: str, statement: Statement, cited: Cited) -> bool:
    """Whether these are words of the statement."""
    text = cited.reading.article.text
    return len(words) >= _LEAST and any(
        words in _flat(text[slice(*f)]) for f in statement.fragments
    )


def _persons(claim: Claim, speakers: Sequence[str]) -> Iterator[str]:
    """Yield whoever is named in a sentence that reports, if no speaker is."""
    named = [m.name for m in claim.reading.mentions if m.type == _PERSON]
    if named and not any(_is_one(n, s) for n in named for s in speakers):
        yield f"the evidence gives it to {speakers[0]}, not to {named[0]}"


def _reports(claim: Claim) -> bool:
    """Whether the sentence has a verb of saying."""
    return bool(claim.tokens & _verbs(claim.language))


@cache
def _verbs(language: Language) -> frozenset[str]:
    table = language.table("verbs")
    forms = (f for act in table.values() if isinstance(act, dict) for f in act.values())
    return frozenset(w for words in forms if isinstance(words, list) for w in words)


def _is_one(name: str, other: str) -> bool:
    """Whether two names may mean one, by the forms of names alone."""
    one, two = tokens(name), tokens(other)
    return (
        one == two
        or is_short_form(one, two)
        or is_short_form(two, one)
        or is_acronym(name, two)
        or is_acronym(other, one)
    )


def _flat(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:!?\"'“”")
