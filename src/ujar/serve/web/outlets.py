"""The pages about outlets: all of them, one, and what two have in common."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline.archive import Ledger
from ujar.schema.outlets import OutletsView, OutletView
from ujar.serve.web.pages import outlets as pages
from ujar.serve.web.pages.outlets import Span
from ujar.serve.web.site import Site, Values, cursor, missing, named
from ujar.serve.web.voice import Voice


@dataclass(frozen=True, slots=True)
class _Pages:
    """Answers with a page about outlets; what is counted for them is kept a while."""

    site: Site

    async def outlets(self, request: Request) -> Response:
        """Answer with all outlets."""
        span = pages.asked(request.query_params)

        def ask(ledger: Ledger, voice: Voice) -> Values:
            return pages.shown(self._all(ledger, span), span, voice)

        return await self.site.page(request, "outlets", ask)

    async def outlet(self, request: Request) -> Response:
        """Answer with one outlet."""
        name, span = named(request), pages.asked(request.query_params)
        wish = span, request.query_params.get("made", ""), cursor(request)

        def ask(ledger: Ledger, voice: Voice) -> Values | None:
            view = self._each(ledger, name, span)
            return pages.one(ledger, view, wish, voice) if view else None

        return await self.site.page(request, "outlet", ask)

    async def taken(self, request: Request) -> Response:
        """Answer with what one outlet has from another."""
        query, after = request.query_params, cursor(request)
        pair, span = pages.pair_asked(query), pages.asked(query)
        if pair is None:
            return missing(request)
        return await self.site.page(
            request, "taken", lambda a, _: pages.taken(a, pair, span, after)
        )

    def _all(self, ledger: Ledger, span: Span) -> OutletsView:
        key = "outlets", span.wanted, pages.OUTLETS
        return self.site.desks.kept.get(key, ledger, lambda a: pages.counted(a, span))

    def _each(self, ledger: Ledger, name: str, span: Span) -> OutletView | None:
        return self.site.desks.kept.get(
            ("outlet", name, span.wanted),
            ledger,
            lambda a: pages.counted_one(a, name, span),
        )


def routes(site: Site) -> list[Route]:
    """Return which address is answered by which page."""
    answers = _Pages(site)
    return [
        Route("/outlets", answers.outlets),
        Route("/outlets/taken", answers.taken),
        Route("/outlet/{name:path}", answers.outlet),
    ]
