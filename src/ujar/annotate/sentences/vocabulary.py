"""The words of a language that say whether a mark ends a sentence."""

from dataclasses import dataclass
from functools import cache

from ujar.lang.tables import Language


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Case-folded words; what each set means is told in ``sentences.toml``."""

    before_more: frozenset[str]
    maybe_last: frozenset[str]
    starters: frozenset[str]
    glued_starters: frozenset[str]
    after_quotation: frozenset[str]
    run_on: frozenset[str]


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Return the vocabulary of *language*; empty sets where it has no table."""
    table = language.table("sentences")

    def words(key: str) -> frozenset[str]:
        return frozenset(w.casefold() for w in table.get(key, ()))

    return Vocabulary(
        before_more=words("before_more"),
        maybe_last=words("maybe_last"),
        starters=words("starters"),
        glued_starters=words("glued_starters"),
        after_quotation=words("after_quotation"),
        run_on=words("run_on"),
    )
