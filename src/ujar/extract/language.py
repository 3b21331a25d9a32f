"""Which language a text is in, told by its function words."""

import re
from collections import Counter
from functools import cache
from typing import Any

from ujar.lang import Language, tables

UNKNOWN = "und"
# The least share of function words: of 4,000 articles of the corpus 25 stayed unknown
# at 0.12, 6 at 0.08, and no document of NTREX was taken for the other language.
# Scores by set: evals/languages.py.
_LEAST = 0.08
_LEAD = 1.5
_FEWEST = 3
# One word that only the near relation has may be a name or a quotation.
_FEWEST_OWN = 1
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def recognise(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, "und" where it is not sure.

    A near relation of a language that has tables is recognised by the words in which
    they differ, so that it is not read with the wrong tables.
    """
    words = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    total = sum(words.values())
    ranked = sorted(
        ((_count(words, code), code) for code in tables.codes()), reverse=True
    )
    if not ranked or ranked[0][0] < max(_FEWEST, _LEAST * total):
        return UNKNOWN
    if len(ranked) > 1 and ranked[0][0] < _LEAD * ranked[1][0]:
        return UNKNOWN
    return _relation(words, ranked[0][1])


def _count(words: Counter[str], code: str) -> int:
    return sum(words[w] for w in _table(code, "function"))


def _relation(words: Counter[str], code: str) -> str:
    """Return *code*, or the near relation whose own words outnumber its own."""
    own = sum(words[w] for w in _table(code, "own"))
    relations: dict[str, Any] = Language(code).table("words").get("relations", {})
    for other, table in relations.items():
        count = sum(words[w] for w in table["own"])
        if count > max(_FEWEST_OWN, own):
            return str(other)
    return code


@cache
def _table(code: str, key: str) -> tuple[str, ...]:
    return tuple(Language(code).table("words").get(key, ()))


def utc_offset(code: str | None) -> float | None:
    """Return the hours that the outlets of a language are ahead of UTC, if known."""
    given = Language(code).table("words").get("utc_offset") if code else None
    return None if given is None else float(given)
