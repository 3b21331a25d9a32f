"""To whom the pages are served: to this machine, or to users with an account."""

import ipaddress
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ujar.pipeline import opening
from ujar.pipeline.settings import Settings
from ujar.schema.keeping import ArchiveError
from ujar.serve.cli.wishes import Refusal
from ujar.serve.visible import visible
from ujar.serve.web.doors.house import LOOPBACK, House

_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.(?!-)[a-z0-9-]{1,63})*|\[[0-9a-f:.]+\]")
_ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104
_OWN = "localhost"


@dataclass(frozen=True, slots=True)
class Housing:
    """A house and the way to it."""

    house: House
    host: str
    address: str
    proxies: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None

    @property
    def open_way(self) -> bool:
        """Whether passwords would go over a network unencrypted."""
        encrypted = self.proxies or self.certificate
        return not _is_own(self.host) and not encrypted


def chosen(options: Mapping[str, Any], settings: Settings) -> Housing:
    """Return what was asked for; Refusal for what would let in anybody."""
    host, proxies = options["host"], _proxies(options, settings)
    names = _names(options, settings)
    _check_certificate(options)
    others = bool(names or proxies or not _is_own(host))
    login = others or bool(options["login"])
    if login:
        _demand_users(settings)
    if others:
        names = names or _of_address(host, proxied=bool(proxies))
    return Housing(
        house=House(frozenset({*LOOPBACK, *names}), login=login),
        host=host,
        address=names[0] if names else (host if _is_own(host) else _OWN),
        proxies=proxies,
        certificate=options["certificate"],
        key=options["key"],
    )


def _demand_users(settings: Settings) -> None:
    try:
        with opening.opened(settings, create=False) as archive:
            if archive.accounts.all():
                return
    except ArchiveError as error:
        raise Refusal(f"{error}.") from error
    where = settings.archive
    named = f" --archive {where}" if "://" not in where else ""
    raise Refusal(
        "Whoever is not at this machine has to log in, and the archive has no users "
        f"yet; make the first one: ujar user add NAME --role admin{named}"
    )


def _names(options: Mapping[str, Any], settings: Settings) -> tuple[str, ...]:
    given = [*options["name"], *settings.names.split(",")]
    names = tuple(name.strip().lower() for name in given if name.strip())
    for name in names:
        if not _NAME.fullmatch(name):
            raise Refusal(
                f"{visible(name)} is no host name; write it as ujar.example.org, "
                "without https:// and without a port."
            )
    return names


def _of_address(host: str, *, proxied: bool) -> tuple[str, ...]:
    """Return the address itself as the name, where it is one that a browser can use."""
    if proxied or host in _ANY:
        raise Refusal(
            "Say by which name browsers ask for these pages, as in "
            "--name ujar.example.org; other names are turned away."
        )
    return (f"[{host}]" if ":" in host else host.lower(),)


def _proxies(options: Mapping[str, Any], settings: Settings) -> tuple[str, ...]:
    given = (options["behind_proxy"] or settings.behind_proxy).split(",")
    proxies = tuple(name.strip() for name in given if name.strip())
    for proxy in proxies:
        try:
            ipaddress.ip_network(proxy)
        except ValueError as error:
            raise Refusal(
                f"{visible(proxy)} is no address of a proxy; write it as 127.0.0.1 or "
                "10.0.0.0/24."
            ) from error
    return proxies


def _check_certificate(options: Mapping[str, Any]) -> None:
    certificate, key = options["certificate"], options["key"]
    if key and not certificate:
        raise Refusal("--key is the key of a certificate: name it with --certificate.")
    if not certificate:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
            certificate, key, password=""
        )
    except (OSError, ValueError) as error:
        raise Refusal(
            f"{certificate} with its key cannot be used for TLS ({error})."
        ) from error


def _is_own(host: str) -> bool:
    """Whether only this machine itself reaches an address.

    >>> _is_own("127.0.0.1"), _is_own("localhost"), _is_own("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == _OWN
