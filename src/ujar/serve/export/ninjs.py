"""Articles as IPTC ninjs 3.2: news in JSON, an item a line.

Statements are associated components, each with its words and who says them. Times are
left out where ninjs asks for a time with its zone, which articles do not give: when it
was published stands among the descriptions, as precise as it is known.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ujar.schema import EntityProfile
from ujar.serve import addresses
from ujar.serve.export.documents import dumped, known
from ujar.serve.export.selection import Said, Told
from ujar.serve.export.tables.statements import words

_STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
}
_LISTS = {"PER": "people", "ORG": "organisations", "LOC": "places"}
_PLAIN = "text/plain"


def lines(articles: Iterable[Told], base: str) -> Iterator[bytes]:
    """Yield the articles, a JSON object on each line."""
    for told in articles:
        yield dumped(item(told, base)) + b"\n"


def item(told: Told, base: str) -> dict[str, Any]:
    """Return an article with those of its statements that are wanted."""
    article, line = told.reading.article, told.article
    url = addresses.uri(line.url)
    web = {"name": "web", "href": url, "contentType": "text/html"} if url else None
    return known(
        {
            "uri": base + addresses.of("article", line.id),
            "standard": _STANDARD,
            "type": "text",
            "representationType": "full",
            "language": line.language,
            "title": line.title,
            "headlines": _valued(line.title, "main"),
            "by": article.author,
            "descriptions": _valued(line.published or line.day, "published"),
            "bodies": [{"role": "main", **_body(article.text)}],
            "infoSources": list(_sources(told)),
            **_named(told, base),
            "events": [{"uri": base + addresses.of("story", line.story)}],
            "altIds": [{"role": "article", "value": line.id}] if line.id else None,
            "renditions": [web] if web else None,
            "associations": [_association(said, base) for said in told.said],
        }
    )


def _association(said: Said, base: str) -> dict[str, Any]:
    statement = said.statement
    tags = (statement.kind.value, statement.act.value if statement.act else None)
    speaker = list(_speaker(said, base))
    where = _LISTS.get(said.speaker.type if said.speaker else "", "people")
    return known(
        {
            "name": f"statement {said.item + 1}",
            "rel": "quotation",
            "uri": base + addresses.of_statement(said.article.id, said.item),
            "type": "component",
            "language": said.article.language,
            "bodies": [{"role": statement.kind.value, **_body(words(said))}],
            where: speaker,
            "subjects": [{"name": tag, "rel": "reported"} for tag in tags if tag],
            "descriptions": _valued(statement.said_on, "said on"),
            "infoSources": _source(statement.via, "credited"),
            "located": statement.place,
        }
    )


def _speaker(said: Said, base: str) -> Iterator[dict[str, Any]]:
    if said.speaker is not None:
        yield _entity(said.speaker, "speaker", base)
    elif said.statement.speaker:
        yield {"name": said.statement.speaker, "rel": "speaker"}


def _named(told: Told, base: str) -> Mapping[str, list[dict[str, Any]]]:
    """Return the people, organisations and places of the article."""
    speaking = set(told.links.speakers.values())
    found: dict[str, list[dict[str, Any]]] = {}
    for id_, profile in told.profiles.items():
        rel = "speaker" if id_ in speaking else "mentioned"
        if where := _LISTS.get(profile.type):
            found.setdefault(where, []).append(_entity(profile, rel, base))
    return found


def _entity(profile: EntityProfile, rel: str, base: str) -> dict[str, Any]:
    uri = base + addresses.of("entity", profile.id)
    return {"name": profile.name, "rel": rel, "uri": uri}


def _sources(told: Told) -> Iterator[dict[str, Any]]:
    yield from _source(told.article.outlet, "publisher")
    for outlet in dict.fromkeys(o.outlet for o in told.reading.origins):
        yield from _source(outlet, "credited")


def _source(name: str | None, role: str) -> list[dict[str, Any]]:
    return [{"name": name, "role": role}] if name else []


def _body(text: str) -> dict[str, Any]:
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return {"contentType": _PLAIN, **counts, "value": text}


def _valued(text: str | None, role: str) -> list[dict[str, Any]]:
    return [{"role": role, "value": text}] if text else []
