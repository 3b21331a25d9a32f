"""Runs ujar serve: finds the archive, or makes the sample's, and starts the server."""

import os
import socket
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import ujar
from ujar.pipeline import opening
from ujar.pipeline.settings import OFF, Settings
from ujar.schema.keeping import ArchiveError
from ujar.serve import memory
from ujar.serve.cli import adding
from ujar.serve.cli.wishes import Refusal, chosen_settings
from ujar.serve.visible import visible

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from ujar.serve.cli.housing import Housing

_HOST = "127.0.0.1"
_UNENCRYPTED = (
    "Passwords go over the network unencrypted: put a proxy with TLS before it and say "
    "--behind-proxy, or name a --certificate and its --key."
)
# As many connections as a burst of readers needs; more are told to come again.
_MOST = 500
_OUTLETS = "outlets.toml"


def run(options: Mapping[str, Any]) -> None:
    """Serve until Ctrl-C; Refusal for what cannot begin."""
    _need_libraries()
    from ujar.serve.cli import housing  # noqa: PLC0415

    settings = chosen_settings(options, ("archive", "outlets"))
    if options["no_tell"]:
        settings = replace(settings, tell=OFF)
    if options["demo"]:
        settings = _sample(settings)
    check(settings)
    housed = housing.chosen(options, settings)
    with closing(listening(options["port"], housed.host)) as listener:
        port = listener.getsockname()[1]
        click.echo(f"Ujar shows {settings.archive} at {_address(housed, port)}")
        if housed.open_way:
            click.echo(_UNENCRYPTED, err=True)
        click.echo("Ctrl-C ends it.", err=True)
        from ujar.serve.web import app  # noqa: PLC0415

        served(app.build(settings, housed.house), listener, housed)


def _address(housed: "Housing", port: int) -> str:
    scheme = "https" if housed.certificate or housed.proxies else "http"
    place = housed.address if housed.proxies else f"{housed.address}:{port}"
    behind = f" (behind the proxy, on port {port})" if housed.proxies else ""
    return f"{scheme}://{place}/{behind}"


def _need_libraries() -> None:
    try:
        import argon2  # noqa: F401, PLC0415
        import python_multipart  # noqa: F401, PLC0415
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


def listening(port: int, host: str = _HOST) -> socket.socket:
    """Return a socket that listens there; Refusal if it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two servers share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # who comes before the server is up waits
    except OSError as error:
        listener.close()
        raise Refusal(
            f"Port {port} of {visible(host)} cannot be used ({error.strerror}); "
            "name another one with --port, or another address with --host."
        ) from error
    return listener


def served(
    app: "ASGIApp", listener: socket.socket, housed: "Housing | None" = None
) -> None:
    """Serve *app* until Ctrl-C: to this machine, or as it is housed."""
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(housed and housed.proxies),
        forwarded_allow_ips=list(housed.proxies) if housed else None,
        ssl_certfile=housed.certificate if housed else None,
        ssl_keyfile=housed.key if housed else None,
        limit_concurrency=_MOST,
        ws="none",
        timeout_graceful_shutdown=3,
    )
    memory.settle()
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
        archive=str(kept / _demo(folder)),
        outlets=folder / _OUTLETS,
    )
    click.echo("Reading and linking the sample story, where it is new …", err=True)
    adding.run(adding.Wishes((str(folder),), sample, refresh=True))
    return sample


def _demo(folder: Path) -> str:
    """Return the name of the archive of the sample in *folder*.

    Some of the sample's articles are known by their paths: of another installation's
    sample they would stand beside them, twice.
    """
    place = blake2b(os.fsencode(folder.resolve()), digest_size=4).hexdigest()
    return f"demo-{ujar.__version__}-{place}.db"


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
