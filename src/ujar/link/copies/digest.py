"""What comparing needs of an article: its words, and what it says of its origins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ujar.lang import Language
from ujar.lang.outlets import Outlets
from ujar.link.copies.align import Indexed, indexed
from ujar.link.copies.body import body
from ujar.schema import DateExpression, Reading, Relation

# Below so many words nothing can be told from what is shared.
_SHORTEST = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Digest:
    """An article as the comparison of copies sees it.

    ``outlet`` is the usual name of its outlet. ``credits`` are the outlets that it has
    words from, ``sources`` those known ones that it has the whole text from.
    ``release`` tells whether it cites a press release, ``days`` are the days that it
    prints with digits.
    """

    article: str
    outlet: str | None
    published: str | None
    day: str | None
    text: Indexed
    credits: frozenset[str]
    sources: frozenset[str]
    release: bool
    days: frozenset[str]


def digest(reading: Reading, outlets: Outlets) -> Digest | None:
    """Return the digest of the article, None if its body is too short for any."""
    words = body(reading)
    if len(words) < _SHORTEST:
        return None
    article = reading.article
    own = _outlet((article.outlet, article.url), outlets)
    given = {o.outlet for o in reading.origins}
    given |= {s.via for s in reading.statements if s.via}
    given = {name for name in given if not _is_own(name, own, outlets)}
    whole = {o.outlet for o in reading.origins if o.relation is not Relation.QUOTED}
    return Digest(
        article=article.id,
        outlet=own,
        published=article.published,
        day=reading.day,
        text=indexed(words),
        credits=frozenset(given),
        sources=frozenset(name for name in whole & given if outlets.named(name)),
        release=_releases(article.text, article.language or "id"),
        days=_printed(article.text, reading.dates),
    )


def _outlet(addresses: Sequence[str | None], outlets: Outlets) -> str | None:
    """Return the usual name of the outlet, or its address if it is not known."""
    given = [a for a in addresses if a]
    known = (outlets.at(a) or outlets.named(a) for a in given)
    found = next((k for k in known if k), None)
    return found.name if found else next(iter(given), None)


def _is_own(name: str, own: str | None, outlets: Outlets) -> bool:
    """Whether *name* is the article's own outlet or a desk of it ("detikFinance")."""
    if own is None or outlets.named(name):
        return name == own
    stem = own.partition(".")[0].casefold()
    return outlets.desk(name) and name.casefold().startswith(stem)


def _printed(text: str, dates: Sequence[DateExpression]) -> frozenset[str]:
    """Return the days that stand in the text with digits; "kemarin" depends on when."""
    return frozenset(
        d.value
        for d in dates
        if d.value
        and _DAY.fullmatch(d.value)
        and any(c.isdecimal() for c in text[d.span.start : d.span.end])
    )


def _releases(text: str, code: str) -> bool:
    """Whether the text says that it rests on a press release."""
    low = text.lower()
    return any(p in low for p in Language(code).table("copies").get("releases", ()))
