"""Downloads: the exports by address, sent part by part.

Each has a thread and an archive of its own, so that pages wait for none of them; few
run at once. Who takes nothing for a while is hung up on.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from ujar.schema import Act, Kind
from ujar.schema.keeping import ArchiveError, Wanted
from ujar.serve.export.formats import FORMATS, Format, Wish, foreign
from ujar.serve.export.selection import Selection
from ujar.serve.export.tables import TABLES
from ujar.serve.export.tables.parquet import MissingError
from ujar.serve.web import problems
from ujar.serve.web.desks import Desk
from ujar.serve.web.site import Site, explained, html, missing, spoken
from ujar.serve.web.values import Choice, Day, Text, UnfitError, Values

_SECONDS = 60.0
_CHUNK = 64_000
_BAD, _MISSING, _LACKING = 400, 404, 501
NOTHING = "There is no such format or article; /api/v1/exports lists the formats."
CONDITIONS: Mapping[str, Values] = {
    "by": Text(),
    "about": Text(),
    "outlet": Text(),
    "story": Text(500),
    "kind": Choice(tuple(Kind)),
    "act": Choice(tuple(Act)),
    "since": Day(),
    "until": Day(),
}
OTHERS: Mapping[str, Values] = {
    "article": Text(500),
    "table": Choice(tuple(TABLES)),
    "bom": Choice(("1",)),
}


class _Sent(StreamingResponse):
    """A stream whose reader has to take each part within a time."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream."""

        async def timed(message: Message) -> None:
            await asyncio.wait_for(send(message), _SECONDS)

        await super().__call__(scope, receive, timed)


@dataclass(frozen=True, slots=True)
class _Downloads:
    """Answers with exports of the site's archive, on the pages and for programs."""

    site: Site

    async def answer(self, request: Request) -> Response:
        """Answer with the format of that name, or say why not."""
        form = FORMATS.get(request.path_params["format"])
        if form is None:
            return _nothing(request)
        try:
            wish = _wish(form, request)
        except UnfitError as error:
            return _refused(request, str(error), _BAD)
        try:
            if not await self._there(wish.selection.article):
                return _nothing(request)
        except ArchiveError as error:
            return self._failed(request, error)
        return await self._sent(form, wish, request)

    async def _there(self, article: str | None) -> bool:
        """Return whether the archive has the article, if one is asked for."""
        if article is None:
            return True
        return bool(await self.site.desks.ask(lambda a: a.known([article])))

    async def _sent(self, form: Format, wish: Wish, request: Request) -> Response:
        headers = _headers(form, wish)
        if request.method == "HEAD":
            return Response(headers=headers, media_type=form.many.type)
        parts = self._parts(form, wish)
        try:
            first = await anext(parts, b"")
        except ArchiveError as error:
            return self._failed(request, error)
        except MissingError as error:
            return _refused(request, f"{error}.", _LACKING)
        media = form.medium(wish.selection).type
        return _Sent(_chain(first, parts), headers=headers, media_type=media)

    async def _parts(self, form: Format, wish: Wish) -> AsyncIterator[bytes]:
        async with self.site.desks.exporting:
            desk = Desk(self.site.settings)
            try:
                parts = await desk.ask(lambda archive: form.write(archive, wish))
                while part := await desk.ask(lambda _: _some(parts)):
                    yield part
            finally:
                await asyncio.to_thread(desk.close)

    def _failed(self, request: Request, error: ArchiveError) -> Response:
        if problems.told_of(request.url.path):
            raise error  # the API has its own way to tell it
        return self.site.failed(request, error)


async def answer(site: Site, request: Request) -> Response:
    """Answer with the export in the format that the address names."""
    return await _Downloads(site).answer(request)


def routes(site: Site) -> list[Route]:
    """Return the route of the exports."""
    return [Route("/export/{format}", _Downloads(site).answer)]


async def _chain(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for part in rest:
        yield part


def _some(parts: Iterator[bytes]) -> bytes:
    """Return the next parts together, so many that a thread is worth its call."""
    held, size = [], 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _CHUNK:
            break
    return b"".join(held)


def _wish(form: Format, request: Request) -> Wish:
    """Return what the address asks for; UnfitError where that cannot be."""
    given = {k: v for k, v in request.query_params.items() if v and k != "lang"}
    known = {**CONDITIONS, **OTHERS}
    values: dict[str, Any] = {}
    for name, text in given.items():
        if name not in known:
            raise UnfitError(f"There is no condition {name}; leave it out.")
        try:
            values[name] = known[name].read(text)
        except UnfitError as error:
            raise UnfitError(f"{name} {error}.") from error
    wanted = Wanted(**{k: v for k, v in values.items() if k in CONDITIONS})
    selection = Selection(wanted, values.get("article"))
    table = TABLES[values.get("table", "statements")]
    base = str(request.base_url).rstrip("/")
    wish = Wish(selection, table, base, "bom" in values)
    if unfit := foreign(form, wish):
        raise UnfitError(f"{unfit[0]} chooses nothing there; leave it out.")
    return wish


def _headers(form: Format, wish: Wish) -> dict[str, str]:
    name = wish.table.name if form.of_tables else form.name
    suffix = form.medium(wish.selection).suffix
    return {"Content-Disposition": f'attachment; filename="ujar-{name}{suffix}"'}


def _nothing(request: Request) -> Response:
    if problems.told_of(request.url.path):
        raise problems.RefusedError(_MISSING, NOTHING)
    return missing(request)


def _refused(request: Request, told: str, status: int) -> Response:
    if problems.told_of(request.url.path):
        raise problems.RefusedError(status, told)
    voice = spoken(request)
    return html(request, explained(request, voice, "bad_request", told), status)
