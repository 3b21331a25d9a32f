"""One's own account: its password and its tokens."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline import wire_doors
from ujar.pipeline.doors.denials import Denial, DeniedError
from ujar.schema.accounts import Account, Role, Token
from ujar.serve.web.doors import cookies
from ujar.serve.web.doors.entering import Entering
from ujar.serve.web.doors.gate import fields, needs, sent_on
from ujar.serve.web.doors.trying import later, trying
from ujar.serve.web.site import drawn
from ujar.serve.web.who import who

_WRONG = 400
_DAYS = (7, 30, 90, 365)
DONE = frozenset({"password", "revoked", "added", "role", "removed"})


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """Shows and changes the account of who asks."""

    entering: Entering

    async def shown(self, request: Request) -> Response:
        """Answer with the account."""
        return await self.page(request)

    async def password(self, request: Request) -> Response:
        """Take another password; every other session of theirs ends."""
        form, asker = await fields(request), who(request)
        if wait := self.entering.throttle.tried(asker.name, asker.origin):
            return later(request, wait)
        account = await self._proven(asker.name, form["old"])
        self.entering.throttle.fitted(asker.name, asker.origin)
        _demand_same(form["new"], form["again"])
        hashed = await self.entering.hashing.made(asker.name, form["new"])
        return await self._renewed(request, account, hashed)

    async def token(self, request: Request) -> Response:
        """Make a token, and show it this once."""
        form, asker = await fields(request), who(request)
        days = int(form["days"]) if form["days"] in map(str, _DAYS) else None
        role = chosen_role(form["role"])
        key = await self.entering.site.desks.change(
            lambda a: wire_doors.tokens(a).new(
                asker.actor, asker.name, role, form["label"], days
            )
        )
        return await self.page(request, key=key)

    async def revoked(self, request: Request) -> Response:
        """Revoke a token of theirs."""
        form, asker = await fields(request), who(request)
        await self.entering.site.desks.change(
            lambda a: wire_doors.tokens(a).revoke(
                asker.actor, form["token"], asker.name
            )
        )
        return sent_on("/account?done=revoked")

    async def page(
        self, request: Request, error: DeniedError | None = None, key: str = ""
    ) -> Response:
        """Return the page of the account, with what became of a form."""
        asker = who(request)
        tokens: tuple[Token, ...] = ()
        if not asker.local:
            tokens = await self.entering.site.desks.ask(
                lambda a: a.accounts.tokens(asker.name)
            )
        values = {
            "tokens": tokens,
            "roles": [role for role in Role if asker.may(role)],
            "days": _DAYS,
            "key": key,
            "error": error,
            "done": done(request),
        }
        return drawn(request, "account", values, _WRONG if error else 200)

    async def _proven(self, name: str, password: str) -> Account:
        """Return the account; DeniedError if that is not its password."""
        account = await self.entering.site.desks.ask(
            lambda a: wire_doors.users(a).found(name)
        )
        fits, _ = await self.entering.hashing.compared(password, account.password)
        if not fits:
            raise DeniedError(Denial.PASSWORD_WRONG)
        return account

    async def _renewed(
        self, request: Request, account: Account, hashed: str
    ) -> Response:
        asker = who(request)
        await self.entering.site.desks.change(
            lambda a: wire_doors.users(a).set_password(
                asker.actor, account.name, hashed
            )
        )
        changed = Account(account.name, account.role, hashed, account.made)
        secret = await self.entering.begun(changed, asker.origin, None)
        response = sent_on("/account?done=password" if secret else "/login")
        if secret:
            cookies.SESSION.put(request, response, secret)
        return response


def chosen_role(named: str) -> Role:
    """Return the role of that name, the least for what is none."""
    return Role(named) if named in {r.value for r in Role} else Role.READER


def done(request: Request) -> str:
    """Return what the page is to say was done, of what it has words for."""
    told = request.query_params.get("done", "")
    return told if told in DONE else ""


def _demand_same(password: str, again: str) -> None:
    if password != again:
        raise DeniedError(Denial.PASSWORDS_DIFFER)


def routes(entering: Entering) -> list[Route]:
    """Return the routes of one's own account."""
    own, reader = OwnAccount(entering), needs(Role.READER)
    forms = {
        "/account/password": own.password,
        "/account/token": own.token,
        "/account/revoke": own.revoked,
    }
    return [
        Route("/account", trying(entering.site, own.shown, own.page)),
        *(
            Route(
                path,
                reader(trying(entering.site, form, own.page)),
                methods=["POST"],
            )
            for path, form in forms.items()
        ),
    ]
