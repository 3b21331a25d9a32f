"""Where readings go: to a person, into JSON Lines, onto a page."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console

from ujar.schema import Reading
from ujar.serve.cli import output
from ujar.serve.cli.show import show
from ujar.serve.cli.wishes import Wishes
from ujar.serve.export import lines

_PLAIN_WIDTH = 100


class Sink(Protocol):
    """Takes one reading after another."""

    def __call__(self, reading: Reading) -> None:
        """Take a reading."""


@contextmanager
def opened(wishes: Wishes) -> Iterator[list[Sink]]:
    """Open everything that the wishes want written."""
    with ExitStack() as stack:
        sinks: list[Sink] = []
        if wishes.jsonl:
            sinks.append(stack.enter_context(_json(wishes)))
        elif wishes.output or not wishes.html:
            sinks.append(stack.enter_context(_person(wishes.output)))
        if wishes.html:
            sinks.append(stack.enter_context(_page(wishes.html)))
        yield sinks


@contextmanager
def _json(wishes: Wishes) -> Iterator[Sink]:
    with ExitStack() as stack:
        file: output.Writer = sys.stdout.buffer
        if wishes.output:
            kept = output.opened(wishes.output, append=wishes.resume)
            file = stack.enter_context(kept)

        def write(reading: Reading) -> None:
            file.write(lines.line(reading, text=wishes.text))
            file.flush()

        yield write


@contextmanager
def _person(path: Path | None) -> Iterator[Sink]:
    """Print to the terminal; elsewhere plain, as wide as a page, in UTF-8."""
    if path is None and sys.stdout.isatty():
        console = Console(highlight=False, markup=False, emoji=False)
        yield lambda reading: show(reading, console)
        return
    with ExitStack() as stack:
        file: output.Writer = sys.stdout.buffer
        if path is not None:
            file = stack.enter_context(output.opened(path, append=False))

        def write(reading: Reading) -> None:
            file.write(plain(lambda console: show(reading, console)))
            file.flush()

        yield write


def plain(tell: Callable[[Console], None]) -> bytes:
    """Return what *tell* prints, without colour or white space at line ends."""
    told = io.StringIO()
    console = Console(
        file=told,
        width=_PLAIN_WIDTH,
        color_system=None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    tell(console)
    lines_ = (line.rstrip() for line in told.getvalue().split("\n"))
    return "\n".join(lines_).encode("utf-8", "backslashreplace")


@contextmanager
def _page(path: Path) -> Iterator[Sink]:
    # jinja2 takes a while to import, and only pages need it.
    from ujar.serve.export.page import Page  # noqa: PLC0415

    with output.opened(path, append=False) as file, Page() as page:
        yield page.add
        page.write(file)
