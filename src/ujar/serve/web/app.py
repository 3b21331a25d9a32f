"""The web application: which address is answered by which page."""

import mimetypes
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from ujar.pipeline.archive import Ledger
from ujar.pipeline.settings import Settings
from ujar.schema.keeping import ArchiveError
from ujar.serve.web import addresses, render
from ujar.serve.web.desks import Desks
from ujar.serve.web.guard import Guard
from ujar.serve.web.pages import (
    article,
    entity,
    front,
    statements,
    story,
    utterance,
)
from ujar.serve.web.voice import LANGUAGES, Voice, chosen

Values = Mapping[str, object]
Answer = Callable[[Request], Awaitable[Response]]

_YEAR = 365 * 24 * 3600
# What a list gave to go on with: the sort keys of its last line.
_CURSOR = re.compile(r"-?\d{1,18}(\.-?\d{1,18}){0,3}")
_FILES = ("ujar.css", "ujar.js", "ujar.svg")
_OK, _BAD, _MISSING, _BROKEN, _FAILED = 200, 400, 404, 500, 503
_FORMS = {"csl": "application/vnd.citationstyles.csl+json", "ld": "application/ld+json"}


@dataclass(frozen=True, slots=True)
class Site:
    """Answers requests with pages about one archive."""

    settings: Settings
    desks: Desks

    async def page(
        self, request: Request, name: str, ask: Callable[[Ledger, Voice], Values | None]
    ) -> Response:
        """Return the page of that name, or one that says why there is none."""
        voice = spoken(request)

        def made(ledger: Ledger) -> tuple[bytes, int]:
            values = ask(ledger, voice)
            if values is None:
                return _error(request, voice, "not_found", "not_found_more"), _MISSING
            return render.page(name, voice, {**frame(request), **values}), _OK

        try:
            body, status = await self.desks.ask(made)
        except ArchiveError as error:
            return self.failed(request, error)
        return html(request, body, status)

    def failed(self, request: Request, error: ArchiveError) -> Response:
        """Return the page that says what the archive could not do."""
        wrong = "after" in request.query_params
        key, status = ("bad_request", _BAD) if wrong else ("failed", _FAILED)
        told = f"{error}."
        return html(request, _error(request, spoken(request), key, told), status)

    async def front(self, request: Request) -> Response:
        """Answer with the front page."""
        return await self.page(request, "front", lambda a, _: front.shown(a))

    async def stories(self, request: Request) -> Response:
        """Answer with the list of stories."""
        after = cursor(request)
        return await self.page(request, "stories", lambda a, _: front.listed(a, after))

    async def story(self, request: Request) -> Response:
        """Answer with a story."""
        name = named(request)
        return await self.page(request, "story", lambda a, _: story.shown(a, name))

    async def utterance(self, request: Request) -> Response:
        """Answer with an utterance."""
        name, here = named(request), str(request.url.replace(query=""))

        def ask(ledger: Ledger, voice: Voice) -> Values | None:
            values = utterance.shown(ledger, name, self.settings)
            forms = utterance.citations(ledger, name, here, voice)
            return values and {**values, "citations": forms or {}, "here": here}

        return await self.page(request, "utterance", ask)

    async def citation(self, request: Request) -> Response:
        """Answer with an utterance as CSL-JSON or JSON-LD."""
        name, form = named(request), request.path_params["form"]
        here = str(request.base_url).rstrip("/") + addresses.of("utterance", name)
        voice = spoken(request)
        try:
            forms = await self.desks.ask(
                lambda a: utterance.citations(a, name, here, voice)
            )
        except ArchiveError as error:
            return self.failed(request, error)
        if forms is None or form not in _FORMS:
            return missing(request)
        return Response(forms[form].encode("utf-8", "replace"), media_type=_FORMS[form])

    async def entity(self, request: Request) -> Response:
        """Answer with a person or an institution."""
        name, after = named(request), cursor(request)
        return await self.page(
            request, "entity", lambda a, _: entity.shown(a, name, after)
        )

    async def article(self, request: Request) -> Response:
        """Answer with an article."""
        name = named(request)
        return await self.page(
            request, "article", lambda a, voice: article.shown(a, name, voice)
        )

    async def statements(self, request: Request) -> Response:
        """Answer with the list of statements."""
        asks, after = statements.asked(request.query_params), cursor(request)
        return await self.page(
            request,
            "statements",
            lambda a, _: statements.shown(a, asks, after, self.settings),
        )


def build(settings: Settings) -> ASGIApp:
    """Return the application that shows the archive of *settings*."""
    site = Site(settings, Desks(settings))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        yield
        site.desks.close()

    app = Starlette(routes=_routes(site), lifespan=lifespan)
    app.add_exception_handler(_MISSING, _not_found)
    app.add_exception_handler(Exception, _broken)
    return Guard(app)


def spoken(request: Request) -> Voice:
    """Return the voice that the request asks for."""
    return chosen(
        request.query_params.get("lang"),
        request.cookies.get("lang"),
        request.headers.get("accept-language", ""),
    )


def frame(request: Request) -> Values:
    """Return what every page has: where it is, and itself in the other languages."""
    query = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    others = {
        code: addresses.listed(request.url.path, {**dict(query), "lang": code})
        for code in LANGUAGES
    }
    return {"path": request.url.path, "others": others}


def cursor(request: Request) -> str | None:
    """Return where a list goes on, None at its beginning or for what is no cursor."""
    after = request.query_params.get("after", "")
    return after if _CURSOR.fullmatch(after) else None


def named(request: Request) -> str:
    """Return the id in the address; see addresses.of for what dots do."""
    name: str = request.path_params["name"]
    return name[:-1] if name in {"./", "../"} else name


def html(request: Request, body: bytes, status: int = _OK) -> Response:
    """Return a page; the language that was asked for is kept."""
    headers = {"Vary": "Accept-Language, Cookie"}
    response = Response(body, status, headers, "text/html; charset=utf-8")
    if (code := request.query_params.get("lang")) in LANGUAGES and code:
        response.set_cookie("lang", code, _YEAR, samesite="lax", httponly=True)
    return response


def missing(request: Request) -> Response:
    """Return the page that says there is no such page."""
    body = _error(request, spoken(request), "not_found", "not_found_more")
    return html(request, body, _MISSING)


async def _not_found(request: Request, error: Exception) -> Response:
    del error
    return missing(request)


async def _broken(request: Request, error: Exception) -> Response:
    """Say that something went wrong; what it was is for the log alone."""
    del error
    told = spoken(request).say("failed_more")
    return html(request, _error(request, spoken(request), "failed", told), _BROKEN)


def _error(request: Request, voice: Voice, key: str, told: str) -> bytes:
    more = voice.say(told) if told == "not_found_more" else told
    values = {**frame(request), "heading": voice.say(key), "more": more}
    return render.page("error", voice, values)


def _static(name: str) -> Answer:
    body = (resources.files("ujar.serve.web") / "static" / name).read_bytes()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.endswith("javascript"):  # older tables call it application/javascript
        kind = "text/javascript"

    async def answer(request: Request) -> Response:
        del request
        return Response(body, media_type=kind)

    return answer


def _routes(site: Site) -> list[Route]:
    return [
        Route("/", site.front),
        Route("/stories", site.stories),
        Route("/story/{name:path}", site.story),
        Route("/utterance/{name}/{form:str}.json", site.citation),
        Route("/utterance/{name:path}", site.utterance),
        Route("/entity/{name:path}", site.entity),
        Route("/article/{name:path}", site.article),
        Route("/statements", site.statements),
        *(Route(f"/static/{name}", _static(name)) for name in _FILES),
    ]
