"""For admins: who may log in, the tokens of all, and what was done."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline import wire_doors
from ujar.pipeline.archive import Opened
from ujar.pipeline.doors.denials import Denial, DeniedError
from ujar.pipeline.doors.users import checked, spelled
from ujar.schema.accounts import DeedKind, Role
from ujar.serve.web import addresses
from ujar.serve.web.doors.account import chosen_role, done
from ujar.serve.web.doors.entering import Entering
from ujar.serve.web.doors.gate import fields, needs, sent_on
from ujar.serve.web.doors.trying import trying
from ujar.serve.web.site import cursor, drawn
from ujar.serve.web.who import who

_WRONG = 400
_DEEDS = 50


@dataclass(frozen=True, slots=True)
class Admin:
    """Shows and changes users; shows the log."""

    entering: Entering

    async def users(self, request: Request) -> Response:
        """Answer with the users and their tokens."""
        return await self.page(request)

    async def added(self, request: Request) -> Response:
        """Add a user."""
        form, by = await fields(request), who(request).actor
        name, role = checked(form["name"]), chosen_role(form["role"])
        hashed = await self.entering.hashing.made(name, form["password"])
        return await self._changed(
            lambda a: wire_doors.users(a).add(by, name, role, hashed), "added"
        )

    async def password(self, request: Request) -> Response:
        """Give a user another password."""
        form, by = await fields(request), who(request).actor
        name = _other(request, form["name"])
        hashed = await self.entering.hashing.made(name, form["password"])
        return await self._changed(
            lambda a: wire_doors.users(a).set_password(by, name, hashed), "password"
        )

    async def role(self, request: Request) -> Response:
        """Give a user another role."""
        form, by = await fields(request), who(request).actor
        name, role = _other(request, form["name"]), chosen_role(form["role"])
        return await self._changed(
            lambda a: wire_doors.users(a).set_role(by, name, role), "role"
        )

    async def removed(self, request: Request) -> Response:
        """Remove a user."""
        form, by = await fields(request), who(request).actor
        name = _other(request, form["name"])
        return await self._changed(
            lambda a: wire_doors.users(a).remove(by, name), "removed"
        )

    async def revoked(self, request: Request) -> Response:
        """Revoke anybody's token."""
        form, by = await fields(request), who(request).actor
        return await self._changed(
            lambda a: wire_doors.tokens(a).revoke(by, form["token"]), "revoked"
        )

    async def page(
        self, request: Request, error: DeniedError | None = None
    ) -> Response:
        """Return the page of the users, with what became of a form."""
        found, tokens = await self.entering.site.desks.ask(
            lambda a: (a.accounts.all(), a.accounts.tokens())
        )
        values = {
            "users": found,
            "tokens": tokens,
            "roles": tuple(Role),
            "error": error,
            "done": done(request),
        }
        return drawn(request, "users", values, _WRONG if error else 200)

    async def log(self, request: Request) -> Response:
        """Answer with what was done, the newest first."""
        asked = {name: request.query_params.get(name, "") for name in ("who", "kind")}
        after = cursor(request)
        before = int(after) if after and after.isdecimal() else None
        deeds = await self.entering.site.desks.ask(
            lambda a: a.accounts.deeds(
                before,
                _DEEDS + 1,
                who=spelled(asked["who"]) or None,
                kind=asked["kind"] or None,
            )
        )
        values = {
            "deeds": deeds[:_DEEDS],
            "after": str(deeds[_DEEDS - 1].n) if len(deeds) > _DEEDS else None,
            "later": before is not None,
            "asked": asked,
            "kinds": tuple(DeedKind),
            "address": addresses.listed("/log", asked),
        }
        return drawn(request, "log", values)

    async def _changed(self, job: Callable[[Opened], None], told: str) -> Response:
        await self.entering.site.desks.change(job)
        return sent_on(f"/users?done={told}")


def _other(request: Request, name: str) -> str:
    """Return the name of somebody else than who asks, who has a page of their own."""
    if spelled(name) == who(request).name:
        raise DeniedError(Denial.NOT_YOURSELF, spelled(name))
    return name


def routes(entering: Entering) -> list[Route]:
    """Return the routes that are for admins."""
    admin, gated = Admin(entering), needs(Role.ADMIN)
    forms = {
        "/users/add": admin.added,
        "/users/password": admin.password,
        "/users/role": admin.role,
        "/users/remove": admin.removed,
        "/users/revoke": admin.revoked,
    }
    pages = {"/users": admin.users, "/log": admin.log}
    return [
        *(
            Route(path, gated(trying(entering.site, page, admin.page)))
            for path, page in pages.items()
        ),
        *(
            Route(
                path,
                gated(trying(entering.site, form, admin.page)),
                methods=["POST"],
            )
            for path, form in forms.items()
        ),
    ]
