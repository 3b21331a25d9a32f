"""Answers a call: reads what it was told, asks the archive, writes the JSON."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast
from urllib.parse import parse_qsl, quote, urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from ujar.pipeline import replaying, wire_doors
from ujar.pipeline.archive import Ledger, Opened
from ujar.schema.views import Page
from ujar.serve.export import lines
from ujar.serve.web.api import bringing, cursors, repeating
from ujar.serve.web.api.calls import Call, Listing, Question
from ujar.serve.web.guard import tag
from ujar.serve.web.problems import RefusedError
from ujar.serve.web.site import Site
from ujar.serve.web.values import UnfitError
from ujar.serve.web.who import who

PREFIX = "/api/v1"
_JSON = "application/json"
_MADE, _BAD, _MISSING, _CHANGED, _UNFIT = 201, 400, 404, 412, 422
_MOST_PAIRS = 50


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers one call about the archive of the site.

    ``shown`` is the call that gets what this one changes, where there is one.
    """

    site: Site
    call: Call
    shown: Call | None = None

    async def answer(self, request: Request) -> Response:
        """Answer; RefusedError if the call cannot be answered as it was made."""
        given = _given(self.call, request)
        values = {**self._which(request), **_values(self.call, given)}
        if self.call.stream is not None:
            return await self.call.stream(self.site, request)
        cursor = self._cursor(values)
        body = await bringing.body(self.call.body, request)

        def ask(archive: Opened) -> Response:
            asker = who(request)
            question = Question(
                archive, self.site.settings, values, cursor, body, asker
            )
            with self._held(archive, request):
                self._demand_unchanged(question, request)
                found = self._found(question)
            if found is None:
                raise self._missing()
            return self._told(found, given, values)

        if self.call.change:
            again = await repeating.asked(request, who(request), self.call.change)
            return await self.site.desks.change(partial(self._once, again, ask))
        return await self.site.desks.lately(self.site.same(request), ask)

    def _once(
        self,
        again: tuple[str, str] | None,
        ask: Callable[[Opened], Response],
        archive: Opened,
    ) -> Response:
        """Do what is asked for; of what was done with this key return the answer."""
        if again is None:
            return ask(archive)

        def make() -> str:
            answer = ask(archive)
            return f"{answer.headers['Location']}\n{bytes(answer.body).decode()}"

        try:
            kept = replaying.once(archive, again, wire_doors.now(), make)
        except replaying.OtherBodyError as error:
            raise RefusedError(
                _UNFIT,
                f"With this {repeating.NAME} another body was sent before; take a new "
                "key for a new request.",
                repeating.NAME,
            ) from error
        at, _, body = kept.partition("\n")
        return Response(body, _MADE, {"Location": at}, _JSON)

    def _told(
        self, found: object, given: Mapping[str, str], values: Mapping[str, Any]
    ) -> Response:
        """Return what was found as the answer that it makes."""
        if isinstance(found, Page):
            return self._page(found, given, values)
        change = self.call.change
        if change is None:
            return Response(encoded(found), media_type=_JSON)
        if change.removed:
            return Response(None, change.status)
        headers = {}
        if change.made:
            which = quote(found.id, safe="")  # type: ignore[attr-defined]
            headers["Location"] = PREFIX + change.made.format(id=which)
        return Response(encoded(found), change.status, headers, _JSON)

    def _held(self, archive: Opened, request: Request) -> AbstractContextManager[None]:
        """Let nobody else change what is to be changed only if it is as it was seen."""
        looks = self.call.change is not None and "if-match" in request.headers
        return archive.writing() if looks else nullcontext()

    def _demand_unchanged(self, question: Question, request: Request) -> None:
        """Refuse a change of what is another than whoever asks for it has seen."""
        seen = request.headers.get("if-match")
        if self.call.change is None or self.shown is None or seen is None:
            return
        found = self.shown.ask(question)
        if found is None or (seen != "*" and tag(encoded(found)) not in seen):
            raise RefusedError(
                _CHANGED, "It is not as If-Match has it any more; get it again."
            )

    def _found(self, question: Question) -> object:
        if self.call.dear is None:
            return self.call.ask(question)

        def ask(ledger: Ledger) -> object:
            archive = cast("Opened", ledger)  # a desk's
            return self.call.ask(replace(question, archive=archive))

        key = self.call.dear(question)
        return self.site.desks.kept.get(key, question.archive, ask)

    def _which(self, request: Request) -> dict[str, Any]:
        """Return what the path says; nothing is there for what no id can be."""
        given = {k: str(v) for k, v in request.path_params.items()}
        try:
            return {p.name: p.read(given) for p in self.call.in_path}
        except UnfitError as error:
            raise self._missing() from error

    def _missing(self) -> RefusedError:
        return RefusedError(_MISSING, self.call.missing or "There is nothing.")

    def _cursor(self, values: Mapping[str, Any]) -> str | None:
        sealed: str | None = values.get("after")
        if sealed is None:
            return None
        cursor = cursors.opened(sealed, self.call.id, values)
        if cursor is None:
            raise RefusedError(
                _BAD,
                "after is no cursor of this list under these conditions; take `next` "
                "from the page before, or begin again without it.",
                "after",
            )
        return cursor

    def _page(
        self, page: Page[Any], given: Mapping[str, str], values: Mapping[str, Any]
    ) -> Response:
        """Answer with a page of a list, and the address of what follows."""
        if page.cursor is None:
            listing = Listing(page.items, None, None)
            return Response(encoded(listing), media_type=_JSON)
        cursor = cursors.sealed(page.cursor, self.call.id, values)
        query = urlencode({**given, "after": cursor})
        following = f"{PREFIX}{self.call.at(values)}?{query}"
        listing = Listing(page.items, cursor, following)
        headers = {"Link": f'<{following}>; rel="next"'}
        return Response(encoded(listing), 200, headers, _JSON)


def encoded(answer: object) -> bytes:
    """Return the answer as JSON in UTF-8; halves of characters are escaped."""
    try:
        return msgspec.json.encode(answer)
    except UnicodeEncodeError:
        return lines.dumped(msgspec.to_builtins(answer))


def _given(call: Call, request: Request) -> dict[str, str]:
    """Return what the query says, each name once and none that the call lacks."""
    query = request.scope["query_string"].decode("latin-1")
    try:
        pairs = parse_qsl(
            query,
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PAIRS,
        )
    except ValueError as error:
        raise RefusedError(
            _BAD,
            f"The address must be percent-encoded UTF-8 with {_MOST_PAIRS} parameters "
            "at most.",
        ) from error
    known = [p.name for p in call.in_query]
    for name, _ in pairs:
        if name not in known:
            there = f"there are {', '.join(known)}" if known else "it takes none"
            raise RefusedError(
                _UNFIT, f"{name[:80]} is no parameter of this call; {there}.", name[:80]
            )
    given = dict(pairs)
    if len(given) < len(pairs):
        name = next(n for n, _ in pairs if sum(n == m for m, _ in pairs) > 1)
        raise RefusedError(_UNFIT, f"{name} is given twice; give it once.", name)
    return given


def _values(call: Call, given: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for parameter in call.in_query:
        try:
            found[parameter.name] = parameter.read(given)
        except UnfitError as error:
            raise RefusedError(
                _UNFIT, f"{parameter.name} {error}.", parameter.name
            ) from error
    return found
