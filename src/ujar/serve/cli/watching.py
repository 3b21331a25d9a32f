"""Runs ujar watch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import click

from ujar.pipeline import wire_watches
from ujar.pipeline.archive import Opened
from ujar.pipeline.settings import Settings
from ujar.pipeline.watches import editing
from ujar.pipeline.watches.editing import WatchError
from ujar.schema.watches import Watch, WatchHit
from ujar.serve.cli.asking import answer, asked, found
from ujar.serve.cli.wanting import wanted
from ujar.serve.cli.wishes import Refusal, chosen_settings
from ujar.serve.told import watches as told
from ujar.serve.visible import visible
from ujar.serve.watching import linked

_SHOWN = 50
_WAY_OUT = "ujar watch list names them"


def add(options: Mapping[str, Any], name: str, query: str) -> None:
    """Add a watch and show it; Refusal if it cannot be kept."""
    wish = Watch(
        "",
        name,
        query,
        wanted({k: v for k, v in options.items() if k != "least"}),
        webhook=options["webhook"],
        email=options["email"],
    )
    try:
        made = editing.made(wish, wire_watches.now())
    except WatchError as error:
        raise Refusal(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error

    def kept(archive: Opened) -> Watch:
        with archive.writing():
            archive.watches.add(made)
        return archive.watches.named(made.id) or made

    answer(options, kept, told.made)


def show(options: Mapping[str, Any], watch: str, *, everything: bool) -> None:
    """Show what a watch found, and keep that it was seen."""

    def looked(archive: Opened) -> tuple[Watch, tuple[WatchHit, ...]]:
        held = found(archive.watches.named(watch), "watch", watch, _WAY_OUT)
        hits = archive.watches.hits(watch, _SHOWN, unseen=not everything)
        with archive.writing():
            archive.watches.seen(watch)
        return _without_secrets(held), hits

    answer(options, looked, told.whole)


def listed(options: Mapping[str, Any], *, secrets: bool) -> None:
    """Show all watches; their secrets only where they were asked for."""

    def all_(archive: Opened) -> Sequence[Watch]:
        watches = archive.watches.all()
        return watches if secrets else tuple(map(_without_secrets, watches))

    answer(options, all_, told.listed)


def _without_secrets(watch: Watch) -> Watch:
    return replace(watch, secret=None, feed=None)


def run(options: Mapping[str, Any]) -> None:
    """Look for what is new and tell all that is due."""
    settings = chosen_settings(options, ("archive",))

    def ran(archive: Opened) -> None:
        with archive.writing():
            archive.watches.look(wire_watches.now())
        tell(archive, settings)

    asked(options, ran)


def tell(archive: Opened, settings: Settings) -> None:
    """Tell all that is due, and say how it went."""
    telling = wire_watches.telling(archive, settings, partial(linked, settings))
    for delivery, attempt in telling.run():
        line = f"{delivery.watch} {delivery.channel.value}: {attempt.outcome}"
        click.echo(
            f"{visible(line)} ({delivery.state.value.replace('_', ' ')})", err=True
        )


def remove(options: Mapping[str, Any], watch: str) -> None:
    """Remove a watch; Refusal if there is none."""

    def removed(archive: Opened) -> Watch:
        held = found(archive.watches.named(watch), "watch", watch, _WAY_OUT)
        with archive.writing():
            archive.watches.remove(watch)
        return held

    gone = asked(options, removed)
    click.echo(f"Removed {visible(gone.name)}.")
