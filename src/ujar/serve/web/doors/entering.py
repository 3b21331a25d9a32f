"""Logging in and out."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline import wire_doors
from ujar.pipeline.archive import Opened
from ujar.pipeline.doors.denials import DeniedError
from ujar.pipeline.doors.log import note
from ujar.pipeline.doors.users import checked, spelled
from ujar.schema.accounts import Account, Actor, DeedKind
from ujar.schema.keeping import ArchiveError
from ujar.serve.web import addresses
from ujar.serve.web.doors import cookies, seals
from ujar.serve.web.doors.gate import fields, needs, sent_on
from ujar.serve.web.doors.hashing import Hashing
from ujar.serve.web.doors.throttle import Throttle
from ujar.serve.web.doors.trying import later, trying
from ujar.serve.web.site import Site, drawn
from ujar.serve.web.who import remember, who

_WRONG = 403
_SECRET_BYTES = 16


@dataclass(frozen=True, slots=True)
class Entering:
    """Lets in who knows a password, and out again."""

    site: Site
    hashing: Hashing
    throttle: Throttle

    async def asked(self, request: Request) -> Response:
        """Answer with the form, or go on where nobody has to log in."""
        to = addresses.within(request.query_params.get("next", "/"))
        if who(request).role is not None:
            return sent_on(to)
        return self._form(request, {"next": to})

    async def entered(self, request: Request) -> Response:
        """Take name and password."""
        if who(request).local:
            return sent_on("/")
        form = await fields(request)
        name, origin = spelled(form["name"]), who(request).origin
        if wait := self.throttle.tried(name, origin):
            if self.throttle.first(name, origin):
                await self._noted(DeedKind.LOGIN_HELD_OFF, name, origin)
            return later(request, wait)
        secret = await self._let_in(request, name, form["password"])
        if secret is None:
            return self._form(request, {**form, "wrong": True}, _WRONG)
        self.throttle.fitted(name, origin)
        response = sent_on(addresses.within(form["next"]))
        cookies.SESSION.put(request, response, secret)
        cookies.VISITOR.drop(request, response)
        return response

    async def left(self, request: Request) -> Response:
        """Log out."""
        secret, actor = cookies.SESSION.of(request), who(request).actor
        response = sent_on("/login")
        if secret:
            settings = self.site.settings
            await self.site.desks.change(
                lambda a: wire_doors.sessions(a, settings).end(actor, secret)
            )
            cookies.SESSION.drop(request, response)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response

    async def _let_in(self, request: Request, name: str, password: str) -> str | None:
        """Return the secret of a new session, None for a wrong name or password."""
        account = await self.site.desks.ask(lambda a: a.accounts.named(name))
        fits, better = await self.hashing.compared(
            password, account.password if account else None
        )
        origin, old = who(request).origin, cookies.SESSION.of(request)
        if not fits or account is None:
            await self._noted(DeedKind.LOGIN_FAILED, name, origin)
            return None
        return await self.begun(account, origin, old, better)

    async def begun(
        self, account: Account, origin: str, old: str | None, better: str = ""
    ) -> str | None:
        """Begin a session in the place of an old one."""
        settings = self.site.settings
        return await self.site.desks.change(
            lambda a: wire_doors.sessions(a, settings).begin(
                account, origin, old, better
            )
        )

    async def _noted(self, kind: DeedKind, name: str, origin: str) -> None:
        by = Actor(_shown(name), origin)

        def noting(archive: Opened) -> None:
            with archive.writing():
                note(archive, by, kind, "", wire_doors.now())

        await self.site.desks.change(noting)

    async def denied(self, request: Request, error: DeniedError) -> Response:
        """Show the form again: nothing of it is denied for another reason."""
        del error
        return self._form(request, {"wrong": True}, _WRONG)

    def _form(
        self, request: Request, form: Mapping[str, object], status: int = 200
    ) -> Response:
        cookie = cookies.VISITOR.of(request)
        fresh = None if cookie else secrets.token_urlsafe(_SECRET_BYTES)
        if fresh:
            remember(request.scope, who(request).sealed(seals.of_visitor(fresh)))
        values = {
            "name": form.get("name", ""),
            "next": form.get("next", "/"),
            "wrong": form.get("wrong", False),
        }
        response = drawn(request, "login", values, status)
        if fresh:
            cookies.VISITOR.put(request, response, fresh)
        return response


def _shown(name: str) -> str:
    """Return a name as the log may tell it: what is none may be a password."""
    try:
        return checked(name)
    except ArchiveError:
        return "?"


def routes(entering: Entering) -> list[Route]:
    """Return the routes of logging in and out."""
    return [
        Route("/login", entering.asked),
        *(
            Route(
                path,
                needs(None)(trying(entering.site, form, entering.denied)),
                methods=["POST"],
            )
            for path, form in (("/login", entering.entered), ("/logout", entering.left))
        ),
    ]
