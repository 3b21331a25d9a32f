"""The section in which users correct: forms, what they send, the list, its export."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline import archives
from ujar.pipeline.archive import Opened
from ujar.pipeline.correcting import Judge
from ujar.pipeline.judging import Judging, Place
from ujar.schema.accounts import Role
from ujar.schema.corrections import Layer
from ujar.schema.keeping import ArchiveError
from ujar.serve.export import corrected
from ujar.serve.login import login
from ujar.serve.web import addresses, render
from ujar.serve.web.correcting import pages, wishes
from ujar.serve.web.doors.gate import needs, sent_on
from ujar.serve.web.site import Site, Values, cursor, frame, html, named, spoken
from ujar.serve.web.site import missing as missing_
from ujar.serve.web.who import who

Ask = Callable[[Opened], Values | None]
Make = Callable[[Judging], object]
_BAD = 400
_LINES = "application/x-ndjson"
_MOST_ITEMS = 9


@dataclass(frozen=True, slots=True)
class _Correcting:
    """Answers with the forms of corrections, and takes them."""

    site: Site

    async def statement(self, request: Request) -> Response:
        """Answer with the form of a statement, or take it."""
        place = _place(request, Layer.STATEMENTS)
        if place is None:
            return missing_(request)
        ask: Ask = lambda a: pages.statement(  # noqa: E731
            a, place.article, place.item, self.site.settings
        )
        back = addresses.of("article", place.article, f"n{place.item + 1}")
        return await self._answer(
            request,
            ("correct_statement", ask),
            lambda form: lambda j: wishes.of_statement(j, place, _fields(form)),
            back,
        )

    async def figure(self, request: Request) -> Response:
        """Answer with the form of a figure, or take it."""
        place = _place(request, Layer.FIGURES)
        if place is None:
            return missing_(request)
        return await self._answer(
            request,
            ("correct_figure", lambda a: pages.figure(a, place.article, place.item)),
            lambda form: lambda j: wishes.of_figure(j, place, _fields(form)),
            addresses.of("article", place.article, "values-h"),
        )

    async def article(self, request: Request) -> Response:
        """Answer with the form of an article's story, or take it."""
        name = named(request)
        return await self._answer(
            request,
            ("correct_article", lambda a: pages.article(a, name)),
            lambda form: lambda j: wishes.of_article(j, name, _fields(form)),
            addresses.of("article", name),
        )

    async def entity(self, request: Request) -> Response:
        """Answer with the form of a person or institution, or take it."""
        name, query = named(request), request.query_params.get("q", "")[:200]

        def make(form: FormData) -> Make:
            chosen = [v for v in form.getlist("article") if isinstance(v, str)]
            return lambda j: wishes.of_entity(j, name, _fields(form), chosen)

        return await self._answer(
            request,
            ("correct_entity", lambda a: pages.entity(a, name, query)),
            make,
            addresses.of("entity", name),
        )

    async def corrections(self, request: Request) -> Response:
        """Answer with everything that was corrected."""
        after = cursor(request)
        return await self._shown(
            request, ("corrections", lambda a: pages.listed(a, after))
        )

    async def undo(self, request: Request) -> Response:
        """Take a correction back."""
        form = await request.form()
        which, back = _text(form, "id"), _text(form, "back")
        make: Make = lambda j: j.correcting.undo(which)  # noqa: E731
        if problem := await self._made(request, make, ""):
            view = ("corrections", lambda a: pages.listed(a, None))
            return await self._shown(request, view, problem)
        local = back.startswith("/") and not back.startswith(("//", "/\\"))
        return sent_on(back if local else "/corrections")

    async def names(self, request: Request) -> Response:
        """Answer with names for a field, as JSON."""
        query = request.query_params.get("q", "")[:200]
        found = await self.site.desks.ask(lambda a: pages.names(a, query))
        body = json.dumps([{"id": e.id, "name": e.name} for e in found])
        return Response(body.encode(), media_type="application/json")

    async def export(self, request: Request) -> Response:
        """Answer with the corrections as JSON Lines: judgements, or gold articles."""
        what = request.path_params["what"]
        makers = {"judgements": corrected.judgements, "gold": corrected.gold}
        if what not in makers:
            return missing_(request)
        try:
            lines = await self.site.desks.ask(lambda a: b"".join(makers[what](a)))
        except ArchiveError as error:
            return self.site.failed(request, error)
        told = {"Content-Disposition": f'attachment; filename="{what}.jsonl"'}
        return Response(lines, headers=told, media_type=_LINES)

    async def _answer(
        self,
        request: Request,
        view: tuple[str, Ask],
        make: Callable[[FormData], Make],
        back: str,
    ) -> Response:
        """Answer with a form; take what was sent, or show it again with why not."""
        if request.method != "POST":
            return await self._shown(request, view)
        form = await request.form()
        problem = await self._made(request, make(form), _text(form, "note"))
        if problem is None:
            return sent_on(back)
        return await self._shown(request, view, problem, _fields(form))

    async def _made(self, request: Request, make: Make, note: str) -> str | None:
        """Make a judgement; return why it cannot be."""
        asker = who(request)
        judge = Judge(login() if asker.local else asker.name, note or None)

        def change(archive: Opened) -> None:
            make(Judging(archives.correcting(archive, judge, asker.actor)))

        try:
            await self.site.desks.change(change)
        except ArchiveError as error:
            return str(error)
        return None

    async def _shown(
        self,
        request: Request,
        view: tuple[str, Ask],
        problem: str = "",
        sent: wishes.Fields | None = None,
    ) -> Response:
        """Return a page, with what was sent and why it was not taken."""
        (name, ask), voice = view, spoken(request)
        more = {"problem": problem, "sent": sent or {}}

        def made(archive: Opened) -> bytes | None:
            values = ask(archive)
            if values is None:
                return None
            return render.page(name, voice, {**frame(request), **more, **values})

        try:
            body = await self.site.desks.ask(made)
        except ArchiveError as error:
            return self.site.failed(request, error)
        if body is None:
            return missing_(request)
        return html(request, body, _BAD if problem else 200)


def _place(request: Request, layer: Layer) -> Place | None:
    told = request.query_params.get("item", "")
    if not told.isdecimal() or len(told) > _MOST_ITEMS:
        return None
    return Place(named(request), int(told), layer)


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _fields(form: FormData) -> dict[str, str]:
    return {k: v for k, v in form.items() if isinstance(v, str)}


def routes(site: Site) -> list[Route]:
    """Return which address is answered by which page."""
    forms, editor = _Correcting(site), needs(Role.EDITOR)
    both = ["GET", "POST"]
    return [
        Route("/corrections", forms.corrections),
        Route("/corrections/undo", editor(forms.undo), methods=["POST"]),
        Route("/corrections/{what}.jsonl", forms.export),
        Route("/correct/names", editor(forms.names)),
        Route("/correct/statement/{name:path}", editor(forms.statement), methods=both),
        Route("/correct/figure/{name:path}", editor(forms.figure), methods=both),
        Route("/correct/article/{name:path}", editor(forms.article), methods=both),
        Route("/correct/entity/{name:path}", editor(forms.entity), methods=both),
    ]
