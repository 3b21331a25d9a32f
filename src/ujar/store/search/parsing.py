"""A query as a user types it: words, "phrases", -exclusions and field:values."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ujar.schema.keeping import Wanted
from ujar.schema.search import SearchError, Sought, Term
from ujar.store.search.tokens import stems

_LONGEST = 2_000
_MOST_TERMS = 32
_PART = re.compile(r'(-?)(?:([a-z]{2,8}):)?(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))')
# What a field is called in a query, and in Wanted.
_FIELDS = {
    "by": "by",
    "speaker": "by",
    "outlet": "outlet",
    "kind": "kind",
    "act": "act",
    "since": "since",
    "until": "until",
    "story": "story",
}
_LANGUAGES = ("id", "en")


@dataclass(slots=True)
class _Parts:
    terms: list[Term] = field(default_factory=list)
    without: list[Term] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    is_literal: bool = False


def sought(
    query: str, wanted: Wanted | None = None, story: str | None = None
) -> Sought:
    """Take *query* apart; conditions in it come on top of those given.

    >>> sought('beras "harga naik" -impor outlet:kabar').wanted.outlet
    'kabar'
    """
    if len(query) > _LONGEST:
        raise SearchError(f"the query is longer than {_LONGEST:,} characters")
    parts = _Parts()
    for match in _PART.finditer(query):
        _take(parts, *match.groups())
    if not parts.terms:
        raise SearchError(
            "the query has no word to search for, or only such as stand everywhere; "
            "to ask by conditions alone, list statements or stories"
        )
    if len(parts.terms) + len(parts.without) > _MOST_TERMS:
        raise SearchError(f"the query has more than {_MOST_TERMS} words")
    place = parts.fields.pop("story", story)
    return Sought(
        tuple(parts.terms),
        tuple(parts.without),
        "" if parts.is_literal else " ".join(parts.plain),
        replace(wanted or Wanted(), **_checked(parts.fields)),
        place,
    )


def _take(
    parts: _Parts, minus: str, name: str | None, phrase: str | None, word: str | None
) -> None:
    text = phrase if word is None else word
    if name in _FIELDS and text:
        parts.fields[_FIELDS[name]] = text
        return
    term = _term(f"{name or ''} {text or ''}")
    if not term:
        return
    if minus:
        parts.without.append(term)
        parts.is_literal = True
    else:
        parts.terms.append(term)
        parts.plain.append(text or "")
        parts.is_literal |= phrase is not None


def _term(text: str) -> Term:
    """Return the stems by language; none if a language has nothing to say by it."""
    rows = [tuple(stems(text, language)) for language in _LANGUAGES]
    return tuple(dict.fromkeys(rows)) if all(rows) else ()


def _checked(fields: dict[str, str]) -> dict[str, Any]:
    for name in ("since", "until"):
        if name in fields:
            try:
                date.fromisoformat(fields[name])
            except ValueError as error:
                raise SearchError(f"{name}: takes a day such as 2025-06-20") from error
    return dict(fields)
