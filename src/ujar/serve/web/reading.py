"""The pages for reading: stories, utterances, people, articles, statements."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import ArchiveError
from ujar.serve.web import addresses
from ujar.serve.web.pages import (
    article,
    entity,
    front,
    statements,
    story,
    utterance,
)
from ujar.serve.web.site import Site, Values, cursor, missing, named, spoken
from ujar.serve.web.voice import Voice

_FORMS = {"csl": "application/vnd.citationstyles.csl+json", "ld": "application/ld+json"}


@dataclass(frozen=True, slots=True)
class _Pages:
    """Answers with a page about what the archive has."""

    site: Site

    async def front(self, request: Request) -> Response:
        """Answer with the front page."""
        return await self.site.page(request, "front", lambda a, _: front.shown(a))

    async def stories(self, request: Request) -> Response:
        """Answer with the list of stories."""
        after = cursor(request)
        return await self.site.page(
            request, "stories", lambda a, _: front.listed(a, after)
        )

    async def story(self, request: Request) -> Response:
        """Answer with a story."""
        name = named(request)
        return await self.site.page(
            request, "story", lambda a, voice: story.shown(a, name, voice)
        )

    async def utterance(self, request: Request) -> Response:
        """Answer with an utterance."""
        name, here = named(request), str(request.url.replace(query=""))

        def ask(ledger: Ledger, voice: Voice) -> Values | None:
            values = utterance.shown(ledger, name, self.site.settings)
            forms = utterance.citations(ledger, name, here, voice)
            return values and {**values, "citations": forms or {}, "here": here}

        return await self.site.page(request, "utterance", ask)

    async def citation(self, request: Request) -> Response:
        """Answer with an utterance as CSL-JSON or JSON-LD."""
        name, form = named(request), request.path_params["form"]
        here = str(request.base_url).rstrip("/") + addresses.of("utterance", name)
        voice = spoken(request)
        try:
            forms = await self.site.desks.ask(
                lambda a: utterance.citations(a, name, here, voice)
            )
        except ArchiveError as error:
            return self.site.failed(request, error)
        if forms is None or form not in _FORMS:
            return missing(request)
        return Response(forms[form].encode("utf-8", "replace"), media_type=_FORMS[form])

    async def entity(self, request: Request) -> Response:
        """Answer with a person or an institution."""
        name, after = named(request), cursor(request)

        def ask(ledger: Ledger, voice: Voice) -> Values | None:
            key = "entity", name
            view = self.site.desks.kept.get(key, ledger, lambda a: a.entity(name))
            return entity.shown(ledger, view, after, voice) if view else None

        return await self.site.page(request, "entity", ask)

    async def article(self, request: Request) -> Response:
        """Answer with an article."""
        name = named(request)
        return await self.site.page(
            request, "article", lambda a, voice: article.shown(a, name, voice)
        )

    async def statements(self, request: Request) -> Response:
        """Answer with the list of statements."""
        asks, after = statements.asked(request.query_params), cursor(request)
        return await self.site.page(
            request,
            "statements",
            lambda a, _: statements.shown(a, asks, after, self.site.settings),
        )


def routes(site: Site) -> list[Route]:
    """Return which address is answered by which page."""
    pages = _Pages(site)
    return [
        Route("/", pages.front),
        Route("/stories", pages.stories),
        Route("/story/{name:path}", pages.story),
        Route("/utterance/{name}/{form:str}.json", pages.citation),
        Route("/utterance/{name:path}", pages.utterance),
        Route("/entity/{name:path}", pages.entity),
        Route("/article/{name:path}", pages.article),
        Route("/statements", pages.statements),
    ]
