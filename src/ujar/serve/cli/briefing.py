"""Runs ujar brief: makes the brief and writes it in the form asked for."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from ujar.pipeline import briefs
from ujar.pipeline.archive import Opened
from ujar.pipeline.ports import EmbedderError, PhraserError
from ujar.pipeline.searching import SearchError
from ujar.schema.brief import Asked, Brief, Length, Subject
from ujar.serve.brief import forms, telling
from ujar.serve.cli import output
from ujar.serve.cli.asking import asked, found
from ujar.serve.cli.output import OutputError
from ujar.serve.cli.wanting import wanted
from ujar.serve.cli.wishes import Refusal, chosen_settings
from ujar.serve.visible import one_line, visible
from ujar.serve.web.voice import Voice

_JSON = "json"
_SHOWN = 5


def run(subject: str, name: str, options: Mapping[str, Any]) -> None:
    """Write the brief; Refusal for what cannot be."""
    form = _form(options)
    wish = wanted(options)
    kind, length = Subject(subject), Length(options["length"])

    def ask(archive: Opened) -> Brief:
        whose = _meant(archive, name) if kind is Subject.ENTITY else name
        return _made(archive, Asked(kind, whose, wish, length), options)

    brief = asked(options, ask)
    _tell(brief)
    _write(_written(brief, form, options["lang"]), options["output"])


def _tell(brief: Brief) -> None:
    """Say what became of the phrasing, where it was asked for."""
    phrasing = brief.phrasing
    if phrasing is None:
        return
    told = f"{phrasing.kept} sentences kept, {len(phrasing.refused)} dropped"
    failed = visible(phrasing.failed) if phrasing.failed else None
    click.echo(f"Not phrased: {failed}." if failed else f"Phrased: {told}.", err=True)
    for refused in phrasing.refused:
        why = "; ".join(fault.what for fault in refused.faults)
        click.echo(f"  dropped: {one_line(refused.words)}", err=True)
        click.echo(f"    {one_line(why)}", err=True)


def _form(options: Mapping[str, Any]) -> str:
    path: Path | None = options["output"]
    ending = path.suffix.lstrip(".").lower() if path else ""
    ending = {"markdown": "md", "htm": "html"}.get(ending, ending)
    form: str = options["form"] or (
        ending if ending in forms.FORMS or ending == _JSON else "md"
    )
    if form in forms.BINARY and path is None and sys.stdout.isatty():
        title = forms.FORMS[form].title
        raise Refusal(f"{title} is nothing for a terminal: add -o FILE.{form}.")
    return form


def _meant(archive: Opened, name: str) -> str:
    """Return the id of the one whom *name* means; Refusal if that is not clear."""
    lines = archive.entities(name)
    if not lines:
        found(None, "person or institution", name, "ujar who finds names")
    if len(lines) > 1:
        some = ", ".join(f"{e.id} ({visible(e.name)})" for e in lines[:_SHOWN])
        raise Refusal(f"{visible(name)} may be several; name one by its id: {some}.")
    return lines[0].id


def _made(archive: Opened, asks: Asked, options: Mapping[str, Any]) -> Brief:
    settings = chosen_settings(options, ("archive",))
    phrase = options["lang"] if options["phrase"] else None
    try:
        brief = briefs.make(archive, settings, asks, phrase)
    except (SearchError, EmbedderError, PhraserError) as error:
        raise Refusal(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    return found(brief, asks.subject.value, asks.name, "ujar stories lists stories")


def _written(brief: Brief, form: str, language: str) -> bytes:
    if form == _JSON:
        built = json.dumps(msgspec.to_builtins(brief), ensure_ascii=False, indent=2)
        return built.encode("utf-8", "backslashreplace") + b"\n"
    try:
        return forms.FORMS[form].written(telling.told(brief, Voice(language)))
    except forms.FormError as error:
        raise Refusal(f"{error}.") from error


def _write(body: bytes, path: Path | None) -> None:
    if path is None:
        sys.stdout.buffer.write(body)
        return
    try:
        with output.opened(path, append=False) as file:
            file.write(body)
    except OutputError as error:
        raise Refusal(f"{error}.") from error
