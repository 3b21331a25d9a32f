"""A brief as a tagged PDF, set by Typst; the texts go in as data, never as markup."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal

import typst

from ujar.serve.brief.document import Document, Item, Section, Source
from ujar.serve.brief.scripts import code, rightwards

_NO_GLYPH = "could not be displayed with font"


def written(document: Document) -> bytes:
    """Return the document as a PDF for people and for screen readers (PDF/UA-1).

    That standard does not allow signs that no font has: where there are some, they
    stand as boxes in a PDF that follows no standard, and the page says so.
    """
    data = _document(document)
    try:
        return _set({**data, "missing": None}, "ua-1")
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
    return _set({**data, "missing": document.missing}, None)


def _set(data: Mapping[str, Any], standard: Literal["ua-1"] | None) -> bytes:
    template = resources.files("ujar.serve.brief") / "templates" / "brief.typ"
    return typst.compile(
        template.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data)},
        format="pdf",
        pdf_standards=standard or [],
        timestamp=0,
    )


@cache
def _fonts() -> typst.Fonts:
    """Return Typst's own fonts, one for Arabic, and what the machine has besides."""
    folder = resources.files("fontpkg_noto_sans_arabic") / "files"
    return typst.Fonts(font_paths=[str(folder)])


def _document(document: Document) -> Mapping[str, Any]:
    return {
        "lang": document.lang,
        "kind": document.kind,
        "title": document.title,
        "right": rightwards(document.title),
        "facts": list(document.facts),
        "note": document.note,
        "heading": document.heading,
        "made": document.made,
        "sections": [_section(s, document.lang) for s in document.sections],
        "sources": [_source(s, document.lang) for s in document.sources],
    }


def _section(section: Section, lang: str) -> Mapping[str, Any]:
    return {
        "heading": section.heading,
        "items": [_item(item, lang) for item in section.items],
    }


def _item(item: Item, lang: str) -> Mapping[str, Any]:
    return {
        "text": item.text,
        "lead": item.lead,
        "meta": item.meta,
        "lang": code(item.lang, lang),
        "right": rightwards(item.text),
        "lead_right": rightwards(item.lead),
        "quoted": item.quoted,
        "notes": list(item.notes),
        "under": [_item(side, lang) for side in item.under],
    }


def _source(source: Source, lang: str) -> Mapping[str, Any]:
    return {
        "number": source.number,
        "outlet": source.outlet,
        "when": source.when,
        "title": source.title,
        "title_right": rightwards(source.title),
        "place": source.place,
        "words": source.words,
        "right": rightwards(source.words),
        "lang": code(source.lang, lang),
        "url": source.url,
        "host": source.host,
    }
