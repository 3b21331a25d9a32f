"""The number words of a language and what stands around them, compiled once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ujar.lang import Language

NEVER = "(?!)"
# A word ends here, also where the space before a capital was lost ("persenJam").
_WORD_END = r"(?![a-zß-öø-ÿ\d_])(?!(?<=[A-Z])[A-Z])"
END = _WORD_END + "(?!-[a-zß-öø-ÿ])"
# Tables of the words that open a number, and of those that go on with it.
_FIRST = ("words", "parts", "indefinite")
_REST = ("words", "teens", "scales", "parts", "denominators")
_GAP = r"\s{1,3}"


@dataclass(frozen=True, slots=True)
class Numerals:
    """What the number words are worth."""

    grouping: str
    point: str
    words: Mapping[str, float]
    teens: Mapping[str, float]
    scales: Mapping[str, float]
    parts: Mapping[str, float]
    denominators: Mapping[str, float]
    indefinite: Mapping[str, tuple[float, float]]
    short: Mapping[str, float]
    rounding: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns and word lists for figures; see ``lang/id/figures.toml``."""

    numerals: Numerals
    atom: re.Pattern[str]
    before: Mapping[str, str]
    after: re.Pattern[str]
    codes: Mapping[str, str]
    percent: re.Pattern[str]
    senses: re.Pattern[str]
    more_after: re.Pattern[str]
    to: re.Pattern[str]
    between: re.Pattern[str]
    conjunction: re.Pattern[str]
    compounds: re.Pattern[str]
    partitives: re.Pattern[str]
    units: frozenset[str]
    lists: Mapping[str, frozenset[str]]

    def verbal(self, word: str) -> bool:
        """Whether *word* looks like a verb, not like something that is counted."""
        prefixes = tuple(self.lists.get("verbal", ()))
        known = self.has("counted", word) or self.has("nouns", word)
        return bool(prefixes) and word.startswith(prefixes) and not known

    def has(self, name: str, word: str) -> bool:
        """Whether the list *name* holds *word*, in any case."""
        listed = self.lists.get(name)
        return listed is not None and word.lower() in listed


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", _GAP) for w in ordered) or NEVER


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Return the vocabulary of *language*; it finds nothing where there is no table."""
    table = language.table("figures")
    context = table.get("context", {})
    currency = table.get("currency", {})
    ranges = table.get("range", {})
    after = _codes(currency.get("after", {}))
    words = alternatives(context.get("compounds", ()))
    partitives = alternatives(context.get("partitives", ()))
    return Vocabulary(
        numerals=_numerals(table),
        atom=_atom(table),
        before={
            form: code
            for code, forms in currency.get("before", {}).items()
            for form in forms
        },
        after=re.compile(rf"(?i:\s{{0,3}}({alternatives(after)})){END}"),
        codes=after,
        percent=_percent(table.get("percent", {}).get("words", ())),
        senses=_senses(table.get("senses", {})),
        more_after=re.compile(
            rf"(?i:\s{{1,3}}(?:{alternatives(table.get('more_after', ()))})){END}"
        ),
        to=re.compile(
            rf"(?i:\s{{0,3}}(?:{alternatives(ranges.get('to', ()))})\s{{0,3}})\Z"
        ),
        between=re.compile(
            rf"(?i:(?<!\w)(?:{alternatives(ranges.get('between', ()))})\s{{1,3}})\Z"
        ),
        conjunction=re.compile(
            rf"(?i:\s{{1,3}}(?:{alternatives(ranges.get('and', ()))})\s{{1,3}})\Z"
        ),
        compounds=re.compile(rf"(?i:\s{{0,3}}({words})){END}"),
        partitives=re.compile(rf"(?i:\s{{1,3}}(?:{partitives})){END}"),
        units=frozenset({"percent", *after.values(), *currency.get("before", {})}),
        lists=_lists(context, table.get("senses", {})),
    )


def _codes(forms: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form.lower(): code for code, names in forms.items() for form in names}


def _lists(
    context: Mapping[str, Iterable[str]], senses: Mapping[str, Iterable[str]]
) -> dict[str, frozenset[str]]:
    lists = {name: frozenset(words) for name, words in context.items()}
    ends = (phrase.split()[-1] for forms in senses.values() for phrase in forms)
    return lists | {
        "change": frozenset(senses.get("change", ())),
        "bounding": frozenset(ends),
    }


def _numerals(table: Mapping[str, Any]) -> Numerals:
    return Numerals(
        grouping=table.get("grouping", ","),
        point=table.get("point", ""),
        words=table.get("words", {}),
        teens=table.get("teens", {}),
        scales=table.get("scales", {}),
        parts=table.get("parts", {}),
        denominators=table.get("denominators", {}),
        indefinite={w: (v[0], v[1]) for w, v in table.get("indefinite", {}).items()},
        short=table.get("short_scales", {}) | table.get("money_scales", {}),
        rounding=table.get("rounding", ""),
    )


def _percent(words: Iterable[str]) -> re.Pattern[str]:
    signs = alternatives(w for w in words if not w.isalpha())
    names = alternatives(w for w in words if w.isalpha())
    return re.compile(rf"\s{{0,3}}(?:(?:{signs})|(?i:{names}){END})")


def _senses(senses: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<{name}>{alternatives(words)})"
        for name, words in senses.items()
        if name != "change"
    )
    return re.compile(rf"(?i:(?<!\w)(?:{groups or NEVER})\s{{0,3}})\Z")


def _keys(table: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    return [word for name in names for word in table.get(name, {})]


def _atom(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of one number, with the currency before it."""
    money = [f for v in table.get("currency", {}).get("before", {}).values() for f in v]
    scales = alternatives(table.get("scales", {}))
    an = re.escape(table["rounding"]) if "rounding" in table else NEVER
    short = alternatives(table.get("short_scales", {}))
    abbreviated = alternatives(table.get("money_scales", {}))
    first = alternatives(_keys(table, _FIRST))
    point = [table["point"]] if "point" in table else []
    rest = alternatives([*_keys(table, _REST), *point])
    minus = alternatives(table.get("minus", ()))
    half = alternatives(table.get("parts", {}))
    # "dua-tiga" is two numbers, "satu-satunya" is none.
    word_end = rf"{_WORD_END}(?!-(?!(?i:{rest}){END})\w)"
    opening = [*money, *table.get("minus", ()), *_keys(table, _FIRST), "-"]
    letters = {form[0] for form in opening}
    starts = re.escape("".join(sorted(letters | {c.upper() for c in letters})))
    return re.compile(
        # Nearly every place is ruled out by its first character.
        rf"(?=[\d{starts}])(?:(?<![^\W_])|(?<=[a-z])(?=[A-Z])|(?=\d))"
        rf"(?P<minus>(?<!\w)(?i:{minus})\s{{1,3}}|(?<=[ (:])(?<!\d )(?<!\n )-(?=\d))?"
        rf"(?:(?:(?<![^\W_])|(?<=[a-z])(?=[A-Z]))(?P<money>{alternatives(money)})\s{{0,2}})?"
        r"(?(money)|(?<![\w/:@#])(?<!\d[.,]))"
        r"(?:(?P<digits>\d++(?:[.,]\d++)*+)"
        rf"(?P<about>-?{an}{END})?"
        rf"(?P<scales>(?:\s{{0,3}}(?i:{scales}){END}|\s{{1,3}}(?i:{half}){END}){{0,3}}"
        rf"(?:\s{{0,3}}(?:{short}){END}|(?(money)\s{{0,3}}(?:{abbreviated})(?!\w)|{NEVER}))?)"
        rf"(?P<around>\s{{0,3}}(?i:{scales}){an}{END})?"
        # "2 (dua) unit" says it twice.
        rf"(?:\s{{0,2}}\((?P<again>(?i:{first})(?:(?:\s{{1,3}}|-)(?i:{rest})){{0,12}})\))?"
        rf"|(?P<spelled>(?i:{first}){word_end}(?:(?:\s{{1,3}}|-)(?i:{rest}){word_end}){{0,12}}))"
    )
