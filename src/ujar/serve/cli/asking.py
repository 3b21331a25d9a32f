"""Asks the archive and shows the answer, to a person or as JSON."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from rich.console import Console, RenderableType

from ujar.pipeline import opening
from ujar.pipeline.archive import Opened
from ujar.schema.keeping import ArchiveError
from ujar.serve.cli.sinks import plain
from ujar.serve.cli.wishes import Refusal, chosen_settings
from ujar.serve.visible import visible

T = TypeVar("T")

_WIDEST = 120


def answer(
    options: Mapping[str, Any],
    ask: Callable[[Opened], T],
    tell: Callable[[T], Iterable[RenderableType]],
) -> None:
    """Print what *ask* gets from the archive: by *tell*, or as JSON; Refusal if not."""
    found = asked(options, ask)
    if options["as_json"]:
        written = json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2)
        sys.stdout.buffer.write(written.encode("utf-8", "backslashreplace") + b"\n")
        return
    if sys.stdout.isatty():
        _print(Console(highlight=False, markup=False, emoji=False), tell(found))
    else:
        sys.stdout.buffer.write(plain(lambda console: _print(console, tell(found))))


def asked(options: Mapping[str, Any], ask: Callable[[Opened], T]) -> T:
    """Return what *ask* gets from the archive; Refusal if there is none."""
    settings = chosen_settings(options, ("archive",))
    try:
        with opening.opened(settings, create=False) as archive:
            return ask(archive)
    except ArchiveError as error:
        raise Refusal(f"{error}.") from error


def found(thing: T | None, what: str, name: str, way_out: str) -> T:
    """Return *thing*; Refusal if there is none of that name."""
    if thing is None:
        raise Refusal(f"There is no {what} {visible(name)} in the archive; {way_out}.")
    return thing


def _print(console: Console, parts: Iterable[RenderableType]) -> None:
    for part in parts:
        console.print(part, width=min(console.width, _WIDEST), soft_wrap=False)
