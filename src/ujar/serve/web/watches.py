"""The pages of watches: made, changed, looked at, and read as feeds."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline import wire_watches
from ujar.pipeline.archive import Opened
from ujar.pipeline.watches import editing, keeping
from ujar.pipeline.watches.editing import WatchError
from ujar.schema.accounts import Role
from ujar.schema.keeping import ArchiveError
from ujar.schema.watches import Watch
from ujar.serve.web import addresses, feeds, render
from ujar.serve.web.doors.gate import needs, sent_on
from ujar.serve.web.feeds import Feed
from ujar.serve.web.pages import watches as pages
from ujar.serve.web.pages.watches import Form
from ujar.serve.web.site import Site, cursor, drawn, frame, html, missing, named, spoken
from ujar.serve.web.who import who

_ALL = "/watches"
_BAD, _OK = 400, 200
_HITS = 50
_FEEDS = {
    "atom": (feeds.atom, "application/atom+xml"),
    "json": (feeds.as_json, "application/feed+json"),
}


@dataclass(frozen=True, slots=True)
class _Watches:
    """Answers about watches."""

    site: Site

    async def all(self, request: Request) -> Response:
        """Answer with all watches, and a form for a new one."""
        form = Form(pages.filled(request.query_params))
        return await self._page(request, form)

    async def add(self, request: Request) -> Response:
        """Keep a new watch."""
        given = pages.filled(await request.form())
        try:
            made = editing.made(pages.wish(given), wire_watches.now())
        except WatchError as error:
            return await self._page(request, Form(given, _sentence(error)), _BAD)

        by = who(request).actor
        await self.site.desks.change(lambda a: keeping.add(a, made, by, made.made))
        return self._kept(request, made, made.secret)

    async def one(self, request: Request) -> Response:
        """Answer with a watch and what it found."""
        name, after = named(request), cursor(request)
        before = int(after) if after and after.isdecimal() else None
        return await self._one(request, name, before)

    async def change(self, request: Request) -> Response:
        """Keep a watch as it is wished now."""
        name, given = named(request), pages.filled(await request.form())

        def kept(archive: Opened) -> tuple[Watch, Watch] | None:
            before = archive.watches.named(name)
            if before is None:
                return None
            now = editing.changed(before, pages.wish(given))
            keeping.change(archive, now, who(request).actor, wire_watches.now())
            return before, now

        try:
            held = await self.site.desks.change(kept)
        except WatchError as error:
            form = Form(given, _sentence(error))
            return await self._one(request, name, None, form)
        if held is None:
            return missing(request)
        before, now = held
        fresh = now.secret if now.secret != before.secret else None
        return self._kept(request, now, fresh)

    async def sign(self, request: Request) -> Response:
        """Answer with a new secret for the webhook, which is shown only here."""
        name, by = named(request), who(request).actor
        now = await self.site.desks.change(
            lambda a: keeping.sign_anew(a, name, by, wire_watches.now())
        )
        return self._kept(request, now, now.secret) if now else missing(request)

    async def remove(self, request: Request) -> Response:
        """Remove a watch."""
        name, by, at = named(request), who(request).actor, wire_watches.now()
        await self.site.desks.change(lambda a: keeping.remove(a, name, by, at))
        return sent_on(_ALL)

    async def seen(self, request: Request) -> Response:
        """Keep that what a watch found was looked at."""
        name = named(request)
        await self.site.desks.change(lambda a: keeping.see(a, name))
        return sent_on(addresses.of("watch", name))

    async def feed(self, request: Request) -> Response:
        """Answer with what a watch found, as a feed."""
        name, voice = named(request), spoken(request)
        found = _FEEDS.get(request.path_params["form"])
        site = str(request.base_url).rstrip("/")
        key: str | None = request.path_params.get("key")

        def made(archive: Opened) -> Feed | None:
            watch = archive.watches.named(name)
            if watch is None or not (key is None or editing.opens(watch, key)):
                return None
            hits = archive.watches.hits(name, _HITS)
            return Feed(watch, hits, site, voice, key or "")

        try:
            feed = await self.site.desks.ask(made)
        except ArchiveError as error:
            return self.site.failed(request, error)
        if feed is None or found is None:
            return missing(request)
        return Response(found[0](feed), media_type=found[1])

    async def open(self, request: Request) -> Response:
        """Answer with a new address of the feed, which is shown only here."""
        name, by = named(request), who(request).actor

        found = await self.site.desks.change(
            lambda a: keeping.open_feed(a, name, by, wire_watches.now())
        )
        if found is None:
            return missing(request)
        site = str(request.base_url).rstrip("/")
        feed = Feed(found[0], (), site, spoken(request), found[1])
        places = {"Atom": feed.at("atom"), "JSON Feed": feed.at("json")}
        return _once(request, found[0], "feed", places)

    async def close(self, request: Request) -> Response:
        """Take the address of the feed back."""
        name, by = named(request), who(request).actor

        there = await self.site.desks.change(
            lambda a: keeping.close_feed(a, name, by, wire_watches.now())
        )
        return sent_on(addresses.of("watch", name)) if there else missing(request)

    @staticmethod
    def _kept(request: Request, watch: Watch, secret: str | None) -> Response:
        """Lead to the page of a watch, first to its secret where that is new."""
        if secret is None:
            return sent_on(addresses.of("watch", watch.id))
        return _once(request, watch, "secret", {"Webhook": secret})

    async def _page(self, request: Request, form: Form, status: int = _OK) -> Response:
        voice, outer = spoken(request), frame(request)

        def made(archive: Opened) -> bytes:
            values = {**outer, **pages.all_of(archive, form)}
            return render.page("watches", voice, values)

        try:
            return html(request, await self.site.desks.ask(made), status)
        except ArchiveError as error:
            return self.site.failed(request, error)

    async def _one(
        self, request: Request, name: str, before: int | None, form: Form | None = None
    ) -> Response:
        voice, outer = spoken(request), frame(request)

        def made(archive: Opened) -> bytes | None:
            values = pages.one(archive, name, before, form)
            if values is None:
                return None
            return render.page("watch", voice, {**outer, **values})

        try:
            body = await self.site.desks.ask(made)
        except ArchiveError as error:
            return self.site.failed(request, error)
        status = _BAD if form else _OK
        return missing(request) if body is None else html(request, body, status)


def routes(site: Site) -> list[Route]:
    """Return which address is answered by what."""
    watches, editor = _Watches(site), needs(Role.EDITOR)
    post = ["POST"]
    return [
        Route(_ALL, watches.all, methods=["GET"]),
        Route(_ALL, editor(watches.add), methods=post),
        Route("/watch/{name}/feed.{form:str}", watches.feed),
        Route("/feed/{name}/{key}.{form:str}", watches.feed, methods=["GET"]),
        Route("/watch/{name}/feed", editor(watches.open), methods=post),
        Route("/watch/{name}/unfeed", editor(watches.close), methods=post),
        Route("/watch/{name}/sign", editor(watches.sign), methods=post),
        Route("/watch/{name}/change", editor(watches.change), methods=post),
        Route("/watch/{name}/remove", editor(watches.remove), methods=post),
        Route("/watch/{name}/seen", needs(Role.READER)(watches.seen), methods=post),
        Route("/watch/{name}", watches.one, methods=["GET"]),
    ]


def _once(
    request: Request, watch: Watch, what: str, shown: Mapping[str, str]
) -> Response:
    """Answer with what is shown now and never again."""
    values = {"watch": watch, "what": what, "shown": shown}
    return drawn(request, "watchonce", values)


def _sentence(error: WatchError) -> str:
    told = str(error)
    return f"{told[:1].upper()}{told[1:]}."
