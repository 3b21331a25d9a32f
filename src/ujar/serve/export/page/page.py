"""Builds the page; articles wait in a temporary file until the contents are known."""

import tempfile
from functools import cache
from types import TracebackType
from typing import Protocol, Self

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ujar.schema import Reading
from ujar.serve.export.page.article import Shown

_MEMORY = 32_000_000
_PART = 1 << 20


class _Writer(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Page:
    """Collects readings, and writes them with a table of contents before them."""

    def __init__(self) -> None:
        self._bodies = tempfile.SpooledTemporaryFile(max_size=_MEMORY)  # noqa: SIM115
        self._contents: list[tuple[str, str, tuple[str, ...], int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bodies.close()

    def add(self, reading: Reading) -> None:
        """Take a reading onto the page."""
        shown = Shown(reading, len(self._contents) + 1)
        told = (shown.ident, shown.title, shown.facts[:2], len(reading.statements))
        self._contents.append(told)
        self._bodies.write(_rendered("article.html.j2", shown=shown))

    def write(self, file: _Writer) -> None:
        """Write the whole page."""
        style = Markup(_template("page.css").render())  # noqa: S704  # our own file
        file.write(_rendered("head.html.j2", contents=self._contents, style=style))
        self._bodies.seek(0)
        while part := self._bodies.read(_PART):
            file.write(part)
        file.write(_rendered("foot.html.j2"))


def _rendered(name: str, **values: object) -> bytes:
    return _template(name).render(**values).encode("utf-8", "replace")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("ujar.serve.export.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
