"""The patterns and words of ``boilerplate.toml``, compiled once per language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ujar.lang.tables import Language

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Patterns:
    """One joined pattern per section; its group names are the types it marks.

    Those of ``fixed`` stay apart, in the order in which they would be joined.
    """

    fixed: tuple[tuple[str, re.Pattern[str]], ...]
    sentence: re.Pattern[str]
    line: re.Pattern[str]
    whole: re.Pattern[str]
    lead_in: re.Pattern[str]
    quoted: re.Pattern[str]
    picture: re.Pattern[str]
    picture_start: re.Pattern[str]
    outlet: re.Pattern[str]
    city: re.Pattern[str]
    unbracketed: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Words:
    """What tells a headline from the sentences it is glued to; all case-folded."""

    small: frozenset[str]
    starters: frozenset[str]
    common: frozenset[str]
    offices: frozenset[str]
    camel: frozenset[str]
    verb: re.Pattern[str]


@cache
def patterns(language: Language) -> Patterns:
    """Return the compiled patterns of *language*."""
    table = language.table("boilerplate")
    caption, dateline = table.get("caption", {}), table.get("dateline", {})
    return Patterns(
        fixed=tuple(
            (name, re.compile(item, re.MULTILINE))
            for name, items in table.get("fixed", {}).items()
            for item in items
        ),
        sentence=_by_type(table.get("sentence", {}), "(?:{})"),
        line=_by_type(table.get("line", {}), r"(?<![^\W_][ \t])(?:{})"),
        whole=_by_type(table.get("whole", {}), r"^[ \t]*(?:{})[ \t]*:?[ \t]*$"),
        lead_in=_by_type(
            table.get("lead_in", {}), r"(?:(?<![^\W\d_])|(?<=[a-z])(?=[A-Z]))(?:{})"
        ),
        quoted=_any(
            table.get("quoted", {}).get("after", ()),
            r"[\"“‘'][^\n]{{5,200}}?[\"”’'](?=[\s:.,\[]|$)(?:{})?",
            re.MULTILINE,
        ),
        picture=_picture(caption.get("credit", ()), caption.get("agency", ())),
        picture_start=_any(caption.get("start", ()), "^(?:{})", re.MULTILINE),
        outlet=_any(dateline.get("outlets", ()), r"\b(?:{})\b"),
        city=_any(dateline.get("cities", ()), "(?:{})"),
        unbracketed=_any(
            caption.get("unbracketed", ()),
            r"(?<=[.)] )(?:{0})(?:/ ?[A-Z]\w{{1,20}}){{1,2}}(?: [A-Z]\w{{1,20}}){{0,2}}"
            r"|(?<=[\w.)])/ ?(?:{0})\w{{0,5}}$",
            re.MULTILINE,
        ),
    )


@cache
def words(language: Language) -> Words:
    """Return the headline words of *language*."""
    table = language.table("boilerplate").get("headline", {})

    titles = language.table("titles")

    def of(key: str) -> frozenset[str]:
        return frozenset(table.get(key, "").casefold().split())

    offices = frozenset((*titles.get("offices", ()), *titles.get("honorifics", ())))
    return Words(
        small=of("small"),
        starters=of("starters"),
        common=of("common") - offices,
        offices=offices,
        camel=of("camel"),
        verb=re.compile(table["verb"]) if "verb" in table else _NEVER,
    )


def _by_type(section: Mapping[str, Any], frame: str) -> re.Pattern[str]:
    """Join the lists of a section into one pattern with a group per type."""
    if not section:
        return _NEVER
    groups = [f"(?P<{name}>{'|'.join(items)})" for name, items in section.items()]
    return re.compile(frame.format("|".join(groups)), re.MULTILINE)


def _any(items: Sequence[str], frame: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(frame.format("|".join(items)), flags) if items else _NEVER


def _picture(credit: Sequence[str], agency: Sequence[str]) -> re.Pattern[str]:
    """Join what credits a picture: (Foto: …), (Siti Aminah/Antara)."""
    if not credit:
        return _NEVER
    inside = rf"(?:{'|'.join(credit)})[^()\n]{{0,120}}"
    by_agency = rf"[^()\n/]{{1,60}}/ ?(?:{'|'.join(agency)})[^()\n]{{0,60}}"
    by_domain = r"[A-Za-z]\w{1,30}\.(?:com|co\.id|id|net) ?/[^()\n]{1,60}"
    agency_by = rf"(?:{'|'.join(agency)})(?:\.\w{{2,3}})? ?/ ?[A-Z][^()\n]{{1,60}}"
    dashed = r"(?<=[\w.)] )- \([A-Z][^()\n]{2,80}\)"
    return re.compile(rf"\((?:{inside}|{by_agency}|{agency_by}|{by_domain})\)|{dashed}")
