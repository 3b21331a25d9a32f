"""Runs ujar serve: finds the archive, or makes the sample's, and starts the server."""

import os
import socket
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import ujar
from ujar.pipeline import opening
from ujar.pipeline.settings import Settings
from ujar.schema.keeping import ArchiveError
from ujar.serve.cli import adding
from ujar.serve.cli.wishes import Refusal, chosen_settings
from ujar.serve.visible import visible

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_HOST = "127.0.0.1"
_OWN = frozenset({_HOST, "localhost"})
_OUTLETS = "outlets.toml"


def run(options: Mapping[str, Any]) -> None:
    """Serve until Ctrl-C; Refusal for what cannot begin."""
    if options["host"] not in _OWN:
        raise Refusal(
            f"ujar serve has no logins yet and so listens on {_HOST} only, "
            f"not on {visible(options['host'])}."
        )
    _need_libraries()
    settings = chosen_settings(options, ("archive", "outlets"))
    if options["demo"]:
        settings = _sample(settings)
    check(settings)
    with closing(listening(options["port"])) as listener:
        port = listener.getsockname()[1]
        click.echo(f"Ujar shows {settings.archive} at http://{_HOST}:{port}/")
        click.echo("Ctrl-C ends it.", err=True)
        from ujar.serve.web import app  # noqa: PLC0415

        served(app.build(settings), listener)


def _need_libraries() -> None:
    try:
        import starlette  # noqa: F401, PLC0415
        import uvicorn  # noqa: F401, PLC0415
    except ImportError as error:
        raise Refusal(
            f"The web pages need {error.name}, which is not installed: "
            "pip install 'ujar[web]'."
        ) from error


def check(settings: Settings) -> None:
    """Raise Refusal if there is no archive that can be opened."""
    try:
        with opening.opened(settings, create=False):
            pass
    except ArchiveError as error:
        raise Refusal(f"{error}.") from error


def listening(port: int) -> socket.socket:
    """Return a socket that listens on this machine; Refusal if it cannot."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two servers share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
        listener.listen()  # who comes before the server is up waits
    except OSError as error:
        listener.close()
        raise Refusal(
            f"Port {port} of {_HOST} cannot be used ({error.strerror}); "
            "name another one with --port."
        ) from error
    return listener


def served(app: "ASGIApp", listener: socket.socket) -> None:
    """Serve *app* until Ctrl-C."""
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _sample(settings: Settings) -> Settings:
    """Return settings for the sample's archive; it is read and linked where new."""
    folder = _sample_folder()
    kept = _cache()
    try:
        kept.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refusal(f"Cannot make the folder {kept}: {error.strerror}.") from error
    sample = replace(
        settings,
        archive=str(kept / f"demo-{ujar.__version__}.db"),
        outlets=folder / _OUTLETS,
    )
    click.echo("Reading and linking the sample story, where it is new …", err=True)
    adding.run(adding.Wishes((str(folder),), sample, refresh=True))
    return sample


def _sample_folder() -> Path:
    """Return where the sample is: in the package, or beside a checkout of it."""
    inside = Path(str(resources.files("ujar"))) / "sample"
    beside = Path(__file__).parents[4] / "examples" / "sample"
    for folder in (inside, beside):
        if (folder / _OUTLETS).is_file():
            return folder
    raise Refusal("The sample story is not in this installation.")


def _cache() -> Path:
    """Return the folder for what can be made again, as the system has it."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "ujar"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ujar"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "ujar"
