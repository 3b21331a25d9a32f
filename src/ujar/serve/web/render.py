"""Templates into pages: whatever is put in is made visible, then escaped."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ujar.schema.views import ArticleLine
from ujar.serve.visible import one_line, visible
from ujar.serve.web import addresses
from ujar.serve.web.voice import LANGUAGES, Voice, utc


def page(name: str, voice: Voice, values: Mapping[str, object]) -> bytes:
    """Return the page that a template makes of *values*."""
    template = _environment().get_template(f"{name}.html.j2")
    return _rendered(template, voice, values)


def _rendered(template: Template, voice: Voice, values: Mapping[str, object]) -> bytes:
    return template.render(v=voice, **values).encode("utf-8", "replace")


def harmless(value: object) -> object:
    """Return what a template puts in, without controls; markup of our own as it is."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else visible(str(value))


def title(line: ArticleLine, voice: Voice) -> str:
    """Return what an article is called on a page."""
    return one_line(line.title or "") or voice.say("no_title")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ujar.serve.web"),
        autoescape=True,
        finalize=harmless,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.globals.update(
        at=addresses.of,
        statements_at=addresses.statements,
        exported=addresses.exported,
        languages=LANGUAGES,
    )
    environment.filters.update(line=one_line, utc=utc)
    return environment
