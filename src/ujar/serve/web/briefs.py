"""Briefs as pages, and as files to save: of a story, of somebody, of a search."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline import briefs
from ujar.pipeline.archive import Ledger
from ujar.pipeline.ports import EmbedderError
from ujar.pipeline.searching import SearchError
from ujar.schema.brief import Asked, Brief, Length, Subject
from ujar.schema.keeping import ArchiveError
from ujar.serve.brief import forms, telling
from ujar.serve.brief.document import Document
from ujar.serve.web import addresses, render
from ujar.serve.web.pages import statements
from ujar.serve.web.site import (
    Site,
    explained,
    frame,
    html,
    missing,
    named,
    spoken,
)
from ujar.serve.web.voice import Voice

_BAD, _OK, _LACKING = 400, 200, 501
_LENGTHS = tuple(length.value for length in Length)
_NO_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the address asks for: the brief, and where it stands itself."""

    asked: Asked
    conditions: statements.Asked
    path: str

    def address(self, **changed: str) -> str:
        """Return the address of the same brief with something changed."""
        query = {**asdict(self.conditions), "length": self.asked.length.value}
        return addresses.listed(self.path, {**query, **changed})


@dataclass(frozen=True, slots=True)
class _Briefs:
    """Answers with briefs."""

    site: Site

    async def story(self, request: Request) -> Response:
        """Answer with the brief of a story."""
        return await self._answer(request, Subject.STORY, named(request))

    async def entity(self, request: Request) -> Response:
        """Answer with the brief of a person or an institution."""
        return await self._answer(request, Subject.ENTITY, named(request))

    async def search(self, request: Request) -> Response:
        """Answer with the brief of a search."""
        query = request.query_params.get("q", "")
        return await self._answer(request, Subject.SEARCH, query)

    async def _answer(self, request: Request, subject: Subject, name: str) -> Response:
        wish, voice = _wished(request, subject, name), spoken(request)
        form = forms.FORMS.get(request.query_params.get("format", ""))

        def made(ledger: Ledger) -> Response:
            brief = briefs.make(ledger, self.site.settings, wish.asked)
            if brief is None:
                return missing(request)
            document = telling.told(brief, voice)
            if form is not None:
                return _file(form, document)
            values = {**frame(request), **_shown(brief, document, wish)}
            return html(request, render.page("brief", voice, values))

        return await self._told(request, voice, made)

    async def _told(
        self, request: Request, voice: Voice, made: Callable[[Ledger], Response]
    ) -> Response:
        """Return what was made, or the page that says why it could not be."""
        try:
            return await self.site.desks.lately(self.site.same(request), made)
        except ArchiveError as error:
            return self.site.failed(request, error)
        except (SearchError, EmbedderError) as error:
            told = f"{str(error)[:1].upper()}{str(error)[1:]}."
            return html(request, explained(request, voice, "bad_request", told), _BAD)
        except forms.FormError as error:
            body = explained(request, voice, "failed", f"{error}.")
            return html(request, body, _LACKING)


def _wished(request: Request, subject: Subject, name: str) -> _Wish:
    conditions = statements.asked(request.query_params)
    length = request.query_params.get("length", "")
    asked = Asked(
        subject,
        name,
        conditions.wanted,
        Length(length) if length in _LENGTHS else Length.NORMAL,
    )
    return _Wish(asked, conditions, request.url.path)


def _shown(brief: Brief, document: Document, wish: _Wish) -> dict[str, object]:
    """Return what the page shows."""
    return {
        "brief": brief,
        "document": document,
        "wish": wish,
        "lengths": _LENGTHS,
        "forms": [(f.title, wish.address(format=f.name)) for f in forms.FORMS.values()],
        "home": _home(brief.asked, wish),
    }


def _home(asked: Asked, wish: _Wish) -> tuple[str, str]:
    """Return the page that the brief is of, and the key of what that is called."""
    if asked.subject is Subject.SEARCH:
        return wish.conditions.address(), "statements"
    kind = asked.subject.value
    return addresses.of(kind, asked.name), kind


def _file(form: forms.Form, document: Document) -> Response:
    name = f"ujar-{_plain(document.title) or 'brief'}.{form.name}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    body = form.written(document)
    return Response(body, _OK, headers, media_type=form.media)


def _plain(title: str) -> str:
    """Return a title as part of the name of a file: small letters, digits, hyphens.

    >>> _plain("Banjir di “Kelam”: 1.240 rumah")
    'banjir-di-kelam-1-240-rumah'
    """
    flat = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _NO_NAME.sub("-", flat.lower())[:_LONGEST].strip("-")


def routes(site: Site) -> list[Route]:
    """Return which address is answered by which brief."""
    pages = _Briefs(site)
    return [
        Route("/brief/story/{name:path}", pages.story),
        Route("/brief/entity/{name:path}", pages.entity),
        Route("/brief/search", pages.search),
    ]
