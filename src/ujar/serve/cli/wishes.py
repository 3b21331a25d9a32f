"""What the user of `ujar read` asked for, checked."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import click

from ujar.lang import outlets
from ujar.pipeline import settings as settings_
from ujar.pipeline import sources
from ujar.pipeline.batch import Given
from ujar.pipeline.settings import Settings, SettingsError
from ujar.serve.cli import output

_NAMES = ("workers", "language", "outlets")


class Refusal(click.ClickException):
    """The command cannot be run as it was given; the message says what to change."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Wishes:
    """The inputs, the outputs, and how to read."""

    inputs: tuple[str, ...]
    settings: Settings
    given: Given
    jsonl: bool = False
    text: bool = True
    output: Path | None = None
    html: Path | None = None
    dropped: Path | None = None
    resume: bool = False


def checked(inputs: tuple[str, ...], options: Mapping[str, Any]) -> Wishes:
    """Return the wishes; Refusal if they contradict each other or the files."""
    try:
        sources.check(inputs)
        settings = _settings(options, _NAMES)
    except (sources.InputError, SettingsError) as error:
        raise Refusal(f"{error}.") from error
    wishes = Wishes(
        inputs,
        settings,
        _given(inputs, options),
        jsonl=options["jsonl"],
        text=not options["no_text"],
        output=options["output"],
        html=options["html"],
        dropped=options["dropped"],
        resume=options["resume"],
    )
    _agree(wishes)
    return wishes


def chosen_settings(options: Mapping[str, Any], names: tuple[str, ...]) -> Settings:
    """Return the settings with the options of these names; Refusal if one is wrong."""
    try:
        return _settings(options, names)
    except SettingsError as error:
        raise Refusal(f"{error}.") from error


def _settings(options: Mapping[str, Any], names: tuple[str, ...]) -> Settings:
    settings = settings_.load(options["settings"], os.environ)
    chosen = {n: options[n] for n in names if options[n] is not None}
    settings = replace(settings, **chosen)
    try:
        outlets.load(settings.outlets)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SettingsError(
            f"cannot read the outlets in {settings.outlets}: {why}"
        ) from error
    return settings


def _given(inputs: tuple[str, ...], options: Mapping[str, Any]) -> Given:
    names = [f.name for f in fields(Given) if f.name != "language"]
    said = {name: options[name] for name in names if options[name]}
    if said and not sources.is_single(inputs):
        raise Refusal(
            f"--{next(iter(said))} describes one article, but there may be several; "
            "pass one text or page, or JSON Lines that say it for each."
        )
    return Given(**said)


def _agree(wishes: Wishes) -> None:
    """Refuse wishes that cannot both be met."""
    if wishes.resume and not (wishes.jsonl and wishes.output):
        raise Refusal("--resume needs --jsonl and -o FILE: the file to go on with.")
    if not wishes.text and not wishes.jsonl:
        raise Refusal("--no-text is about the JSON: add --jsonl.")
    files = [f for f in (wishes.output, wishes.html, wishes.dropped) if f]
    if len({f.absolute() for f in files}) < len(files):
        raise Refusal("-o, --html and --dropped must be different files.")
    for file in files:
        if output.same_file(file, wishes.inputs):
            raise Refusal(f"{file} is also an input; name another file to write.")
