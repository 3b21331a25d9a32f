"""What every section of the pages uses: asking the archive, answering with a page."""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from ujar.pipeline.archive import Ledger
from ujar.pipeline.settings import Settings
from ujar.pipeline.uploads.jobs import Jobs
from ujar.schema.keeping import ArchiveError
from ujar.serve.web import addresses, render
from ujar.serve.web.desks import Desks
from ujar.serve.web.voice import LANGUAGES, Voice, chosen
from ujar.serve.web.who import who

Values = Mapping[str, object]

_YEAR = 365 * 24 * 3600
# What a list gave to go on with: the sort keys of its last line.
_CURSOR = re.compile(r"-?\d{1,18}(\.-?\d{1,18}){0,3}")
_OK, _BAD, _MISSING, _FAILED = 200, 400, 404, 503


@dataclass(frozen=True, slots=True)
class Site:
    """Answers requests with pages about one archive."""

    settings: Settings
    desks: Desks
    jobs: Jobs

    async def page(
        self, request: Request, name: str, ask: Callable[[Ledger, Voice], Values | None]
    ) -> Response:
        """Return the page of that name, or one that says why there is none."""
        voice = spoken(request)

        def made(ledger: Ledger) -> Response:
            values = ask(ledger, voice)
            if values is None:
                return missing(request)
            body = render.page(name, voice, {**frame(request), **values})
            return html(request, body)

        try:
            return await self.desks.lately(self.same(request), made)
        except ArchiveError as why:
            return self.failed(request, why)

    def same(self, request: Request) -> Hashable:
        """Return all that the answer to a request for reading depends on.

        That is the address, the language, and who asks: nobody is shown what was made
        for somebody else. What is being uploaded shows with each of its strokes.
        """
        scope, asker = request.scope, replace(who(request), origin="")
        place = scope["scheme"], request.headers.get("host"), scope["path"]
        asked = *place, scope["query_string"], spoken(request).code
        return *asked, asker, self.jobs.told

    def failed(self, request: Request, why: ArchiveError) -> Response:
        """Return the page that says what the archive could not do."""
        wrong = "after" in request.query_params
        key, status = ("bad_request", _BAD) if wrong else ("failed", _FAILED)
        told = f"{spoken(request).problem(str(why))}."
        return html(request, explained(request, spoken(request), key, told), status)


def spoken(request: Request) -> Voice:
    """Return the voice that the request asks for."""
    return chosen(
        request.query_params.get("lang"),
        request.cookies.get("lang"),
        request.headers.get("accept-language", ""),
    )


def frame(request: Request) -> Values:
    """Return what every page has: where it is, in which languages, and who asks."""
    query = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    others = {
        code: addresses.listed(request.url.path, {**dict(query), "lang": code})
        for code in LANGUAGES
    }
    return {"path": request.url.path, "others": others, "asker": who(request)}


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


def drawn(request: Request, name: str, values: Values, status: int = _OK) -> Response:
    """Return the page of that name for one reader, now: nobody keeps it."""
    voice = spoken(request)
    body = render.page(name, voice, {**frame(request), **values})
    response = html(request, body, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def missing(request: Request) -> Response:
    """Return the page that says there is no such page."""
    body = explained(request, spoken(request), "not_found", "not_found_more")
    return html(request, body, _MISSING)


def explained(request: Request, voice: Voice, key: str, told: str) -> bytes:
    """Return a page with nothing but a heading and why there is nothing else."""
    more = voice.say(told) if told == "not_found_more" else told
    values = {**frame(request), "heading": voice.say(key), "more": more}
    return render.page("error", voice, values)
