"""Runs ujar watch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import click

from ujar.pipeline import wire_watches
from ujar.pipeline.archive import Opened
from ujar.pipeline.settings import Settings
from ujar.pipeline.watches import editing, keeping
from ujar.pipeline.watches.editing import WatchError
from ujar.schema.accounts import AT_THE_MACHINE
from ujar.schema.watches import Watch, WatchHit
from ujar.serve import addresses
from ujar.serve.addresses import FEEDS
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
        keeping.add(archive, made, AT_THE_MACHINE, made.made)
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


def listed(options: Mapping[str, Any]) -> None:
    """Show all watches."""

    def all_(archive: Opened) -> Sequence[Watch]:
        return tuple(map(_without_secrets, archive.watches.all()))

    answer(options, all_, told.listed)


def feed(options: Mapping[str, Any], watch: str, *, revoke: bool) -> None:
    """Make an address of a feed and show it, or take it back."""
    site = chosen_settings(options, ("archive",)).site
    at, by = wire_watches.now(), AT_THE_MACHINE
    if revoke:
        gone = asked(options, lambda a: keeping.close_feed(a, watch, by, at) or None)
        found(gone, "watch", watch, _WAY_OUT)
        click.echo("Nobody reads the feed by that address any more.")
        return
    made = asked(options, lambda a: keeping.open_feed(a, watch, by, at))
    _, key = found(made, "watch", watch, _WAY_OUT)
    for form in FEEDS:
        click.echo(addresses.secret_feed(site, watch, key, form))
    click.echo("They are not shown again.", err=True)


def secret(options: Mapping[str, Any], watch: str) -> None:
    """Make a new secret for a webhook, and show it."""
    at, by = wire_watches.now(), AT_THE_MACHINE
    made = asked(options, lambda a: keeping.sign_anew(a, watch, by, at))
    click.echo(found(made, "watch with a webhook", watch, _WAY_OUT).secret)
    click.echo("It is not shown again.", err=True)


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
        keeping.remove(archive, watch, AT_THE_MACHINE, wire_watches.now())
        return held

    gone = asked(options, removed)
    click.echo(f"Removed {visible(gone.name)}.")
