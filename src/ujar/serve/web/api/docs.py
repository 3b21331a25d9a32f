"""The documents for people: Swagger UI out of its package, from this server alone."""

from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from ujar.serve.web import problems
from ujar.serve.web.who import who

# The package is looked into and never imported: it would load Flask.
_PACKAGE = "flask_swagger_ui"
FILES: Final = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
# It asks this server alone, and has its icons inside the stylesheet.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_MISSING, _FAILED = 404, 503


async def page(request: Request) -> Response:
    """Answer with the page, which brings the seal of its reader with every change."""
    body = (resources.files("ujar.serve.web.api") / "docs.html").read_bytes()
    body = body.replace(b"SEAL", who(request).seal.encode())
    headers = {"Content-Security-Policy": _POLICY}
    return Response(body, 200, headers, "text/html; charset=utf-8")


async def file(request: Request) -> Response:
    """Answer with a file of Swagger UI."""
    name: str = request.path_params["name"]
    if name not in FILES:
        return problems.refusal(_MISSING, problems.NOTHING)
    if (body := _read(name)) is None:
        return problems.refusal(
            _FAILED,
            "The documents need flask-swagger-ui, which is not installed: "
            "pip install 'ujar[web]'. The same is in /api/v1/openapi.json.",
        )
    return Response(body, media_type=FILES[name])


@cache
def _read(name: str) -> bytes | None:
    found = find_spec(_PACKAGE)
    folders = found.submodule_search_locations if found else None
    return (Path(folders[0]) / "dist" / name).read_bytes() if folders else None
