"""From what a source handed over to an Article, or a reason why there is none."""

from dataclasses import dataclass, replace
from typing import Any, Protocol

from ujar.extract import dateline, language, page, published
from ujar.extract.decode import NotTextError, decode
from ujar.extract.page import NoArticleError
from ujar.schema import Article, Dropped
from ujar.schema.document import Document, Media, Record

_LONGEST_SITE = 4  # words
_FIELDS = ("url", "outlet", "title", "published", "author")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class OutletTable(Protocol):
    """What is asked of the table of outlets."""

    def at(self, address: str) -> _Named | None:
        """Return the outlet that publishes at that URL."""

    def named(self, name: str) -> _Named | None:
        """Return the outlet that is written so."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the input, which wins over what the input says."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article, and notes on what of it could not be read."""

    article: Article
    notes: tuple[Dropped, ...] = ()


def from_document(
    document: Document, given: Given, outlets: OutletTable
) -> Extracted | Dropped:
    """Return the article of a file's bytes."""
    try:
        if document.media is Media.HTML:
            found, encoding = _of_page(document, outlets)
        else:
            decoded = decode(document.data)
            found, encoding = Article(decoded.text), decoded.encoding
    except (NotTextError, NoArticleError) as error:
        return Dropped(document.name, str(error))
    if not found.text.strip():
        return Dropped(document.name, "is empty")
    notes = _on_encoding(document.name, encoding)
    return _finished(replace(found, id=document.name), given, outlets, notes)


def from_record(
    record: Record, given: Given, outlets: OutletTable, max_chars: int
) -> Extracted | Dropped:
    """Return the article of a record with the keys of Ujar's JSON Lines."""
    text = record.fields.get("text")
    if not isinstance(text, str):
        what = "has no text" if text is None else "has a text that is not a string"
        return Dropped(record.name, what)
    if not text.strip():
        return Dropped(record.name, "has an empty text")
    if len(text) > max_chars:
        return Dropped(
            record.name,
            f"has a text of {len(text):,} characters; the limit is {max_chars:,}",
        )
    fields = {k: _string(record.fields.get(k)) for k in _FIELDS}
    article = Article(text, id=identity(record), **fields)
    return _finished(article, given, outlets, ())


def identity(record: Record) -> str:
    """Return the id that a record gives, or the name of the place where it stands.

    No database keeps a NUL in a name.
    """
    given = record.fields.get("id")
    known = isinstance(given, str | int) and not isinstance(given, bool)
    name = str(given) if known and given != "" else record.name
    return name.replace("\0", "\ufffd")


def _string(value: Any) -> str | None:  # noqa: ANN401  # whatever JSON held
    return value.strip() or None if isinstance(value, str) else None


def _of_page(document: Document, outlets: OutletTable) -> tuple[Article, str]:
    found = page.extract(document.data)
    said = found.metadata
    article = Article(
        found.text,
        url=said.url,
        outlet=_outlet_at(said.url, outlets) or said.site,
        title=_without_site(said.title, said.site, outlets),
        published=said.published,
        author=None if _is_site(said.author, said.site, outlets) else said.author,
    )
    return article, found.encoding


def _outlet_at(url: str | None, outlets: OutletTable) -> str | None:
    outlet = outlets.at(url) if url else None
    return outlet.name if outlet else None


def _without_site(
    title: str | None, site: str | None, outlets: OutletTable
) -> str | None:
    """Return the title without the name of the site that pages put to its ends."""
    for mark in (" | ", " - ", " \N{EN DASH} "):
        head, _, tail = (title or "").rpartition(mark)
        short = len(tail.split()) <= _LONGEST_SITE
        if head and short and _is_site(tail, site, outlets):
            return head.strip()
    if title and site and title.casefold().startswith(f"{site.casefold()}: "):
        return title[len(site) + 2 :].strip()
    return title


def _is_site(name: str | None, site: str | None, outlets: OutletTable) -> bool:
    if name is None:
        return False
    if site is not None and name.strip().casefold() == site.strip().casefold():
        return True
    words = name.split()
    known = (name.strip(), *words[:1], *words[-1:])  # "Tempo Gaya", "PT X - Viva.co.id"
    return any(outlets.named(word) is not None for word in known)


def _on_encoding(name: str, encoding: str) -> tuple[Dropped, ...]:
    """Return a note where the bytes were not in the encoding that one expects."""
    if encoding == "utf-8":
        return ()
    return (Dropped(name, f"was read as {encoding}"),)


def _recognised(text: str) -> str | None:
    code = language.recognise(text)
    return None if code == language.UNKNOWN else code


def _finished(
    article: Article,
    given: Given,
    outlets: OutletTable,
    notes: tuple[Dropped, ...],
) -> Extracted:
    """Return the article with what the user says, its outlet, language and day."""
    said = {k: v for k in _FIELDS if (v := getattr(given, k)) is not None}
    article = replace(article, **said)
    code = given.language or _recognised(article.text)
    article = replace(
        article,
        language=code,
        outlet=article.outlet
        or _outlet_at(article.url, outlets)
        or dateline.outlet(article.text, outlets),
    )
    if article.published is None:
        day = published.day_in(article.url) if article.url else None
        return Extracted(replace(article, published=day), notes)
    day = published.normalise(article.published, language.utc_offset(code))
    if day is None:
        shown = article.published[:40]
        note = Dropped("published", f"{shown!r} is not an ISO date; it is left out")
        notes = (*notes, note)
    return Extracted(replace(article, published=day), notes)
