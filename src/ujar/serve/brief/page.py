"""A brief as a page of its own: one file, nothing fetched, nothing that runs."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ujar.serve.brief.document import Document
from ujar.serve.brief.scripts import code


def written(document: Document) -> bytes:
    """Return the document as an HTML page."""
    template = _environment().get_template("page.html.j2")
    style = Markup(_environment().get_template("page.css").render())  # noqa: S704  # ours
    return template.render(d=document, style=style).encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ujar.serve.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["code"] = code
    return environment
