"""Articles and what is said in them as schema.org's NewsArticle and Quotation, JSON-LD.

A Quotation's ``keywords`` are how the words are reported (direct, indirect, mixed,
topic) and the speech act: only direct ones are literally the speaker's words. It is
part of (isPartOf) the article; isBasedOn is the act of speaking that several articles
may report, citation where the article says that it has the words from.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ujar.schema.views import ArticleLine, UtteranceView
from ujar.serve import addresses
from ujar.serve.export.documents import known, streamed
from ujar.serve.export.selection import Said, Told
from ujar.serve.export.tables.statements import words

CONTEXT = "https://schema.org"
# A place that speaks is its government.
_KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Organization"}


def document(articles: Iterable[Told], base: str) -> Iterator[bytes]:
    """Yield a JSON-LD document with the articles and their quotations."""
    graph = (article(told, base) for told in articles)
    return streamed({"@context": CONTEXT}, "@graph", graph)


def article(told: Told, base: str) -> dict[str, Any]:
    """Return an article with those of its statements that are wanted."""
    line, author = told.article, told.reading.article.author
    return known(
        {
            **news_article(line),
            "@id": base + addresses.of("article", line.id),
            "author": {"@type": "Person", "name": author} if author else None,
            "hasPart": [_quotation(said, base) for said in told.said],
        }
    )


def news_article(line: ArticleLine) -> dict[str, Any]:
    """Return what identifies an article."""
    outlet = line.outlet
    return known(
        {
            "@type": "NewsArticle",
            "identifier": line.id,
            "headline": line.title,
            "datePublished": line.published or line.day,
            "inLanguage": line.language,
            "url": addresses.uri(line.url),
            "publisher": _organization(outlet) if outlet else None,
        }
    )


def utterance(view: UtteranceView, kind: str, address: str) -> dict[str, Any]:
    """Return an act of speaking, told in its first report's words, citing them all.

    *kind* is the type of its speaker as entities have it.
    """
    first = view.versions[0]
    articles = {v.article.id: v.article for v in view.versions}
    speaker = {"@type": _KINDS.get(kind, "Person"), "name": view.speaker}
    return known(
        {
            "@context": CONTEXT,
            "@type": "Quotation",
            "@id": address,
            "url": address,
            "text": first.words,
            "inLanguage": first.article.language,
            "dateCreated": first.said_on,
            "spokenByCharacter": speaker if view.speaker else None,
            "citation": [news_article(line) for line in articles.values()],
        }
    )


def _quotation(said: Said, base: str) -> dict[str, Any]:
    statement, line = said.statement, said.article
    place, via, to = statement.place, statement.via, statement.addressee
    address = base + addresses.of_statement(line.id, said.item)
    tags = [statement.kind.value, statement.act.value if statement.act else None]
    return known(
        {
            "@type": "Quotation",
            "@id": address,
            "url": address,
            "text": words(said),
            "inLanguage": line.language,
            "keywords": [tag for tag in tags if tag],
            "dateCreated": statement.said_on,
            "spokenByCharacter": _speaker(said, base),
            "locationCreated": {"@type": "Place", "name": place} if place else None,
            "audience": {"@type": "Audience", "name": to} if to else None,
            "isPartOf": {"@id": base + addresses.of("article", line.id)},
            "isBasedOn": [
                {"@type": "Quotation", "@id": base + addresses.of("utterance", id_)}
                for id_ in said.utterances
            ],
            "citation": (
                {"@type": "NewsArticle", "publisher": _organization(via)}
                if via
                else None
            ),
        }
    )


def _speaker(said: Said, base: str) -> dict[str, Any] | None:
    """Return who speaks: under the archive's name, where it knows who that is."""
    entity, name = said.speaker, said.statement.speaker
    if entity is None:
        return {"@type": "Person", "name": name} if name else None
    return known(
        {
            "@type": _KINDS.get(entity.type, "Person"),
            "@id": base + addresses.of("entity", entity.id),
            "name": entity.name,
            "alternateName": name if name != entity.name else None,
        }
    )


def _organization(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}
